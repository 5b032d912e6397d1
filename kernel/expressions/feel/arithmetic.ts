/** The operators + - * / ** over numbers, texts, dates and durations (DMN 1.5 §10.3.2.13, tables 45 to 52): null where they do not apply. */
import { addMonths, fromWallNanos, instantNanos, nanosOfDay, offsetOf, wallNanos } from './calendar.ts';
import * as decimals from './decimal.ts';
import { daysDuration, monthsDuration } from './temporal-text.ts';
import { kindOf, type DaysDuration, type Decimal, type FeelDate, type FeelDateTime, type FeelTime, type MonthsDuration, type Temporal, type Value } from './values.ts';

type Plain = Exclude<Value, null | boolean | string | Value[] | Map<string, Value>>;

export function add(a: Value, b: Value): Value {
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (!isPlain(a) || !isPlain(b)) return null;
  if (a.kind === 'number' && b.kind === 'number') return decimals.add(a, b);
  if (isTemporal(a)) return addTo(a, b, 1);
  if (isTemporal(b)) return addTo(b, a, 1);
  return addDurations(a, b, 1);
}

export function subtract(a: Value, b: Value): Value {
  if (!isPlain(a) || !isPlain(b)) return null;
  if (a.kind === 'number' && b.kind === 'number') return decimals.subtract(a, b);
  if (!isTemporal(a)) return addDurations(a, b, -1);
  return isTemporal(b) ? between(a, b) : addTo(a, b, -1);
}

function addDurations(a: Plain, b: Plain, sign: 1 | -1): Value {
  if (a.kind === 'years and months duration' && b.kind === a.kind) return monthsDuration(a.months + sign * b.months);
  if (a.kind === 'days and time duration' && b.kind === a.kind) return daysDuration(a.nanos + BigInt(sign) * b.nanos);
  return null;
}

function addTo(value: Temporal, duration: Plain, sign: 1 | -1): Value {
  if (duration.kind === 'years and months duration') return addYears(value, sign * duration.months);
  if (duration.kind !== 'days and time duration') return null;
  return value.kind === 'time' ? addToTime(value, duration, sign) : addDays(value, BigInt(sign) * duration.nanos);
}

function addYears(value: Temporal, months: number): Value {
  if (value.kind === 'time') return null;
  const day = addMonths(value, months);
  return day === undefined ? null : { ...value, ...day };
}

function addDays(value: FeelDate | FeelDateTime, nanos: bigint): Value {
  const moved = fromWallNanos(wallNanos(value) + nanos, value.kind === 'date' ? undefined : value.zone);
  if (moved === null || value.kind === 'date and time') return moved;
  return { kind: 'date', year: moved.year, month: moved.month, day: moved.day };
}

function addToTime(value: FeelTime, duration: DaysDuration, sign: 1 | -1): FeelTime {
  const size = BigInt(nanosOfDay);
  const nanos = (BigInt(value.nanos) + BigInt(sign) * duration.nanos) % size;
  return { ...value, nanos: Number((nanos + size) % size) };
}

/** The time from b to a; values with and without a zone have none. */
function between(a: Temporal, b: Temporal): Value {
  if (a.kind === 'time' || b.kind === 'time') return a.kind === 'time' && b.kind === 'time' ? betweenTimes(a, b) : null;
  if (hasZone(a) !== hasZone(b)) return null;
  return daysDuration(instantNanos(a) - instantNanos(b));
}

/** A date counts as midnight in UTC beside a value with a zone (§10.3.2.3.6), and as local midnight beside one without. */
function hasZone(value: FeelDate | FeelDateTime): boolean {
  return value.kind === 'date' || value.zone !== undefined;
}

function betweenTimes(a: FeelTime, b: FeelTime): Value {
  if ((a.zone === undefined) !== (b.zone === undefined)) return null;
  return daysDuration(BigInt(a.nanos - b.nanos) - BigInt((offsetOf(a) ?? 0) - (offsetOf(b) ?? 0)) * 1_000_000_000n);
}

export function multiply(a: Value, b: Value): Value {
  if (!isPlain(a) || !isPlain(b)) return null;
  if (a.kind === 'number') return b.kind === 'number' ? decimals.multiply(a, b) : scale(b, a);
  return b.kind === 'number' ? scale(a, b) : null;
}

export function divide(a: Value, b: Value): Value {
  if (!isPlain(a) || !isPlain(b)) return null;
  if (b.kind === 'number') {
    if (a.kind === 'number') return decimals.divide(a, b);
    const inverse = decimals.divide(decimals.one, b);
    return inverse === null ? null : scaleBy(a, size => decimals.divide(size, b));
  }
  if (a.kind === 'years and months duration' && b.kind === a.kind) return decimals.divide(sizeOf(a), sizeOf(b));
  if (a.kind === 'days and time duration' && b.kind === a.kind) return decimals.divide(sizeOf(a), sizeOf(b));
  return null;
}

export function power(a: Value, b: Value): Value {
  return isPlain(a) && isPlain(b) && a.kind === 'number' && b.kind === 'number' ? decimals.power(a, b) : null;
}

export function negate(value: Value): Value {
  if (!isPlain(value)) return null;
  if (value.kind === 'number') return decimals.negate(value);
  if (value.kind === 'years and months duration') return monthsDuration(-value.months);
  return value.kind === 'days and time duration' ? daysDuration(-value.nanos) : null;
}

function scale(duration: Plain, by: Decimal): Value {
  return scaleBy(duration, size => decimals.multiply(size, by));
}

function scaleBy(duration: Plain, change: (size: Decimal) => Decimal | null): Value {
  if (duration.kind !== 'years and months duration' && duration.kind !== 'days and time duration') return null;
  const changed = change(sizeOf(duration));
  const whole = changed && decimals.round(changed, 0, 'down');
  if (whole === null || whole.exponent > 40) return null;
  const size = whole.digits * 10n ** BigInt(Math.max(0, whole.exponent));
  return duration.kind === 'years and months duration' ? monthsDuration(Number(size)) : daysDuration(size);
}

function sizeOf(duration: DaysDuration | MonthsDuration): Decimal {
  return decimals.fromInteger(duration.kind === 'years and months duration' ? duration.months : duration.nanos);
}

function isPlain(value: Value): value is Plain {
  return !['null', 'boolean', 'string', 'list', 'context', 'range', 'function'].includes(kindOf(value));
}

function isTemporal(value: Plain): value is Temporal {
  return value.kind === 'date' || value.kind === 'time' || value.kind === 'date and time';
}
