/**
 * Compensation (BPMN 2.0.2 §13.5.5): completed activities are undone in the reverse order of their completion, one after the other,
 * inside the activation of the event that throws, which is over when the last handler is.
 */
import type { Activation, Compensation } from '../model/state.ts';
import { compensationHandlerIn } from './compensation-keeping.ts';
import type { Execution } from './contract.ts';
import { enterHandler } from './event-sub-process.ts';
import { activationOf, elementOf, emit, enqueue } from './execution.ts';
import { entryOf } from '../model/table.ts';

/** What a compensation event means: one activity, in its own scope or the nearest around it that has completed ones; or all of its scope. */
export function compensationTargets(execution: Execution, thrower: Activation, activityRef: string | undefined): readonly string[] {
  const kept = Object.values(execution.draft.state.compensations ?? {});
  let scope = scopeToCompensate(execution, thrower.parent);
  for (;;) {
    const here = kept.filter(({ parent, elementId }) => parent === scope && (activityRef === undefined || elementId === activityRef));
    if (here.length > 0 || activityRef === undefined || scope === undefined) return here.map(({ id }) => id).reverse();
    scope = scopeToCompensate(execution, entryOf(execution.draft.state.activations, scope)?.parent);
  }
}

/** Everything completed directly inside a scope, latest first. */
export function completedInside(execution: Execution, scope: string): readonly string[] {
  return Object.values(execution.draft.state.compensations ?? {}).filter(({ parent }) => parent === scope).map(({ id }) => id).reverse();
}

/** Says what a throwing event has to compensate. */
export function planCompensation(execution: Execution, thrower: Activation, targets: readonly string[]): void {
  emit(execution, { type: 'pendingSet', v: 1, at: execution.at, elementId: thrower.elementId, activation: thrower.id, pending: targets });
}

/** Starts the next handler inside the throwing event; false when nothing is left to compensate. */
export function compensateNext(execution: Execution, throwerId: string): boolean {
  return startNextHandler(execution, throwerId, throwerId);
}

/** Starts all handlers beside the throwing event, which does not wait for them: in its scope, in the order of compensation. */
export function compensateBeside(execution: Execution, throwerId: string): void {
  const { parent } = activationOf(execution, throwerId);
  while (startNextHandler(execution, throwerId, parent));
}

function startNextHandler(execution: Execution, throwerId: string, inside: string | undefined): boolean {
  for (;;) {
    const thrower = activationOf(execution, throwerId);
    const [id, ...rest] = thrower.pending ?? [];
    if (id === undefined) return false;
    const kept = execution.draft.state.compensations?.[id];
    planCompensation(execution, thrower, kept === undefined || hasHandler(execution, kept) ? rest : [...completedInside(execution, id), ...rest]);
    if (kept === undefined) continue;
    emit(execution, { type: 'compensationTaken', v: 1, at: execution.at, elementId: kept.elementId, activation: id });
    if (hasHandler(execution, kept)) {
      startHandler(execution, kept, inside);
      return true;
    }
  }
}

function startHandler(execution: Execution, kept: Compensation, inside: string | undefined): void {
  const element = elementOf(execution, kept.elementId);
  const start = compensationHandlerIn(execution, element);
  if (element.compensation !== undefined) {
    const variables = kept.variables === undefined ? undefined : { variables: kept.variables };
    enqueue(execution, { type: 'enter', element: elementOf(execution, element.compensation), scope: inside, ...variables });
  } else if (start !== undefined) {
    enterHandler(execution, start, inside, kept.id, kept.variables);
  }
}

/** Of several instances each has its handler; the activity as a whole only groups them. */
function hasHandler(execution: Execution, { elementId, round }: Compensation): boolean {
  const element = elementOf(execution, elementId);
  const groups = element.multiInstance !== undefined || element.loop !== undefined;
  return (!groups || round !== undefined) && (element.compensation !== undefined || compensationHandlerIn(execution, element) !== undefined);
}

/** An event sub-process throws for the scope around it; a compensating one for the completed activity that it undoes. */
function scopeToCompensate(execution: Execution, scope: string | undefined): string | undefined {
  const activation = scope === undefined ? undefined : activationOf(execution, scope);
  if (activation === undefined || elementOf(execution, activation.elementId).kind !== 'eventSubProcess') return scope;
  return activation.compensates ?? scopeToCompensate(execution, activation.parent);
}
