/** Appliers of everything a token can wait for: tasks, timers, messages, and incidents that hold it up. */
import type { Draft } from '../engine/draft.ts';
import { writable } from '../engine/draft.ts';
import type { EventOf } from './applier.ts';
import { addWait, removeWait } from './counting.ts';

export function taskCreated(draft: Draft, event: EventOf<'taskCreated'>): void {
  writable(draft, 'tasks')[event.taskId] = { id: event.taskId, elementId: event.elementId, kind: event.kind, since: event.at };
}

export function taskEnded(draft: Draft, event: EventOf<'taskCompleted' | 'taskCancelled'>): void {
  delete writable(draft, 'tasks')[event.taskId];
}

export function timerScheduled(draft: Draft, event: EventOf<'timerScheduled'>): void {
  writable(draft, 'timers')[event.timerId] = {
    id: event.timerId,
    elementId: event.elementId,
    activation: event.activation,
    due: event.due,
    ...(event.remaining === undefined ? undefined : { remaining: event.remaining }),
    ...(event.period === undefined ? undefined : { period: event.period }),
  };
  addWait(draft, event.activation, event.timerId);
}

export function timerEnded(draft: Draft, event: EventOf<'timerFired' | 'timerCancelled'>): void {
  endWait(draft, 'timers', event.timerId);
}

export function messageSubscribed(draft: Draft, event: EventOf<'messageSubscribed'>): void {
  writable(draft, 'messages')[event.subscriptionId] = {
    id: event.subscriptionId,
    elementId: event.elementId,
    activation: event.activation,
    messageName: event.messageName,
    ...(event.correlation === undefined ? undefined : { correlation: event.correlation }),
  };
  addWait(draft, event.activation, event.subscriptionId);
}

export function messageEnded(draft: Draft, event: EventOf<'messageCorrelated' | 'messageUnsubscribed'>): void {
  endWait(draft, 'messages', event.subscriptionId);
}

export function incidentRaised(draft: Draft, event: EventOf<'incidentRaised'>): void {
  writable(draft, 'incidents')[event.incidentId] = {
    id: event.incidentId,
    elementId: event.elementId,
    activation: event.activation,
    code: event.code,
    message: event.message,
    stage: event.stage,
    since: event.at,
  };
  addWait(draft, event.activation, event.incidentId);
}

export function incidentResolved(draft: Draft, event: EventOf<'incidentResolved'>): void {
  endWait(draft, 'incidents', event.incidentId);
}

function endWait(draft: Draft, table: 'timers' | 'messages' | 'incidents', id: string): void {
  const wait = draft.state[table][id];
  if (wait === undefined) return;
  delete writable(draft, table)[id];
  removeWait(draft, wait.activation, id);
}
