/** Conversion functions, boolean `not`, `is`, `now` and `today` (DMN 1.5 §10.3.4.1, §10.3.4.2, §10.3.4.6). */
import { addMonths, dayNumber, isDay, isZone } from '../calendar.ts';
import { equal } from '../compare.ts';
import * as decimals from '../decimal.ts';
import { toText } from '../text.ts';
import { formatTemporal, monthsDuration, parseDate, parseDateTime, parseDuration, parseTime } from '../temporal-text.ts';
import { kindOf, type DaysDuration, type Decimal, type FeelDate, type FeelDateTime, type FeelTime, type Temporal, type Value, type Zone } from '../values.ts';
import { signature, type Builtins } from './signature.ts';

type Dated = FeelDate | FeelDateTime;

function whole(value: Value | undefined): number {
  return decimals.toInteger(value as Decimal) ?? Number.NaN;
}

function dateOf(year: number, month: number, day: number): FeelDate | null {
  return isDay({ year, month, day }) ? { kind: 'date', year, month, day } : null;
}

function timeOf(hour: Value | undefined, minute: Value | undefined, second: Value | undefined, zone: Zone | undefined | null): FeelTime | null {
  const [hours, minutes] = [whole(hour), whole(minute)];
  const nanos = Math.floor(decimals.toNumber(second as Decimal) * 1_000_000_000 + 0.5);
  if (zone === null || !(hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59 && nanos >= 0 && nanos < 60_000_000_000)) return null;
  return { kind: 'time', nanos: (hours * 60 + minutes) * 60_000_000_000 + nanos, zone };
}

/** A zone of at most 18 hours beside UTC; null where the duration is none. */
function zoneOf(value: Value | undefined): Zone | undefined | null {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return isZone(value) ? { id: value } : null;
  const seconds = Number((value as DaysDuration).nanos / 1_000_000_000n);
  return Math.abs(seconds) <= 64_800 ? { offset: seconds } : null;
}

function toTime(value: Temporal): FeelTime {
  if (value.kind === 'date') return { kind: 'time', nanos: 0, zone: { offset: 0 } };
  return { kind: 'time', nanos: value.nanos, zone: value.zone };
}

function combine(date: Dated, time: FeelTime): FeelDateTime {
  return { kind: 'date and time', year: date.year, month: date.month, day: date.day, nanos: time.nanos, zone: time.zone };
}

/** Digits with the separators that are named; without names, as a literal of FEEL. */
function numberOf(text: string, grouping: string | null, point: string | null): Value {
  if (grouping !== null && ![' ', ',', '.'].includes(grouping)) return null;
  if (point !== null && (!['.', ','].includes(point) || point === grouping)) return null;
  if (point === null && grouping === '.') return null;
  const ungrouped = grouping === null ? text : text.replaceAll(grouping, '');
  const plain = point === null || point === '.' ? ungrouped : ungrouped.includes('.') ? 'x' : ungrouped.replace(point, '.');
  return decimals.fromText(plain);
}

/** Whole months from one day to the other, towards zero. */
function monthsBetween(from: Dated, to: Dated): Value {
  const months = (to.year - from.year) * 12 + to.month - from.month;
  const reached = addMonths(from, months);
  if (reached === undefined) return null;
  const left = moment(to, to) - moment(reached, from);
  if (months > 0 && left < 0) return monthsDuration(months - 1);
  return monthsDuration(months < 0 && left > 0 ? months + 1 : months);
}

function moment(day: { readonly year: number; readonly month: number; readonly day: number }, clock: Dated): number {
  return dayNumber(day) + (clock.kind === 'date' ? 0 : clock.nanos / 86_400_000_000_000);
}

/** The same value of the same kind, zone included (§10.3.4.6). */
function same(a: Value, b: Value): boolean {
  if (kindOf(a) !== kindOf(b)) return false;
  if (['date', 'time', 'date and time'].includes(kindOf(a))) return formatTemporal(a as Temporal) === formatTemporal(b as Temporal);
  return equal(a, b) === true;
}

const clock = 'hour: number, minute: number, second: number';
const day = 'year: number, month: number, day: number';

export const conversionFunctions: Builtins = {
  date: [
    signature('from: string', ([text]) => parseDate(text as string)),
    signature('from: date|date and time', ([value]) => dateOf((value as Dated).year, (value as Dated).month, (value as Dated).day)),
    signature(day, ([year, month, number]) => dateOf(whole(year), whole(month), whole(number))),
  ],
  time: [
    signature('from: string', ([text]) => parseTime(text as string)),
    signature('from: time|date and time|date', ([value]) => toTime(value as Temporal)),
    signature(`${clock}, offset?: days and time duration|null`, ([hour, minute, second, offset]) => timeOf(hour, minute, second, zoneOf(offset))),
  ],
  'date and time': [
    signature('from: string', ([text]) => parseDateTime(text as string)),
    signature('from: date and time', ([value]) => value ?? null),
    signature('date: date|date and time, time: time', ([date, time]) => combine(date as Dated, time as FeelTime)),
    signature(`${day}, ${clock}, offset?: days and time duration|null`, dateTimeOf),
    signature(`${day}, ${clock}, timezone: string`, dateTimeOf),
  ],
  duration: [
    signature('from: string', ([text]) => parseDuration(text as string)),
    signature('from: duration', ([value]) => value ?? null),
  ],
  'years and months duration': [signature('from: date|date and time, to: date|date and time', ([from, to]) => monthsBetween(from as Dated, to as Dated))],
  number: [
    signature('from: string, grouping separator: string|null, decimal separator: string|null', ([text, grouping, point]) => numberOf(text as string, grouping as string | null, point as string | null)),
    signature('from: string', ([text]) => numberOf(text as string, null, null)),
    signature('from: number', ([value]) => value ?? null),
  ],
  string: [signature('from: Any', ([value], machine) => value === null || value === undefined ? null : toText(value, machine))],
  not: [signature('negand: Any', ([value]) => typeof value === 'boolean' ? !value : null)],
  is: [signature('value1?: Any, value2?: Any', ([a, b]) => same(a ?? null, b ?? null))],
  now: [signature('', (_values, machine) => parseDateTime(machine.at))],
  today: [signature('', (_values, machine) => parseDate(machine.at.slice(0, 10)))],
};

function dateTimeOf([year, month, number, hour, minute, second, zone]: readonly Value[]): Value {
  const date = dateOf(whole(year), whole(month), whole(number));
  const time = timeOf(hour, minute, second, zoneOf(zone));
  return date === null || time === null ? null : combine(date, time);
}
