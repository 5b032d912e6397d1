/** The right side while no task is open: what to do now. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { EmptyState, PageHeading, useSession, useTexts } from '../../ui/index.ts';
import { inboxTexts } from '../texts.ts';
import { nextTask } from './next-task.ts';
import { useWork } from './work-context.ts';

export function NoTask(): ReactNode {
  const t = useTexts(inboxTexts);
  const { queue, search } = useWork();
  const { user } = useSession();
  const first = nextTask('', [], queue, user.id)?.task;
  return (
    <div className="lu-panel">
      <PageHeading title={t('queue')}>{t('queue')}</PageHeading>
      <EmptyState title={t('choose')}>
        <p>{t('chooseHow')}</p>
        {first && <Link to={{ pathname: `/tasks/${encodeURIComponent(first.id)}`, search }}>{t('openFirst')}</Link>}
      </EmptyState>
    </div>
  );
}
