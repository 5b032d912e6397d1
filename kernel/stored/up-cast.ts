/**
 * Values that were stored by another version of this code. Each carries the number of its format; what is older is brought to today's form
 * step by step, what is newer is refused: whoever wrote it knows something that this code does not.
 */
export interface Stored {
  readonly format: number;
  readonly [property: string]: unknown;
}

/** From one format to the next: reads a plain value and makes a new one. Once released a step never changes. */
export type UpCaster = (stored: Stored) => Stored;

export type Restored<T> =
  | { readonly ok: true; readonly value: T }
  /** `FORMAT_UNKNOWN`: newer than this code. `FORMAT_MISSING`: no stored value at all, since it has no number. */
  | { readonly ok: false; readonly code: 'FORMAT_UNKNOWN' | 'FORMAT_MISSING'; readonly message: string };

/** Brings a stored value to today's format, which is one more than there are steps; the first step leads from 1 to 2. */
export function upCast<T extends { readonly format: number }>(what: string, stored: unknown, steps: readonly UpCaster[]): Restored<T> {
  if (!hasFormat(stored)) return { ok: false, code: 'FORMAT_MISSING', message: `Expected a stored ${what} with the number of its format but it has none` };
  const today = steps.length + 1;
  if (stored.format > today) return { ok: false, code: 'FORMAT_UNKNOWN', message: `Expected a ${what} of format ${today} or older but it is of format ${stored.format}: it was stored by newer code` };
  // Every format from 1 on has its step, so that the last one answers today's form.
  return { ok: true, value: steps.slice(stored.format - 1).reduce((value, step) => step(value), stored) as unknown as T };
}

function hasFormat(stored: unknown): stored is Stored {
  return typeof stored === 'object' && stored !== null && 'format' in stored && typeof stored.format === 'number' && Number.isInteger(stored.format) && stored.format >= 1;
}
