/** The dates a clock would give to somebody who makes contact at an instant: the same function that cases run on. */
import { addDays, addWorkingDays, deadline, isCounted, limitRowOn, localDate, nationalLimits } from '../../guidance/index.ts';
import type { LimitUnit } from '../../guidance/index.ts';
import { listOf, textOf } from './moddle.ts';
import type { ModdleElement } from './moddle.ts';

export const limitUnits = ['workingDays', 'workingHours', 'calendarDays', 'weeks', 'months', 'sameDay', 'now', 'withoutUndueDelay'] as const;

export interface ClockDates {
  /** Last day in time, `YYYY-MM-DD`. */
  readonly dueDate: string;
  readonly dueInstant: string;
  /** The ladder's steps, with the day on which each is taken. */
  readonly steps: readonly { readonly id: string; readonly kind: string; readonly role: string; readonly date: string }[];
}

/** Dates of a clock that starts at `start` (ISO instant); undefined without a number, or while what is typed is no whole number. */
export function clockDates(clock: ModdleElement, ladder: ModdleElement | undefined, start: string): ClockDates | undefined {
  const says = limitOf(clock, start);
  if (says === undefined || !isCounted(says.unit) || says.limit === undefined || says.limit < 0 || says.limit > 9999) return undefined;
  const { dueDate, dueInstant } = deadline({ start, limit: says.limit, unit: says.unit, roll: says.roll });
  return { dueDate, dueInstant, steps: ladder ? listOf(ladder, 'steps').flatMap((step) => stepDate(step, dueDate)) : [] };
}

/** The clock's own limit, or that of the first row of law that is valid on the day; conditions of rows are a case's to look at. */
function limitOf(clock: ModdleElement, start: string): { readonly limit: number | undefined; readonly unit: LimitUnit; readonly roll: boolean } | undefined {
  const rows = textOf(clock, 'limitRef').split(',').map((id) => id.trim()).filter((id) => id !== '');
  if (rows.length > 0) {
    const row = limitRowOn(nationalLimits, rows, localDate(start), () => true);
    return row && { limit: row.unit === 'sameDay' ? 0 : row.limit, unit: row.unit, roll: row.roll };
  }
  const unit = limitUnits.find((name) => name === textOf(clock, 'unit'));
  return unit && { limit: unit === 'sameDay' ? 0 : wholeNumber(textOf(clock, 'limit')), unit, roll: clock.get('roll') === true };
}

/** A whole number as people type it; undefined for anything else. */
export function wholeNumber(text: string): number | undefined {
  return /^-?\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

function stepDate(step: ModdleElement, dueDate: string): readonly ClockDates['steps'][number][] {
  const offset = wholeNumber(textOf(step, 'offset'));
  if (offset === undefined) return [];
  const date = textOf(step, 'unit') === 'calendarDays' ? addDays(dueDate, offset) : addWorkingDays(dueDate, offset);
  return [{ id: textOf(step, 'id'), kind: textOf(step, 'kind'), role: textOf(step, 'role'), date }];
}
