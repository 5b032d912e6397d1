/**
 * The case is suspended: its path stands still and takes no commands. Clocks go on counting or stand still, each as its model says; those that
 * count warn, breach and call for help as ever. What fell due on the path meanwhile happens when it goes on, in order.
 */
import type { CaseCommand } from '../model/case.ts';
import { record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { standingOf } from './clock-plan.ts';
import { goOn, pause } from './clock-standing.ts';
import { openWait } from './clock-waits.ts';
import { open } from './clocks.ts';

export function suspendCase(log: CaseLog, { reason, by }: Extract<CaseCommand, { type: 'suspendCase' }>): undefined {
  record(log, { type: 'caseSuspended', v: 1, at: log.at, reason: reason.trim(), by });
  for (const clock of open(log)) {
    if (standingOf(log.env.clocks[clock.clockId], 'suspension') === 'standsStill') pause(log, clock, { waitingFor: 'suspension', standing: 'standsStill', effectiveAt: log.at });
  }
  return undefined;
}

/** Clocks that waited for something else before the suspension go on waiting for it. */
export function resumeCase(log: CaseLog, { by }: Extract<CaseCommand, { type: 'resumeCase' }>): undefined {
  record(log, { type: 'caseResumed', v: 1, at: log.at, by });
  for (const clock of open(log)) {
    if (openWait(clock)?.waitingFor === 'suspension') goOn(log, clock, log.at);
  }
  return undefined;
}
