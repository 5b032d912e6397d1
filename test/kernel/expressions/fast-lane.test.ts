import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluate } from 'feelin';
import { evaluateFast, unsure } from '../../../kernel/expressions/fast-lane.ts';

const variables = { n: 3, m: -2.5, s: 'abc', t: 'abc', yes: true, no: false, nothing: null, o: { n: 3, in: { s: 'x' } }, list: [1] };

describe('answers only what is plain', () => {
  test.each<[string, unknown]>([
    ['n > 2', true], ['n >= 3 and s = "abc"', true], ['n < 2 or o.in.s = "x"', true], ['not(yes)', false], ['(yes or no) and n != 4', true],
    ['nothing = null', true], ['s != null', true], ['m < -2', true], ['"P3M"', 'P3M'], ['yes', true], ['n', 3],
  ])('%s is %j', (text, expected) => {
    expect(evaluateFast(text, variables)).toBe(expected);
  });

  test.each([
    'missing', 'missing = null', 'n = "3"', 's < t', 'n + 1 > 3', 'list = 1', 'o', 'o.missing', 'if yes then 1 else 2', 'n in [1..3]', 'n between 1 and 5',
    'count(list) > 0', 'terms and conditions', '__proto__ = null', 'constructor', '1 < 2 < 3', 'n >', '', '1e5', '1.2.3', '"a\\"b"', 'not yes', 'n -5', 'and',
  ])('%j it leaves to the full evaluator', text => {
    expect(evaluateFast(text, variables)).toBe(unsure);
  });
});

test('where it answers, the full evaluator answers the same', () => {
  const operand = fc.constantFrom('n', 'm', 's', 't', 'yes', 'no', 'nothing', 'o.n', 'o.in.s', 'missing', '3', '-2.5', '0.5', '"abc"', '"x"', 'true', 'false', 'null', 'o', 'list');
  const { expression } = fc.letrec<{ expression: string }>(tie => ({
    expression: fc.oneof(
      { maxDepth: 3 },
      operand,
      fc.tuple(operand, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), operand).map(parts => parts.join(' ')),
      fc.tuple(tie('expression'), fc.constantFrom('and', 'or'), tie('expression')).map(parts => parts.join(' ')),
      tie('expression').map(inner => `not(${inner})`),
      tie('expression').map(inner => `(${inner})`),
    ),
  }));
  let answered = 0;
  fc.assert(fc.property(expression, text => {
    const fast = evaluateFast(text, variables);
    if (fast === unsure) return;
    answered += 1;
    // `false and …` is false whatever follows; the evaluator throws for some of what may follow.
    expect([text, fast]).toEqual([text, orElse(() => evaluate(text, variables).value, fast)]);
  }), { numRuns: 1500 });
  expect(answered).toBeGreaterThan(200);
});

function orElse(compute: () => unknown, otherwise: unknown): unknown {
  try {
    return compute();
  } catch {
    return otherwise;
  }
}
