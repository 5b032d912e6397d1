/**
 * Errors and escalations travel outwards from where they are thrown: the nearest enclosing activity with a boundary event
 * that knows the code catches them (BPMN 2.0.2 §10.5.6, §13.5.3). A catcher without a code knows every code.
 */
import type { Element, EventDefinition } from '../model/definition.ts';
import type { Activation } from '../model/state.ts';
import type { Execution } from './contract.ts';
import { startEventSubProcess, startsOfHandlers } from './event-sub-process.ts';
import { activationOf, elementOf, emit } from './execution.ts';
import { enter, terminate, terminateInside } from './lifecycle.ts';
import { cancelScopeWaits, partsOf } from './waits.ts';

/** A boundary event of the activity `host`, or the start of an event sub-process in the scope `host` (absent = the process). */
interface Catch {
  readonly event: Element;
  readonly host: string | undefined;
}

/** Throws an error from inside `scope`. Uncaught, it ends the whole instance as failed. */
export function throwError(execution: Execution, elementId: string, errorCode: string | undefined, scope: string | undefined): void {
  const caught = findCatch(execution, scope, event => event.type === 'error' ? codeRank(event.errorCode, errorCode) : 0);
  if (caught !== undefined) {
    act(execution, caught);
    return;
  }
  const processId = execution.process.id;
  terminateInside(execution, undefined, elementId);
  if (execution.process.eventSubProcesses !== undefined) cancelScopeWaits(execution, undefined);
  emit(execution, { type: 'processFailed', v: 1, at: execution.at, processId, elementId, code: errorCode ?? '' });
}

/** A task ends in an error: the boundary events of the task itself come first. A round of a loop stands for its loop. */
export function throwErrorFrom(execution: Execution, activationId: string, errorCode: string): void {
  throwError(execution, activationOf(execution, activationId).elementId, errorCode, activationId);
}

/** Throws an escalation from inside `scope`. Uncaught, it is without consequence. */
export function throwEscalation(execution: Execution, elementId: string, escalationCode: string | undefined, scope: string | undefined): void {
  const caught = findCatch(execution, scope, event => event.type === 'escalation' ? codeRank(event.escalationCode, escalationCode) : 0);
  if (caught !== undefined) act(execution, caught);
  else if (execution.env.tellUncaught) emit(execution, { type: 'escalationThrown', v: 1, at: execution.at, elementId, code: escalationCode ?? '' });
}

function act(execution: Execution, { event, host }: Catch): void {
  if (event.kind === 'boundaryEvent' && host !== undefined) triggerBoundary(execution, event, host);
  else startEventSubProcess(execution, event, host);
}

/** A boundary event happens: it interrupts the activity it is attached to, or starts a token beside it (BPMN 2.0.2 §13.5.3). */
export function triggerBoundary(execution: Execution, boundary: Element, host: string): void {
  const scope = activationOf(execution, host).parent;
  if (boundary.interrupting !== false) terminate(execution, host, boundary.id);
  enter(execution, boundary, scope);
}

/**
 * Outwards from `from`: in each scope its event sub-processes, then the boundary events of the activity. Of several the one that names
 * the code comes first. What an event sub-process throws is not caught by its own scope's event sub-processes, but outside of it.
 */
function findCatch(execution: Execution, from: string | undefined, rank: (event: EventDefinition) => number): Catch | undefined {
  let fromHandler = false;
  for (let host = from; ; host = activationOf(execution, host).parent) {
    const activation = host === undefined ? undefined : activationOf(execution, host);
    const element = activation && elementOf(execution, activation.elementId);
    const handlers = element === undefined ? execution.process.eventSubProcesses : element.eventSubProcesses;
    if (handlers !== undefined && !fromHandler) {
      const start = bestOf(startsOfHandlers(execution, handlers), rank);
      if (start !== undefined) return { event: start, host };
    }
    if (host === undefined || activation === undefined) return undefined;
    const boundary = bestOf(boundaryOf(execution, activation, element), rank);
    if (boundary !== undefined) return { event: boundary, host };
    fromHandler = element?.kind === 'eventSubProcess';
  }
}

/** Boundary events belong to the loop as a whole, not to its rounds. */
function boundaryOf(execution: Execution, { round }: Activation, element: Element | undefined): readonly Element[] {
  return round === undefined ? (element?.boundary ?? []).map(id => elementOf(execution, id)) : [];
}

function bestOf(events: readonly Element[], rank: (event: EventDefinition) => number): Element | undefined {
  const rankOf = (event: Element): number => Math.max(0, ...partsOf(event).map(([part]) => rank(part)));
  return events.reduce<Element | undefined>((found, event) => rankOf(event) > (found === undefined ? 0 : rankOf(found)) ? event : found, undefined);
}

function codeRank(catches: string | undefined, thrown: string | undefined): number {
  if (catches === undefined) return 1;
  return catches === thrown ? 2 : 0;
}
