/** A running case counts by other calendars and limits from now on: open clocks are computed anew, and each that moves says so. */
import { localDate } from '../calendar/helsinki.ts';
import { isValidOn } from '../limits/limit-rows.ts';
import type { CaseCommand } from '../model/case.ts';
import type { ClockInstance, Counting } from '../model/clock.ts';
import { dataVersion, limitRows } from '../time-data/time-data.ts';
import { record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { countingOf, countingOfClock, planClock, plannedOf } from './clock-plan.ts';
import { before } from './clock-standing.ts';
import { onElement, open } from './clocks.ts';

type Adopting = Extract<CaseCommand, { type: 'adoptTimeData' }>;

export function adoptTimeData(log: CaseLog, { data, reason, by }: Adopting): undefined {
  record(log, { type: 'timeDataAdopted', v: 1, at: log.at, data, reason: reason.trim(), by });
  for (const clock of open(log)) recount(log, clock, { reason: reason.trim(), by });
  return undefined;
}

/** A paused clock gets its new due date when it goes on: it is computed from its start then. Its numbers change now. */
function recount(log: CaseLog, clock: ClockInstance, { reason, by }: Pick<Adopting, 'reason' | 'by'>): void {
  const counting = recounted(log, clock);
  const plan = planClock(log, log.env.clocks[clock.clockId], { ...plannedOf(log.env, clock), counting });
  const numbersChanged = JSON.stringify(counting) !== JSON.stringify(countingOfClock(log.env, clock));
  if (!numbersChanged && plan.due === clock.due) return;
  record(log, {
    type: 'clockDueChanged', v: 1, at: log.at, clock: clock.id, ...onElement(clock), because: 'timeData', reason, by,
    ...before(clock), ...plan, ...(numbersChanged && { counting }), calendarVersion: dataVersion(log.state.timeData),
  });
}

/** The clock's own row as the data has it now; the row that held at its start is never exchanged for another one. */
function recounted(log: CaseLog, clock: ClockInstance): Counting {
  const counting = countingOfClock(log.env, clock);
  const date = localDate(clock.startedAt);
  const row = limitRows(log.state.timeData).find((candidate) => candidate.id === counting.row && isValidOn(candidate, date));
  if (row === undefined) return counting;
  const { limit: _limit, unit: _unit, roll: _roll, row: _row, exceptions: _exceptions, ...kept } = counting;
  return { ...kept, ...countingOf(row) };
}
