/** Saving a draft with the revision that was read, and what to do when somebody saved in between: nothing is overwritten without being asked. */
import { useState } from 'react';
import type { Version, VersionSummary } from '../../contracts/index.ts';
import { isProblem, useAction, useClient } from '../../ui/index.ts';
import type { CallError } from '../../ui/index.ts';
import type { Attached } from '../attached/use-attached.ts';
import { tabId } from '../drafts/tab.ts';
import { useAutosave } from '../drafts/use-autosave.ts';
import type { DiagramView } from '../canvas/use-diagram.ts';
import type { ModelProblem } from '../problems/use-problems.ts';

export interface Saving {
  /** Revision of the draft that the canvas stands on; goes out as If-Match. */
  readonly revision: number;
  readonly savedAt: string | undefined;
  readonly busy: boolean;
  readonly error: CallError | undefined;
  /** The version as it is on the server now, when it is no longer what was read. */
  readonly newer: VersionSummary | undefined;
  /** Anything to save. */
  readonly dirty: boolean;
  readonly save: () => void;
  /** Resolves when it is saved, or is not. */
  readonly saveNow: () => Promise<boolean>;
  readonly saveOver: () => void;
}

export function useSaving(version: Version, view: DiagramView, attached: Attached, editable: boolean, onSaved: (problems: readonly ModelProblem[]) => void): Saving {
  const client = useClient();
  const [revision, setRevision] = useState(version.revision);
  const [savedAt, setSavedAt] = useState<string>();
  const [newer, setNewer] = useState<VersionSummary>();
  const { modelId, number } = version;
  const action = useAction(async (base: number) => {
    if (!view.diagram) return false;
    const [drawn, made] = [view.diagram.revision(), attached.revision];
    const xml = await view.diagram.text();
    try {
      const { data } = await client.call('saveVersion', { params: { modelId, number }, version: base, body: { xml, tab: tabId(), ...(attached.dirty && { forms: attached.forms, decisions: attached.decisions }) } });
      setRevision(data.revision);
      setSavedAt(new Date().toISOString());
      setNewer(undefined);
      view.saved(drawn);
      attached.saved(made);
      onSaved(data.problems);
      return true;
    } catch (error) {
      if (isProblem(error, 'VERSION_STALE') || isProblem(error, 'VERSION_PUBLISHED')) setNewer(await newest());
      throw error;
    }
  });
  async function newest(): Promise<VersionSummary | undefined> {
    const { data } = await client.call('listModels', {});
    return data.items.find(({ id }) => id === modelId)?.versions.find((each) => each.number === number);
  }
  const dirty = view.dirty || attached.dirty;
  useAutosave({ on: editable, dirty, busy: action.busy, error: action.error, revision: `${view.revision} ${attached.revision}`, save: () => { void action.run(revision); } });
  return {
    revision, savedAt, newer, busy: action.busy, error: action.error, dirty,
    save: () => { leaveField(); void action.run(revision); },
    saveNow: async () => { leaveField(); return await action.run(revision) ?? false; },
    saveOver: () => { if (newer) void action.run(newer.revision); },
  };
}

/** What is being typed is written to the model when its field is left. */
function leaveField(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.blur();
  field.focus();
}
