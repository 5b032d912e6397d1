/** Oracles: facts 2.4 and 2.5 (instant → local date, days of 23 and 25 hours). */
import { describe, expect, test } from '@jest/globals';
import { addDays, atHour, daysBetween, localDate, normalInstant, startOfDay } from '../../../guidance/index.ts';

test.each([
  ['2026-03-10T21:59:59Z', '2026-03-10'], ['2026-03-10T22:00:00Z', '2026-03-11'],
  ['2026-06-30T20:59:59Z', '2026-06-30'], ['2026-06-30T21:00:00Z', '2026-07-01'], ['2026-03-11T01:30:00+02:00', '2026-03-11'],
])('%s is %s in Finland', (instant, date) => {
  expect(localDate(instant)).toBe(date);
});

describe('days that daylight saving changes', () => {
  test.each([['2026-03-29', 23], ['2026-10-25', 25], ['2027-03-28', 23], ['2027-10-31', 25], ['2028-03-26', 23], ['2028-10-29', 25], ['2026-06-15', 24]])(
    '%s has %i hours', (date, hours) => {
      expect(Date.parse(startOfDay(addDays(date, 1))) - Date.parse(startOfDay(date))).toBe(hours * 3_600_000);
    });

  test('start and end at the instants of the table', () => {
    expect([startOfDay('2026-03-29'), startOfDay('2026-03-30')]).toEqual(['2026-03-28T22:00:00.000Z', '2026-03-29T21:00:00.000Z']);
    expect([startOfDay('2026-10-25'), startOfDay('2026-10-26')]).toEqual(['2026-10-24T21:00:00.000Z', '2026-10-25T22:00:00.000Z']);
  });

  test('keep their office hours by the clock on the wall', () => {
    expect([atHour('2026-03-27', 8), atHour('2026-03-30', 8), atHour('2026-03-29', 3)])
      .toEqual(['2026-03-27T06:00:00.000Z', '2026-03-30T05:00:00.000Z', '2026-03-29T01:00:00.000Z']);
  });
});

test('counts calendar days by dates', () => {
  expect([daysBetween('2026-03-28', '2026-03-30'), daysBetween('2026-10-26', '2026-10-24'), addDays('2024-02-28', 2)]).toEqual([2, -2, '2024-03-01']);
});

test('writes an instant in one form and refuses what is none', () => {
  expect(normalInstant('2026-03-10T10:00:00+02:00')).toBe('2026-03-10T08:00:00.000Z');
  expect(() => normalInstant('2026-03-10')).toThrow(RangeError);
});
