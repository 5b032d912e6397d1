/** Reads as hooks: what is shown stays while it is read again, an error never empties the page. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LiveEvent, OperationId } from '../../contracts/index.ts';
import { useClient } from './client-context.ts';
import { isCallError } from './errors.ts';
import type { CallError } from './errors.ts';
import { useLive } from './live.tsx';
import type { CallAnswer, CallInput } from './types.ts';

export interface Query<T> {
  /** The newest answer; of the same input only. */
  readonly data: T | undefined;
  readonly error: CallError | undefined;
  readonly loading: boolean;
  readonly refetch: () => void;
}

export interface QueryOptions {
  /** Which live events make it read again; absent = none. A restored live connection always does. */
  readonly live?: (event: LiveEvent) => boolean;
  /** False: do not read (yet). */
  readonly enabled?: boolean;
}

/** Reads one operation and reads it again when its input, the live stream or `refetch` says so. */
export function useQuery<O extends OperationId>(operation: O, input: CallInput<O>, { live, enabled = true }: QueryOptions = {}): Query<CallAnswer<O>> {
  const client = useClient();
  const name = `${operation} ${JSON.stringify(input)}`;
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ name: string; data?: CallAnswer<O>; error?: CallError; loading: boolean }>({ name, loading: enabled });
  const latest = useRef(input);
  latest.current = input;
  const refetch = useCallback(() => { setRound((n) => n + 1); }, []);

  useEffect(() => {
    if (!enabled) return undefined;
    const abort = new AbortController();
    setState((old) => (old.name === name ? { ...old, loading: true } : { name, loading: true }));
    client.call(operation, latest.current, abort.signal).then(
      ({ data }) => { setState({ name, data, loading: false }); },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        if (!isCallError(error)) throw error;
        setState((old) => ({ ...old, error, loading: false }));
      },
    );
    return () => { abort.abort(); };
  }, [client, operation, name, round, enabled]);

  useLive(useCallback((event) => { if (event === 'restored' || live?.(event)) refetch(); }, [live, refetch]));
  const current = state.name === name;
  return { data: current ? state.data : undefined, error: current ? state.error : undefined, loading: enabled && (!current || state.loading), refetch };
}
