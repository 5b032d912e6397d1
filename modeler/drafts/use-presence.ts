/** Who has the version open, and whether this tab edits it. Tells of itself four times a minute and hears of others live. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Attend, Attendance } from '../../contracts/index.ts';
import { isCallError, useClient, useLive } from '../../ui/index.ts';
import { tabId } from './tab.ts';

const beatMilliseconds = 15_000;

export interface Presence {
  /** False until the first answer, or the first failure. */
  readonly known: boolean;
  readonly people: Attendance['people'];
  /** Whether this tab edits. */
  readonly editing: boolean;
  /** Whether this tab has asked to edit. */
  readonly asking: boolean;
  readonly ask: () => void;
  /** Lets go of editing, for who asked first. */
  readonly give: () => void;
  /** Takes editing over from another tab of the same person. */
  readonly take: () => void;
}

const nobody: Attendance = { people: [], editing: false };

/** @param place undefined: no version is open. @param wantsEdit whether this tab edits as soon as nobody else does */
export function usePresence(place: { readonly modelId: string; readonly number: number } | undefined, wantsEdit: boolean): Presence {
  const client = useClient();
  const tab = tabId();
  const key = place && `${place.modelId}/${place.number}`;
  const [state, setState] = useState<{ readonly key: string | undefined; readonly attendance: Attendance }>({ key: undefined, attendance: nobody });
  const wish = useRef<Attend['wants']>('edit');
  const at = useRef(place);
  at.current = place;
  const tell = useCallback(async (wants: Attend['wants']): Promise<void> => {
    const params = at.current;
    if (!params) return;
    const told = `${params.modelId}/${params.number}`;
    try {
      const { data } = await client.call('attendVersion', { params, body: { tab, wants } });
      setState({ key: told, attendance: data });
    } catch (error) {
      if (!isCallError(error)) throw error;
      // What was known stays: a break in the line takes editing from nobody by itself.
      setState((old) => (old.key === told ? old : { key: told, attendance: nobody }));
    }
  }, [client, tab]);
  const beat = useCallback(() => { void tell(wantsEdit ? wish.current : 'read'); }, [tell, wantsEdit]);
  useEffect(() => {
    if (key === undefined) return undefined;
    wish.current = 'edit';
    beat();
    const timer = setInterval(beat, beatMilliseconds);
    const leave = (): void => { void tell('leave'); };
    window.addEventListener('pagehide', leave);
    return () => { clearInterval(timer); window.removeEventListener('pagehide', leave); };
  }, [key, beat, tell]);
  useLive(useCallback((signal) => { if (signal === 'restored' || signal.kind === 'version') beat(); }, [beat]));
  const { people, editing } = state.key === key ? state.attendance : nobody;
  const act = (wants: Attend['wants'], then: Attend['wants']): void => { wish.current = then; void tell(wants); };
  return {
    known: key !== undefined && state.key === key, people, editing, asking: people.some((each) => each.tab === tab && each.asks),
    ask: () => { act('ask', 'ask'); }, give: () => { act('give', 'read'); }, take: () => { act('take', 'edit'); },
  };
}
