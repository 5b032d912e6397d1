/** What people do to a clock: let it wait and go on, move a target's last day, document an exception. Each with who and why. */
import { normalInstant, startOfDay, addDays } from '../calendar/helsinki.ts';
import type { CaseCommand } from '../model/case.ts';
import type { ClockInstance } from '../model/clock.ts';
import { dataVersion } from '../time-data/time-data.ts';
import { record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { countingOfClock, lawfulDue, planClock, plannedOf, standingOf } from './clock-plan.ts';
import { before, goOn, pause } from './clock-standing.ts';
import { onElement } from './clocks.ts';

type CommandOf<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

export function pauseClock(log: CaseLog, { clock: id, waitingFor, reason }: CommandOf<'pauseClock'>): undefined {
  const clock = clockOf(log, id);
  pause(log, clock, { waitingFor, reason: reason.trim(), standing: standingOf(log.env.clocks[clock.clockId], 'waiting'), effectiveAt: log.effectiveAt });
  return undefined;
}

export function resumeClock(log: CaseLog, { clock }: CommandOf<'resumeClock'>): undefined {
  goOn(log, clockOf(log, clock), log.effectiveAt);
  return undefined;
}

export function changeClockDue(log: CaseLog, { clock: id, dueDate, reason, by }: CommandOf<'changeClockDue'>): undefined {
  const clock = clockOf(log, id);
  const plan = planClock(log, log.env.clocks[clock.clockId], { ...plannedOf(log.env, clock), set: { dueDate, at: log.at } });
  record(log, {
    type: 'clockDueChanged', v: 1, at: log.at, clock: id, ...onElement(clock), because: 'setByHand', reason: reason.trim(), by,
    ...before(clock), ...plan, calendarVersion: dataVersion(log.state.timeData),
  });
  return undefined;
}

/** The law's due date is kept beside the new one: only what is done by it is in time. */
export function recordException(log: CaseLog, { clock: id, ground, justification, dueDate, by }: CommandOf<'recordException'>): undefined {
  const clock = clockOf(log, id);
  const planned = plannedOf(log.env, clock);
  const lawful = lawfulDue(log.state.timeData, planned)?.dueInstant ?? startOfDay(addDays(dueDate, 1));
  const plan = planClock(log, log.env.clocks[clock.clockId], { ...planned, exception: { ground, dueDate, lawfulDue: lawful } });
  record(log, {
    type: 'exceptionRecorded', v: 1, at: log.at, clock: id, ...onElement(clock), ground, justification: justification.trim(), lawfulDue: lawful, by,
    ...before(clock), ...plan, calendarVersion: dataVersion(log.state.timeData),
  });
  return undefined;
}

/** Grounds on which the clock's limit may be exceeded. */
export function exceptionGrounds(log: Pick<CaseLog, 'env'>, clock: ClockInstance): readonly string[] {
  return countingOfClock(log.env, clock).exceptions ?? log.env.clocks[clock.clockId]?.exceptions ?? [];
}

/** Whether an instant that somebody gives can be when something was done: a real one, not in the future. */
export function isPast(instant: string, now: string): boolean {
  try {
    return normalInstant(instant) <= now;
  } catch {
    return false;
  }
}

function clockOf(log: CaseLog, id: string): ClockInstance {
  const clock = log.state.clocks[id];
  if (clock === undefined) throw new Error(`Invariant: the guard let through the clock ${id}, which is not there`);
  return clock;
}
