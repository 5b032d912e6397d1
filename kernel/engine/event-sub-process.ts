/** Event sub-processes: armed with their scope, started by their event, instead of the rest of the scope or beside it (BPMN 2.0.2 §13.5.4). */
import type { Element } from '../model/definition.ts';
import type { Activation, Variables } from '../model/state.ts';
import type { Execution } from './contract.ts';
import { activationOf, elementOf, emit, enqueue, nextId } from './execution.ts';
import { terminateInside } from './lifecycle.ts';
import { arm, cancelScopeWaits } from './waits.ts';

/** Arms the start events of the event sub-processes of a scope (absent = the process). False when one failed. */
export function armEventSubProcesses(execution: Execution, ids: readonly string[] | undefined, scope: Activation | undefined): boolean {
  if (ids === undefined) return true;
  const holder = scope ?? { id: '', elementId: execution.process.id, since: execution.at };
  return arm(execution, holder, startsOfHandlers(execution, ids), 'perform');
}

/** The start events of event sub-processes. */
export function startsOfHandlers(execution: Execution, ids: readonly string[]): readonly Element[] {
  return ids.flatMap(id => elementOf(execution, id).children ?? []).map(id => elementOf(execution, id)).filter(({ kind }) => kind === 'startEvent');
}

/** The event of an event sub-process has happened in a scope. An interrupting one ends everything else there and disarms the others. */
export function startEventSubProcess(execution: Execution, start: Element, scope: string | undefined): void {
  if (start.interrupting !== false) {
    terminateInside(execution, scope, start.id);
    cancelScopeWaits(execution, scope);
  }
  enterHandler(execution, start, scope);
}

/** Opens an event sub-process at its start event. `compensates`: the completed activation that it undoes. */
export function enterHandler(execution: Execution, start: Element, scope: string | undefined, compensates?: string, variables?: Variables): void {
  const handler = elementOf(execution, start.scope);
  const id = nextId(execution, handler.id);
  emit(execution, {
    type: 'elementActivated', v: 1, at: execution.at, elementId: handler.id, activation: id, ...(scope === undefined ? undefined : { parent: scope }),
    ...(variables === undefined ? undefined : { variables }), ...(compensates === undefined ? undefined : { compensates }),
  });
  if (!armEventSubProcesses(execution, handler.eventSubProcesses, activationOf(execution, id))) return;
  enqueue(execution, { type: 'enter', element: start, scope: id });
}
