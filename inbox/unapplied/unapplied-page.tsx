/** What I sent and could not be applied: why, what I typed, and the ways to use it. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { EmptyState, Loaded, PageHeading, useQuery, useTexts } from '../../ui/index.ts';
import { workChanges } from './unapplied-notice.tsx';
import { UnappliedWorkCard } from './unapplied-work.tsx';
import { unappliedTexts } from './unapplied-texts.ts';

export function UnappliedPage(): ReactNode {
  const t = useTexts(unappliedTexts);
  const query = useQuery('listUnappliedWork', {}, { live: workChanges });
  const [said, setSaid] = useState('');
  return (
    <div className="lu-panel lu-stack">
      <PageHeading title={t('title')} focusKey={said}>{t('title')}</PageHeading>
      <p role="status">{said}</p>
      <Loaded query={query}>
        {({ items }) => (items.length === 0
          ? <EmptyState title={t('none')}><p>{t('noneNext')}</p></EmptyState>
          : <><p>{t('intro')}</p><ul className="in-escalations">{items.map((work) => <li key={work.commandId}><UnappliedWorkCard work={work} onDismissed={() => { setSaid(t('dismissed', { number: work.caseNumber })); query.refetch(); }} /></li>)}</ul></>)}
      </Loaded>
    </div>
  );
}
