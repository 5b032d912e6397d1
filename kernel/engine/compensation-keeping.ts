/** What is noted when an activity completes, so that it can be compensated later (BPMN 2.0.2 §13.5.5). */
import type { Element } from '../model/definition.ts';
import type { Activation } from '../model/state.ts';
import type { Execution } from './contract.ts';
import { elementOf, emit } from './execution.ts';

/** Keeps a completed activity that has a handler, or holds completed activities that have one. */
export function keepCompensation(execution: Execution, element: Element, activation: Activation): void {
  const kept = execution.draft.state.compensations;
  if (element.compensation === undefined && element.eventSubProcesses === undefined && kept === undefined) return;
  const wanted = element.compensation !== undefined || compensationHandlerIn(execution, element) !== undefined
    || (kept !== undefined && Object.values(kept).some(({ parent }) => parent === activation.id));
  if (!wanted) return;
  const { id, parent, round, variables } = activation;
  emit(execution, {
    type: 'compensationKept', v: 1, at: execution.at, elementId: element.id, activation: id, ...(parent === undefined ? undefined : { parent }),
    ...(round === undefined ? undefined : { round }), ...(variables === undefined ? undefined : { variables }),
  });
}

/** The start event of the compensation event sub-process inside a container. */
export function compensationHandlerIn(execution: Execution, element: Element): Element | undefined {
  const starts = (element.eventSubProcesses ?? []).flatMap(id => elementOf(execution, id).children ?? []).map(id => elementOf(execution, id));
  return starts.find(({ kind, event }) => kind === 'startEvent' && event?.type === 'compensation');
}
