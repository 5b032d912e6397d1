/** Oracles: facts 2.1, 2.2 and 2.5 (computed independently in two languages). */
import { describe, expect, test } from '@jest/globals';
import { addDays, addWorkingDays, isWorkingDay, rollToWorkingDay, workingDaysBetween } from '../../../guidance/index.ts';

function datesOfYear(year: number): string[] {
  const dates: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) dates.push(day);
  return dates;
}

describe('isWorkingDay', () => {
  test.each([
    [2025, [21, 20, 21, 20, 20, 20, 23, 21, 22, 23, 20, 20]],
    [2026, [20, 20, 22, 20, 19, 21, 23, 21, 22, 22, 21, 21]],
    [2027, [19, 20, 21, 22, 20, 21, 22, 22, 22, 21, 22, 21]],
  ])('counts the working days of each month of %i', (year, expected) => {
    const counted = expected.map((_, month) => datesOfYear(year).filter((day) => Number(day.slice(5, 7)) === month + 1 && isWorkingDay(day)).length);
    expect(counted).toEqual(expected);
  });

  test.each([
    [2026, ['01-01', '01-06', '04-03', '04-06', '05-01', '05-14', '06-19', '12-24', '12-25']],
    [2027, ['01-01', '01-06', '03-26', '03-29', '05-06', '06-25', '12-06', '12-24']],
  ])('knows the weekday holidays of %i', (year, expected) => {
    const free = datesOfYear(year).filter((day) => !isWorkingDay(day) && new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0);
    expect(free).toEqual(expected.map((day) => `${year}-${day}`));
  });

  test.each(['2026-12-31', '2025-12-31', '2026-04-02', '2027-03-25', '2026-12-28'])('takes %s for a working day', (day) => {
    expect(isWorkingDay(day)).toBe(true);
  });

  // Gregorian Easter Sundays at the far ends of its range and in years where the computus has its exceptions.
  test.each([[1818, '03-22'], [1886, '04-25'], [1954, '04-18'], [1981, '04-19'], [2000, '04-23'], [2008, '03-23'], [2038, '04-25'], [2049, '04-18'], [2076, '04-19']])(
    'puts Easter Monday of %i after Easter Sunday %s', (year, sunday) => {
      expect(isWorkingDay(addDays(`${year}-${sunday}`, 1))).toBe(false);
      expect(isWorkingDay(addDays(`${year}-${sunday}`, -2))).toBe(false);
      expect(isWorkingDay(addDays(`${year}-${sunday}`, 39))).toBe(false);
      expect(isWorkingDay(addDays(`${year}-${sunday}`, 2))).toBe(true);
    });
});

describe('addWorkingDays', () => {
  test.each([
    ['2026-06-12', 7, '2026-06-24'],
    ['2026-12-21', 7, '2027-01-04'],
    ['2026-12-28', 7, '2027-01-08'],
    ['2026-03-10', 0, '2026-03-10'],
    ['2026-03-14', 0, '2026-03-14'],
    ['2026-03-19', -2, '2026-03-17'],
    ['2026-04-07', -1, '2026-04-02'],
  ])('%s and %i working days give %s', (date, count, expected) => {
    expect(addWorkingDays(date, count)).toBe(expected);
  });

  test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (count) => {
    expect(() => addWorkingDays('2026-03-10', count)).toThrow(RangeError);
  });
});

describe('workingDaysBetween', () => {
  test.each([
    ['2026-03-10', '2026-03-19', 7], ['2026-04-01', '2026-04-14', 7], ['2026-12-21', '2027-01-04', 7], ['2026-03-14', '2026-03-16', 1],
    ['2026-03-10', '2026-03-10', 0], ['2026-03-13', '2026-03-15', 0], ['2026-03-19', '2026-03-10', -7],
  ])('from %s to %s are %i', (from, to, expected) => {
    expect(workingDaysBetween(from, to)).toBe(expected);
  });
});

test.each([['2026-06-19', '2026-06-22'], ['2026-12-24', '2026-12-28'], ['2026-03-10', '2026-03-10']])('%s rolls to %s', (date, expected) => {
  expect(rollToWorkingDay(date)).toBe(expected);
});
