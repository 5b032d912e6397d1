/** The register of appliers: every event type and version, and the one function that changes state by it. */
import type { Event } from '../model/event.ts';
import type { Draft } from '../engine/draft.ts';
import type { Appliers } from './applier.ts';
import { compensationKept, compensationTaken, instanceOutput, instancesPlanned, pendingSet, toldOnly } from './activity.ts';
import { elementActivated, elementCompleted, elementTerminated, flowTaken, gatewayPhase, joinArrived, joinFired, tokensTaken } from './element.ts';
import { instanceMigrated } from './migration.ts';
import { keysSet, processCompleted, processFailed, processStarted, processTerminated, variablesSet } from './process.ts';
import {
  conditionAwaited, conditionChanged, conditionEnded, incidentRaised, incidentResolved, messageEnded, messageSubscribed, partHappened, signalEnded, signalSubscribed,
  taskCreated, taskEnded, timerEnded, timerScheduled,
} from './wait.ts';

export const appliers = {
  'processStarted.1': processStarted,
  'processCompleted.1': processCompleted,
  'processFailed.1': processFailed,
  'processTerminated.1': processTerminated,
  'variablesSet.1': variablesSet,
  'elementActivated.1': elementActivated,
  'elementCompleted.1': elementCompleted,
  'elementTerminated.1': elementTerminated,
  'flowTaken.1': flowTaken,
  'joinArrived.1': joinArrived,
  'joinFired.1': joinFired,
  'taskCreated.1': taskCreated,
  'taskCompleted.1': taskEnded,
  'taskCancelled.1': taskEnded,
  'timerScheduled.1': timerScheduled,
  'timerFired.1': timerEnded,
  'timerCancelled.1': timerEnded,
  'messageSubscribed.1': messageSubscribed,
  'messageCorrelated.1': messageEnded,
  'messageUnsubscribed.1': messageEnded,
  'keysSet.1': keysSet,
  'messageThrown.1': toldOnly,
  'signalThrown.1': toldOnly,
  'escalationThrown.1': toldOnly,
  'signalSubscribed.1': signalSubscribed,
  'signalReceived.1': signalEnded,
  'signalUnsubscribed.1': signalEnded,
  'conditionAwaited.1': conditionAwaited,
  'conditionChanged.1': conditionChanged,
  'conditionMet.1': conditionEnded,
  'conditionDropped.1': conditionEnded,
  'partHappened.1': partHappened,
  'instancesPlanned.1': instancesPlanned,
  'instanceOutput.1': instanceOutput,
  'pendingSet.1': pendingSet,
  'compensationKept.1': compensationKept,
  'compensationTaken.1': compensationTaken,
  'tokensTaken.1': tokensTaken,
  'gatewayPhase.1': gatewayPhase,
  'incidentRaised.1': incidentRaised,
  'incidentResolved.1': incidentResolved,
  'instanceMigrated.1': instanceMigrated,
} satisfies Appliers;

type AnyApplier = (draft: Draft, event: Event) => void;

/** Applies one event to a draft. Invariant: an event that this engine does not know fails loudly; history is never skipped. */
export function applyTo(draft: Draft, event: Event): void {
  const applier = (appliers as Readonly<Record<string, AnyApplier | undefined>>)[`${event.type}.${event.v}`];
  if (applier === undefined) throw new Error(`Expected an event known to this engine but got ${event.type}.${event.v}`);
  applier(draft, event);
}
