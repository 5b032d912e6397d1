/** Ad-hoc sub-process: what no flow leads to may start at any time, here at once or one after the other in the order of the file (BPMN 2.0.2 §13.3.5). */
import type { Behavior, Execution } from '../../engine/contract.ts';
import { armEventSubProcesses } from '../../engine/event-sub-process.ts';
import { activationOf, elementOf, emit, enqueue } from '../../engine/execution.ts';
import { leave } from '../../engine/lifecycle.ts';
import { mayStart } from '../../engine/start.ts';

/** Ends when its condition is true, else when everything inside has ended. */
export const adHocSubProcess: Behavior = {
  activate(execution, element, activation) {
    if (!armEventSubProcesses(execution, element.eventSubProcesses, activation)) return;
    const starts = (element.children ?? []).map(id => elementOf(execution, id)).filter(mayStart).map(({ id }) => id);
    if (element.adHoc?.sequential !== true) for (const id of starts) enqueue(execution, { type: 'enter', element: elementOf(execution, id), scope: activation.id });
    else startNext(execution, activation.id, starts);
    if (starts.length === 0) leave(execution, element, activationOf(execution, activation.id));
  },
  emptied(execution, element, activation) {
    if (!startNext(execution, activation.id, activation.pending ?? [])) leave(execution, element, activation);
  },
};

function startNext(execution: Execution, scope: string, [next, ...rest]: readonly string[]): boolean {
  if (next === undefined) return false;
  emit(execution, { type: 'pendingSet', v: 1, at: execution.at, elementId: activationOf(execution, scope).elementId, activation: scope, pending: rest });
  enqueue(execution, { type: 'enter', element: elementOf(execution, next), scope });
  return true;
}
