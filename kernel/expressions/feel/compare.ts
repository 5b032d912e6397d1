/** Equality and order of values (DMN 1.5 §10.3.2.13, tables 42 and 53): null where two values do not compare. */
import { instantNanos, offsetOf } from './calendar.ts';
import { compareDecimals } from './decimal.ts';
import { FeelLimitError } from './machine.ts';
import { kindOf, type Context, type FeelDate, type FeelDateTime, type FeelTime, type Range, type Value } from './values.ts';

/** Parts that one comparison looks at: lists that hold the same lists over and over have more than can be counted. */
const maximumParts = 500_000;

/** True, false, or null for kinds that do not compare; null equals null only. Throws FeelLimitError for values with too many parts. */
export function equal(a: Value, b: Value, work = { left: maximumParts }): boolean | null {
  if (a === null || b === null) return a === b;
  work.left -= 1;
  if (work.left < 0) throw new FeelLimitError('it compares values with too many parts');
  if (Array.isArray(a) && Array.isArray(b)) return a === b || equalLists(a, b, work);
  if (a instanceof Map && b instanceof Map) return a === b || equalContexts(a, b, work);
  const kind = kindOf(a);
  return kind === kindOf(b) ? equalOfKind(kind, a, b) : equalAcross(a, b);
}

function equalOfKind(kind: ReturnType<typeof kindOf>, a: Value, b: Value): boolean | null {
  if (kind === 'boolean') return a === b;
  if (kind === 'range') return equalRanges(a as Range, b as Range);
  if (kind === 'function') return a === b ? true : null;
  if (kind === 'time') return wholeSeconds(a as FeelTime) === wholeSeconds(b as FeelTime) && zoned(a as FeelTime) === zoned(b as FeelTime);
  if (kind === 'date and time') return instantSeconds(a as FeelDateTime) === instantSeconds(b as FeelDateTime) && zoned(a as FeelDateTime) === zoned(b as FeelDateTime);
  const order = compare(a, b);
  return order === null ? null : order === 0;
}

function equalAcross(a: Value, b: Value): boolean | null {
  const kinds = [kindOf(a), kindOf(b)];
  if (!kinds.includes('date') || !kinds.includes('date and time')) return null;
  return compare(a, b) === 0;
}

/** The value of a time is its seconds (§10.3.2.3.4): fractions do not tell two times apart. */
function wholeSeconds(value: FeelTime): number {
  return Math.floor(value.nanos / 1_000_000_000) - (offsetOf(value) ?? 0);
}

function instantSeconds(value: FeelDateTime): bigint {
  return instantNanos({ ...value, nanos: Math.floor(value.nanos / 1_000_000_000) * 1_000_000_000 });
}

function zoned(value: FeelTime | FeelDateTime): boolean {
  return value.zone !== undefined;
}

function equalLists(a: readonly Value[], b: readonly Value[], work: { left: number }): boolean | null {
  if (a.length !== b.length) return false;
  return a.reduce<boolean | null>((so, item, index) => both(so, equal(item, b[index] ?? null, work)), true);
}

function equalContexts(a: Context, b: Context, work: { left: number }): boolean | null {
  if (a.size !== b.size) return false;
  let so: boolean | null = true;
  for (const [name, value] of a) {
    const other = b.get(name);
    if (other === undefined) return false;
    so = both(so, equal(value, other, work));
  }
  return so;
}

function both(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}

function equalRanges(a: Range, b: Range): boolean | null {
  if (a.sign !== b.sign || a.lowIncluded !== b.lowIncluded || a.highIncluded !== b.highIncluded) return false;
  return both(equal(a.low, b.low), equal(a.high, b.high));
}

/** Negative, zero or positive; null where the values have no order. */
export function compare(a: Value, b: Value): number | null {
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (!isTagged(a) || !isTagged(b)) return null;
  if (a.kind === 'number' && b.kind === 'number') return compareDecimals(a, b);
  if (a.kind === 'time' && b.kind === 'time') return compareTimes(a, b);
  if (isDated(a) && isDated(b)) return compareDates(a, b);
  return compareDurations(a, b);
}

function compareDurations(a: Tagged, b: Tagged): number | null {
  if (a.kind === 'years and months duration' && b.kind === 'years and months duration') return a.months - b.months;
  if (a.kind === 'days and time duration' && b.kind === 'days and time duration') return Number(a.nanos > b.nanos) - Number(a.nanos < b.nanos);
  return null;
}

/** By Unicode code points. */
function compareTexts(a: string, b: string): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    if (a[index] === b[index]) continue;
    return (a.codePointAt(index) ?? 0) - (b.codePointAt(index) ?? 0);
  }
  return a.length - b.length;
}

function compareTimes(a: FeelTime, b: FeelTime): number | null {
  if (zoned(a) !== zoned(b)) return null;
  return a.nanos - b.nanos - ((offsetOf(a) ?? 0) - (offsetOf(b) ?? 0)) * 1_000_000_000;
}

type Tagged = Exclude<Value, null | string | boolean | Value[] | Context>;

function isTagged(value: Value): value is Tagged {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

function isDated(value: Tagged): value is FeelDate | FeelDateTime {
  return value.kind === 'date' || value.kind === 'date and time';
}

function compareDates(a: FeelDate | FeelDateTime, b: FeelDate | FeelDateTime): number | null {
  if (a.kind === 'date and time' && b.kind === 'date and time' && zoned(a) !== zoned(b)) return null;
  const [left, right] = [instantNanos(a), instantNanos(b)];
  return Number(left > right) - Number(left < right);
}

/** Whether a range holds a value; null where they do not compare. */
export function includes(range: Range, value: Value): boolean | null {
  if (range.sign === '=') return equal(value, range.low);
  if (range.sign === '!=') return not(equal(value, range.low));
  if (value === null) return null;
  const open = range.sign === '..' ? null : true;
  const low = range.low === null ? open : ordered(compare(range.low, value), range.lowIncluded);
  const high = range.high === null ? open : ordered(compare(value, range.high), range.highIncluded);
  return both(low, high);
}

function ordered(order: number | null, equalToo: boolean): boolean | null {
  return order === null ? null : order < 0 || (equalToo && order === 0);
}

export function not(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}
