/** Open escalations for me: by my role, my unit or my name. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import { EmptyState, ErrorNotice, Loading, PageHeading, usePages, useTexts } from '../../ui/index.ts';
import { inboxTexts } from '../texts.ts';
import { EscalationList } from './escalation-list.tsx';
import { escalationTexts } from './escalation-texts.ts';
import { MailChoicePart } from './mail-choice.tsx';

const anyCase = (): boolean => true;

export function EscalationsPage(): ReactNode {
  const t = useTexts(inboxTexts);
  const texts = useTexts(escalationTexts);
  const list = usePages('listEscalations', { query: { limit: 100 } }, anyCase);
  const [said, setSaid] = useState('');
  const open = list.items?.filter(({ acknowledgedAt }) => !acknowledgedAt);
  return (
    <div className="lu-panel lu-stack">
      <PageHeading title={t('escalations')}>{t('escalations')}</PageHeading>
      <p role="status">{said}</p>
      {list.error && <ErrorNotice error={list.error} onRetry={list.refetch} />}
      {!open && !list.error && <Loading />}
      {open && (open.length === 0
        ? <EmptyState title={texts('none')}><p>{texts('noneNext')}</p></EmptyState>
        : <><p>{texts('intro')}</p><EscalationList escalations={open} onChange={({ caseNumber }) => { setSaid(texts('acknowledged', { number: caseNumber })); list.refetch(); }} /></>)}
      {list.more && <div><Button variant="secondary" onClick={list.loadMore} aria-disabled={list.loading}>{t('loadMoreItems')}</Button></div>}
      <MailChoicePart />
    </div>
  );
}
