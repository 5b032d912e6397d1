/** What fuzzers make of chance that a seed brings back. */
import { createChance } from '../../support/chance.ts';

export interface Random {
  /** From 0 to below `limit`. */
  readonly below: (limit: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly bytes: (length: number) => string;
}

export function randomFrom(seed: number): Random {
  const { next, happens, pick, between } = createChance(seed);
  const below = (limit: number): number => between(0, limit - 1);
  return {
    below, pick,
    chance: happens,
    bytes: length => Array.from({ length }, () => String.fromCharCode(next() < 0.9 ? 32 + below(95) : below(0xffff))).join(''),
  };
}

/** Names that mean something to a careless object. */
export const hostileNames = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', '', ' ', '0', 'null', 'item', 'a b', 'ä', '😀', '"', '<', '#', '/', 'x'.repeat(5000)] as const;
