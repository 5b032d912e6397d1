/** Appliers of everything a token can wait for: tasks, timers, messages, and incidents that hold it up. */
import type { Draft } from '../engine/draft.ts';
import { put, remove, writable } from '../engine/draft.ts';
import { entryOf } from '../model/table.ts';
import type { EventOf } from './applier.ts';
import { addWait, removeWait } from './counting.ts';

export function taskCreated(draft: Draft, event: EventOf<'taskCreated'>): void {
  put(draft, 'tasks', event.taskId, { id: event.taskId, elementId: event.elementId, kind: event.kind, since: event.at });
}

export function taskEnded(draft: Draft, event: EventOf<'taskCompleted' | 'taskCancelled'>): void {
  if (entryOf(draft.state.tasks, event.taskId) !== undefined) remove(draft, 'tasks', event.taskId);
}

export function timerScheduled(draft: Draft, event: EventOf<'timerScheduled'>): void {
  put(draft, 'timers', event.timerId, {
    id: event.timerId,
    elementId: event.elementId,
    activation: event.activation,
    due: event.due,
    ...(event.remaining === undefined ? undefined : { remaining: event.remaining }),
    ...(event.period === undefined ? undefined : { period: event.period }),
    ...indexOf(event),
  });
  addWait(draft, event.activation, event.timerId);
}

export function timerEnded(draft: Draft, event: EventOf<'timerFired' | 'timerCancelled'>): void {
  endWait(draft, 'timers', event.timerId);
}

export function messageSubscribed(draft: Draft, event: EventOf<'messageSubscribed'>): void {
  put(draft, 'messages', event.subscriptionId, {
    id: event.subscriptionId,
    elementId: event.elementId,
    activation: event.activation,
    messageName: event.messageName,
    ...(event.correlation === undefined ? undefined : { correlation: event.correlation }),
    ...indexOf(event),
  });
  addWait(draft, event.activation, event.subscriptionId);
}

export function messageEnded(draft: Draft, event: EventOf<'messageCorrelated' | 'messageUnsubscribed'>): void {
  endWait(draft, 'messages', event.subscriptionId);
}

export function signalSubscribed(draft: Draft, event: EventOf<'signalSubscribed'>): void {
  const { subscriptionId: id, elementId, activation, signalName } = event;
  put(draft, 'signals', id, { id, elementId, activation, signalName, ...indexOf(event) });
  addWait(draft, activation, id);
}

export function signalEnded(draft: Draft, event: EventOf<'signalReceived' | 'signalUnsubscribed'>): void {
  endWait(draft, 'signals', event.subscriptionId);
}

export function conditionAwaited(draft: Draft, event: EventOf<'conditionAwaited'>): void {
  const { subscriptionId: id, elementId, activation } = event;
  put(draft, 'conditions', id, { id, elementId, activation, value: false, ...indexOf(event) });
  addWait(draft, activation, id);
}

export function conditionChanged(draft: Draft, event: EventOf<'conditionChanged'>): void {
  const wait = entryOf(draft.state.conditions, event.subscriptionId);
  if (wait !== undefined) put(draft, 'conditions', wait.id, { ...wait, value: event.value });
}

export function conditionEnded(draft: Draft, event: EventOf<'conditionMet' | 'conditionDropped'>): void {
  endWait(draft, 'conditions', event.subscriptionId);
}

export function partHappened(draft: Draft, { activation, elementId, index, done }: EventOf<'partHappened'>): void {
  const parts = writable(draft, 'parts');
  const key = `${activation}/${elementId}`;
  if (done) delete parts[key];
  else parts[key] = [...parts[key] ?? [], index];
}

export function incidentRaised(draft: Draft, event: EventOf<'incidentRaised'>): void {
  put(draft, 'incidents', event.incidentId, {
    id: event.incidentId,
    elementId: event.elementId,
    activation: event.activation,
    code: event.code,
    message: event.message,
    stage: event.stage,
    since: event.at,
  });
  addWait(draft, event.activation, event.incidentId);
}

export function incidentResolved(draft: Draft, event: EventOf<'incidentResolved'>): void {
  endWait(draft, 'incidents', event.incidentId);
}

function endWait(draft: Draft, table: 'timers' | 'messages' | 'incidents' | 'signals' | 'conditions', id: string): void {
  const wait = entryOf<{ readonly activation: string }>(draft.state[table], id);
  if (wait === undefined) return;
  remove(draft, table, id);
  removeWait(draft, wait.activation, id);
}

function indexOf({ index }: { readonly index?: number }): { readonly index?: number } | undefined {
  return index === undefined ? undefined : { index };
}
