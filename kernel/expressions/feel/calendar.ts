/**
 * Calendar arithmetic of FEEL: the proleptic Gregorian calendar over the years -999999999 to 999999999, which is
 * wider than any date type of JavaScript. Zones of the zone database come from `temporal-polyfill`.
 */
import { Temporal } from 'temporal-polyfill';
import type { FeelDate, FeelDateTime, FeelTime, Zone } from './values.ts';

export const nanosOfDay = 86_400_000_000_000;
const largestYear = 999_999_999;

export interface Day { readonly year: number; readonly month: number; readonly day: number }

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function isDay({ year, month, day }: Day): boolean {
  return Math.abs(year) <= largestYear && Number.isInteger(year) && month >= 1 && month <= 12 && Number.isInteger(month)
    && day >= 1 && Number.isInteger(day) && day <= daysInMonth(year, month);
}

/** Days since 1970-01-01 (the civil calendar counted in eras of 400 years). */
export function dayNumber({ year, month, day }: Day): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** The day of a day number; undefined outside the calendar. */
export function dayOf(number: number): Day | undefined {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const part = Math.floor((5 * dayOfYear + 2) / 153);
  const month = part < 10 ? part + 3 : part - 9;
  const day = { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * part + 2) / 5) + 1 };
  return isDay(day) ? day : undefined;
}

/** Adds months; the last day of a shorter month takes the place of a day it does not have. */
export function addMonths({ year, month, day }: Day, months: number): Day | undefined {
  const total = year * 12 + month - 1 + months;
  const moved = { year: Math.floor(total / 12), month: total - Math.floor(total / 12) * 12 + 1 };
  if (Math.abs(moved.year) > largestYear) return undefined;
  return { ...moved, day: Math.min(day, daysInMonth(moved.year, moved.month)) };
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: Day): number {
  return (((dayNumber(day) + 3) % 7) + 7) % 7 + 1;
}

/** Nanoseconds since the epoch as the clock on the wall shows them. */
export function wallNanos(value: FeelDate | FeelDateTime): bigint {
  return BigInt(dayNumber(value)) * BigInt(nanosOfDay) + BigInt(value.kind === 'date' ? 0 : value.nanos);
}

/** Nanoseconds since the epoch in UTC; a value without a zone counts as UTC. */
export function instantNanos(value: FeelDate | FeelDateTime): bigint {
  const wall = wallNanos(value);
  const offset = value.kind === 'date' ? undefined : offsetOf(value);
  return offset === undefined ? wall : wall - BigInt(offset) * 1_000_000_000n;
}

/** Date and time of a count of nanoseconds on the wall; null outside the calendar. */
export function fromWallNanos(nanos: bigint, zone: Zone | undefined): FeelDateTime | null {
  const size = BigInt(nanosOfDay);
  const rest = ((nanos % size) + size) % size;
  const day = dayOf(Number((nanos - rest) / size));
  return day === undefined ? null : { kind: 'date and time', ...day, nanos: Number(rest), zone };
}

/** Seconds east of UTC that hold for the value; undefined where it has no zone. */
export function offsetOf(value: FeelDateTime | FeelTime): number | undefined {
  if (value.zone === undefined) return undefined;
  if ('offset' in value.zone) return value.zone.offset;
  return namedOffset(value.zone.id, value.kind === 'time' ? { year: 1970, month: 1, day: 1 } : value, value.nanos);
}

function namedOffset(id: string, day: Day, nanos: number): number | undefined {
  // The zone database repeats itself beyond the years that Temporal can hold.
  const year = Math.max(-200_000, Math.min(200_000, day.year));
  const seconds = Math.floor(nanos / 1_000_000_000);
  try {
    const local = new Temporal.PlainDateTime(year, day.month, Math.min(day.day, daysInMonth(year, day.month)), Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60);
    return local.toZonedDateTime(id).offsetNanoseconds / 1_000_000_000;
  } catch {
    return undefined;
  }
}

const zones = new Map<string, boolean>();

/** Whether the zone database knows the name. */
export function isZone(id: string): boolean {
  const known = zones.get(id);
  if (known !== undefined) return known;
  if (zones.size > 1_000) zones.clear();
  const found = /^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(id) && namedOffset(id, { year: 2000, month: 1, day: 1 }, 0) !== undefined;
  zones.set(id, found);
  return found;
}
