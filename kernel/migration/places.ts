/** Where a state stands in its definition: every element that something of it waits at, stands in or comes back to. */
import type { Activation, State } from '../model/state.ts';
import { entriesOf } from '../model/table.ts';

/** What stands at an element: a token (with its task, if it has one), an open scope, a wait that an activation holds, tokens at a join, or a completed activity that can be undone. */
export type Holding = 'token' | 'scope' | 'wait' | 'join' | 'compensation';

export interface Standing {
  readonly elementId: string;
  readonly holds: Holding;
  /** Of a wait: elements whose activations hold it. */
  readonly heldBy?: readonly string[];
  /** Of a join: flows on which tokens wait. */
  readonly arrived?: readonly string[];
  /** How many activations, waits or tokens. */
  readonly count: number;
}

/** One per element, in the order in which they came to be. */
export function standings(state: State): readonly Standing[] {
  const found = new Map<string, Standing>();
  for (const standing of [...tokens(state), ...waits(state), ...kept(state), ...joined(state)]) found.set(standing.elementId, merged(found.get(standing.elementId), standing));
  for (const elementId of halfWay(state)) if (!found.has(elementId)) found.set(elementId, { elementId, holds: 'wait', count: 1 });
  return [...found.values()];
}

function tokens(state: State): readonly Standing[] {
  return entriesOf(state.activations).map(({ elementId, tokens: inside, multi }) => ({ elementId, holds: inside !== undefined || multi !== undefined ? 'scope' : 'token', count: 1 }));
}

/** What an activation waits for elsewhere than at its own element, and what it still has to bring about. */
function waits(state: State): readonly Standing[] {
  const holders = new Map(entriesOf(state.activations).map(({ id, elementId }) => [id, elementId]));
  const held = waitsOf(state).filter(({ elementId, activation }) => holders.get(activation) !== elementId);
  return [
    ...held.map(({ elementId, activation }): Standing => ({ elementId, holds: 'wait', count: 1, heldBy: [holders.get(activation) ?? []].flat() })),
    ...entriesOf(state.activations).flatMap(stillToCome).map((elementId): Standing => ({ elementId, holds: 'wait', count: 1 })),
  ];
}

function kept(state: State): readonly Standing[] {
  return Object.values(state.compensations ?? {}).map(({ elementId }) => ({ elementId, holds: 'compensation', count: 1 }));
}

function joined(state: State): readonly Standing[] {
  return Object.entries(state.joins).map(([key, flows]) =>
    ({ elementId: elementIn(key), holds: 'join', arrived: Object.keys(flows), count: Object.values(flows).reduce((sum, count) => sum + count, 0) }));
}

/** Gateways and events of which a part has happened. */
function halfWay({ phases = {}, parts = {} }: State): readonly string[] {
  return [...Object.keys(phases), ...Object.keys(parts)].map(elementIn);
}

/** Keys are `<scope or activation>/<element>`. */
function elementIn(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** Timers and subscriptions; incidents stand at the element of their own activation. */
export function waitsOf(state: State): readonly { readonly id: string; readonly elementId: string; readonly activation: string }[] {
  return [...entriesOf(state.timers), ...entriesOf(state.messages), ...entriesOf(state.signals), ...entriesOf(state.conditions), ...entriesOf(state.incidents)];
}

/** Activities of an ad-hoc sub-process are named by their elements, compensations by their activations. */
function stillToCome({ pending = [] }: Activation): readonly string[] {
  return pending.filter((id) => !id.includes('#'));
}

function merged(before: Standing | undefined, standing: Standing): Standing {
  if (before === undefined) return standing;
  const heldBy = [...new Set([...before.heldBy ?? [], ...standing.heldBy ?? []])];
  const arrived = [...new Set([...before.arrived ?? [], ...standing.arrived ?? []])];
  return { ...before, count: before.count + standing.count, ...(heldBy.length > 0 && { heldBy }), ...(arrived.length > 0 && { arrived }) };
}
