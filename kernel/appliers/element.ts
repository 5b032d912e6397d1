/** Appliers of an element's life: activated, completed, terminated, and of the tokens between elements. */
import type { Draft } from '../engine/draft.ts';
import { put, remove, writable } from '../engine/draft.ts';
import { entryOf } from '../model/table.ts';
import type { EventOf } from './applier.ts';
import { countTokens } from './counting.ts';

export function elementActivated(draft: Draft, event: EventOf<'elementActivated'>): void {
  put(draft, 'activations', event.activation, {
    id: event.activation,
    elementId: event.elementId,
    ...(event.parent === undefined ? undefined : { parent: event.parent }),
    ...(event.round === undefined ? undefined : { round: event.round }),
    since: event.at,
    ...(event.variables === undefined ? undefined : { variables: event.variables }),
    ...(event.compensates === undefined ? undefined : { compensates: event.compensates }),
  });
  draft.state.next += 1;
  countTokens(draft, event.parent, 1);
}

export function elementCompleted(draft: Draft, event: EventOf<'elementCompleted'>): void {
  const { round, parent } = entryOf(draft.state.activations, event.activation) ?? {};
  const outer = round === undefined || parent === undefined ? undefined : entryOf(draft.state.activations, parent);
  if (outer?.multi !== undefined) put(draft, 'activations', outer.id, { ...outer, multi: { ...outer.multi, completed: outer.multi.completed + 1 } });
  removeActivation(draft, event.activation);
}

export function elementTerminated(draft: Draft, event: EventOf<'elementTerminated'>): void {
  removeActivation(draft, event.activation);
  // What ended before its time cannot be compensated any more, nor what had completed inside (BPMN 2.0.2 §13.5.5).
  if (draft.state.compensations === undefined) return;
  for (const { id, parent } of Object.values(draft.state.compensations)) if (parent === event.activation) delete writable(draft, 'compensations')[id];
}

/** The token is between two elements: it exists within the command only, never in a stored state. */
export function flowTaken(): void {}

export function joinArrived(draft: Draft, event: EventOf<'joinArrived'>): void {
  const joins = writable(draft, 'joins');
  const key = joinKey(event.parent, event.elementId);
  const arrived = joins[key];
  joins[key] = { ...arrived, [event.flowId]: (arrived?.[event.flowId] ?? 0) + 1 };
  countTokens(draft, event.parent, 1);
}

/** A join takes one token from each flow that has one (BPMN 2.0.2 §13.4.1, §13.4.3); surplus tokens stay. */
export function joinFired(draft: Draft, event: EventOf<'joinFired'>): void {
  const joins = writable(draft, 'joins');
  const key = joinKey(event.parent, event.elementId);
  const arrived = Object.entries(joins[key] ?? {});
  const left = arrived.filter(([, count]) => count > 1).map(([flow, count]) => [flow, count - 1] as const);
  if (left.length === 0) delete joins[key];
  else joins[key] = Object.fromEntries(left);
  countTokens(draft, event.parent, -arrived.length);
}

/** Consumes tokens that wait at an element. */
export function tokensTaken(draft: Draft, { parent, elementId, flows }: EventOf<'tokensTaken'>): void {
  const joins = writable(draft, 'joins');
  const key = joinKey(parent, elementId);
  const left = Object.entries(joins[key] ?? {}).map(([flow, count]) => [flow, count - (flows[flow] ?? 0)] as const).filter(([, count]) => count > 0);
  if (left.length === 0) delete joins[key];
  else joins[key] = Object.fromEntries(left);
  countTokens(draft, parent, -Object.values(flows).reduce((sum, count) => sum + count, 0));
}

export function gatewayPhase(draft: Draft, { parent, elementId, consumed }: EventOf<'gatewayPhase'>): void {
  const phases = writable(draft, 'phases');
  if (consumed.length === 0) delete phases[joinKey(parent, elementId)];
  else phases[joinKey(parent, elementId)] = consumed;
}

/** Where a join's arrivals stand in `State.joins`. */
export function joinKey(scope: string | undefined, elementId: string): string {
  return `${scope ?? ''}/${elementId}`;
}

function removeActivation(draft: Draft, id: string): void {
  const activation = entryOf(draft.state.activations, id);
  if (activation === undefined) return;
  remove(draft, 'activations', id);
  countTokens(draft, activation.parent, -1);
  if ((activation.tokens ?? 0) > 0) removeJoinsInside(draft, id);
  if (draft.state.parts !== undefined) forget(draft, 'parts', id);
  if (draft.state.phases !== undefined) forget(draft, 'phases', id);
}

function forget(draft: Draft, table: 'parts' | 'phases', id: string): void {
  for (const key of Object.keys(draft.state[table] ?? {})) if (key.startsWith(`${id}/`)) delete writable(draft, table)[key];
}

/** Tokens that wait at joins of a scope that ends before its time end with it. */
function removeJoinsInside(draft: Draft, scope: string): void {
  for (const key of Object.keys(draft.state.joins)) {
    if (key.startsWith(`${scope}/`)) delete writable(draft, 'joins')[key];
  }
}
