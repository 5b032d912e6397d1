/** Saves by itself when drawing pauses, and tries again with growing pauses when the server cannot be reached. */
import { useEffect, useRef } from 'react';
import { isRetryable } from '../../ui/index.ts';
import type { CallError } from '../../ui/index.ts';

const pauseMilliseconds = 2_000;
const longestMilliseconds = 60_000;

interface Autosave {
  readonly on: boolean;
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly error: CallError | undefined;
  /** Changes with every change of what is to be saved. */
  readonly revision: string;
  readonly save: () => void;
}

/** A refusal that another try would not change waits for the person. */
export function useAutosave({ on, dirty, busy, error, revision, save }: Autosave): void {
  const failures = useRef(0);
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => { failures.current = error ? failures.current + 1 : 0; }, [error]);
  useEffect(() => {
    if (!on || !dirty || busy || (error && !isRetryable(error))) return undefined;
    const attempt = (): void => { latest.current(); };
    const timer = setTimeout(attempt, error ? pauseAfter(failures.current) : pauseMilliseconds);
    window.addEventListener('online', attempt);
    return () => { clearTimeout(timer); window.removeEventListener('online', attempt); };
  }, [on, dirty, busy, error, revision]);
}

/** Milliseconds before the next try after this many failures in a row. */
export function pauseAfter(failures: number): number {
  return Math.min(longestMilliseconds, pauseMilliseconds * 2 ** failures);
}
