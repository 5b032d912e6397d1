/**
 * Keeps the two indexes that make the engine's questions cheap: how many tokens live in a scope,
 * and which timers, subscriptions and incidents an activation holds.
 */
import type { Draft } from '../engine/draft.ts';
import { put } from '../engine/draft.ts';
import { entryOf } from '../model/table.ts';

/** Adds to the number of tokens that live in a scope (absent = the process). */
export function countTokens(draft: Draft, scope: string | undefined, change: number): void {
  if (scope === undefined) {
    draft.state.tokens += change;
    return;
  }
  const holder = entryOf(draft.state.activations, scope);
  if (holder !== undefined) put(draft, 'activations', scope, { ...holder, tokens: (holder.tokens ?? 0) + change });
}

/** Notes that an activation holds a wait. Every id that is given out counts up the state's number. */
export function addWait(draft: Draft, activation: string, wait: string): void {
  draft.state.next += 1;
  if (activation === '') return;
  const holder = entryOf(draft.state.activations, activation);
  if (holder !== undefined) put(draft, 'activations', activation, { ...holder, waits: [...holder.waits ?? [], wait] });
}

/** Notes that an activation no longer holds a wait. */
export function removeWait(draft: Draft, activation: string, wait: string): void {
  if (activation === '') return;
  const holder = entryOf(draft.state.activations, activation);
  if (holder?.waits !== undefined) put(draft, 'activations', activation, { ...holder, waits: holder.waits.filter(id => id !== wait) });
}
