/**
 * The Finnish working-day calendar of 150/1930 5 § with the church holidays of 652/2023 and 657/2023:
 * Monday to Friday less the weekday holidays. New Year's Eve and Maundy Thursday are working days.
 */
import { Temporal } from 'temporal-polyfill';
import { addDays } from './helsinki.ts';

/** Written into every computed due date: a date can be explained, and open ones recomputed, when the calendar changes. */
export const CALENDAR_VERSION = 'fi-2026.1';

const FIXED = ['01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26'] as const;
/** Days from Easter Sunday: Good Friday, Easter Monday, Ascension Day. */
const FROM_EASTER = [-2, 1, 39] as const;
const holidaysByYear = new Map<number, ReadonlySet<string>>();

/** Whether work is counted on a date (`YYYY-MM-DD`, Finland). */
export function isWorkingDay(date: string): boolean {
  const { dayOfWeek, year } = Temporal.PlainDate.from(date);
  return dayOfWeek <= 5 && !holidays(year).has(date);
}

/**
 * The n-th working day after a date, the date itself not counted (150/1930 2 §); before it when `count` is negative.
 * Zero gives the date back as it is. `count` is a whole number, else RangeError.
 */
export function addWorkingDays(date: string, count: number, isWorking: (date: string) => boolean = isWorkingDay): string {
  if (!Number.isInteger(count)) throw new RangeError(`Expected a whole number of working days but got ${count}`);
  const step = Math.sign(count);
  let day = date;
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, step);
    if (isWorking(day)) left -= 1;
  }
  return day;
}

/** Working days from one date to another: start excluded, end included. Negative, counted the other way round, when `to` is earlier. */
export function workingDaysBetween(from: string, to: string, isWorking: (date: string) => boolean = isWorkingDay): number {
  if (to < from) return 0 - workingDaysBetween(to, from, isWorking);
  let count = 0;
  for (let day = from; day < to;) {
    day = addDays(day, 1);
    if (isWorking(day)) count += 1;
  }
  return count;
}

/** The date itself when it is a working day, else the first one after it (150/1930 5 §). */
export function rollToWorkingDay(date: string): string {
  return isWorkingDay(date) ? date : addWorkingDays(date, 1);
}

function holidays(year: number): ReadonlySet<string> {
  const known = holidaysByYear.get(year);
  if (known) return known;
  const easter = easterSunday(year);
  const computed = new Set([
    ...FIXED.map((day) => `${String(year).padStart(4, '0')}-${day}`),
    ...FROM_EASTER.map((days) => addDays(easter, days)),
    midsummerEve(year),
  ]);
  holidaysByYear.set(year, computed);
  return computed;
}

/** The Friday before the Saturday that falls on 20–26 June: the one on 19–25 June. */
function midsummerEve(year: number): string {
  const first = Temporal.PlainDate.from({ year, month: 6, day: 19 });
  return first.add({ days: (12 - first.dayOfWeek) % 7 }).toString();
}

/** Western Easter by the anonymous Gregorian computus (Meeus/Jones/Butcher). */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 }).toString();
}
