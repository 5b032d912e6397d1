import { describe, expect, test } from '@jest/globals';
import { addDuration, formatInstant, parseCycle, parseDuration, parseInstant } from '../../../kernel/run.ts';

const plus = (instant: string, text: string): string | undefined => {
  const duration = parseDuration(text);
  return duration && formatInstant(addDuration(Date.parse(instant), duration));
};

describe('durations', () => {
  test.each([
    ['2026-01-31T10:00:00.000Z', 'P1M', '2026-02-28T10:00:00.000Z'],
    ['2024-02-29T00:00:00.000Z', 'P1Y', '2025-02-28T00:00:00.000Z'],
    ['2026-01-31T10:00:00.000Z', 'P1M1D', '2026-03-01T10:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', 'PT0.001S', '2027-01-01T00:00:00.000Z'],
    ['2026-03-10T08:00:00.000Z', 'P2W', '2026-03-24T08:00:00.000Z'],
    ['2026-03-10T08:00:00.000Z', 'P1DT2H3M4.5S', '2026-03-11T10:03:04.500Z'],
    ['2026-03-10T08:00:00.000Z', 'P3M', '2026-06-10T08:00:00.000Z'],
  ])('%s + %s = %s', (from, text, expected) => {
    expect(plus(from, text)).toBe(expected);
  });

  test.each(['', 'P', 'PT', 'P1H', 'PT1D', '1D', 'P1.5D', '-P1D', 'P1D ', 'P1DT'])('%j is none', text => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test('beyond the years that can be written there is no instant', () => {
    expect(plus('2026-03-10T08:00:00.000Z', 'P99999Y')).toBeUndefined();
  });
});

describe('instants', () => {
  test.each([
    ['2026-03-10', '2026-03-10T00:00:00.000Z'],
    ['2026-03-10T08:00', '2026-03-10T08:00:00.000Z'],
    ['2026-03-10T08:00:00+02:00', '2026-03-10T06:00:00.000Z'],
    ['2026-03-01T00:30:00+02:00', '2026-02-28T22:30:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(formatInstant(parseInstant(text) ?? NaN)).toBe(expected);
  });

  test.each(['2026-02-30', '2026-13-01', '2026-03-10T25:00:00Z', 'tomorrow', '10.3.2026', '2026-3-1'])('%j is none', text => {
    expect(parseInstant(text)).toBeUndefined();
  });
});

describe('cycles', () => {
  test('with a count, without end, with a start', () => {
    expect(parseCycle('R3/PT10M')).toEqual({ repetitions: 3, period: { months: 0, days: 0, milliseconds: 600_000 }, periodText: 'PT10M' });
    expect(parseCycle('R/P1D')?.repetitions).toBeNull();
    expect(parseCycle('R2/2026-03-10T08:00:00Z/P1D')?.start).toBe(Date.parse('2026-03-10T08:00:00Z'));
    expect(parseCycle('R/P1D/2026-03-10T08:00:00Z')?.end).toBe(Date.parse('2026-03-10T08:00:00Z'));
  });

  test.each(['R3', 'R3/', 'RX/P1D', 'P1D', 'R3/P0D', 'R1/P1D/P1D', 'R1/2026-03-10/P1D/P1D', '0 0 * * *'])('%j is none', text => {
    expect(parseCycle(text)).toBeUndefined();
  });
});
