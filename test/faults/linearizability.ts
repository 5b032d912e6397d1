/**
 * Is what concurrent people saw of one task explained by some order of their acts, each taking effect at one instant between its
 * call and its answer? Search after Wing and Gong (1993) with remembered dead ends (Lowe 2017).
 */

/** What a person did to a task, with what they were told. `unknown`: the answer never came, it may have happened or not, or later. */
export interface Act {
  readonly person: string;
  readonly kind: 'claim' | 'return' | 'complete' | 'cancel';
  /** `held`: refused because another person holds it; `over`: because it is done; `stale`: because it changed since it was looked at, which explains itself. */
  readonly outcome: 'ok' | 'held' | 'over' | 'stale' | 'unknown';
  /** ms of one clock; an unknown outcome has no end. */
  readonly from: number;
  readonly to: number;
}

/** Holder's name while claimed. */
export type TaskState = 'waiting' | 'over' | `held by ${string}`;

/**
 * What an act that succeeds makes of the task; undefined where it cannot succeed. A completion ends a task for good. `cancel` is the
 * case's doing (it was ended), which nobody can be refused.
 */
export function step(state: TaskState, { kind, person }: Pick<Act, 'kind' | 'person'>): TaskState | undefined {
  const held: TaskState = `held by ${person}`;
  switch (kind) {
    case 'claim': return state === 'waiting' || state === held ? held : undefined;
    case 'return': return state === held ? 'waiting' : undefined;
    case 'complete': return state === held ? 'over' : undefined;
    case 'cancel': return 'over';
  }
}

/**
 * @param acts at most 52 on one task
 * @returns an order that explains everything, as indices into `acts` (acts without effect left out), or undefined when there is none
 */
export function linearize(acts: readonly Act[], start: TaskState = 'waiting'): readonly number[] | undefined {
  if (acts.length > 52) throw new Error(`Expected at most 52 acts on one task but there are ${acts.length}`);
  const dead = new Set<string>();
  const search = (done: ReadonlySet<number>, state: TaskState, order: readonly number[]): readonly number[] | undefined => {
    const open = acts.map((act, index) => ({ act, index })).filter(({ index }) => !done.has(index));
    if (open.every(({ act }) => act.outcome === 'unknown')) return order;
    const key = `${[...done].sort((a, b) => a - b).join(',')}|${state}`;
    if (dead.has(key)) return undefined;
    // Nothing may come before an act that had been answered when it was called.
    const firstEnd = Math.min(...open.map(({ act }) => (act.outcome === 'unknown' ? Infinity : act.to)));
    for (const { act, index } of open.filter((one) => one.act.from <= firstEnd)) {
      const next = after(state, act);
      if (next === undefined) continue;
      const found = search(new Set([...done, index]), next, act.outcome === 'ok' || act.outcome === 'unknown' ? [...order, index] : order);
      if (found) return found;
    }
    dead.add(key);
    return undefined;
  };
  return search(new Set(), start, []);
}

/** A refusal must be true at the instant of the act, and changes nothing. */
function after(state: TaskState, act: Act): TaskState | undefined {
  switch (act.outcome) {
    case 'stale': return state;
    case 'held': return state.startsWith('held by ') && state !== `held by ${act.person}` ? state : undefined;
    case 'over': return state === 'over' ? state : undefined;
    default: return step(state, act);
  }
}
