/** How much time a clock has left, for display: signed, in the unit the clock counts in. */
import { daysBetween, localDate } from '../calendar/helsinki.ts';
import { workingDaysBetween } from '../calendar/working-days.ts';
import type { LimitUnit } from '../model/guidance-definition.ts';

export interface TimeLeft {
  readonly unit: 'workingDays' | 'calendarDays';
  /** Days from today to the last day in time: 0 on that day, negative after it. Never -0. */
  readonly value: number;
  /** Authoritative: a clock due on Friday has value 0 and is overdue on Saturday, when counted in working days. */
  readonly overdue: boolean;
}

/**
 * Time left at `now` until the last day in time, counted as the limit itself counts: working days for working-day limits,
 * calendar days for all others (weeks and months would hide up to a month behind one number).
 * @param due `{ dueDate: last day in time, Finland; dueInstant: exclusive bound }`
 */
export function timeLeft(due: { readonly dueDate: string; readonly dueInstant: string }, now: string, unit: LimitUnit): TimeLeft {
  const today = localDate(now);
  const counted = unit === 'workingDays' ? 'workingDays' : 'calendarDays';
  const value = counted === 'workingDays' ? workingDaysBetween(today, due.dueDate) : daysBetween(today, due.dueDate);
  return { unit: counted, value: value === 0 ? 0 : value, overdue: Date.parse(now) >= Date.parse(due.dueInstant) };
}
