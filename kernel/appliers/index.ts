/** The register of appliers: every event type and version, and the one function that changes state by it. */
import type { Event } from '../model/event.ts';
import type { Draft } from '../engine/draft.ts';
import type { Appliers } from './applier.ts';
import { elementActivated, elementCompleted, elementTerminated, flowTaken, joinArrived, joinFired } from './element.ts';
import { processCompleted, processFailed, processStarted, processTerminated, variablesSet } from './process.ts';
import { incidentRaised, incidentResolved, messageEnded, messageSubscribed, taskCreated, taskEnded, timerEnded, timerScheduled } from './wait.ts';

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
  'incidentRaised.1': incidentRaised,
  'incidentResolved.1': incidentResolved,
} satisfies Appliers;

type AnyApplier = (draft: Draft, event: Event) => void;

/** Applies one event to a draft. Invariant: an event that this engine does not know fails loudly; history is never skipped. */
export function applyTo(draft: Draft, event: Event): void {
  const applier = (appliers as Readonly<Record<string, AnyApplier | undefined>>)[`${event.type}.${event.v}`];
  if (applier === undefined) throw new Error(`Expected an event known to this engine but got ${event.type}.${event.v}`);
  applier(draft, event);
}
