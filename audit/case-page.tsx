/** One case: the sentence that explains a breach, its clocks, its path on its own version's diagram, its history. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { Heading } from 'suomifi-ui-components';
import type { Case, CaseHistory, Clock as ClockData } from '../contracts/index.ts';
import { Clock, EmptyState, formatDate, formatDateTime, Loaded, PageHeading, findingTexts, roleTexts, useLanguage, useQuery, useTexts, useWords, Words } from '../ui/index.ts';
import { breachPlace, isBreached } from './breach.ts';
import { Diagram } from './diagram.tsx';
import { History } from './history.tsx';
import { auditTexts } from './texts.ts';
import { watchTexts } from './watch-texts.ts';

export function CasePage(): ReactNode {
  const { caseId = '' } = useParams();
  const { search } = useLocation();
  const t = useTexts(auditTexts);
  const live = useMemo(() => (event: { caseId: string | null }) => event.caseId === caseId, [caseId]);
  const found = useQuery('getCase', { params: { caseId } }, { live });
  const history = useQuery('getCaseHistory', { params: { caseId } }, { live });
  const title = t('caseTitle', { number: found.data?.number ?? '' });
  return (
    <>
      <p><Link to={`/cases${search}`}>← {t('backToCases')}</Link></p>
      <PageHeading title={title} focusKey={caseId}>{title}</PageHeading>
      <Loaded query={found}>{(data) => <Facts found={data} history={history.data} />}</Loaded>
      <Loaded query={history}>{(data) => <PathAndHistory history={data} found={found.data} />}</Loaded>
    </>
  );
}

function Facts({ found, history }: { readonly found: Case; readonly history: CaseHistory | undefined }): ReactNode {
  const t = useTexts(auditTexts);
  const { language } = useLanguage();
  const breached = found.clocks.filter(isBreached);
  return (
    <>
      <p>{t(found.status)}{found.tier && <> · {t('tierN', { n: found.tier })}</>} · {t('initiated')} {formatDateTime(found.initiatedAt, language)} · {t('version')} v{found.modelVersion}</p>
      {history && breached.map((clock) => <BreachSentence key={clock.id} clock={clock} history={history} found={found} />)}
      <section aria-labelledby="clocks">
        <Heading variant="h2" smallScreen id="clocks">{t('clocks')}</Heading>
        <div className="au-clocks">{found.clocks.map((clock) => <Clock key={clock.id} clock={clock} />)}</div>
      </section>
      <Escalations found={found} />
    </>
  );
}

/** One sentence: what was late, where the case waited at that moment, with whom, and whether it has been done since. */
function BreachSentence({ clock, history, found }: { readonly clock: ClockData; readonly history: CaseHistory; readonly found: Case }): ReactNode {
  const t = useTexts(auditTexts);
  const word = useWords();
  const { language } = useLanguage();
  const place = breachPlace(clock, history.events);
  const step = place.elementId ? word(history.names[place.elementId] ?? { fi: place.elementId }) : t('unknownStep');
  const named = found.responsible && found.responsible.unit === place.unit ? found.responsible.unitNames : undefined;
  const responsible = place.worker ? workerName(place.worker, history) : named ? word(named) : place.unit ?? t('nobody');
  return (
    <p className="au-breach">
      {t('breach', { clock: word(clock.names), due: clock.dueDate ? formatDate(clock.dueDate) : '–', step, since: place.since ? formatDate(place.since) : '–', responsible })}{' '}
      {clock.stoppedAt ? t('breachDone', { at: formatDateTime(clock.stoppedAt, language) }) : t('breachOpen')}
    </p>
  );
}

function workerName(worker: string, history: CaseHistory): string {
  return history.events.find((event) => event.by?.worker === worker && event.by.name)?.by?.name ?? worker;
}

function Escalations({ found }: { readonly found: Case }): ReactNode {
  const t = useTexts(auditTexts);
  const role = useTexts(roleTexts);
  const finding = useTexts(findingTexts);
  const watch = useTexts(watchTexts);
  const { language } = useLanguage();
  return (
    <section aria-labelledby="escalations">
      <Heading variant="h2" smallScreen id="escalations">{t('escalations')}</Heading>
      {found.escalations.length === 0 ? <EmptyState title={t('noEscalations')} /> : (
        <ol className="au-list">
          {found.escalations.map((escalation) => (
            <li key={escalation.id} data-step={escalation.stepId}>
              {formatDateTime(escalation.raisedAt, language)} · {watch(escalation.kind)} · {escalation.finding ? finding(escalation.finding) : escalation.clock && <Words of={escalation.clock.names} />} → {role(escalation.role as keyof typeof roleTexts)} (<Words of={escalation.unitNames} />){called(escalation)} · {escalation.acknowledgedAt ? watch('acknowledgedBy', { name: escalation.acknowledgedBy?.name ?? escalation.acknowledgedBy?.worker ?? '–', at: formatDateTime(escalation.acknowledgedAt, language) }) : t('notAcknowledged')}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Whom it reached by name. */
function called({ addressees }: Case['escalations'][number]): string {
  const names = (addressees ?? []).map(({ name, worker }) => name ?? worker);
  return names.length === 0 ? '' : `: ${names.join(', ')}`;
}

function PathAndHistory({ history, found }: { readonly history: CaseHistory; readonly found: Case | undefined }): ReactNode {
  const t = useTexts(auditTexts);
  const { language } = useLanguage();
  const path = found?.path ?? [];
  const states = { done: 'stepDone', now: 'stepNow', cancelled: 'stepCancelled' } as const;
  return (
    <>
      <section aria-labelledby="path">
        <Heading variant="h2" smallScreen id="path">{t('path')}</Heading>
        <p>{t('pathHelp', { n: history.modelVersion })}</p>
        <Diagram xml={history.xml} path={path} />
        <ol className="au-list">
          {path.map((step, index) => (
            <li key={`${step.elementId}-${index}`} data-step-state={step.state}>
              <Words of={step.names} /> · {t(states[step.state])} · {formatDateTime(step.at, language)}{step.by?.name && ` · ${step.by.name}`}
            </li>
          ))}
        </ol>
      </section>
      <History history={history} />
    </>
  );
}
