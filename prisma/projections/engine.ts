/** Events of the process engine. Tasks appear when guidance says whose they are (`taskAssigned`); tokens and timers are in the log only. */
import { change } from './changes.ts';
import { cancelHandover } from './handovers.ts';
import { logOnly } from './projections.ts';
import type { Projections } from './projections.ts';
import { recordValues } from './values.ts';
import type { Event } from '../../kernel/index.ts';

export const engineProjections: Projections<Exclude<Event['type'], 'incidentRaised' | 'incidentResolved'>> = {
  processStarted: ({ variables, at }, draft) => recordValues(draft, variables, { at, ...(draft.openedBy && { by: draft.openedBy }) }),
  // What a worker recorded reaches the process right behind it: it is theirs. What an expression worked out is nobody's.
  variablesSet: ({ variables, at, elementId }, draft) => {
    const by = draft.recordedBy?.elementId === elementId && draft.recordedBy?.at === at ? draft.recordedBy.by : undefined;
    recordValues(draft, variables, { at, ...(elementId !== undefined && { elementId }), ...(by && { by }) });
  },
  taskCompleted: ({ taskId, at }, draft) => change(draft.tasks, taskId, { status: 'completed', completedAt: at }),
  taskCancelled: ({ taskId, at }, draft) => {
    change(draft.tasks, taskId, { status: 'cancelled', completedAt: at });
    cancelHandover(draft, taskId);
  },
  taskCreated: logOnly, elementActivated: logOnly, elementCompleted: logOnly, elementTerminated: logOnly, flowTaken: logOnly, joinArrived: logOnly, joinFired: logOnly,
  timerScheduled: logOnly, timerFired: logOnly, timerCancelled: logOnly, messageSubscribed: logOnly, messageCorrelated: logOnly, messageUnsubscribed: logOnly,
  keysSet: logOnly, messageThrown: logOnly, signalThrown: logOnly, escalationThrown: logOnly, signalSubscribed: logOnly, signalReceived: logOnly, signalUnsubscribed: logOnly,
  conditionAwaited: logOnly, conditionChanged: logOnly, conditionMet: logOnly, conditionDropped: logOnly, partHappened: logOnly, instancesPlanned: logOnly,
  instanceOutput: logOnly, pendingSet: logOnly, compensationKept: logOnly, compensationTaken: logOnly, tokensTaken: logOnly, gatewayPhase: logOnly,
  processCompleted: logOnly, processFailed: logOnly, processTerminated: logOnly, instanceMigrated: logOnly,
};
