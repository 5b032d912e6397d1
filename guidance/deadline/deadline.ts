/**
 * Due dates of limits (150/1930 2–5 §, facts of the calendar in `calendar/`). The one function that workflow, inbox, audit and rehearsal ask.
 */
import { addWorkingDaysIn, nationalCalendar, nextOpening, workingDaysBetweenIn } from '../calendar/calendar.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { addDays, addMonths, atTime, daysBetween, localDate, normalInstant, startOfDay } from '../calendar/helsinki.ts';
import type { LimitUnit } from '../model/guidance-definition.ts';

/** A unit that has a number; the others have none and therefore no due date. */
export type CountedUnit = Exclude<LimitUnit, 'now' | 'withoutUndueDelay'>;

/** Whether a unit has a number, and with it a due date. */
export function isCounted(unit: LimitUnit): unit is CountedUnit {
  return unit !== 'now' && unit !== 'withoutUndueDelay';
}

/** Time in which a clock stood still: half-open, instants. */
export interface Still { readonly from: string; readonly to: string }

export interface Limit {
  /** Instant from which the limit runs. Its date in Finland is the day that is not counted. */
  readonly start: string;
  /** Whole number ≥ 0 in `unit`; `sameDay` ignores it. */
  readonly limit: number;
  readonly unit: CountedUnit;
  /** Apply 150/1930 5 §: a last day that is no working day moves to the next one. Working-day limits never need it. Default false. */
  readonly roll?: boolean;
  /** A start outside opening hours counts from the next opening. Default false; working hours always do. */
  readonly officeHours?: boolean;
  /** Default: the country's. */
  readonly calendar?: Calendar;
  /** When the clock stood still, in order of time. Days are counted as a limit counts them: the day it stopped on is not given back, the day it went on is. */
  readonly still?: readonly Still[];
}

export interface Deadline {
  /** Last day by the bare count. */
  readonly strictDue: string;
  /** Last day in time, after rolling when the limit rolls. */
  readonly dueDate: string;
  /** In time ⇔ the event is before it. Start of the day after `dueDate` in Finland; for working hours the instant at which they have passed. */
  readonly dueInstant: string;
}

/** Due date of a limit. Throws RangeError for a limit that is not a whole number ≥ 0 or a start that is no instant. */
export function deadline({ start, limit, unit, roll = false, officeHours = false, calendar = nationalCalendar, still = [] }: Limit): Deadline {
  if (!Number.isInteger(limit) || limit < 0) throw new RangeError(`Expected a whole limit of at least 0 but got ${limit}`);
  const began = normalInstant(start);
  const from = officeHours || unit === 'workingHours' ? nextOpening(calendar, began, localDate(began), nextDay) : began;
  if (unit === 'workingHours') return afterHours(calendar, from, limit, still);
  const strictDue = stillDays(calendar, lastDay(calendar, localDate(from), limit, unit), unit, since(from, still));
  const dueDate = roll ? firstWorkingDay(calendar, strictDue) : strictDue;
  return { strictDue, dueDate, dueInstant: startOfDay(addDays(dueDate, 1)) };
}

function lastDay(calendar: Calendar, start: string, limit: number, unit: Exclude<CountedUnit, 'workingHours'>): string {
  switch (unit) {
    case 'workingDays': return addWorkingDaysIn(calendar, start, limit);
    case 'calendarDays': return addDays(start, limit);
    case 'weeks': return addDays(start, 7 * limit);
    case 'months': return addMonths(start, limit);
    case 'sameDay': return start;
  }
}

/**
 * Moves the last day by the days, of the limit's own kind, that the clock stood still before it. A clock that stood still when its last day
 * came has that day back when it goes on.
 */
export function stillDays(calendar: Calendar, last: string, unit: CountedUnit, still: readonly Still[]): string {
  return still.reduce((due, { from, to }) => {
    const [stood, went] = [localDate(from), localDate(to)];
    if (stood > due) return due;
    if (unit !== 'workingDays') return addDays(due, daysBetween(stood, went));
    const moved = addWorkingDaysIn(calendar, due, workingDaysBetweenIn(calendar, stood, went));
    return moved >= went ? moved : firstWorkingDay(calendar, went);
  }, last);
}

/** What of the standing still lies after the limit began to run. */
function since(start: string, still: readonly Still[]): readonly Still[] {
  return still.filter(({ to }) => to > start).map(({ from, to }) => ({ from: from > start ? from : start, to }));
}

function firstWorkingDay(calendar: Calendar, date: string): string {
  return calendar.isWorkingDay(date) ? date : addWorkingDaysIn(calendar, date, 1);
}

/** Opening time is counted in milliseconds: hours of the clock on the wall, whatever daylight saving does at night. */
function afterHours(calendar: Calendar, start: string, hours: number, still: readonly Still[]): Deadline {
  let left = hours * 3_600_000;
  let at = start;
  let day = localDate(start);
  for (let tried = 0; left > 0 && tried < 3660; tried += 1, day = nextDay(day)) {
    for (const { from, to } of openTime(calendar, day, start, still)) {
      const passed = Math.min(left, to - from);
      left -= passed;
      at = new Date(from + passed).toISOString();
      if (left === 0) break;
    }
  }
  const date = localDate(at);
  return { strictDue: date, dueDate: date, dueInstant: at };
}

/** Spans of a day, ms since the epoch, in which the doors are open and the clock does not stand still, from `start` on. */
function openTime(calendar: Calendar, day: string, start: string, still: readonly Still[]): { readonly from: number; readonly to: number }[] {
  let spans = calendar.openings(day).map(({ from, to }) => ({ from: Math.max(Date.parse(atTime(day, from)), Date.parse(start)), to: Date.parse(atTime(day, to)) }));
  for (const pause of still) {
    const [from, to] = [Date.parse(pause.from), Date.parse(pause.to)];
    spans = spans.flatMap((span) => [{ from: span.from, to: Math.min(span.to, from) }, { from: Math.max(span.from, to), to: span.to }]);
  }
  return spans.filter(({ from, to }) => from < to).sort((one, other) => one.from - other.from);
}

function nextDay(date: string): string {
  return addDays(date, 1);
}
