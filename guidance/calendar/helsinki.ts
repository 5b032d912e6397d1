/**
 * Where an instant becomes a Finnish calendar date and back. The only file that names the time zone.
 * Instants are ISO 8601 UTC with milliseconds; dates are `YYYY-MM-DD`. Nothing here or above adds milliseconds to reach another day.
 */
import { Temporal } from 'temporal-polyfill';

export const TIME_ZONE = 'Europe/Helsinki';

/** Local date in Finland at an instant: `2026-03-10T22:00:00.000Z` → `2026-03-11`. Throws RangeError for text that is no instant. */
export function localDate(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
}

/** Instant at which a Finnish date begins; the exclusive end of the day before it. */
export function startOfDay(date: string): string {
  return utc(Temporal.PlainDate.from(date).toZonedDateTime(TIME_ZONE).toInstant());
}

/** Instant of a full hour (0–23) on a Finnish date. An hour that the change to summer time skips is the hour after it. */
export function atHour(date: string, hour: number): string {
  const time = Temporal.PlainTime.from({ hour });
  return utc(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: TIME_ZONE, plainTime: time }).toInstant());
}

/** Instant of a time of day (`HH:MM`, `24:00` is the day's end) on a Finnish date. A time that the change to summer time skips is an hour later. */
export function atTime(date: string, time: string): string {
  if (time === '24:00') return startOfDay(addDays(date, 1));
  return utc(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: TIME_ZONE, plainTime: Temporal.PlainTime.from(time) }).toInstant());
}

/** Whole days later (or earlier, negative) on the calendar: daylight saving plays no part in dates. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/**
 * The same day number some months later; the month's last day where it lacks that number (150/1930 3 §): `2026-11-30` + 3 → `2027-02-28`.
 */
export function addMonths(date: string, months: number): string {
  return Temporal.PlainDate.from(date).add({ months }, { overflow: 'constrain' }).toString();
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** An instant in the one form the product writes: UTC, milliseconds. Throws RangeError for text that is no instant. */
export function normalInstant(instant: string): string {
  return utc(Temporal.Instant.from(instant));
}

/** Whether a text is a date of the calendar, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && reads(() => Temporal.PlainDate.from(text, { overflow: 'reject' }));
}

/** Whether a text is a time of day, `HH:MM` with optional seconds, and `Z` or an offset behind it. */
export function isTime(text: string): boolean {
  return /^\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/.test(text) && reads(() => Temporal.PlainTime.from(text.replace(/(Z|[+-]\d{2}:\d{2})$/, '')));
}

/** Whether a text is a date and time, `YYYY-MM-DDTHH:MM…` as `isDate` and `isTime` take them. */
export function isDateTime(text: string): boolean {
  const [date = '', time = ''] = text.split('T');
  return isDate(date) && isTime(time);
}

function reads(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function utc(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 });
}
