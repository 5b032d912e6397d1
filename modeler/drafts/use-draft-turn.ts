/** Presence and turn of the opened version together: a draft that a development lead opens is edited by one tab at a time. */
import { useCallback, useMemo, useRef } from 'react';
import type { Version, VersionSummary } from '../../contracts/index.ts';
import { usePresence } from './use-presence.ts';
import type { Presence } from './use-presence.ts';
import { useTurn } from './use-turn.ts';

interface Opened {
  readonly version: Version | undefined;
  readonly serial: number;
  readonly load: () => void;
  /** Whether the person may change models. */
  readonly lead: boolean;
  /** The version as the list of models has it now. */
  readonly summary: VersionSummary | undefined;
}

export interface DraftTurn {
  readonly presence: Presence;
  readonly turn: boolean;
  /** Whose turn it is is not known yet. */
  readonly waiting: boolean;
  readonly onDirty: (dirty: boolean) => void;
}

export function useDraftTurn({ version, serial, load, lead, summary }: Opened): DraftTurn {
  // A draft that was made just now may not be in the list yet.
  const { status, modelId, number } = summary ?? version ?? {};
  const drawing = lead && status === 'draft';
  const place = useMemo(() => (drawing && modelId !== undefined && number !== undefined ? { modelId, number } : undefined), [drawing, modelId, number]);
  const presence = usePresence(place, drawing);
  const dirty = useRef(false);
  const onDirty = useCallback((now: boolean) => { dirty.current = now; }, []);
  const behind = version !== undefined && summary !== undefined && summary.revision > version.revision;
  const turn = useTurn({ serial, presence, drawing, dirty, load, behind });
  return { presence, turn, waiting: drawing && !presence.known, onDirty };
}
