/**
 * What a due date is computed from, as versioned data: the country's calendar and limits, shipped with the product, and what a region
 * lays over them. A case keeps the version that was in force when it opened until a command brings it another one.
 */
import { calendarOf } from '../calendar/calendar.ts';
import type { Calendar, CalendarRows, Opening } from '../calendar/calendar.ts';
import { addDays, isDate, isTime } from '../calendar/helsinki.ts';
import { CALENDAR_VERSION } from '../calendar/working-days.ts';
import { nationalLimits } from '../limits/limit-rows.ts';
import type { LimitRow } from '../limits/limit-rows.ts';
import type { ClockDefinition } from '../model/guidance-definition.ts';

/** A region's data in one version. `limits` stand before the country's of the same id and time. */
export interface TimeData extends CalendarRows {
  /** `14.3`: the region and a number that grows. */
  readonly version: string;
  readonly limits: readonly LimitRow[];
}

/** Name of everything a due date was computed from: `fi-2026.1`, or `fi-2026.1+14.3` with a region's data over it. */
export function dataVersion(data: TimeData | undefined): string {
  return data === undefined ? CALENDAR_VERSION : `${CALENDAR_VERSION}+${data.version}`;
}

/** Whose rows a clock counts by, narrowest first. None = the country's alone. */
export function calendarOwners(calendar: ClockDefinition['calendar'], region: string, unit: string | undefined): readonly string[] {
  if (calendar === 'fi') return [];
  return calendar === 'unit' && unit !== undefined ? [unit, region] : [region];
}

export function calendarBy(data: TimeData | undefined, owners: readonly string[]): Calendar {
  return calendarOf(data, owners);
}

/** All limit rows, the region's first. */
export function limitRows(data: TimeData | undefined): readonly LimitRow[] {
  return data === undefined ? nationalLimits : [...data.limits, ...nationalLimits];
}

/** What is wrong with a region's data, one sentence each; empty when it can be used. A span of days is at most a year, so that counting always ends. */
export function timeDataProblems(data: Omit<TimeData, 'version'>, region: string): readonly { readonly path: string; readonly message: string }[] {
  const problems: { path: string; message: string }[] = [];
  const check = (path: string, fine: boolean, message: string): void => { if (!fine) problems.push({ path, message }); };
  const spans = (path: string, from: string, to: string | null): void =>
    check(path, isDate(from) && (to === null || (isDate(to) && from < to)), 'Expected two dates, the second after the first');
  const owned = (path: string, owner: string): void => check(`${path}.owner`, owner === region || owner.startsWith(`${region}-`), `Expected the region ${region} or one of its units but it is ${owner}`);
  data.days.forEach((row, index) => {
    owned(`days.${index}`, row.owner);
    spans(`days.${index}`, row.from, row.to);
    check(`days.${index}`, isDate(row.from) && row.to <= addDays(row.from, 366), 'Expected a span of at most a year');
    check(`days.${index}.hours`, (row.hours ?? []).every(isOpening), 'Expected openings that end after they begin');
  });
  data.hours.forEach((row, index) => {
    owned(`hours.${index}`, row.owner);
    spans(`hours.${index}`, row.from, row.to);
    check(`hours.${index}.weekdays`, row.weekdays.length > 0 && row.weekdays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7), 'Expected weekdays from 1, Monday, to 7');
    check(`hours.${index}`, isOpening({ from: row.open, to: row.close }), 'Expected an opening that ends after it begins');
  });
  data.limits.forEach((row, index) => {
    spans(`limits.${index}`, row.from, row.to);
    check(`limits.${index}.id`, nationalLimits.some(({ id }) => id === row.id), `Expected a limit that the product knows but it is ${row.id}`);
    check(`limits.${index}.limit`, row.limit === undefined ? row.unit === 'now' || row.unit === 'withoutUndueDelay' : Number.isInteger(row.limit) && row.limit >= 0, 'Expected a whole limit of at least 0, and none where the unit has no number');
  });
  return problems;
}

function isOpening({ from, to }: Opening): boolean {
  return isTime(from) && (isTime(to) || to === '24:00') && from < to;
}
