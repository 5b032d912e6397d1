/** End event: the token ends; what else happens is its result's (BPMN 2.0.2 §13.5.6). */
import type { Behavior, Execution } from '../../engine/contract.ts';
import { compensateNext, completedInside, planCompensation } from '../../engine/compensation.ts';
import { activationOf, elementOf, emit, nextId } from '../../engine/execution.ts';
import { complete, endToken, leave, settleScope, terminate, terminateInside } from '../../engine/lifecycle.ts';
import { throwError, throwEscalation, triggerBoundary } from '../../engine/throwing.ts';
import type { Element } from '../../model/definition.ts';
import type { Activation } from '../../model/state.ts';
import { throwAll, throwOne, waitsToThrow } from './throw-results.ts';
import { entryOf } from '../../model/table.ts';

/** None: ends the token. Terminate: ends everything in its scope. Error, escalation: throws towards the enclosing scopes. Others: thrown, then it ends. */
export const endEvent: Behavior = {
  activate(execution, element, activation) {
    switch (element.event?.type) {
      case 'terminate': terminateScope(execution, element, activation); return;
      case 'error':
        complete(execution, activation);
        throwError(execution, element.id, element.event.errorCode, activation.parent);
        return;
      case 'escalation': escalateAndEnd(execution, element, activation, element.event.escalationCode); return;
      case 'cancel': cancelTransaction(execution, element, activation); return;
      case undefined: case 'none': leave(execution, element, activation); return;
      default: if (!waitsToThrow(execution, element, activation)) throwNow(execution, element, activation);
    }
  },
  throwNow,
  emptied(execution, element, activation) {
    if (compensateNext(execution, activation.id)) return;
    if (element.event?.type === 'cancel') finishCancel(execution, element, activationOf(execution, activation.id));
    else leave(execution, element, activationOf(execution, activation.id));
  },
};

function throwNow(execution: Execution, element: Element, activation: Activation): void {
  if (element.event?.type === 'multiple') {
    throwSeveral(execution, element, activation);
    return;
  }
  if (throwAll(execution, element, activation)) leave(execution, element, activationOf(execution, activation.id));
}

/** Every result but those that end the scope first, then those. */
function throwSeveral(execution: Execution, element: Element, activation: Activation): void {
  const events = element.event?.type === 'multiple' ? element.event.events : [];
  for (const event of events) if (entryOf(execution.draft.state.activations, activation.id) !== undefined) throwOne(execution, element, activation, event);
  if (entryOf(execution.draft.state.activations, activation.id) === undefined) return;
  const error = events.find(event => event.type === 'error');
  if (error?.type === 'error') {
    complete(execution, activation);
    throwError(execution, element.id, error.errorCode, activation.parent);
  } else if (events.some(({ type }) => type === 'terminate')) {
    terminateScope(execution, element, activation);
  } else if (!compensateNext(execution, activation.id)) {
    leave(execution, element, activationOf(execution, activation.id));
  }
}

function terminateScope(execution: Execution, element: Element, activation: Activation): void {
  complete(execution, activation);
  terminateInside(execution, activation.parent, element.id);
  endToken(execution, element, activation.parent);
}

/** The scope may have been interrupted by the catcher: then there is nothing left to settle. */
function escalateAndEnd(execution: Execution, element: Element, activation: Activation, code: string | undefined): void {
  complete(execution, activation);
  execution.lastEnd = element.id;
  throwEscalation(execution, element.id, code, activation.parent);
  const scope = activation.parent;
  if (scope === undefined || entryOf(execution.draft.state.activations, scope) !== undefined) settleScope(execution, scope);
}

/** Everything else in the transaction ends, what had completed is compensated, then its cancel boundary event happens (BPMN 2.0.2 §13.5.6). */
function cancelTransaction(execution: Execution, element: Element, activation: Activation): void {
  const transaction = transactionAround(execution, activation);
  let thrower = activation.id;
  if (activation.parent === transaction) {
    terminateInside(execution, transaction, element.id, activation.id);
  } else {
    // Inside a sub-process of the transaction: the event goes on in the transaction itself, which the sub-process does not outlive.
    terminateInside(execution, transaction, element.id);
    thrower = nextId(execution, element.id);
    emit(execution, { type: 'elementActivated', v: 1, at: execution.at, elementId: element.id, activation: thrower, parent: transaction });
  }
  planCompensation(execution, activationOf(execution, thrower), completedInside(execution, transaction));
  if (!compensateNext(execution, thrower)) finishCancel(execution, element, activationOf(execution, thrower));
}

function finishCancel(execution: Execution, element: Element, activation: Activation): void {
  const transaction = transactionAround(execution, activation);
  const host = activationOf(execution, transaction);
  const boundary = (elementOf(execution, host.elementId).boundary ?? []).map(id => elementOf(execution, id)).find(({ event }) => event?.type === 'cancel');
  complete(execution, activation);
  if (boundary !== undefined) {
    triggerBoundary(execution, boundary, outermost(execution, host).id);
    return;
  }
  const { id, parent } = outermost(execution, host);
  terminate(execution, id, element.id);
  endToken(execution, element, parent);
}

/** Boundary events belong to a loop as a whole. */
function outermost(execution: Execution, host: Activation): Activation {
  return host.round === undefined || host.parent === undefined ? host : activationOf(execution, host.parent);
}

function transactionAround(execution: Execution, { id, parent }: Activation): string {
  for (let scope = parent; scope !== undefined; scope = activationOf(execution, scope).parent) {
    if (elementOf(execution, activationOf(execution, scope).elementId).kind === 'transaction') return scope;
  }
  throw new Error(`Expected ${id} inside a transaction but it is not`);
}
