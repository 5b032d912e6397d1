/** Says where the draft is: saved, being saved, not yet. When another window saved it, asks which one stays. */
import type { ReactNode } from 'react';
import { Button, InlineAlert } from 'suomifi-ui-components';
import { ErrorNotice, formatTime, isRetryable, useTexts } from '../../ui/index.ts';
import type { DraftState } from './draft-saver.ts';
import { taskTexts } from './task-texts.ts';

interface DraftStatusProps {
  readonly state: DraftState;
  readonly savedAt: string | null;
  readonly onKeepMine: () => void;
  readonly onLoadSaved: () => void;
}

export function DraftStatus({ state, savedAt, onKeepMine, onLoadSaved }: DraftStatusProps): ReactNode {
  const t = useTexts(taskTexts);
  if (state.kind === 'failed' && state.stale) {
    return (
      <InlineAlert status="warning" labelText={t('staleTitle')}>
        <p>{t('staleBody')}</p>
        <div className="lu-buttons"><Button variant="secondary" onClick={onKeepMine}>{t('keepMine')}</Button><Button variant="secondary" onClick={onLoadSaved}>{t('loadSaved')}</Button></div>
      </InlineAlert>
    );
  }
  if (state.kind === 'failed' && !isRetryable(state.error)) return <ErrorNotice error={state.error} />;
  return <p role="status" className="lu-muted in-draft" data-draft={state.kind}>{statusText(state, savedAt, t)}</p>;
}

function statusText(state: DraftState, savedAt: string | null, t: ReturnType<typeof useTexts<typeof taskTexts>>): string {
  switch (state.kind) {
    case 'unsaved': return t('unsaved');
    case 'saving': return t('saving');
    case 'saved': return t('saved', { time: formatTime(state.at) });
    case 'failed': return t('waitingToSave');
    case 'clean': return savedAt ? t('saved', { time: formatTime(savedAt) }) : t('drafts');
  }
}
