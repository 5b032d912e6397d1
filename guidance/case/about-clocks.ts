/** Clocks of a handover or a call-back: one of each runs per handover, from step to step of it (K1, K10, K11). */
import type { AboutTrigger, ClockTrigger } from '../model/guidance-definition.ts';
import type { Handover } from '../model/handover.ts';
import type { CaseLog } from './case-log.ts';
import { close, open, start, stop } from './clocks.ts';

type Subject = Pick<Handover, 'taskId' | 'elementId'>;

/** A step of the handover or call-back was taken: stops what it stops, then starts what it starts. */
export function tick(log: CaseLog, on: AboutTrigger, subject: Subject): void {
  for (const clock of open(log)) {
    if (clock.about === subject.taskId && triggered(log.env.clocks[clock.clockId]?.stops ?? [], on, subject)) stop(log, clock);
  }
  for (const clock of log.env.guidance.clocks) {
    if (triggered(clock.starts, on, subject)) start(log, clock, subject.elementId, log.at, subject.taskId);
  }
}

/** It ended without the step that its clocks waited for. */
export function closeAbout(log: CaseLog, taskId: string): void {
  for (const clock of open(log)) if (clock.about === taskId) close(log, clock, 'notRequired');
}

function triggered(triggers: readonly ClockTrigger[], on: AboutTrigger, { elementId }: Subject): boolean {
  return triggers.some((trigger) => trigger.on === on && (trigger.element === undefined || trigger.element === elementId));
}
