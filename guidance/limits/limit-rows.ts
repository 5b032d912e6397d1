/**
 * Statutory limits as dated data: each row is one limit of one law, valid on the start's Helsinki date in the half-open span `[from, to)`.
 * A change of law adds a row and closes another; nothing is edited away, so that an old due date can still be explained.
 */
import type { LimitUnit } from '../model/guidance-definition.ts';
import national from './fi-2026.1.json' with { type: 'json' };

export interface LimitRow {
  readonly id: string;
  /** Act and section, `1301/2014 36.2`. */
  readonly law: string;
  /** Name of the legal event that starts the limit, and of the one that ends it; a model says which of its elements they are. */
  readonly trigger: readonly string[];
  readonly stop: string;
  readonly unit: LimitUnit;
  /** Whole number in `unit`; absent where the law has none. */
  readonly limit?: number;
  readonly roll: boolean;
  /** The limit counts in opening hours only (THL 51 §). */
  readonly officeHours?: boolean;
  /** The law's condition in words, and as FEEL over the case's variables and `triggerDate`; without FEEL it always holds. */
  readonly applies: string;
  readonly condition?: string;
  /** Grounds on which the law allows more time; documented, and counted as a class of their own. */
  readonly exceptions?: readonly string[];
  /** How much more the law allows with a justification. */
  readonly extension?: { readonly limit: number; readonly unit: LimitUnit; readonly words: string };
  /** First day of validity, and the first day it is no longer valid (null: still valid). */
  readonly from: string;
  readonly to: string | null;
  /** Numbers of the acts in the statute book. */
  readonly source: string;
}

/** The limits of Finnish law that the product ships; version `fi-2026.1`. */
export const nationalLimits = national.rows as readonly LimitRow[];

/** Whether a row is valid on a Finnish date (`YYYY-MM-DD`). */
export function isValidOn(row: Pick<LimitRow, 'from' | 'to'>, date: string): boolean {
  return row.from <= date && (row.to === null || date < row.to);
}

/**
 * The first of the named rows that is valid on the date and holds. `rows` may hold several of one id, for different times.
 * @param ids in the order in which they are asked
 * @param holds tells whether a row's condition is met for the case
 */
export function limitRowOn(rows: readonly LimitRow[], ids: readonly string[], date: string, holds: (row: LimitRow) => boolean): LimitRow | undefined {
  for (const id of ids) {
    const row = rows.find((candidate) => candidate.id === id && isValidOn(candidate, date));
    if (row !== undefined && holds(row)) return row;
  }
  return undefined;
}
