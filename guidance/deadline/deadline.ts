/**
 * Due dates of limits (150/1930 2–5 §, facts of the calendar in `calendar/`). The one function that workflow, inbox, audit and rehearsal ask.
 */
import { addDays, addMonths, localDate, startOfDay } from '../calendar/helsinki.ts';
import { addWorkingDays, rollToWorkingDay } from '../calendar/working-days.ts';
import type { LimitUnit } from '../model/guidance-definition.ts';

/** A unit that has a number; `withoutUndueDelay` has none and therefore no due date. */
export type CountedUnit = Exclude<LimitUnit, 'withoutUndueDelay'>;

export interface Limit {
  /** Instant from which the limit runs. Its date in Finland is the day that is not counted. */
  readonly start: string;
  /** Whole number ≥ 0 in `unit`; `sameDay` ignores it. */
  readonly limit: number;
  readonly unit: CountedUnit;
  /** Apply 150/1930 5 §: a last day that is no working day moves to the next one. Working-day limits never need it. Default false. */
  readonly roll?: boolean;
}

export interface Deadline {
  /** Last day by the bare count. */
  readonly strictDue: string;
  /** Last day in time, after rolling when the limit rolls. */
  readonly dueDate: string;
  /** Start of the day after `dueDate` in Finland: in time ⇔ the event is before it. */
  readonly dueInstant: string;
}

/** Due date of a limit. Throws RangeError for a limit that is not a whole number ≥ 0 or a start that is no instant. */
export function deadline({ start, limit, unit, roll = false }: Limit): Deadline {
  if (!Number.isInteger(limit) || limit < 0) throw new RangeError(`Expected a whole limit of at least 0 but got ${limit}`);
  const strictDue = lastDay(localDate(start), limit, unit);
  const dueDate = roll ? rollToWorkingDay(strictDue) : strictDue;
  return { strictDue, dueDate, dueInstant: startOfDay(addDays(dueDate, 1)) };
}

function lastDay(start: string, limit: number, unit: CountedUnit): string {
  switch (unit) {
    case 'workingDays': return addWorkingDays(start, limit);
    case 'calendarDays': return addDays(start, limit);
    case 'weeks': return addDays(start, 7 * limit);
    case 'months': return addMonths(start, limit);
    case 'sameDay': return start;
  }
}
