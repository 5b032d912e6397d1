/** Oracles: facts 6 (Wilson) and 6.1 (eight cases of March 2026). */
import { describe, expect, test } from '@jest/globals';
import { classify, dueCohort, startOfDay } from '../../../guidance/index.ts';
import type { ClockRow } from '../../../guidance/index.ts';

const due = (dueDate: string, nextDay: string): Pick<ClockRow, 'due' | 'dueDate'> => ({ dueDate, due: startOfDay(nextDay) });
const rows: Record<string, ClockRow> = {
  c1: { ...due('2026-03-19', '2026-03-20'), stoppedAt: '2026-03-17T10:00:00.000Z' },
  c2: { ...due('2026-03-19', '2026-03-20'), stoppedAt: '2026-03-19T21:59:00.000Z' },
  c3: { ...due('2026-03-19', '2026-03-20'), stoppedAt: '2026-03-19T22:00:00.000Z' },
  c4: due('2026-03-24', '2026-03-25'),
  c5: due('2026-04-13', '2026-04-14'),
  c6: { ...due('2026-04-14', '2026-04-15'), stoppedAt: '2026-03-30T10:00:00.000Z' },
  c7: { ...due('2026-03-20', '2026-03-21'), closedAt: '2026-03-18T10:00:00.000Z', closedBecause: 'withdrawn' },
  c8: { ...due('2026-03-20', '2026-03-21'), closedAt: '2026-03-23T10:00:00.000Z', closedBecause: 'withdrawn' },
};
const asOf = startOfDay('2026-04-01');
const march = { from: '2026-03-01', to: '2026-03-31' };

describe('classify', () => {
  test.each([
    ['c1', 'ON_TIME'], ['c2', 'ON_TIME'], ['c3', 'LATE'], ['c4', 'OVERDUE_OPEN'], ['c5', 'PENDING'], ['c6', 'ON_TIME'], ['c7', 'WITHDRAWN'], ['c8', 'OVERDUE_OPEN'],
  ])('%s is %s', (id, state) => {
    expect(classify(rows[id] as ClockRow, asOf)).toBe(state);
  });

  test('knows nothing of what came after the instant it looks from', () => {
    expect(classify(rows.c1 as ClockRow, '2026-03-16T00:00:00.000Z')).toBe('PENDING');
    expect(classify(rows.c3 as ClockRow, '2026-03-19T21:59:59.999Z')).toBe('PENDING');
    expect(classify(rows.c7 as ClockRow, '2026-03-18T09:59:59.999Z')).toBe('PENDING');
  });

  test('keeps what the path did not need apart from what the client withdrew', () => {
    expect(classify({ ...rows.c7 as ClockRow, closedBecause: 'notRequired' }, asOf)).toBe('NOT_REQUIRED');
  });
});

describe('dueCohort', () => {
  test('counts all that were due, also those that nobody started: 2 of 5', () => {
    expect(dueCohort(Object.values(rows), march, asOf)).toMatchObject({ onTime: 2, late: 1, overdueOpen: 2, pending: 0, withdrawn: 1, notRequired: 0, rate: 0.4 });
  });

  test('takes the first and the last day of the period in', () => {
    const edge = { from: '2026-03-19', to: '2026-03-24' };
    expect(dueCohort(Object.values(rows), edge, asOf).rate).toBe(0.4);
    expect(dueCohort(Object.values(rows), { from: '2026-03-20', to: '2026-03-23' }, asOf)).toMatchObject({ onTime: 0, overdueOpen: 1, withdrawn: 1, rate: 0 });
  });

  test('has no rate without anything due', () => {
    expect(dueCohort([rows.c5 as ClockRow], { from: '2026-04-01', to: '2026-04-30' }, asOf)).toMatchObject({ pending: 1, rate: null, wilson95: null });
  });
});

test('a documented exception is a class of its own: in time only by the law, late only after its own day (SHL 45.2 §)', () => {
  const row = { due: '2026-07-31T21:00:00.000Z', dueDate: '2026-07-31', lawfulDue: '2026-06-10T21:00:00.000Z', lawfulDueDate: '2026-06-10' };
  const state = (more: Partial<ClockRow>, asOf: string): string => classify({ ...row, ...more }, asOf);
  expect(state({ stoppedAt: '2026-06-10T20:59:59.999Z' }, '2026-09-01T00:00:00.000Z')).toBe('ON_TIME');
  expect(state({ stoppedAt: '2026-06-10T21:00:00.000Z' }, '2026-09-01T00:00:00.000Z')).toBe('EXCEPTION');
  expect(state({ stoppedAt: '2026-07-31T21:00:00.000Z' }, '2026-09-01T00:00:00.000Z')).toBe('LATE');
  expect([state({}, '2026-06-01T00:00:00.000Z'), state({}, '2026-07-01T00:00:00.000Z'), state({}, '2026-08-01T00:00:00.000Z')]).toEqual(['PENDING', 'EXCEPTION', 'OVERDUE_OPEN']);
  expect(state({ closedAt: '2026-07-01T00:00:00.000Z', closedBecause: 'withdrawn' }, '2026-09-01T00:00:00.000Z')).toBe('EXCEPTION');
  // In the cohort of the law's date, and outside the divisor.
  expect(dueCohort([row], { from: '2026-06-01', to: '2026-06-30' }, '2026-07-01T00:00:00.000Z')).toMatchObject({ exception: 1, rate: null });
});

test('a paused clock is pending, whatever its old due date was', () => {
  expect(classify({ due: '2026-03-19T22:00:00.000Z', dueDate: '2026-03-19', paused: true }, '2026-04-01T00:00:00.000Z')).toBe('PENDING');
});
