import { describe, expect, test } from '@jest/globals';
import { evaluateTyped } from '../../../kernel/index.ts';

const at = '2026-03-10T08:00:00Z';

/** The value as FEEL's own text; null for null and for errors. */
function value(expression: string, context: Readonly<Record<string, unknown>> = {}): unknown {
  const result = evaluateTyped(`string({v: ${expression}})`, context, at);
  return result.ok ? result.value.v : result.code;
}

describe('each construct of the standard', () => {
  test.each<[string, string]>([
    // numbers (10.3.2.3.1)
    ['0.1 + 0.2', '0.3'], ['1/3*3', '0.9999999999999999999999999999999999'], ['10 ** 20', '100000000000000000000'], ['2 ** -2', '0.25'], ['-2 ** 2', '4'],
    ['1 / 0', 'null'], ['10 + "a"', 'null'], ['123456789012345678901234567890 + 1', '123456789012345678901234567891'], ['.5', '0.5'], ['-5 + 3', '-2'],
    ['modulo(-12, 5)', '3'], ['modulo(10.1, 4.5)', '1.1'], ['decimal(2.5, 0)', '2'], ['decimal(1.115, 2)', '1.12'], ['round half down(-1.126, 2)', '-1.13'], ['sqrt(16)', '4'], ['abs(-1.5)', '1.5'],
    ['number("1 000,5", " ", ",")', '1000.5'], ['number("1,000.5", ",", ".")', '1000.5'], ['number("a")', 'null'], ['floor(-1.5)', '-2'], ['even(0)', 'true'], ['log(1)', '0'],
    // strings
    ['"a" + "b"', '"ab"'], ['string length("\\U01F40E")', '1'], ['"\\u0041"', '"A"'], ['substring("foobar", 3, 3)', '"oba"'], ['substring("\\U01F40Eab", 2)', '"ab"'],
    ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '"[1=ab][2=]cd"'], ['split("a1b22c", "\\d+")', '["a", "b", "c"]'], ['matches("hello", "L{2}", "i")', 'true'], ['string join(["a", null, "b"], ", ")', '"a, b"'],
    ['substring before("foobar", "x")', '""'], ['replace("a.b", ".", "x", "q")', '"axb"'], ['string([1, "a", {b: null}])', '"[1, \\"a\\", {b: null}]"'],
    // lists
    ['[1, 2, 3][item > 1]', '[2, 3]'], ['[1, 2, 3][-1]', '3'], ['[1, 2][3]', 'null'], ['[{a: 1}, {a: 2}].a', '[1, 2]'], ['[{a: 1}, {b: 2}][a = 1]', '[{a: 1}]'], ['sort([3, 1, 2], function(x, y) x < y)', '[1, 2, 3]'],
    ['flatten([[1, [2]], 3])', '[1, 2, 3]'], ['list replace([2, 4, 7], function(i, n) i < n, 5)', '[5, 5, 7]'], ['index of([1, null, 1], null)', '[2]'], ['mode([6, 1, 9, 6, 1])', '[1, 6]'], ['stddev(2, 4, 7, 5)', '2.081665999466132735282297706979931'],
    ['median([8, 2, 5, 3, 4])', '4'], ['all([])', 'true'], ['any([false, null])', 'null'], ['sum([])', 'null'], ['union([1, 2], [2, 3])', '[1, 2, 3]'], ['count(null)', 'null'], ['count([1, null])', '2'], ['max("a", "b")', '"b"'],
    ['insert before([1, 3], 2, 2)', '[1, 2, 3]'], ['distinct values([1, 2, 1, null, null])', '[1, 2, null]'], ['list contains([1, null], null)', 'true'],
    // iteration (10.3.2.14)
    ['for x in 3..1 return x', '[3, 2, 1]'], ['for i in 0..4 return if i = 0 then 1 else i * partial[-1]', '[1, 1, 2, 6, 24]'], ['for x in [1, 2], y in [10, 20] return x + y', '[11, 21, 12, 22]'],
    ['for d in @"2026-01-30"..@"2026-02-01" return d.day', '[30, 31, 1]'], ['every x in [] satisfies false', 'true'], ['some x in [1, 2] satisfies x > 1', 'true'], ['for x in (1..4) return x', '[2, 3]'],
    // three-valued logic, comparison, ranges
    ['true and null', 'null'], ['false and null', 'false'], ['null or true', 'true'], ['1 < "a"', 'null'], ['null = null', 'true'], ['1 != null', 'true'], ['5 in (1..5]', 'true'], ['5 in (<3, >4)', 'true'], ['1 in [2, 3]', 'false'],
    ['[1..5] = [1..5]', 'true'], ['(1..5].start included', 'false'], ['1 between 1 and 3', 'true'], ['overlaps([1..5], [5..8])', 'true'], ['before(1, [2..3])', 'true'], ['during(5, (1..5])', 'true'], ['not("x")', 'null'],
    // temporal
    ['@"2026-01-31" + @"P1M"', '2026-02-28'], ['@"2026-03-01" - @"2026-02-01"', 'P28D'], ['@"10:00:00" + @"PT15H"', '01:00:00'], ['date("2026-02-30")', 'null'], ['@"2026-01-01T00:00:00Z" - @"2026-01-01T00:00:00"', 'null'],
    ['years and months duration(@"2011-12-22", @"2013-08-24")', 'P1Y8M'], ['@"P1Y" * 1.5', 'P1Y6M'], ['@"P1D" / @"PT12H"', '2'], ['-@"PT1H"', '-PT1H'], ['date and time("2026-07-01T10:00:00@Europe/Helsinki").time offset', 'PT3H'],
    ['time(10, 30, 0, @"PT2H")', '10:30:00+02:00'], ['date and time(@"2026-01-01", @"10:00:00")', '2026-01-01T10:00:00'], ['@"2026-01-01" < @"2026-01-02"', 'true'], ['@"2020-12-31".weekday', '4'], ['week of year(@"2005-01-01")', '53'],
    ['date("-999999999-01-01")', '-999999999-01-01'], ['@"P1M" = @"P30D"', 'null'], ['@"PT36H".days', '1'], ['day of year(@"2024-12-31")', '366'], ['month of year(@"2019-09-17")', '"September"'], ['duration("P1Y1D")', 'null'],
    // contexts, functions, types
    ['{a: 1, b: a + 1}.b', '2'], ['{first name: "A"}.first name', '"A"'], ['context put({x: 1}, ["y", "z"], 2)', '{x: 1, y: {z: 2}}'], ['get entries({a: 1})', '[{key: "a", value: 1}]'], ['get value({a: 1}, "b")', 'null'],
    ['(function(a, b: number) a + b)(1, b)', 'null'], ['(function(x: number) x)(["a"])', 'null'], ['{f: function(x) x * 2, r: f(x: 4)}.r', '8'], ['{fact: function(n) if n < 2 then 1 else n * fact(n - 1), r: fact(5)}.r', '120'],
    ['1 instance of number', 'true'], ['[1, "a"] instance of list<number>', 'false'], ['{a: 1} instance of context<a: number>', 'true'], ['@"P1D" instance of days and time duration', 'true'], ['null instance of Any', 'true'], ['[1..2] instance of range<number>', 'true'], ['null instance of string', 'false'],
    ['if null then 1 else 2', '2'], ['substring(string: "abc", start position: 2)', '"bc"'], ['1 /* c */ + 2', '3'],
  ])('%s is %s', (expression, expected) => {
    expect(value(expression)).toBe(`{v: ${expected}}`);
  });

  test('names of several words, and names with signs, are found where they are in scope', () => {
    expect(value('Monthly Salary * 12 - a-b', { 'Monthly Salary': 10, 'a-b': 20 })).toBe('{v: 100}');
    expect(value('a-b', { a: 5, b: 3 })).toBe('{v: 2}');
    expect(value('persons[home town = "Oulu"].first name', { persons: [{ 'first name': 'A', 'home town': 'Oulu' }, { 'first name': 'B', 'home town': 'Kemi' }] })).toBe('{v: ["A"]}');
  });
});
