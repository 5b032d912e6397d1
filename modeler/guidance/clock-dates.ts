/** The dates a clock would give to somebody who makes contact at an instant: the same function that cases run on. */
import { addDays, addWorkingDays, deadline, isCounted } from '../../guidance/index.ts';
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
  const unit = limitUnits.find((name) => name === textOf(clock, 'unit'));
  const limit = unit === 'sameDay' ? 0 : wholeNumber(textOf(clock, 'limit'));
  if (unit === undefined || !isCounted(unit) || limit === undefined || limit < 0 || limit > 9999) return undefined;
  const { dueDate, dueInstant } = deadline({ start, limit, unit, roll: clock.get('roll') === true });
  return { dueDate, dueInstant, steps: ladder ? listOf(ladder, 'steps').flatMap((step) => stepDate(step, dueDate)) : [] };
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
