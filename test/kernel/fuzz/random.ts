/** Numbers by chance that a seed brings back (mulberry32), and what is made of them. */
export interface Random {
  /** From 0 to below `limit`. */
  readonly below: (limit: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly bytes: (length: number) => string;
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: share => next() < share,
    pick: list => list[below(list.length)] as never,
    bytes: length => Array.from({ length }, () => String.fromCharCode(next() < 0.9 ? 32 + below(95) : below(0xffff))).join(''),
  };
}

/** Names that mean something to a careless object. */
export const hostileNames = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', '', ' ', '0', 'null', 'item', 'a b', 'ä', '😀', '"', '<', '#', '/', 'x'.repeat(5000)] as const;
