/**
 * ISO 8601 instants, durations and repeating intervals, as BPMN timers state them (BPMN 2.0.2 §10.5.5.5, table 10.101).
 * Plain arithmetic on the UTC calendar; working days and time zones are not the kernel's.
 */

/** A duration in its three independent parts: months, days and milliseconds do not convert into each other on a calendar. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly milliseconds: number;
}

/** A repeating interval: how often (null = without end), from when (absent = from now) or until when, how far apart. */
export interface Cycle {
  readonly repetitions: number | null;
  readonly start?: number;
  /** No repetition is after this instant. */
  readonly end?: number;
  readonly period: Duration;
  /** The period as it was written. */
  readonly periodText: string;
}

const DURATION = /^P(?=[\dT])(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d{1,9})?)S)?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Reads `P1Y2M3W4DT5H6M7.8S`; undefined when the text is no duration. */
export function parseDuration(text: string): Duration | undefined {
  const match = DURATION.exec(text);
  if (match === null) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map(part => Number((part ?? '0').replace(',', '.')));
  return {
    months: (years ?? 0) * 12 + (months ?? 0),
    days: (weeks ?? 0) * 7 + (days ?? 0),
    milliseconds: Math.round((((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000),
  };
}

/** Reads a date or date-time into epoch milliseconds; without an offset it is UTC. Undefined when the text is no instant. */
export function parseInstant(text: string): number | undefined {
  const match = INSTANT.exec(text);
  if (match === null) return undefined;
  const milliseconds = Date.parse(text.includes('T') && match[1] === undefined ? `${text}Z` : text);
  // Invariant: a day that the month does not have (2026-02-30) is no instant, whatever the host's Date makes of it.
  const day = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8, 10))));
  return Number.isNaN(milliseconds) || day.getUTCDate() !== Number(text.slice(8, 10)) ? undefined : milliseconds;
}

/** Reads `R3/PT10M`, `R/P1D`, `R3/2026-03-10T08:00:00Z/P1D` or `R/P1D/2026-03-10T08:00:00Z`; undefined when the text is no repeating interval. */
export function parseCycle(text: string): Cycle | undefined {
  const [repeat, ...rest] = text.split('/');
  const count = /^R(\d*)$/.exec(repeat ?? '');
  const durations = rest.map(parseDuration);
  const place = durations.findIndex(duration => duration !== undefined);
  const period = durations[place];
  if (count === null || period === undefined || rest.length > 2 || isZero(period)) return undefined;
  const repetitions = count[1] === '' ? null : Number(count[1]);
  const cycle = { repetitions, period, periodText: rest[place] ?? '' };
  if (rest.length === 1) return cycle;
  const instant = parseInstant(rest[1 - place] ?? '');
  if (instant === undefined) return undefined;
  return place === 1 ? { ...cycle, start: instant } : { ...cycle, end: instant };
}

/** Adds a duration: months first, held to the last day of a shorter month (31 January + P1M = 28 February), then days, then time. */
export function addDuration(instant: number, duration: Duration): number {
  const date = new Date(instant);
  const month = date.getUTCMonth() + duration.months;
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const day = Math.min(date.getUTCDate(), lastDay) + duration.days;
  const timeOfDay = instant - Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  return Date.UTC(date.getUTCFullYear(), month, day) + timeOfDay + duration.milliseconds;
}

/** ISO 8601 UTC with milliseconds, the only form in which the kernel writes instants; undefined beyond the years that it can write. */
export function formatInstant(instant: number): string | undefined {
  return Math.abs(instant) <= 253_402_300_799_999 ? new Date(instant).toISOString() : undefined;
}

function isZero(duration: Duration): boolean {
  return duration.months === 0 && duration.days === 0 && duration.milliseconds === 0;
}
