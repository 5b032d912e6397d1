/**
 * Errors and escalations travel outwards from where they are thrown: the nearest enclosing activity with a boundary event
 * that knows the code catches them (BPMN 2.0.2 §10.5.6, §13.5.3). A catcher without a code knows every code.
 */
import type { Element } from '../model/definition.ts';
import type { Execution } from './contract.ts';
import { activationOf, elementOf, emit } from './execution.ts';
import { enter, terminate, terminateInside } from './lifecycle.ts';

interface Catch {
  readonly boundary: Element;
  readonly host: string;
}

/** Throws an error from inside `scope`. Uncaught, it ends the whole instance as failed. */
export function throwError(execution: Execution, elementId: string, errorCode: string | undefined, scope: string | undefined): void {
  const caught = findCatch(execution, scope, event => event.event?.type === 'error' ? codeRank(event.event.errorCode, errorCode) : 0);
  if (caught !== undefined) {
    triggerBoundary(execution, caught.boundary, caught.host);
    return;
  }
  const processId = execution.process.id;
  terminateInside(execution, undefined, elementId);
  emit(execution, { type: 'processFailed', v: 1, at: execution.at, processId, elementId, code: errorCode ?? '' });
}

/** A task ends in an error: the boundary events of the task itself come first. A round of a loop stands for its loop. */
export function throwErrorFrom(execution: Execution, activationId: string, errorCode: string): void {
  throwError(execution, activationOf(execution, activationId).elementId, errorCode, activationId);
}

/** Throws an escalation from inside `scope`. Uncaught, it is without consequence. */
export function throwEscalation(execution: Execution, escalationCode: string | undefined, scope: string | undefined): void {
  const caught = findCatch(execution, scope, event => event.event?.type === 'escalation' ? codeRank(event.event.escalationCode, escalationCode) : 0);
  if (caught !== undefined) triggerBoundary(execution, caught.boundary, caught.host);
}

/** A boundary event happens: it interrupts the activity it is attached to, or starts a token beside it (BPMN 2.0.2 §13.5.3). */
export function triggerBoundary(execution: Execution, boundary: Element, host: string): void {
  const scope = activationOf(execution, host).parent;
  if (boundary.interrupting !== false) terminate(execution, host, boundary.id);
  enter(execution, boundary, scope);
}

/** Outwards from `from`: the first activity with a catcher; of several on one activity the one that names the code comes first. */
function findCatch(execution: Execution, from: string | undefined, rank: (event: Element) => number): Catch | undefined {
  for (let host = from; host !== undefined; host = activationOf(execution, host).parent) {
    const activation = activationOf(execution, host);
    // Boundary events belong to the loop as a whole, not to its rounds.
    if (activation.round !== undefined) continue;
    const events = (elementOf(execution, activation.elementId).boundary ?? []).map(id => elementOf(execution, id));
    const best = events.reduce<Element | undefined>((found, event) => rank(event) > (found === undefined ? 0 : rank(found)) ? event : found, undefined);
    if (best !== undefined) return { boundary: best, host };
  }
  return undefined;
}

function codeRank(catches: string | undefined, thrown: string | undefined): number {
  if (catches === undefined) return 1;
  return catches === thrown ? 2 : 0;
}
