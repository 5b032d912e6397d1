/** What failed and waits for somebody: tokens of the engine, and clocks whose condition could not be evaluated. */
import { change } from './changes.ts';
import type { Projections } from './projections.ts';

export const incidentProjections: Projections<'incidentRaised' | 'incidentResolved' | 'clockConditionFailed' | 'clockIncidentResolved' | 'incidentRetried'> = {
  incidentRaised: ({ incidentId, elementId, code, message, at }, draft) => {
    draft.incidents.made.set(incidentId, { id: incidentId, elementId, code, message, raisedAt: at });
  },
  incidentResolved: ({ incidentId, at }, draft) => change(draft.incidents, incidentId, { resolvedAt: at }),
  clockConditionFailed: ({ incidentId, clock, elementId, message, at }, draft) => {
    draft.incidents.made.set(incidentId, { id: incidentId, clock, ...(elementId !== undefined && { elementId }), code: 'CLOCK_CONDITION_FAILED', message, raisedAt: at });
  },
  clockIncidentResolved: ({ incidentId, at }, draft) => change(draft.incidents, incidentId, { resolvedAt: at }),
  incidentRetried: ({ incidentId, at, by }, draft) => {
    // The values that they corrected follow, set at the process and not by an element.
    draft.recordedBy = { at, by };
    const before = draft.incidents.made.get(incidentId)?.retries ?? draft.incidents.changed.get(incidentId)?.retries ?? 0;
    change(draft.incidents, incidentId, { retries: before + 1, retriedAt: at, retriedWorker: by.worker, retriedUnit: by.unit });
  },
};
