/** Clocks that wait, go on and open again; and what a moved due date means for a clock's row. */
import type { CaseEvent } from '../../guidance/index.ts';
import { change } from './changes.ts';
import type { ClockRow, Draft } from './changes.ts';
import type { Projections } from './projections.ts';

type Moved = Extract<CaseEvent, { type: 'clockResumed' | 'clockReopened' | 'clockDueChanged' | 'exceptionRecorded' }>;

/** A due date in the future takes lateness back, one far enough the warnings too: what was recorded of them stays in the log. */
export function movedClock({ due, dueDate, at, warned, calendarVersion }: Moved): Partial<ClockRow> {
  return { due: due ?? null, dueDate: dueDate ?? null, dataVersion: calendarVersion, ...(due !== undefined && at < due && { breachedAt: null }), ...(warned === undefined && { warnedAt: null }) };
}

/** The clock's wait that lasts is over, whether it began in this run of events or before. */
export function endWait(draft: Draft, clock: string, to: string, endedAt: string): void {
  const here = draft.waits.find((wait) => wait.clock === clock && wait.to === undefined);
  if (here) Object.assign(here, { to: to < here.from ? here.from : to, endedAt });
  else draft.waitEnds.push({ clock, to, endedAt });
}

export const clockWaitProjections: Projections<'clockPaused' | 'clockResumed' | 'clockReopened'> = {
  clockPaused: ({ clock, sequence, effectiveAt, at, waitingFor, standing, reason, breachUndone, by }, draft) => {
    draft.waits.push({ clock, sequence, from: effectiveAt, recordedAt: at, waitingFor, standing, ...(reason !== undefined && { reason }), ...(by && { worker: by.worker, unit: by.unit }) });
    if (standing === 'standsStill') change(draft.clocks, clock, { state: 'paused', ...(breachUndone && { breachedAt: null }) });
  },
  clockResumed: (event, draft) => {
    change(draft.clocks, event.clock, { state: 'running', ...movedClock(event) });
    endWait(draft, event.clock, event.effectiveAt, event.at);
  },
  clockReopened: (event, draft) => {
    change(draft.clocks, event.clock, { state: 'running', stoppedAt: null, ...movedClock(event) });
    draft.waits.push({ clock: event.clock, sequence: event.sequence, from: event.stoppedAt, to: event.effectiveAt, recordedAt: event.at, endedAt: event.at, waitingFor: 'reopened', standing: event.standing });
  },
};
