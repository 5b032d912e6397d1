/** A user action as a hook: busy while it runs, one key for all its retries, its error kept until the next attempt. */
import { useCallback, useMemo, useRef, useState } from 'react';
import { createActionKeys } from './action-keys.ts';
import { isCallError } from './errors.ts';
import type { CallError } from './errors.ts';

export interface Action<I, O> {
  /** Runs the action; while it runs, further calls join the running one. Resolves to undefined when it failed with a CallError. */
  readonly run: (input: I) => Promise<O | undefined>;
  /** Runs the last input again with the same key. */
  readonly retry: () => void;
  readonly busy: boolean;
  readonly error: CallError | undefined;
  readonly clear: () => void;
}

export function useAction<I, O>(perform: (input: I, key: string) => Promise<O>): Action<I, O> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError>();
  const keys = useMemo(() => createActionKeys(), []);
  const running = useRef<Promise<O | undefined>>(undefined);
  const last = useRef<{ readonly input: I }>(undefined);
  const latest = useRef(perform);
  latest.current = perform;

  const run = useCallback((input: I): Promise<O | undefined> => {
    if (running.current) return running.current;
    last.current = { input };
    setBusy(true);
    setError(undefined);
    const attempt = latest.current(input, keys.keyFor(input)).then((answer) => { keys.settled(); return answer; }, (failure: unknown) => {
      keys.settled(failure);
      if (!isCallError(failure)) throw failure;
      setError(failure);
      return undefined;
    }).finally(() => { running.current = undefined; setBusy(false); });
    running.current = attempt;
    return attempt;
  }, [keys]);
  const retry = useCallback(() => { if (last.current) void run(last.current.input); }, [run]);
  const clear = useCallback(() => { setError(undefined); }, []);
  return { run, retry, busy, error, clear };
}
