/** The queue: handovers on top, then tasks, least legal time left first, as the server orders them. */
import type { ReactNode, RefObject } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { Button } from 'suomifi-ui-components';
import type { TaskSummary } from '../../contracts/index.ts';
import { ClockBadge, EmptyState, ErrorNotice, Loading, useSession, useTexts, Words } from '../../ui/index.ts';
import type { PagedList } from '../../ui/index.ts';
import { actorName } from '../actor-name.ts';
import { handoverTexts } from '../handover/handover-texts.ts';
import { OfferCard } from '../handover/offer-card.tsx';
import { namingTexts } from '../namings/naming-texts.ts';
import { inboxTexts } from '../texts.ts';
import { Filters, filterOf, isFiltered } from './filters.tsx';

interface QueueProps { readonly list: PagedList<'listTasks'>; readonly rows: RefObject<HTMLDivElement | null> }

export function Queue({ list, rows }: QueueProps): ReactNode {
  const t = useTexts(inboxTexts);
  const { user } = useSession();
  const items = list.items ?? [];
  const offers = items.filter(({ kind }) => kind === 'handover');
  const tasks = items.filter((task) => isWork(task) && !isAsked(task, user.id));
  return (
    <section className="in-queue" aria-label={t('queue')} ref={rows}>
      <Filters />
      {list.first && <Counts counts={list.first.counts} />}
      <Reading list={list} />
      {offers.length > 0 && <Part title={t('offers')}>{offers.map((task) => <OfferCard key={task.id} task={task} wide={offers.length === 1} />)}</Part>}
      <Apart items={items} />
      {tasks.length > 0 && <Rows tasks={tasks} label={t('tasks')} />}
      {list.items?.length === 0 && <Empty />}
      {list.more && <More list={list} shown={items.length} />}
      {tasks.length > 0 && <p className="lu-muted in-hint">{t('keysHint')}</p>}
    </section>
  );
}

/** What somebody else waits for, each kind under its own heading. */
function Apart({ items }: { readonly items: readonly TaskSummary[] }): ReactNode {
  const t = useTexts(inboxTexts);
  const handover = useTexts(handoverTexts);
  const naming = useTexts(namingTexts);
  const { user } = useSession();
  const groups = [
    [naming('askedOfYou'), items.filter((task) => isAsked(task, user.id))], [naming('toName'), items.filter(({ kind }) => kind === 'naming')],
    [t('returned'), items.filter(({ kind }) => kind === 'returnedHandover')], [handover('drafts'), items.filter(({ kind }) => kind === 'handoverDraft')],
  ] as const;
  return groups.map(([title, tasks]) => tasks.length > 0 && <Part key={title} title={title}><Rows tasks={tasks} label={title} /></Part>);
}

function isAsked({ kind, forWorker }: TaskSummary, worker: string): boolean {
  return kind === 'nomination' && forWorker?.worker === worker;
}

/** What stands in the plain list; a nomination of somebody else is among it, so that their unit sees that it waits. */
function isWork({ kind }: TaskSummary): boolean {
  return kind === 'task' || kind === 'callBack' || kind === 'nomination';
}

function Counts({ counts }: { readonly counts: NonNullable<PagedList<'listTasks'>['first']>['counts'] }): ReactNode {
  const t = useTexts(inboxTexts);
  return (
    <p className="in-counts" role="status" aria-label={t('counts')}>
      <span>{t('open', { n: counts.open })}</span> · <span className={counts.late > 0 ? 'in-late' : ''}>{t('late', { n: counts.late })}</span> · <span>{t('dueToday', { n: counts.dueToday })}</span>
    </p>
  );
}

/** The error of the last reading, or progress before the first answer. */
function Reading({ list }: { readonly list: PagedList<'listTasks'> }): ReactNode {
  if (list.error) return <ErrorNotice error={list.error} onRetry={list.refetch} />;
  return list.items ? null : <Loading />;
}

function More({ list, shown }: { readonly list: PagedList<'listTasks'>; readonly shown: number }): ReactNode {
  const t = useTexts(inboxTexts);
  return <div className="in-more"><Button variant="secondary" onClick={list.loadMore} aria-disabled={list.loading}>{t('loadMore')}</Button> <span className="lu-muted">{t('shown', { n: shown })}</span></div>;
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return <section className="in-part" aria-label={title}><h2>{title}</h2>{children}</section>;
}

function Rows({ tasks, label }: { readonly tasks: readonly TaskSummary[]; readonly label: string }): ReactNode {
  return <ul className="in-rows" aria-label={label}>{tasks.map((task) => <Row key={task.id} task={task} />)}</ul>;
}

function Row({ task }: { readonly task: TaskSummary }): ReactNode {
  const t = useTexts(inboxTexts);
  const { user } = useSession();
  const { taskId } = useParams();
  const [params] = useSearchParams();
  const current = taskId === task.id;
  const holder = t(holderKey(task, user.id), { name: actorName(task.assignee) });
  return (
    <li>
      <Link to={{ pathname: `/tasks/${encodeURIComponent(task.id)}`, search: params.toString() }} className="in-row" data-task={task.id} {...(current && { 'aria-current': 'page' as const })}>
        <span className="in-row-top"><ClockBadge clock={task.clock} /> <span className="in-number">{task.caseNumber}</span></span>
        <span className="in-row-name"><Words of={task.names} /></span>
        <span className="in-row-foot">{task.tier ? `${t('tierN', { n: task.tier })} · ` : ''}<Words of={task.unitNames} /> · {task.status === 'sending' ? t('sending') : holder}</span>
      </Link>
    </li>
  );
}

/** Mine, somebody's by name, meant for somebody else, or free. */
function holderKey({ assignee, forWorker }: TaskSummary, me: string): 'me' | 'withPerson' | 'reserved' | 'free' {
  if ((assignee ?? forWorker)?.worker === me) return 'me';
  return assignee ? 'withPerson' : forWorker ? 'reserved' : 'free';
}

function Empty(): ReactNode {
  const t = useTexts(inboxTexts);
  const [params] = useSearchParams();
  if (isFiltered(filterOf(params))) return <EmptyState title={t('emptyFiltered')}><Link to={{ search: '' }}>{t('clearFilters')}</Link></EmptyState>;
  return <EmptyState title={t('emptyQueue')}><p>{t('emptyQueueNext')}</p><Link to="/contacts/new">{t('newContact')}</Link></EmptyState>;
}
