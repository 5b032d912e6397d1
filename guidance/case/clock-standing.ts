/** A clock waits and goes on: by the drawn path, by a person, with the whole case. The due date moves by what stood still. */
import type { ClockInstance, Wait } from '../model/clock.ts';
import type { Standing } from '../model/guidance-definition.ts';
import { dataVersion } from '../time-data/time-data.ts';
import { record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { closeWait, notBefore, openWait, reopenedWaits } from './clock-waits.ts';
import { planClock, plannedOf } from './clock-plan.ts';

export interface Pause {
  readonly waitingFor: Wait['waitingFor'];
  readonly standing: Standing;
  readonly effectiveAt: string;
  readonly reason?: string;
  /** Element whose doing it is. */
  readonly elementId?: string;
}

/** Begins a wait; one that has begun goes on as it is. */
export function pause(log: CaseLog, clock: ClockInstance, { waitingFor, standing, effectiveAt, reason, elementId }: Pause): void {
  if (openWait(clock)) return;
  const from = notBefore(effectiveAt, clock.startedAt);
  const breachUndone = standing === 'standsStill' && clock.breachedAt !== undefined && clock.due !== undefined && from < clock.due;
  record(log, {
    type: 'clockPaused', v: 1, at: log.at, clock: clock.id, ...elementOf(clock, elementId), waitingFor, standing, ...(reason !== undefined && { reason }),
    effectiveAt: from, ...(breachUndone && { breachUndone: true }), ...(log.by && { by: log.by }),
  });
}

/** Ends the wait and computes when the clock is due now. */
export function goOn(log: CaseLog, clock: ClockInstance, effectiveAt: string, elementId?: string): void {
  const wait = openWait(clock);
  if (wait === undefined) return;
  const at = notBefore(effectiveAt, wait.from);
  const waits = closeWait(clock, at);
  record(log, {
    type: 'clockResumed', v: 1, at: log.at, clock: clock.id, ...elementOf(clock, elementId), effectiveAt: at, ...(log.by && { by: log.by }),
    ...before(clock), ...planClock(log, log.env.clocks[clock.clockId], { ...plannedOf(log.env, clock), waits }), calendarVersion: dataVersion(log.state.timeData),
  });
}

/** What stopped a clock was not the end: it goes on from where it stood. Time in between counts where waiting counts. */
export function reopen(log: CaseLog, clock: ClockInstance, standing: Standing, elementId: string): void {
  const stoppedAt = clock.stoppedAt ?? clock.startedAt;
  const effectiveAt = notBefore(log.effectiveAt, stoppedAt);
  const waits = reopenedWaits(clock, effectiveAt, standing);
  record(log, {
    type: 'clockReopened', v: 1, at: log.at, clock: clock.id, ...elementOf(clock, elementId), stoppedAt, effectiveAt, standing,
    ...planClock(log, log.env.clocks[clock.clockId], { ...plannedOf(log.env, clock), waits }), calendarVersion: dataVersion(log.state.timeData),
  });
}

/** Due of a clock as it stands, for the event that moves it. */
export function before(clock: ClockInstance): { readonly previousDue?: string; readonly previousDueDate?: string } {
  return { ...(clock.due !== undefined && { previousDue: clock.due }), ...(clock.dueDate !== undefined && { previousDueDate: clock.dueDate }) };
}

function elementOf(clock: ClockInstance, elementId: string | undefined): { readonly elementId?: string } {
  const id = elementId ?? clock.elementId;
  return id === undefined ? {} : { elementId: id };
}
