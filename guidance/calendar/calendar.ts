/**
 * A calendar: which days are working days and when the doors are open. The country's is computed from the law (`working-days.ts`);
 * regions and units lay dated rows over it. Dates are `YYYY-MM-DD` in Finland, times of day `HH:MM` there.
 */
import { atTime } from './helsinki.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts';

/** Part of a day in which a unit is open. */
export interface Opening { readonly from: string; readonly to: string }

export interface Calendar {
  isWorkingDay(date: string): boolean;
  /** In the order of the day, none when closed. */
  openings(date: string): readonly Opening[];
}

/** One day, or several, that differ from the wider calendar: a local holiday, a day of training, an extra Saturday. `[from, to)`. */
export interface DayRow {
  /** Region (`14`) or unit (`14-asiakasohjaus`) that it holds for. */
  readonly owner: string;
  readonly from: string;
  readonly to: string;
  readonly working: boolean;
  /** Openings on those days; absent: as the weekday's hours say. */
  readonly hours?: readonly Opening[];
  readonly note: string;
}

/** Hours on weekdays (1 Monday – 7 Sunday) in a span `[from, to)`. Several rows of a day are its openings before and after a break. */
export interface HoursRow {
  readonly owner: string;
  readonly from: string;
  readonly to: string | null;
  readonly weekdays: readonly number[];
  readonly open: string;
  readonly close: string;
}

/** What a region lays over the country's calendar. */
export interface CalendarRows {
  readonly days: readonly DayRow[];
  readonly hours: readonly HoursRow[];
}

/** Office hours where nobody has said otherwise. Hours are local data: the law says "weekday office hours" and no more. */
const NATIONAL_HOURS: readonly Opening[] = [{ from: '08:00', to: '16:00' }];

export const nationalCalendar: Calendar = {
  isWorkingDay,
  openings: (date) => (isWorkingDay(date) ? NATIONAL_HOURS : []),
};

/**
 * Calendar of the first of `owners` (narrowest first: the unit, then the region) that has a row for a day, else the country's.
 * Working days and hours are looked for apart: a unit with hours of its own keeps the region's holidays.
 */
export function calendarOf(rows: CalendarRows | undefined, owners: readonly string[]): Calendar {
  if (rows === undefined || !owners.some((owner) => [...rows.days, ...rows.hours].some((row) => row.owner === owner))) return nationalCalendar;
  const dayRow = (date: string): DayRow | undefined => firstOf(owners, (owner) => rows.days.find((row) => row.owner === owner && row.from <= date && date < row.to));
  const working = (date: string): boolean => dayRow(date)?.working ?? isWorkingDay(date);
  return { isWorkingDay: working, openings: (date) => openingsOn(rows, owners, date, dayRow(date)) };
}

function openingsOn(rows: CalendarRows, owners: readonly string[], date: string, day: DayRow | undefined): readonly Opening[] {
  if (day?.hours !== undefined) return day.hours;
  if (day?.working === false) return [];
  const weekday = weekdayOf(date);
  const own = firstOf(owners, (owner) => {
    const valid = rows.hours.filter((row) => row.owner === owner && row.from <= date && (row.to === null || date < row.to));
    return valid.length === 0 ? undefined : valid.filter((row) => row.weekdays.includes(weekday));
  });
  // A holiday closes what the weekday would open, unless a row of its own says otherwise; a weekend is open only where hours say so.
  if (weekday <= 5 && day === undefined && !isWorkingDay(date)) return [];
  if (own === undefined) return weekday <= 5 || day?.working === true ? NATIONAL_HOURS : [];
  return own.map((row) => ({ from: row.open, to: row.close })).sort((one, other) => (one.from < other.from ? -1 : 1));
}

/** Whether an instant lies in an opening, and else the start of the next one; the instant itself when no opening is found within ten years. */
export function nextOpening(calendar: Calendar, instant: string, date: string, dayAfter: (date: string) => string): string {
  let day = date;
  for (let tried = 0; tried < 3660; tried += 1, day = dayAfter(day)) {
    for (const opening of calendar.openings(day)) {
      if (instant < atTime(day, opening.to)) return instant > atTime(day, opening.from) ? instant : atTime(day, opening.from);
    }
  }
  return instant;
}

/** The n-th working day of a calendar after a date (before it when negative), as `addWorkingDays` of the national one. */
export function addWorkingDaysIn(calendar: Calendar, date: string, count: number): string {
  return addWorkingDays(date, count, (day) => calendar.isWorkingDay(day));
}

export function workingDaysBetweenIn(calendar: Calendar, from: string, to: string): number {
  return workingDaysBetween(from, to, (day) => calendar.isWorkingDay(day));
}

function weekdayOf(date: string): number {
  // 1970-01-05 was a Monday; dates are whole days, so no zone plays a part.
  const days = Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse('1970-01-05T00:00:00Z')) / 86_400_000);
  return ((days % 7) + 7) % 7 + 1;
}

function firstOf<Value>(owners: readonly string[], find: (owner: string) => Value | undefined): Value | undefined {
  for (const owner of owners) {
    const found = find(owner);
    if (found !== undefined) return found;
  }
  return undefined;
}
