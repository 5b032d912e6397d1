/** A case as a worker sees it: tier, responsible, clocks, path, escalations; and how to end it. */
import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { Case, LiveEvent } from '../../contracts/index.ts';
import { formatDateTime, Loaded, PageHeading, useLanguage, useQuery, useTexts, hasRole, useSession, workerRoles } from '../../ui/index.ts';
import { CaseClocks } from '../clocks/case-clocks.tsx';
import { Incidents } from '../clocks/incidents.tsx';
import { ResumeCase, SuspendedNotice } from '../clocks/suspension.tsx';
import { CaseHandovers } from '../handover/case-handovers.tsx';
import { CaseCoordinators } from '../namings/case-coordinators.tsx';
import { EscalationList } from '../escalations/escalation-list.tsx';
import { PathSoFar, ResponsibleName } from '../task/case-parts.tsx';
import { inboxTexts } from '../texts.ts';
import { CaseActions, useMine, useSupervises } from './case-actions.tsx';
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
  const [said, setSaid] = useState('');
  const [resuming, setResuming] = useState(false);
  const mine = useMine(found);
  const supervises = useSupervises(found);
  const worker = hasRole(session, workerRoles);
  const done = useCallback((text: string, accepted: boolean) => { setSaid(accepted ? t('accepted') : text); refetch(); }, [t, refetch]);
  const open = found.escalations.filter(({ acknowledgedAt }) => !acknowledgedAt);
  return (
    <article className="lu-panel in-case">
      <PageHeading title={t('number', { number: found.number })} focusKey={found.id}>{t('number', { number: found.number })}</PageHeading>
      <div className="in-said"><div role="status">{said && <p>{said}</p>}</div></div>
      <CaseFacts found={found} />
      <SuspendedNotice found={found} onResume={supervises && found.status === 'open' ? () => { setResuming(true); } : undefined} />
      <Incidents found={found} may={supervises} onDone={done} refetch={refetch} />
      <CaseClocks found={found} may={worker && mine} onDone={done} refetch={refetch} />
      {open.length > 0 && <section aria-label={t('escalations')} className="in-block"><h2>{t('escalations')}</h2><EscalationList namesOnly escalations={open} onChange={refetch} /></section>}
      <CaseCoordinators found={found} supervises={supervises} onDone={done} refetch={refetch} />
      <CaseHandovers found={found} refetch={refetch} />
      <PathSoFar path={found.path} />
      {worker && <p><Link to={`/clients/${found.clientId}`}>{texts('client')}</Link></p>}
      <p><a href={`/audit/cases/${found.id}`}>{texts('history')}</a></p>
      {found.status === 'open' && worker && <CaseActions found={found} refetch={refetch} onDone={done} />}
      {resuming && <ResumeCase found={found} onClose={() => { setResuming(false); refetch(); }} onDone={(text, accepted) => { setResuming(false); done(text, accepted); }} />}
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
      <span>{texts('initiated', { date: formatDateTime(found.initiatedAt, language), channel: channel(found.channel) })}</span>
      <span>{texts('version', { n: found.modelVersion })}</span>
      {found.moves > 0 && <span>{texts('moves', { n: found.moves })}</span>}
    </p>
  );
}
