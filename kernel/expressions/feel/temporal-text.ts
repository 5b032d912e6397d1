/**
 * Dates, times and durations as text: reading what FEEL's constructors and `@` literals accept (DMN 1.5 §10.3.4.1,
 * lexical forms of XML Schema plus `@Zone/Name`) and writing their canonical form.
 */
import { isDay, isZone } from './calendar.ts';
import type { DaysDuration, Duration, FeelDate, FeelDateTime, FeelTime, MonthsDuration, Temporal, Zone } from './values.ts';

const dateForm = /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d\d)-(\d\d)$/;
const timeForm = /^(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|z|[+-]\d\d:\d\d(?::\d\d)?|@.+)?$/;
const durationForm = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/;

export function parseDate(text: string): FeelDate | null {
  const match = dateForm.exec(text);
  if (match === null) return null;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isDay(day) ? { kind: 'date', ...day } : null;
}

export function parseTime(text: string): FeelTime | null {
  const match = timeForm.exec(text);
  if (match === null) return null;
  const [, hours, minutes, seconds, fraction = '', suffix] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const zone = suffix === undefined ? undefined : parseZone(suffix);
  if (zone === null) return null;
  const nanos = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000_000_000 + Number(fraction.slice(0, 9).padEnd(9, '0'));
  return { kind: 'time', nanos, zone };
}

/** `2026-01-31T10:00:00`, or a date alone, which is its midnight. */
export function parseDateTime(text: string): FeelDateTime | null {
  const split = text.indexOf('T');
  const date = parseDate(split < 0 ? text : text.slice(0, split));
  const time = split < 0 ? undefined : parseTime(text.slice(split + 1));
  if (date === null || time === null) return null;
  return { ...date, kind: 'date and time', nanos: time?.nanos ?? 0, zone: time?.zone };
}

function parseZone(text: string): Zone | null {
  if (text === 'Z' || text === 'z') return { offset: 0 };
  if (text.startsWith('@')) return isZone(text.slice(1)) ? { id: text.slice(1) } : null;
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(1).split(':').map(Number);
  if (hours > 18 || minutes > 59 || seconds > 59) return null;
  return { offset: (text.startsWith('-') ? -1 : 1) * ((hours * 60 + minutes) * 60 + seconds) };
}

/** `P1Y2M` or `P3DT4H5M6.7S`; a mix of both kinds is no duration. */
export function parseDuration(text: string): Duration | null {
  const match = text.length > 200 ? null : durationForm.exec(text);
  if (match === null) return null;
  const [, sign, years, months, days, time, hours, minutes, seconds, fraction] = match;
  const hasMonths = years !== undefined || months !== undefined;
  const hasDays = days !== undefined || time !== undefined;
  if (hasMonths === hasDays || time === 'T') return null;
  if (hasMonths) return monthsDuration((sign === '-' ? -1 : 1) * (Number(years ?? 0) * 12 + Number(months ?? 0)));
  const nanos = nanosOf(days, hours, minutes, seconds, fraction);
  return daysDuration(sign === '-' ? -nanos : nanos);
}

function nanosOf(days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''): bigint {
  const whole = ((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  return whole * 1_000_000_000n + BigInt(fraction.slice(0, 9).padEnd(9, '0'));
}

/** Null for more months than can be counted exactly. */
export function monthsDuration(months: number): MonthsDuration | null {
  return Number.isSafeInteger(months) ? { kind: 'years and months duration', months: months === 0 ? 0 : months } : null;
}

export function daysDuration(nanos: bigint): DaysDuration {
  return { kind: 'days and time duration', nanos };
}

/** The value of an `@` literal: whichever of date and time, date, time and duration the text is. */
export function parseAt(text: string): Temporal | Duration | null {
  if (/^-?P/.test(text)) return parseDuration(text);
  if (/^\d\d:/.test(text)) return parseTime(text);
  return text.includes('T') ? parseDateTime(text) : parseDate(text);
}

export function formatTemporal(value: Temporal): string {
  switch (value.kind) {
    case 'date': return formatDay(value);
    case 'time': return formatClock(value.nanos) + formatZone(value.zone);
    case 'date and time': return `${formatDay(value)}T${formatClock(value.nanos)}${formatZone(value.zone)}`;
  }
}

function formatDay({ year, month, day }: { readonly year: number; readonly month: number; readonly day: number }): string {
  return `${year < 0 ? '-' : ''}${two(Math.abs(year), 4)}-${two(month)}-${two(day)}`;
}

function formatClock(nanos: number): string {
  const seconds = Math.floor(nanos / 1_000_000_000);
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${formatFraction(nanos % 1_000_000_000)}`;
}

function formatFraction(nanos: number): string {
  return nanos === 0 ? '' : `.${two(nanos, 9).replace(/0+$/, '')}`;
}

function formatZone(zone: Zone | undefined): string {
  if (zone === undefined) return '';
  return 'id' in zone ? `@${zone.id}` : formatOffset(zone.offset);
}

export function formatOffset(offset: number): string {
  if (offset === 0) return 'Z';
  const size = Math.abs(offset);
  const seconds = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${seconds}`;
}

/** Canonical form: the largest units first, without those that are zero. */
export function formatDuration(value: Duration): string {
  return value.kind === 'years and months duration' ? formatMonths(value.months) : formatNanos(value.nanos);
}

function formatMonths(months: number): string {
  const size = Math.abs(months);
  const years = Math.floor(size / 12);
  const text = (years > 0 ? `${years}Y` : '') + (size % 12 > 0 ? `${size % 12}M` : '');
  return `${months < 0 ? '-' : ''}P${text === '' ? '0M' : text}`;
}

function formatNanos(nanos: bigint): string {
  const size = nanos < 0n ? -nanos : nanos;
  const seconds = size / 1_000_000_000n;
  const fraction = formatFraction(Number(size % 1_000_000_000n));
  const [days, hours, minutes, rest] = [seconds / 86_400n, (seconds / 3600n) % 24n, (seconds / 60n) % 60n, seconds % 60n];
  const time = (hours > 0n ? `${hours}H` : '') + (minutes > 0n ? `${minutes}M` : '') + (rest > 0n || fraction !== '' ? `${rest}${fraction}S` : '');
  const text = (days > 0n ? `${days}D` : '') + (time === '' ? '' : `T${time}`);
  return `${nanos < 0n ? '-' : ''}P${text === '' ? 'T0S' : text}`;
}

function two(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}
