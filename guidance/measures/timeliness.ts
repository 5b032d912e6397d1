/**
 * Timeliness of clocks (facts 6.1): each clock is in one state as of an instant, and the due cohort's rate is in time over all that were due.
 * A rate over the started only is not offered: it hides those who were left alone.
 */
import { wilson95 } from './wilson.ts';

export type TimelinessState = 'ON_TIME' | 'LATE' | 'OVERDUE_OPEN' | 'EXCEPTION' | 'DUE_MOVED' | 'PENDING' | 'WITHDRAWN' | 'NOT_REQUIRED';

/** A clock with a due instant, as the read side keeps it. Instants are ISO 8601 UTC with milliseconds, dates are Finnish. */
export interface ClockRow {
  /** Exclusive bound. */
  readonly due: string;
  /** Last day in time. */
  readonly dueDate: string;
  /** With a documented exception (SHL 45.2 §) or a due date set by hand: the first bound and last day; `due` and `dueDate` are the new ones then. */
  readonly lawfulDue?: string | null;
  readonly lawfulDueDate?: string | null;
  /** Somebody set a target's due date by hand. */
  readonly moved?: boolean;
  /** It stands still: not due until it goes on. */
  readonly paused?: boolean;
  readonly stoppedAt?: string | null;
  /** When the clock was cancelled or its case ended without a stop, and why. */
  readonly closedAt?: string | null;
  readonly closedBecause?: 'withdrawn' | 'notRequired' | null;
}

/** First and last day, both inside. */
export interface Period { readonly from: string; readonly to: string }

export interface DueCohort {
  readonly onTime: number;
  readonly late: number;
  readonly overdueOpen: number;
  readonly pending: number;
  readonly withdrawn: number;
  readonly notRequired: number;
  readonly exception: number;
  readonly dueMoved: number;
  /** onTime ÷ (onTime + late + overdueOpen); null when nothing was due. */
  readonly rate: number | null;
  /** 95 % interval of the rate; null with it. */
  readonly wilson95: readonly [low: number, high: number] | null;
}

/**
 * State of a clock at `asOf`; what happened after it is not known yet. A clock that was closed after its due instant without a stop is a
 * breach and stands as OVERDUE_OPEN: nothing ever stopped it. Within a documented exception it is EXCEPTION, within a
 * due date set by hand DUE_MOVED: never silently in time.
 */
export function classify(row: ClockRow, asOf: string): TimelinessState {
  const lawful = firstDue(row);
  const allowed = row.moved === true ? 'DUE_MOVED' : 'EXCEPTION';
  if (row.stoppedAt != null && row.stoppedAt <= asOf) return row.stoppedAt < lawful ? 'ON_TIME' : row.stoppedAt < row.due ? allowed : 'LATE';
  if (row.closedAt != null && row.closedAt <= asOf && row.closedAt < row.due) return row.closedAt >= lawful ? allowed : closedState(row);
  return row.paused === true ? 'PENDING' : openState(row.due, lawful, asOf, allowed);
}

/** The bound that counts as in time: the law's own or the first one, unless somebody set an earlier one. */
function firstDue({ lawfulDue, due }: ClockRow): string {
  return lawfulDue != null && lawfulDue < due ? lawfulDue : due;
}

function closedState({ closedBecause }: ClockRow): TimelinessState {
  return closedBecause === 'notRequired' ? 'NOT_REQUIRED' : 'WITHDRAWN';
}

function openState(due: string, lawful: string, asOf: string, allowed: TimelinessState): TimelinessState {
  if (asOf >= due) return 'OVERDUE_OPEN';
  return asOf < lawful ? 'PENDING' : allowed;
}

/** Counts of the clocks whose last day in time is in the period, and the due-cohort rate. */
export function dueCohort(rows: Iterable<ClockRow>, period: Period, asOf: string): DueCohort {
  const counts = { ON_TIME: 0, LATE: 0, OVERDUE_OPEN: 0, EXCEPTION: 0, DUE_MOVED: 0, PENDING: 0, WITHDRAWN: 0, NOT_REQUIRED: 0 } satisfies Record<TimelinessState, number>;
  for (const row of rows) {
    const dueDate = row.lawfulDueDate ?? row.dueDate;
    if (dueDate >= period.from && dueDate <= period.to) counts[classify(row, asOf)] += 1;
  }
  const due = counts.ON_TIME + counts.LATE + counts.OVERDUE_OPEN;
  return {
    onTime: counts.ON_TIME, late: counts.LATE, overdueOpen: counts.OVERDUE_OPEN, pending: counts.PENDING, withdrawn: counts.WITHDRAWN, notRequired: counts.NOT_REQUIRED, exception: counts.EXCEPTION, dueMoved: counts.DUE_MOVED,
    rate: due === 0 ? null : counts.ON_TIME / due, wilson95: wilson95(counts.ON_TIME, due),
  };
}
