/** Clocks and the steps of their ladders. */
import { addDays, localDate } from '../../guidance/index.ts';
import type { CaseEvent } from '../../guidance/index.ts';
import { addUnit, change } from './changes.ts';
import type { ClockRow, Draft } from './changes.ts';
import { endWait, movedClock } from './clock-waits.ts';
import { clockNames } from './definition-texts.ts';
import { logOnly } from './projections.ts';
import type { Projections } from './projections.ts';

type ClockMade = 'clockStarted' | 'clockStopped' | 'clockBreached' | 'clockCancelled' | 'clockWarned' | 'clockDueChanged' | 'exceptionRecorded';

export const clockProjections: Projections<ClockMade | 'escalationRaised' | 'escalationPassedOver' | 'escalationAcknowledged'> = {
  clockStarted: (event, draft) => {
    const { clock, clockId, kind, legalBasis, elementId, startedAt, due, dueDate, limit, unit, counting, warnings, calendarVersion, about } = event;
    const { row, exceptions } = counting ?? {};
    draft.clocks.made.set(clock, {
      clock, clockId, kind, names: clockNames(draft.definition, clockId), startedAt, unit, state: 'running', dataVersion: calendarVersion,
      ...present({ legalBasis, elementId, due, dueDate, limit, about, limitRow: row, exceptionGrounds: exceptions, warns: warnings && true }),
    });
  },
  clockStopped: ({ clock, at, effectiveAt }, draft) => {
    change(draft.clocks, clock, { state: 'stopped', stoppedAt: effectiveAt ?? at });
    endWait(draft, clock, effectiveAt ?? at, at);
  },
  clockBreached: ({ clock, at }, draft) => change(draft.clocks, clock, { breachedAt: at }),
  clockCancelled: ({ clock, at, because }, draft) => {
    change(draft.clocks, clock, { state: 'cancelled', cancelledAt: at, cancelledBecause: because });
    endWait(draft, clock, at, at);
  },
  clockWarned: ({ clock, at }, draft) => change(draft.clocks, clock, { warnedAt: at }),
  clockDueChanged: (event, draft) => change(draft.clocks, event.clock, {
    ...movedClock(event), ...(event.counting && { limit: event.counting.limit ?? null, unit: event.counting.unit }), ...(event.because === 'setByHand' && setByHand(event, draft)),
  }),
  exceptionRecorded: (event, draft) => change(draft.clocks, event.clock, {
    ...movedClock(event), lawfulDue: event.lawfulDue, lawfulDueDate: addDays(localDate(event.lawfulDue), -1), exceptionAt: event.at, exceptionGround: event.ground,
  }),
  escalationRaised: ({ escalationId, clock, stepId, finding, kind, role, unit, worker, to, at }, draft) => {
    draft.escalations.made.set(escalationId, {
      id: escalationId, ...(clock !== undefined && { clock }), stepId, ...(finding !== undefined && { finding }), kind, role, unit, raisedAt: at, ...(worker !== undefined && { worker }), ...(to && { addressees: to }),
    });
    addUnit(draft, unit);
  },
  escalationPassedOver: logOnly,
  escalationAcknowledged: ({ escalationId, by, at }, draft) =>
    change(draft.escalations, escalationId, { acknowledgedAt: at, acknowledgedWorker: by.worker, acknowledgedUnit: by.unit }),
};

/** Who set it, when and why; set to an earlier day, the new one holds and the first is of no more use. */
function setByHand({ clock, at, reason, by, due, previousDue, previousDueDate }: Extract<CaseEvent, { type: 'clockDueChanged' }>, { clocks }: Draft): Partial<ClockRow> {
  const later = due !== undefined && previousDue !== undefined && previousDueDate !== undefined && previousDue < due && (clocks.made.get(clock) ?? clocks.changed.get(clock))?.firstDue === undefined;
  return { movedAt: at, movedReason: reason, movedWorker: by.worker, movedUnit: by.unit, ...(later && { firstDue: previousDue, firstDueDate: previousDueDate }) };
}

/** Without the properties that are not there. */
function present<Row extends object>(row: Row): { [Key in keyof Row]?: Exclude<Row[Key], undefined> } {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as { [Key in keyof Row]?: Exclude<Row[Key], undefined> };
}
