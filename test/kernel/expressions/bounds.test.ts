import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluateTyped, feel } from '../../../kernel/index.ts';

const at = '2026-03-10T08:00:00Z';
/** Generous for a loaded machine; without a bound these would run for minutes or end the process. */
const longest = 20_000;

function timed(expression: string, context: Readonly<Record<string, unknown>> = {}): { readonly code: string; readonly millis: number } {
  const start = performance.now();
  const result = evaluateTyped(expression, context, at);
  return { code: result.ok ? result.value.t : result.code, millis: performance.now() - start };
}

describe('whatever an expression says, it ends in bounded time with a value or a typed error', () => {
  test.each([
    ['a long loop', 'for i in 1..1000000000 return i'],
    ['loops in loops', 'count(for a in 1..10000, b in 1..10000 return a * b)'],
    ['recursion without end', '{f: function(x) f(x + 1), r: f(1)}.r'],
    ['recursion that branches', '{f: function(x) f(x + 1) + f(x + 1), r: f(1)}.r'],
    ['a doubling text', '{f: function(s, n) if n = 0 then s else f(s + s, n - 1), r: f("abcdefgh", 60)}.r'],
    ['a doubling list', '{f: function(s, n) if n = 0 then s else f(concatenate(s, s), n - 1), r: f([1], 60)}.r'],
    ['a list that holds one list twice, forty times over', '{f: function(l, n) if n = 0 then l else f([l, l], n - 1), r: f([1], 40)}.r'],
    ['two such lists compared', '{f: function(l, n) if n = 0 then l else f([l, l], n - 1), r: f([1], 40) = f([1], 40)}.r'],
    ['such a list as text', '{f: function(l, n) if n = 0 then l else f([l, l], n - 1), r: string(f([1], 40))}.r'],
    ['results that hold all results before', 'for i in 1..60 return partial'],
    ['a list in a list in a list', 'for i in 1..1000 return [partial[-1]]'],
    ['a quantifier over a range', 'every x in 1..10000000000 satisfies x > 0'],
    ['a pattern that goes back', `matches("${'a'.repeat(40)}!", "(a+)+$")`],
    ['alternatives that go back', `matches("${'a'.repeat(40)}!", "(a|a)*$")`],
  ])('%s', (_name, expression) => {
    const { code, millis } = timed(expression);
    expect(code).toBe('EXPRESSION_FAILED');
    expect(millis).toBeLessThan(longest);
  });

  test('a result may keep what has been made so far, and does not hold itself', () => {
    expect(feel.evaluate('for i in 1..3 return [i, partial]', {}, at)).toMatchObject({ ok: true, value: [[1, []], [2, [[1, []]]], [3, [[1, []], [2, [[1, []]]]]]] });
  });

  test.each([
    ['brackets', '('.repeat(50_000)], ['closed brackets', `${'('.repeat(5_000)}1${')'.repeat(5_000)}`], ['lists', '['.repeat(50_000)],
    ['negations', `${'-'.repeat(50_000)}1`], ['ifs', 'if '.repeat(50_000)], ['a very long text', '1+'.repeat(200_000)], ['an open string', `"${'a'.repeat(100_000)}`], ['tests in tests', `1 in ${'(1 in '.repeat(300)}1`],
  ])('text of many %s is refused as syntax', (_name, expression) => {
    const { code, millis } = timed(expression);
    expect(code).toBe('EXPRESSION_SYNTAX');
    expect(millis).toBeLessThan(longest);
  });

  test('ranges that may be filters are refused, whichever bound is met first', () => {
    const text = 'x in ]1..a['.repeat(2_000);
    expect(['EXPRESSION_SYNTAX', 'EXPRESSION_FAILED']).toContain(timed(text).code);
    expect(feel.parse(text)).toBeDefined();
    expect(timed(text).millis).toBeLessThan(longest);
  });

  test('a very long sum of allowed length neither throws nor lasts', () => {
    const { code, millis } = timed(`${'1+'.repeat(50_000)}1`);
    expect(['decimal', 'EXPRESSION_FAILED', 'EXPRESSION_SYNTAX']).toContain(code);
    expect(millis).toBeLessThan(longest);
  });

  test('huge numbers and exponents', () => {
    for (const expression of ['9 ** 999999', '10 ** 6145', '1e6144 * 10', '1e999999999', '2 ** 0.5', '(1e6000) ** 0.5', 'modulo(1e6000, 3)', 'decimal(1, 1e9)', '@"P99999999999999999999Y"', '@"P1Y" * 1e30', '@"2026-01-01" + @"P999999999999D"']) {
      expect(timed(expression).millis).toBeLessThan(longest);
    }
  });

  const pieces = ['1', '"a"', 'x', 'null', 'true', '[', ']', '(', ')', '{', '}', ':', ',', '..', '.', '+', '-', '*', '/', '**', '=', '<', 'if', 'then', 'else', 'for', 'in', 'return', 'some', 'satisfies', 'function', 'not', 'between', 'and', 'or', 'instance of', 'number', 'list', 'count', 'date', '@"P1D"', '@"2026-01-01"', 'item', '?'];
  test('random pieces in random order', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), parts => {
      const expression = parts.join(' ');
      const result = evaluateTyped(expression, { x: [1, 2] }, at);
      const parsed = feel.parse(expression);
      expect(result.ok || ['EXPRESSION_SYNTAX', 'EXPRESSION_FAILED'].includes(result.code)).toBe(true);
      if (parsed !== undefined) expect(parsed.from).toBeLessThanOrEqual(expression.length);
    }), { numRuns: 2_000 });
  });

  test('numbers keep their order, sums their parts', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (a, b) => {
      const result = evaluateTyped('[a + b, a - b, a * b, a < b]', { a: { t: 'decimal', v: String(a) }, b: { t: 'decimal', v: String(b) } }, at);
      expect(result.ok && result.value.v).toEqual([{ t: 'decimal', v: String(a + b) }, { t: 'decimal', v: String(a - b) }, { t: 'decimal', v: String(a * b) }, { t: 'boolean', v: String(a < b) }]);
    }));
  });

  test('a day plus days minus the day is the days', () => {
    fc.assert(fc.property(fc.integer({ min: -3_000_000, max: 3_000_000 }), days => {
      expect(evaluateTyped('(@"2026-01-01" + @"P1D" * n) - @"2026-01-01" = @"P1D" * n', { n: days }, at)).toMatchObject({ ok: true, value: { v: 'true' } });
    }));
  });
});

test('names of the host are no names of FEEL', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    expect(feel.evaluate(name, {}, at)).toMatchObject({ ok: true, value: null });
    expect(feel.evaluate(`{a: 1}.${name}`, {}, at)).toMatchObject({ ok: true, value: null });
  }
});
