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
  const add = (standing: Standing): void => { found.set(standing.elementId, merged(found.get(standing.elementId), standing)); };
  const activations = entriesOf(state.activations);
  for (const { elementId, tokens, multi } of activations) add({ elementId, holds: tokens !== undefined || multi !== undefined ? 'scope' : 'token', count: 1 });
  for (const { elementId, activation } of waitsOf(state)) {
    const holder = activations.find(({ id }) => id === activation)?.elementId;
    if (holder !== elementId) add({ elementId, holds: 'wait', count: 1, heldBy: holder === undefined ? [] : [holder] });
  }
  for (const { elementId } of Object.values(state.compensations ?? {})) add({ elementId, holds: 'compensation', count: 1 });
  for (const id of activations.flatMap(stillToCome)) add({ elementId: id, holds: 'wait', count: 1 });
  for (const [key, flows] of Object.entries(state.joins)) {
    add({ elementId: key.slice(key.lastIndexOf('/') + 1), holds: 'join', arrived: Object.keys(flows), count: Object.values(flows).reduce((sum, count) => sum + count, 0) });
  }
  for (const key of [...Object.keys(state.phases ?? {}), ...Object.keys(state.parts ?? {})]) {
    const elementId = key.slice(key.lastIndexOf('/') + 1);
    if (!found.has(elementId)) add({ elementId, holds: 'wait', count: 1 });
  }
  return [...found.values()];
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
