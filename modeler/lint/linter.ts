/** Asks the lint worker about a model; only the newest question is answered. */
import type { VersionFiles } from '../../guidance/index.ts';
import type { LintAnswer, LintRequest } from './lint-worker.ts';

export interface Linter {
  /** Resolves with the findings, or with undefined when a newer question came meanwhile. */
  lint(files: VersionFiles): Promise<LintAnswer | undefined>;
  close(): void;
}

/** The part of a Worker that is used. */
export interface WorkerPort {
  onmessage: ((event: MessageEvent<LintAnswer>) => void) | null;
  postMessage(request: LintRequest): void;
  terminate(): void;
}

export function createLinter(worker: WorkerPort = new Worker(new URL('./lint-worker.ts', import.meta.url), { type: 'module' })): Linter {
  let newest = 0;
  let waiting: ((answer: LintAnswer | undefined) => void) | undefined;
  let busy = false;
  let next: LintRequest | undefined;
  const send = (request: LintRequest): void => { busy = true; next = undefined; worker.postMessage(request); };
  worker.onmessage = ({ data }) => {
    busy = false;
    // Shown by the browser's performance tools.
    performance.measure('lint', { start: Math.max(0, performance.now() - data.milliseconds), duration: data.milliseconds });
    if (data.round === newest) { waiting?.(data); waiting = undefined; }
    if (next) send(next);
  };
  return {
    lint: (files) => new Promise((resolve) => {
      newest += 1;
      waiting?.(undefined);
      waiting = resolve;
      const request = { round: newest, files };
      // A model that is typed into is checked as often as the worker can, never more.
      if (busy) next = request; else send(request);
    }),
    close: () => { waiting?.(undefined); worker.terminate(); },
  };
}
