/**
 * One Idempotency-Key per user action. The key lives until the outcome is known: a second click, a retry after a lost answer or after
 * signing in again sends the same key and gets the first outcome. Other content is another action and gets another key.
 */
import { isCallError, isRetryable } from './errors.ts';

export interface ActionKeys {
  /** The key of this content; the same until `settled` says that its outcome is known. */
  keyFor(content: unknown): string;
  /** Tell what came of it: success and refusal end the action, a lost answer keeps its key. */
  settled(error?: unknown): void;
}

export function createActionKeys(newKey: () => string = randomKey): ActionKeys {
  let pending: { readonly content: string; readonly key: string } | undefined;
  return {
    keyFor(content) {
      const text = JSON.stringify(content) ?? '';
      if (pending?.content !== text) pending = { content: text, key: newKey() };
      return pending.key;
    },
    settled(error) {
      if (!(isCallError(error) && isRetryable(error))) pending = undefined;
    },
  };
}

/** A UUID version 4. `crypto.randomUUID` exists on secure origins only, and test servers may be plain HTTP on another host. */
function randomKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => (index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
