/**
 * Incidents: an expression failed, its token waits and the rest of the case runs. Trying again evaluates it anew, after a correction of the
 * values if one is given. A clock whose condition failed runs meanwhile; tried again, it goes on or turns out not to be required.
 */
import type { Rejection } from '../../kernel/run.ts';
import { entryOf } from '../../kernel/run.ts';
import type { CaseCommand, CaseState } from '../model/case.ts';
import type { ClockIncident } from '../model/operations.ts';
import { ask, record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { cancel, conditionOf } from './clocks.ts';
import { follow } from './reactions.ts';

export function retryIncident(log: CaseLog, { incidentId, variables = {}, reason, by }: Extract<CaseCommand, { type: 'retryIncident' }>): Rejection | undefined {
  const incident = clockIncidentOf(log.state, incidentId);
  const elementId = incident ? log.state.clocks[incident.clock]?.elementId : entryOf(log.state.process.incidents, incidentId)?.elementId;
  record(log, { type: 'incidentRetried', v: 1, at: log.at, incidentId, ...(elementId !== undefined && { elementId }), ...(reason !== undefined && { reason: reason.trim() }), by });
  if (Object.keys(variables).length > 0) {
    const set = ask(log, { type: 'setVariables', variables, at: log.at });
    if (!set.ok) return set.rejection;
    follow(log, set.events);
  }
  if (incident) return void retryClock(log, incident);
  // The correction may have resolved it by itself: a condition that waits for values looks again when they change.
  if (entryOf(log.state.process.incidents, incidentId) === undefined) return undefined;
  const decision = ask(log, { type: 'retryIncident', incidentId, at: log.at });
  if (!decision.ok) return decision.rejection;
  follow(log, decision.events);
  return undefined;
}

export function clockIncidentOf(state: CaseState, id: string): ClockIncident | undefined {
  return state.clockIncidents && Object.hasOwn(state.clockIncidents, id) ? state.clockIncidents[id] : undefined;
}

/** Still failing, the incident stays open. */
function retryClock(log: CaseLog, { id, clock, clockId }: ClockIncident): void {
  const instance = log.state.clocks[clock];
  const holds = conditionOf(log, log.env.clocks[clockId], instance?.startedAt ?? log.at);
  if (typeof holds === 'string') return;
  record(log, { type: 'clockIncidentResolved', v: 1, at: log.at, incidentId: id });
  if (!holds && instance && (instance.status === 'running' || instance.status === 'paused')) cancel(log, instance, 'notRequired');
}
