/** The draft saver of one task as a hook: saves through the API, stops when the page goes, warns before typed text would be lost. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Task } from '../../contracts/index.ts';
import { useClient } from '../../ui/index.ts';
import { createDraftSaver } from './draft-saver.ts';
import type { DraftSaver, DraftState, Values } from './draft-saver.ts';

export interface Draft {
  readonly saver: DraftSaver;
  readonly state: DraftState;
  /** Rises when the task was changed elsewhere while nothing was unsaved here: the form is then filled in anew. */
  readonly round: number;
}

/**
 * The saver lives as long as the task is shown; a newer version of the task reaches it only when nothing is unsaved.
 * @param settle makes the form tell what is typed and not yet told, so that it is not filled in anew over it
 */
export function useDraft(task: Task, settle?: () => void): Draft {
  const client = useClient();
  const [state, setState] = useState<DraftState>({ kind: 'clean' });
  const [round, setRound] = useState(0);
  const first = useRef(task.version);
  first.current = task.version;
  const settled = useRef(settle);
  settled.current = settle;
  const saver = useMemo(() => createDraftSaver({
    version: first.current,
    onState: setState,
    save: async (values: Values, version) => (await client.call('saveDraft', { params: { taskId: task.id }, version, body: { values: values as Record<string, never> } })).data.version,
  }), [client, task.id]);

  useEffect(() => {
    if (task.version <= saver.version()) return;
    settled.current?.();
    if (saver.isDirty()) return;
    saver.rebase(task.version);
    setRound((n) => n + 1);
  }, [saver, task.version]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => { if (saver.isDirty()) event.preventDefault(); };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      saver.flush().catch(() => undefined).finally(() => { saver.stop(); });
    };
  }, [saver]);
  return { saver, state, round };
}
