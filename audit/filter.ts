/** The audit's filter and its form in the address: a number, a list and a link to either carry the same words. */
import { timelinessStates } from '../contracts/index.ts';

export interface TimelinessFilter {
  /** Due dates from and to, both inclusive, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  readonly kind: 'statutory' | 'target';
  readonly clockId?: string;
  readonly unit?: string;
  readonly modelVersion?: number;
  /** The instant at which open clocks are judged; absent = now. */
  readonly asOf?: string;
}
export type TimelinessState = (typeof timelinessStates)[number];

const day = /^\d{4}-\d{2}-\d{2}$/;

/** First and last day of the month of `today` (`YYYY-MM-DD`): the period shown when the address names none. */
export function monthOf(today: string): { from: string; to: string } {
  const [year = 1970, month = 1] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const prefix = today.slice(0, 7);
  return { from: `${prefix}-01`, to: `${prefix}-${String(last).padStart(2, '0')}` };
}

/** Reads the filter from the address. What is missing or malformed falls back to this month and the statutory clocks. */
export function filterFrom(search: URLSearchParams, today: string): TimelinessFilter {
  const fallback = monthOf(today);
  const dayIn = (name: 'from' | 'to'): string => { const value = search.get(name) ?? ''; return day.test(value) ? value : fallback[name]; };
  const version = Number(search.get('version'));
  return {
    from: dayIn('from'), to: dayIn('to'), kind: search.get('kind') === 'target' ? 'target' : 'statutory',
    ...(search.get('clock') && { clockId: search.get('clock') ?? '' }),
    ...(search.get('unit') && { unit: search.get('unit') ?? '' }),
    ...(Number.isInteger(version) && version > 0 && { modelVersion: version }),
    ...(search.get('asOf') && { asOf: search.get('asOf') ?? '' }),
  };
}

export function stateFrom(search: URLSearchParams): TimelinessState | undefined {
  return timelinessStates.find((state) => state === search.get('state'));
}

/** The address of a filter, for links. `filterFrom` reads it back. */
export function searchOf(filter: TimelinessFilter, state?: TimelinessState): string {
  const search = new URLSearchParams({ from: filter.from, to: filter.to, kind: filter.kind });
  if (filter.clockId) search.set('clock', filter.clockId);
  if (filter.unit) search.set('unit', filter.unit);
  if (filter.modelVersion) search.set('version', String(filter.modelVersion));
  if (filter.asOf) search.set('asOf', filter.asOf);
  if (state) search.set('state', state);
  return `?${search.toString()}`;
}
