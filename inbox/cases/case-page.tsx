/** A case as a worker sees it: tier, responsible, clocks, path, escalations; and how to end it. */
import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { Button } from 'suomifi-ui-components';
import type { Case, LiveEvent } from '../../contracts/index.ts';
import { formatDateTime, Loaded, PageHeading, useLanguage, useQuery, useTexts, hasRole, useSession, workerRoles } from '../../ui/index.ts';
import { EscalationList } from '../escalations/escalation-list.tsx';
import { Clocks, PathSoFar, ResponsibleName } from '../task/case-parts.tsx';
import { EndCase } from '../task/end-case.tsx';
import { taskTexts } from '../task/task-texts.ts';
import { inboxTexts } from '../texts.ts';
import { caseTexts, channelTexts } from './case-texts.ts';

export function CasePage(): ReactNode {
  const { caseId = '' } = useParams();
  const live = useCallback((event: LiveEvent) => event.caseId === caseId, [caseId]);
  const query = useQuery('getCase', { params: { caseId } }, { live });
  return <Loaded query={query}>{(found) => <CaseView found={found} refetch={query.refetch} />}</Loaded>;
}

function CaseView({ found, refetch }: { readonly found: Case; readonly refetch: () => void }): ReactNode {
  const t = useTexts(inboxTexts);
  const task = useTexts(taskTexts);
  const texts = useTexts(caseTexts);
  const session = useSession();
  const [ending, setEnding] = useState(false);
  const open = found.escalations.filter(({ acknowledgedAt }) => !acknowledgedAt);
  return (
    <article className="lu-panel in-case">
      <PageHeading title={t('number', { number: found.number })} focusKey={found.id}>{t('number', { number: found.number })}</PageHeading>
      <CaseFacts found={found} />
      <Clocks clocks={found.clocks} />
      {open.length > 0 && <section aria-label={t('escalations')} className="in-block"><h2>{t('escalations')}</h2><EscalationList escalations={open} onChange={refetch} /></section>}
      <PathSoFar path={found.path} />
      <p><a href={`/audit/cases/${found.id}`}>{texts('history')}</a></p>
      {found.status === 'open' && hasRole(session, workerRoles) && <Button variant="secondary" onClick={() => { setEnding(true); }}>{task('endCase')}</Button>}
      {ending && <EndCase caseId={found.id} caseNumber={found.number} onClose={() => { setEnding(false); refetch(); }} />}
    </article>
  );
}

function CaseFacts({ found }: { readonly found: Case }): ReactNode {
  const t = useTexts(inboxTexts);
  const texts = useTexts(caseTexts);
  const channel = useTexts(channelTexts);
  const { language } = useLanguage();
  return (
    <p className="in-facts">
      <span>{texts(found.status)}{found.endedAt ? ` ${formatDateTime(found.endedAt, language)}` : ''}</span>
      {found.tier && <span>{t(`tier${found.tier}`)}</span>}
      {found.responsible && <span>{t('responsible')}: <ResponsibleName responsible={found.responsible} /></span>}
      {found.coordinator && <span>{t('coordinator')}: {found.coordinator.name ?? found.coordinator.worker}</span>}
      <span>{texts('initiated', { date: formatDateTime(found.initiatedAt, language), channel: channel(found.channel) })}</span>
      <span>{texts('version', { n: found.modelVersion })}</span>
    </p>
  );
}
