/** Whose turn it is decides how a draft is opened: to be edited, or to be read along. It is read anew when the turn changes, never over unsaved changes. */
import { useEffect, useMemo } from 'react';
import type { RefObject } from 'react';
import type { Presence } from './use-presence.ts';

interface Turn {
  /** Another value for every reading of the version. */
  readonly serial: number;
  readonly presence: Presence;
  /** Whether it is a draft that this person may edit at all. */
  readonly drawing: boolean;
  readonly dirty: RefObject<boolean>;
  readonly load: () => void;
  /** Whether somebody saved after this was read. */
  readonly behind: boolean;
}

/** Whether the version, as it was read last, is this tab's to edit. */
export function useTurn({ serial, presence, drawing, dirty, load, behind }: Turn): boolean {
  const { known, editing } = presence;
  // As it was when the version was read: a turn that comes later waits for the newest content.
  const turn = useMemo(() => editing, [serial, known]);
  useEffect(() => {
    if (!drawing || !known || dirty.current) return;
    if (editing !== turn || (!turn && behind)) load();
  }, [drawing, known, editing, turn, behind, dirty, load]);
  return turn;
}
