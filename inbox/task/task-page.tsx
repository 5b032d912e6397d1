/** One task: why me and why now, what to do and by which law, what is known, the form, the path so far. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { LiveEvent, Task } from '../../contracts/index.ts';
import { formatDate, formatDateTime, Loaded, PageHeading, roleTexts, useLanguage, useQuery, useSession, useTexts, useWords, Words } from '../../ui/index.ts';
import { HandoverPanel } from '../handover/handover-panel.tsx';
import { NamingPanel } from '../namings/naming-panel.tsx';
import { useWork } from '../queue/work-context.ts';
import { inboxTexts } from '../texts.ts';
import { CallBackPanel } from './call-back.tsx';
import { Clocks, PathSoFar, Recorded, ResponsibleName } from './case-parts.tsx';
import { TaskActions } from './task-actions.tsx';
import { serviceLanguageTexts, taskTexts } from './task-texts.ts';
import { TaskWork } from './task-work.tsx';

export function TaskPage(): ReactNode {
  const { taskId = '' } = useParams();
  const { queue } = useWork();
  const [round, setRound] = useState(0);
  const reloading = useRef(false);
  const caseId = taskId.split('~')[0];
  const live = useCallback((event: LiveEvent) => event.caseId === caseId, [caseId]);
  const query = useQuery('getTask', { params: { taskId } }, { live });
  const { refetch, data } = query;
  // Only who chose to load what is saved has the form filled in anew.
  const reload = useCallback(() => { reloading.current = true; refetch(); }, [refetch]);
  useEffect(() => { if (data && reloading.current) { reloading.current = false; setRound((n) => n + 1); } }, [data]);
  const listed = queue.find(({ id }) => id === taskId)?.version;
  useEffect(() => { if (listed !== undefined) refetch(); }, [listed, refetch]);
  return <Loaded query={query}>{(task) => <TaskView key={task.id} task={task} round={round} refetch={refetch} reload={reload} />}</Loaded>;
}

function TaskView({ task, round, refetch, reload }: { readonly task: Task; readonly round: number; readonly refetch: () => void; readonly reload: () => void }): ReactNode {
  const t = useTexts(inboxTexts);
  const words = useWords();
  const { user } = useSession();
  const { search } = useWork();
  const mine = task.status === 'claimed' && task.assignee?.worker === user.id;
  return (
    <article className="lu-panel in-task" data-open-task={task.id}>
      <p className="in-back"><Link to={{ pathname: '/', search }}>{t('backToQueue')}</Link></p>
      <PageHeading title={`${words(task.names)} ${task.caseNumber}`} focusKey={task.id}><Words of={task.names} /></PageHeading>
      <TaskFacts task={task} />
      {(task.kind === 'task' || task.kind === 'callBack') && <TaskActions task={task} mine={mine} onChange={refetch} />}
      <Client task={task} />
      <Why task={task} />
      <Clocks clocks={task.clocks} />
      {task.handover && task.kind !== 'task' && task.kind !== 'callBack' && !task.naming && <HandoverPanel task={task} handover={task.handover} reload={reload} />}
      {task.naming && <NamingPanel task={task} naming={task.naming} reload={reload} />}
      {task.callBack && <CallBackPanel key={task.version} task={task} callBack={task.callBack} reload={reload} />}
      <Recorded task={task} />
      {task.kind === 'task' && <TaskWork key={round} task={task} mine={mine} reload={reload} />}
      <PathSoFar path={task.path} />
    </article>
  );
}

/** Case number, tier, responsible, who has the task. */
function TaskFacts({ task }: { readonly task: Task }): ReactNode {
  const t = useTexts(inboxTexts);
  return (
    <p className="in-facts">
      <Link to={`/cases/${task.caseId}`}>{t('number', { number: task.caseNumber })}</Link>
      <Link to={`/clients/${task.client.id}`}>{t('clientMatters')}</Link>
      {task.tier && <span>{t(`tier${task.tier}`)}</span>}
      <span>{t('responsible')}: <ResponsibleName responsible={task.responsible} /></span>
      {task.coordinator && <span>{t('coordinator')}: {task.coordinator.name ?? task.coordinator.worker}</span>}
      <span role="status"><Holder task={task} /></span>
    </p>
  );
}

function Holder({ task }: { readonly task: Task }): ReactNode {
  const t = useTexts(taskTexts);
  const { user } = useSession();
  if (task.status === 'sending') return t('sending');
  if (task.status === 'completed' || task.status === 'cancelled') return t('over');
  if (!task.assignee) return t('unclaimed');
  return task.assignee.worker === user.id ? t('claimedByMe') : t('claimedBy', { name: task.assignee.name ?? task.assignee.worker });
}

function Client({ task: { client } }: { readonly task: Task }): ReactNode {
  const t = useTexts(taskTexts);
  const spoken = useTexts(serviceLanguageTexts);
  const language = client.serviceLanguage in serviceLanguageTexts ? spoken(client.serviceLanguage as keyof typeof serviceLanguageTexts) : client.serviceLanguage;
  return (
    <section aria-label={t('client')} className="in-block">
      <h2>{t('client')}</h2>
      <dl className="in-client">
        <div><dt>{t('clientName')}</dt><dd><strong>{client.name}</strong></dd></div>
        {client.birthDate && <div><dt>{t('birthDate')}</dt><dd>{formatDate(client.birthDate)}</dd></div>}
        {client.phone && <div><dt>{t('phone')}</dt><dd><a href={`tel:${client.phone.replace(/[^+\d]/g, '')}`}>{client.phone}</a></dd></div>}
        <div><dt>{t('serviceLanguage')}</dt><dd>{language}{client.interpreterNeeded && <strong>, {t('interpreter').toLowerCase()}</strong>}</dd></div>
      </dl>
    </section>
  );
}

/** The sentence of why and since when, the instruction, and the law and sources behind the step. */
function Why({ task }: { readonly task: Task }): ReactNode {
  const t = useTexts(taskTexts);
  const role = useTexts(roleTexts);
  const words = useWords();
  const { language } = useLanguage();
  const { afterElement, since } = task.because;
  const values = { unit: words(task.unitNames), role: task.role in roleTexts ? role(task.role as keyof typeof roleTexts) : task.role, date: formatDateTime(since, language) };
  const references = [...task.basis, ...task.sources];
  return (
    <section aria-label={t('why')} className="in-block">
      <h2>{t('why')}</h2>
      <p>{afterElement ? t('whyAfter', { ...values, step: words(afterElement) }) : t('whySince', values)}</p>
      {task.instruction && <><h3>{t('instruction')}</h3><p className="in-instruction"><Words of={task.instruction} /></p></>}
      {references.length > 0 && (
        <details className="lu-law"><summary>{t('law')}</summary><ul lang="fi">{references.map(({ ref, note }) => <li key={ref}>{ref}{note ? `: ${note}` : ''}</li>)}</ul></details>
      )}
    </section>
  );
}
