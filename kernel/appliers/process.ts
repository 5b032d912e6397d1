/** Appliers of the events that start and end an instance, and of its variables. */
import type { Draft } from '../engine/draft.ts';
import { put } from '../engine/draft.ts';
import { entryOf } from '../model/table.ts';
import type { EventOf } from './applier.ts';

export function processStarted(draft: Draft, event: EventOf<'processStarted'>): void {
  draft.state.processId = event.processId;
  draft.state.status = 'active';
  draft.state.variables = event.variables;
}

export function processCompleted(draft: Draft): void {
  draft.state.status = 'completed';
}

export function processFailed(draft: Draft): void {
  draft.state.status = 'failed';
}

export function processTerminated(draft: Draft): void {
  draft.state.status = 'terminated';
}

export function keysSet(draft: Draft, event: EventOf<'keysSet'>): void {
  draft.state.keys = { ...draft.state.keys, ...event.keys };
}

export function variablesSet(draft: Draft, event: EventOf<'variablesSet'>): void {
  if (event.scope !== undefined) {
    const holder = entryOf(draft.state.activations, event.scope);
    if (holder !== undefined) put(draft, 'activations', event.scope, { ...holder, variables: { ...holder.variables, ...event.variables } });
    return;
  }
  // A spread copies own properties only as own properties: a variable named `__proto__` stays data.
  draft.state.variables = { ...draft.state.variables, ...event.variables };
}
