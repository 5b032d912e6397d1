/** Reads how long a clock runs: a number of its own, or the dated rows of the law that it refers to. */
import { isCounted } from '../deadline/deadline.ts';
import { nationalLimits } from '../limits/limit-rows.ts';
import type { LimitUnit } from '../model/guidance-definition.ts';
import type { GuidanceDiagnosticCode } from './codes.ts';
import type { ClockSource } from './read-triggers.ts';
import { listed, oneOf, text, whole } from './reading.ts';
import type { Reading } from './reading.ts';

const UNITS: readonly LimitUnit[] = ['workingDays', 'workingHours', 'calendarDays', 'weeks', 'months', 'sameDay', 'now', 'withoutUndueDelay'];

export interface ClockLimit {
  /** What goes into the clock's definition. */
  readonly says: { readonly limit?: number; readonly unit?: LimitUnit; readonly limitRef?: readonly string[] };
  /** Whether there is a due instant that a ladder or warning could count from. Dated rows may have one. */
  readonly hasNumber: boolean;
}

/** The clock's limit; undefined when nothing of it can be used (its problems are reported). */
export function readClockLimit(reading: Reading, { owner, id, extension }: ClockSource): ClockLimit | undefined {
  const path = `clock(${id})`;
  const rows = listed(text(extension, 'limitRef'));
  if (rows.length > 0) return readRows(reading, { owner, id, extension }, rows);
  const unit = oneOf(reading, owner, extension, { property: 'unit', words: UNITS, code: 'clock-unit-unknown' });
  if (unit === undefined) return undefined;
  const limit = readNumber(reading, owner, path, { digits: whole(extension, 'limit'), found: text(extension, 'limit') ?? '' }, unit);
  return { says: { unit, ...(limit !== undefined && { limit }) }, hasNumber: isCounted(unit) };
}

function readRows(reading: Reading, { owner, id, extension }: ClockSource, rows: readonly string[]): ClockLimit {
  const path = `clock(${id}).limitRef`;
  if (text(extension, 'limit') !== undefined || text(extension, 'unit') !== undefined) reading.problem('clock-limit-twice', owner, path, `Expected "${id}" to refer to dated rows or to have a limit of its own but it does both`);
  const unknown = rows.filter((row) => !nationalLimits.some((known) => known.id === row));
  if (unknown.length > 0) reading.problem('limit-ref-unknown', owner, path, `Expected ${unknown.join(', ')} among the dated limits but it is not there`);
  return { says: { limitRef: rows }, hasNumber: nationalLimits.some((known) => rows.includes(known.id) && isCounted(known.unit)) };
}

function readNumber(reading: Reading, owner: string, path: string, { digits, found }: { readonly digits: number | undefined; readonly found: string }, unit: LimitUnit): number | undefined {
  const refuse = (code: GuidanceDiagnosticCode, expected: string): undefined => void reading.problem(code, owner, `${path}.limit`, `Expected ${expected} but it is ${found || 'missing'}`);
  if (!isCounted(unit)) return digits === undefined ? undefined : refuse('clock-limit-unexpected', `no number with the unit ${unit}`);
  if (unit === 'sameDay') return digits === undefined || digits === 0 ? 0 : refuse('clock-limit-invalid', '0 or nothing for the same day');
  if (digits === undefined) return refuse('clock-limit-missing', `a limit in ${unit}`);
  return Number.isNaN(digits) || digits < 0 ? refuse('clock-limit-invalid', 'a whole limit of at least 0') : digits;
}
