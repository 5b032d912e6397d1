/** Chance that can be repeated: everything a run decides by lot comes from one seed, which is printed. */
export interface Chance {
  readonly seed: number;
  /** 0 ≤ x < 1 */
  next(): number;
  /** A whole number, `from` and `to` included. */
  between(from: number, to: number): number;
  /** True in `share` of the cases. */
  happens(share: number): boolean;
  /** Of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item;
  /** A stream of its own for one person, so that one's waiting does not change another's lots. */
  fork(name: string): Chance;
}

/** mulberry32: small, and good enough to choose by. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    seed, next, between,
    happens: (share) => next() < share,
    pick: <Item>(items: readonly Item[]) => items[between(0, items.length - 1)] as Item,
    fork: (name) => createChance([...name].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16_777_619), seed)),
  };
}
