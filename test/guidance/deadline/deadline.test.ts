/** Oracles: facts 2.2, 2.4 and 2.5. A start without an hour is taken at noon in Finland. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { atHour, deadline, isWorkingDay } from '../../../guidance/index.ts';

describe('seven working days', () => {
  test.each([
    ['2026-03-10', '2026-03-19', '2026-03-19T22:00:00.000Z'], ['2026-03-13', '2026-03-24', '2026-03-24T22:00:00.000Z'],
    ['2026-03-14', '2026-03-24', '2026-03-24T22:00:00.000Z'], ['2026-03-15', '2026-03-24', '2026-03-24T22:00:00.000Z'],
    ['2026-03-31', '2026-04-13', '2026-04-13T21:00:00.000Z'], ['2026-04-01', '2026-04-14', '2026-04-14T21:00:00.000Z'],
    ['2026-05-06', '2026-05-18', '2026-05-18T21:00:00.000Z'], ['2026-05-16', '2026-05-26', '2026-05-26T21:00:00.000Z'],
    ['2026-06-12', '2026-06-24', '2026-06-24T21:00:00.000Z'], ['2026-10-30', '2026-11-10', '2026-11-10T22:00:00.000Z'],
    ['2026-12-21', '2027-01-04', '2027-01-04T22:00:00.000Z'], ['2026-12-28', '2027-01-08', '2027-01-08T22:00:00.000Z'],
    ['2027-03-22', '2027-04-02', '2027-04-02T21:00:00.000Z'], ['2027-12-16', '2027-12-28', '2027-12-28T22:00:00.000Z'],
    ['2025-12-23', '2026-01-08', '2026-01-08T22:00:00.000Z'],
  ])('from %s end on %s, exclusive instant %s', (start, dueDate, dueInstant) => {
    expect(deadline({ start: atHour(start, 12), limit: 7, unit: 'workingDays' })).toEqual({ strictDue: dueDate, dueDate, dueInstant });
  });

  test.each([
    ['2026-03-10T21:59:59Z', '2026-03-19'], ['2026-03-10T22:00:00Z', '2026-03-20'],
    ['2026-06-30T20:59:59Z', '2026-07-09'], ['2026-06-30T21:00:00Z', '2026-07-10'],
  ])('from the instant %s end on %s', (start, dueDate) => {
    expect(deadline({ start, limit: 7, unit: 'workingDays' }).dueDate).toBe(dueDate);
  });
});

const expectRolled = (start: string, limit: number, unit: 'months' | 'calendarDays' | 'weeks', strict: string, rolled: string): void => {
  const bare = deadline({ start: atHour(start, 12), limit, unit });
  const moved = deadline({ start: atHour(start, 12), limit, unit, roll: true });
  expect([bare.strictDue, bare.dueDate, moved.strictDue, moved.dueDate]).toEqual([strict, strict, strict, rolled]);
};

describe('months', () => {
  test.each([
    ['2026-03-25', 3, '2026-06-25', '2026-06-25'], ['2026-03-20', 3, '2026-06-20', '2026-06-22'], ['2026-03-19', 3, '2026-06-19', '2026-06-22'],
    ['2026-09-24', 3, '2026-12-24', '2026-12-28'], ['2026-10-01', 3, '2027-01-01', '2027-01-04'], ['2025-11-30', 3, '2026-02-28', '2026-03-02'],
    ['2026-11-30', 3, '2027-02-28', '2027-03-01'], ['2027-11-29', 3, '2028-02-29', '2028-02-29'], ['2027-11-30', 3, '2028-02-29', '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28', '2026-03-02'], ['2026-08-31', 6, '2027-02-28', '2027-03-01'], ['2026-10-06', 2, '2026-12-06', '2026-12-07'],
  ])('%s and %i months: strictly %s, rolled %s', (start, limit, strict, rolled) => {
    expectRolled(start, limit, 'months', strict, rolled);
  });
});

describe('days and weeks', () => {
  test.each([
    ['2026-06-05', 14, 'calendarDays', '2026-06-19', '2026-06-22'], ['2026-12-11', 14, 'calendarDays', '2026-12-25', '2026-12-28'],
    ['2026-03-16', 3, 'weeks', '2026-04-06', '2026-04-07'], ['2026-05-22', 28, 'calendarDays', '2026-06-19', '2026-06-22'],
  ] as const)('%s and %i %s: strictly %s, rolled %s', (start, limit, unit, strict, rolled) => {
    expectRolled(start, limit, unit, strict, rolled);
  });

  // The numbers and dates of facts 2.5, "validity selection": the count only, the choice of the rule is not this function's.
  test.each([
    ['2023-08-31', 3, 'months', '2023-11-30'], ['2023-09-01', 14, 'calendarDays', '2023-09-15'], ['2024-12-31', 14, 'calendarDays', '2025-01-14'],
    ['2025-01-01', 3, 'months', '2025-04-01'], ['2024-10-31', 4, 'months', '2025-02-28'], ['2025-01-02', 6, 'months', '2025-07-02'],
    ['2024-12-30', 7, 'workingDays', '2025-01-10'], ['2025-01-02', 7, 'workingDays', '2025-01-14'], ['2025-05-02', 28, 'calendarDays', '2025-05-30'],
    ['2026-06-01', 3, 'weeks', '2026-06-22'], ['2026-07-15', 6, 'months', '2027-01-15'],
  ] as const)('%s and %i %s end on %s', (start, limit, unit, due) => {
    expect(deadline({ start: atHour(start, 12), limit, unit }).strictDue).toBe(due);
  });
});

test('the same day ends at the next midnight in Finland', () => {
  expect(deadline({ start: '2026-03-28T23:30:00Z', limit: 0, unit: 'sameDay' }))
    .toEqual({ strictDue: '2026-03-29', dueDate: '2026-03-29', dueInstant: '2026-03-29T21:00:00.000Z' });
});

test.each([-1, 0.5, Number.NaN])('refuses the limit %d', (limit) => {
  expect(() => deadline({ start: '2026-03-10T10:00:00Z', limit, unit: 'calendarDays' })).toThrow(RangeError);
});

/** Walks the days one by one with its own idea of free days: date-holidays' public days and the two eves for 2024–2028, written out. */
const FREE = new Set(`2024-01-01 2024-03-29 2024-04-01 2024-05-01 2024-05-09 2024-06-21 2024-12-06 2024-12-24 2024-12-25 2024-12-26
 2025-01-01 2025-01-06 2025-04-18 2025-04-21 2025-05-01 2025-05-29 2025-06-20 2025-12-24 2025-12-25 2025-12-26
 2026-01-01 2026-01-06 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-06-19 2026-12-24 2026-12-25
 2027-01-01 2027-01-06 2027-03-26 2027-03-29 2027-05-06 2027-06-25 2027-12-06 2027-12-24
 2028-01-06 2028-04-14 2028-04-17 2028-05-01 2028-05-25 2028-06-23 2028-12-06 2028-12-25 2028-12-26`.split(/\s+/));

function walk(startMs: number, limit: number): string {
  const helsinki = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' });
  const day = new Date(`${helsinki.format(startMs)}T00:00:00Z`);
  for (let left = limit; left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() % 6 !== 0 && !FREE.has(day.toISOString().slice(0, 10))) left -= 1;
  }
  return day.toISOString().slice(0, 10);
}

test('agrees with a walk day by day from any instant', () => {
  const instants = fc.integer({ min: Date.UTC(2024, 0, 1) / 1000, max: Date.UTC(2028, 8, 1) / 1000 });
  fc.assert(fc.property(instants, fc.integer({ min: 0, max: 60 }), (seconds, limit) => {
    const due = deadline({ start: new Date(seconds * 1000).toISOString(), limit, unit: 'workingDays' });
    expect(due.dueDate).toBe(walk(seconds * 1000, limit));
    expect(walk(Date.parse(due.dueInstant) - 1, 0)).toBe(due.dueDate);
    expect(walk(Date.parse(due.dueInstant), 0) > due.dueDate).toBe(true);
    expect(limit === 0 || isWorkingDay(due.dueDate)).toBe(true);
  }), { numRuns: 300 });
});
