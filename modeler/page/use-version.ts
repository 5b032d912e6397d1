/** The opened version: read when its address changes or when asked, never by itself, so that nothing replaces what is being drawn. */
import { useCallback, useEffect, useState } from 'react';
import type { Version } from '../../contracts/index.ts';
import { isCallError, useClient } from '../../ui/index.ts';
import type { CallError } from '../../ui/index.ts';

export interface OpenedVersion {
  readonly version: Version | undefined;
  /** Another value for every reading: the diagram is drawn anew. */
  readonly serial: number;
  readonly error: CallError | undefined;
  readonly load: () => void;
}

interface State { readonly address: string; readonly serial: number; readonly version?: Version; readonly error?: CallError }

export function useVersion(modelId: string | undefined, number: number | undefined): OpenedVersion {
  const client = useClient();
  const address = modelId === undefined || number === undefined ? '' : `${modelId}/${number}`;
  const [round, setRound] = useState(0);
  const [state, setState] = useState<State>({ address: '', serial: 0 });
  useEffect(() => {
    if (modelId === undefined || number === undefined) return undefined;
    const abort = new AbortController();
    client.call('getVersion', { params: { modelId, number } }, abort.signal).then(
      ({ data }) => { setState((old) => ({ address, serial: old.serial + 1, version: data })); },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        if (!isCallError(error)) throw error;
        setState((old) => ({ ...old, address, error }));
      },
    );
    return () => { abort.abort(); };
  }, [client, modelId, number, address, round]);
  const load = useCallback(() => { setRound((n) => n + 1); }, []);
  const current = state.address === address;
  return { version: current ? state.version : undefined, serial: state.serial, error: current ? state.error : undefined, load };
}
