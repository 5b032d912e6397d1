/**
 * Saves drafts by themselves: a moment after the last change, one at a time, each on the version the last one answered.
 * Nothing typed is dropped: a save that failed is tried again with what is newest then. Pure but for timers.
 */
import { isCallError, isProblem, isRetryable } from '../../ui/pure.ts';
import type { CallError } from '../../ui/pure.ts';

export type Values = Readonly<Record<string, unknown>>;

export type DraftState =
  | { readonly kind: 'clean' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  /** `stale`: somebody saved after this page was read; the person decides which stays. */
  | { readonly kind: 'failed'; readonly error: CallError; readonly stale: boolean };

export interface DraftSaverOptions {
  /** Writes the draft on `version`; answers the new version. */
  readonly save: (values: Values, version: number) => Promise<number>;
  readonly onState: (state: DraftState) => void;
  readonly version: number;
  /** Quiet time before a save, and pause before another attempt, in ms. */
  readonly delay?: number;
  readonly retryDelay?: number;
  readonly now?: () => string;
}

export interface DraftSaver {
  readonly change: (values: Values) => void;
  /** Saves now what is not saved, and answers the version to build on. Rejects with the CallError of a save that failed. */
  readonly flush: () => Promise<number>;
  /** True while something typed is not on the server. */
  readonly isDirty: () => boolean;
  readonly version: () => number;
  /** Builds on another version from now on: after a claim, or when the person chose to keep what is here. */
  readonly rebase: (version: number) => void;
  /** No more saving: the task is done or the page has gone. */
  readonly stop: () => void;
}

export function createDraftSaver({ save, onState, version: first, delay = 1000, retryDelay = 5000, now = () => new Date().toISOString() }: DraftSaverOptions): DraftSaver {
  let version = first;
  let unsaved: Values | undefined;
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => { write().catch(() => undefined); }, ms);
  };
  const tell = (state: DraftState): void => { if (!stopped) onState(state); };

  async function write(): Promise<void> {
    clearTimeout(timer);
    while (running) await running.catch(() => undefined);
    if (unsaved === undefined || stopped) return;
    const values = unsaved;
    unsaved = undefined;
    tell({ kind: 'saving' });
    running = attempt(values).finally(() => { running = undefined; });
    await running;
    if (unsaved === undefined) tell({ kind: 'saved', at: now() });
  }

  async function attempt(values: Values): Promise<void> {
    try {
      version = await save(values, version);
    } catch (error) {
      unsaved ??= values;
      if (isCallError(error)) failed(error);
      throw error;
    }
  }

  function failed(error: CallError): void {
    tell({ kind: 'failed', error, stale: isProblem(error, 'VERSION_STALE') });
    if (isRetryable(error) && !stopped) later(retryDelay);
  }

  return {
    change: (values) => { unsaved = values; if (!stopped) { tell({ kind: 'unsaved' }); later(delay); } },
    flush: async () => { await write(); return version; },
    isDirty: () => unsaved !== undefined || running !== undefined,
    version: () => version,
    rebase: (next) => { version = next; },
    stop: () => { stopped = true; clearTimeout(timer); },
  };
}
