import { describe, expect, test } from '@jest/globals';
import { feel } from '../../../kernel/run.ts';

const at = '2026-03-10T08:00:00.000Z';
const value = (text: string, variables = {}): unknown => {
  const result = feel.evaluate(text, variables, at);
  return result.ok ? result.value : result.code;
};

describe('evaluation', () => {
  test.each<[string, Record<string, unknown>, unknown]>([
    ['a + 1', { a: 1 }, 2],
    ['my var > 3', { 'my var': 4 }, true],
    ['string(now())', {}, '2026-03-10T08:00:00Z'],
    ['today()', {}, '2026-03-10'],
    ['now() + duration("P1D")', {}, '2026-03-11T08:00:00Z'],
    ['duration("P3M")', {}, 'P3M'],
    ['date and time("2026-07-01T10:00:00@Europe/Helsinki")', {}, '2026-07-01T10:00:00+03:00'],
    ['{ a: [date("2026-01-01")], b: null }', {}, { a: ['2026-01-01'], b: null }],
    ['missing', {}, null],
    ['function(x) x', {}, 'EXPRESSION_FAILED'],
    ['[1..3]', {}, 'EXPRESSION_FAILED'],
    ['1 +', {}, 'EXPRESSION_SYNTAX'],
  ])('%s over %j is %j', (text, variables, expected) => {
    expect(value(text, variables)).toEqual(expected);
  });

  test('there is no way to the clock of the host: a variable named now hides the function', () => {
    expect(value('now', { now: 'x' })).toBe('x');
    expect(value('now()', { now: 'x' })).toBeNull();
  });

  test('notes say why a value is null', () => {
    expect(feel.evaluate('missing > 3', {}, at)).toMatchObject({ ok: true, value: null, notes: [expect.stringContaining('missing')] });
  });
});

describe('syntax', () => {
  test.each(['a > 3', 'if a then b else c', 'every x in xs satisfies x > 1', '"P3M"'])('%s is FEEL', text => {
    expect(feel.parse(text)).toBeUndefined();
  });

  test.each(['a >', '(', 'if a', '1 ++'])('%s is not, and the problem has its place', text => {
    const problem = feel.parse(text);
    expect(problem?.message).toMatch(/^Expected a FEEL expression but /);
    expect(problem?.from).toBeLessThanOrEqual(text.length);
  });
});
