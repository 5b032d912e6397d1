import { expect, test } from '@jest/globals';
import { timeLeft } from '../../../guidance/index.ts';

const friday = { dueDate: '2026-03-20', dueInstant: '2026-03-20T22:00:00.000Z' };

test.each([
  ['2026-03-10T08:00:00Z', 'workingDays', 8, false],
  ['2026-03-20T08:00:00Z', 'workingDays', 0, false],
  ['2026-03-20T21:59:59.999Z', 'workingDays', 0, false],
  ['2026-03-20T22:00:00Z', 'workingDays', 0, true],
  ['2026-03-24T08:00:00Z', 'workingDays', -2, true],
  ['2026-03-24T08:00:00Z', 'calendarDays', -4, true],
  ['2026-03-10T08:00:00Z', 'months', 10, false],
  ['2026-03-20T08:00:00Z', 'sameDay', 0, false],
] as const)('at %s a limit in %s due on Friday has %i left', (now, unit, value, overdue) => {
  const counted = unit === 'workingDays' ? 'workingDays' : 'calendarDays';
  expect(timeLeft(friday, now, unit)).toStrictEqual({ unit: counted, value, overdue });
});
