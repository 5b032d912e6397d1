/** Oracles: facts 6. */
import { expect, test } from '@jest/globals';
import { wilson95 } from '../../../guidance/index.ts';

test.each([[2, 5, 0.1176, 0.7693], [45, 50, 0.7864, 0.9565], [0, 10, 0, 0.2775], [10, 10, 0.7225, 1]])('%i of %i lie between %d and %d', (successes, total, low, high) => {
  const interval = wilson95(successes, total);
  expect(interval?.map((end) => Math.round(end * 10_000) / 10_000)).toEqual([low, high]);
});

test('says nothing about nothing, and refuses what cannot be', () => {
  expect(wilson95(0, 0)).toBeNull();
  expect(() => wilson95(3, 2)).toThrow(RangeError);
  expect(() => wilson95(-1, 2)).toThrow(RangeError);
});
