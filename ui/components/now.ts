/** The present for everything that shows time left: one tick a minute, so that a page left open does not lie. */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let now = new Date().toISOString();

function tick(): void {
  now = new Date().toISOString();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) { now = new Date().toISOString(); timer = setInterval(tick, 60_000); }
  listeners.add(listener);
  return () => { listeners.delete(listener); if (listeners.size === 0) clearInterval(timer); };
}
let timer: ReturnType<typeof setInterval> | undefined;

/** The present as an ISO instant, renewed every minute. */
export function useNow(): string {
  return useSyncExternalStore(subscribe, () => now);
}
