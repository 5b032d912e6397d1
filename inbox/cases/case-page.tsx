/** A case as a worker sees it: tier, responsible, clocks, path, escalations; and how to end it. */
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { Case, LiveEvent } from '../../contracts/index.ts';
import { formatDateTime, Loaded, PageHeading, useLanguage, useQuery, useTexts, hasRole, useSession, workerRoles } from '../../ui/index.ts';
import { CaseHandovers } from '../handover/case-handovers.tsx';
import { EscalationList } from '../escalations/escalation-list.tsx';
import { Clocks, PathSoFar, ResponsibleName } from '../task/case-parts.tsx';
import { inboxTexts } from '../texts.ts';
import { CaseActions } from './case-actions.tsx';
import { caseTexts, channelTexts } from './case-texts.ts';

export function CasePage(): ReactNode {
  const { caseId = '' } = useParams();
  const live = useCallback((event: LiveEvent) => event.caseId === caseId, [caseId]);
  const query = useQuery('getCase', { params: { caseId } }, { live });
  return <Loaded query={query}>{(found) => <CaseView found={found} refetch={query.refetch} />}</Loaded>;
}

function CaseView({ found, refetch }: { readonly found: Case; readonly refetch: () => void }): ReactNode {
  const t = useTexts(inboxTexts);
  const texts = useTexts(caseTexts);
  const session = useSession();
  const open = found.escalations.filter(({ acknowledgedAt }) => !acknowledgedAt);
  return (
    <article className="lu-panel in-case">
      <PageHeading title={t('number', { number: found.number })} focusKey={found.id}>{t('number', { number: found.number })}</PageHeading>
      <CaseFacts found={found} />
      <Clocks clocks={found.clocks} />
      {open.length > 0 && <section aria-label={t('escalations')} className="in-block"><h2>{t('escalations')}</h2><EscalationList escalations={open} onChange={refetch} /></section>}
      <CaseHandovers found={found} refetch={refetch} />
      <PathSoFar path={found.path} />
      {hasRole(session, workerRoles) && <p><Link to={`/clients/${found.clientId}`}>{texts('client')}</Link></p>}
      <p><a href={`/audit/cases/${found.id}`}>{texts('history')}</a></p>
      {found.status === 'open' && hasRole(session, workerRoles) && <CaseActions found={found} refetch={refetch} />}
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
      {found.moves > 0 && <span>{texts('moves', { n: found.moves })}</span>}
    </p>
  );
}
