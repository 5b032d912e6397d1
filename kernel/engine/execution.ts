/**
 * The smallest moves of an execution: emit an event (and apply it), give out an id, queue work.
 * Invariant: nothing changes the draft but `emit`, so the state always equals the replay of the events.
 */
import type { Element } from '../model/definition.ts';
import type { Event } from '../model/event.ts';
import type { Activation, IncidentStage } from '../model/state.ts';
import { applyTo } from '../appliers/index.ts';
import type { Execution, Failure, Work } from './contract.ts';
import { entryOf } from '../model/table.ts';

/** Records an event and applies it to the draft at once. */
export function emit(execution: Execution, event: Event): void {
  execution.events.push(event);
  if (event.type === 'variablesSet' || event.type === 'conditionAwaited') execution.conditionsOpen = true;
  applyTo(execution.draft, event);
}

/** The next id for something that `elementId` brings about: `<elementId>#<n>`, never given twice in an instance. */
export function nextId(execution: Execution, elementId: string): string {
  return `${elementId}#${execution.draft.state.next}`;
}

/** Queues work; its scope stays open until it is done. */
export function enqueue(execution: Execution, work: Work): void {
  const scope = scopeOf(work) ?? '';
  execution.underWay.set(scope, (execution.underWay.get(scope) ?? 0) + 1);
  execution.queue.push(work);
}

/** Takes work off the count of its scope, when its turn has come. */
export function dequeued(execution: Execution, work: Work): void {
  const scope = scopeOf(work) ?? '';
  execution.underWay.set(scope, (execution.underWay.get(scope) ?? 1) - 1);
}

/** Sends a token over a sequence flow. */
export function takeFlow(execution: Execution, elementId: string, flowId: string, scope: string | undefined): void {
  emit(execution, { type: 'flowTaken', v: 1, at: execution.at, elementId, flowId, ...(scope === undefined ? undefined : { parent: scope }) });
  enqueue(execution, { type: 'arrive', token: { flowId, scope } });
}

/** Holds a token up: an incident names the element and says what a retry does again. The rest of the instance runs on. */
export function raiseIncident(execution: Execution, elementId: string, activation: Activation, stage: IncidentStage, failure: Failure): void {
  emit(execution, {
    type: 'incidentRaised', v: 1, at: execution.at, elementId, incidentId: nextId(execution, elementId),
    activation: activation.id, code: failure.code, message: failure.message, stage,
  });
}

/** The element with an id. Invariant: ids in state and definition belong together. */
export function elementOf(execution: Pick<Execution, 'process'>, id: string): Element {
  const element = execution.process.elements[id];
  if (element === undefined) throw new Error(`Expected element ${id} in process ${execution.process.id} but the definition does not have it`);
  return element;
}

/** The activation as it stands now: an event since may have changed it. */
export function activationOf(execution: Execution, id: string): Activation {
  const activation = entryOf(execution.draft.state.activations, id);
  if (activation === undefined) throw new Error(`Expected activation ${id} but it has ended`);
  return activation;
}

function scopeOf(work: Work): string | undefined {
  return work.type === 'arrive' ? work.token.scope : work.scope;
}
