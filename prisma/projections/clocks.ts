/** Clocks and the steps of their ladders. */
import { addUnit, change } from './changes.ts';
import { clockNames } from './definition-texts.ts';
import { logOnly } from './projections.ts';
import type { Projections } from './projections.ts';

export const clockProjections: Projections<'clockStarted' | 'clockStopped' | 'clockBreached' | 'clockCancelled' | 'escalationRaised' | 'escalationPassedOver' | 'escalationAcknowledged'> = {
  clockStarted: ({ clock, clockId, kind, legalBasis, elementId, startedAt, due, dueDate, limit, unit, about }, draft) => {
    draft.clocks.made.set(clock, {
      clock, clockId, kind, names: clockNames(draft.definition, clockId), startedAt, unit, state: 'running',
      ...(legalBasis !== undefined && { legalBasis }), ...(elementId !== undefined && { elementId }), ...(due !== undefined && { due }),
      ...(dueDate !== undefined && { dueDate }), ...(limit !== undefined && { limit }), ...(about !== undefined && { about }),
    });
  },
  clockStopped: ({ clock, at }, draft) => change(draft.clocks, clock, { state: 'stopped', stoppedAt: at }),
  clockBreached: ({ clock, at }, draft) => change(draft.clocks, clock, { breachedAt: at }),
  clockCancelled: ({ clock, at, because }, draft) => change(draft.clocks, clock, { state: 'cancelled', cancelledAt: at, cancelledBecause: because }),
  escalationRaised: ({ escalationId, clock, stepId, finding, kind, role, unit, worker, at }, draft) => {
    draft.escalations.made.set(escalationId, {
      id: escalationId, ...(clock !== undefined && { clock }), stepId, ...(finding !== undefined && { finding }), kind, role, unit, raisedAt: at, ...(worker !== undefined && { worker }),
    });
    addUnit(draft, unit);
  },
  escalationPassedOver: logOnly,
  escalationAcknowledged: ({ escalationId, by, at }, draft) =>
    change(draft.escalations, escalationId, { acknowledgedAt: at, acknowledgedWorker: by.worker, acknowledgedUnit: by.unit }),
};
