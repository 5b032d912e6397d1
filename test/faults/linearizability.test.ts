import { describe, expect, test } from '@jest/globals';
import { linearize } from './linearizability.ts';
import type { Act } from './linearizability.ts';

const act = (person: string, kind: Act['kind'], outcome: Act['outcome'], from: number, to: number): Act => ({ person, kind, outcome, from, to });

describe('an order is found', () => {
  test('for one after another', () => {
    expect(linearize([act('a', 'claim', 'ok', 0, 1), act('a', 'complete', 'ok', 2, 3), act('b', 'claim', 'over', 4, 5)])).toEqual([0, 1]);
  });
  test('for two at once, whichever won', () => {
    expect(linearize([act('a', 'claim', 'held', 0, 5), act('b', 'claim', 'ok', 0, 5)])).toEqual([1]);
  });
  test('for a lost answer that did take effect, and for one that did not', () => {
    expect(linearize([act('a', 'claim', 'unknown', 0, 1), act('b', 'claim', 'held', 2, 3)])).toEqual([0]);
    expect(linearize([act('a', 'claim', 'unknown', 0, 1), act('b', 'claim', 'ok', 2, 3)])).toEqual([1]);
  });
  test('for a task that was its holder\'s from the start', () => {
    expect(linearize([act('a', 'complete', 'ok', 0, 1)], 'held by a')).toEqual([0]);
  });
});

describe('no order is found', () => {
  test('when two claims win', () => {
    expect(linearize([act('a', 'claim', 'ok', 0, 5), act('b', 'claim', 'ok', 0, 5)])).toBeUndefined();
  });
  test('when a task is completed twice', () => {
    expect(linearize([act('a', 'claim', 'ok', 0, 1), act('a', 'complete', 'ok', 2, 3), act('a', 'complete', 'ok', 4, 5)])).toBeUndefined();
  });
  test('when somebody is refused before anybody held it', () => {
    expect(linearize([act('a', 'claim', 'held', 0, 1), act('b', 'claim', 'ok', 2, 3)])).toBeUndefined();
  });
  test('when a completion is answered although the task had gone back and to another', () => {
    expect(linearize([act('a', 'claim', 'ok', 0, 1), act('a', 'return', 'ok', 2, 3), act('b', 'claim', 'ok', 4, 5), act('a', 'complete', 'ok', 6, 7)])).toBeUndefined();
  });
});
