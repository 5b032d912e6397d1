/** The queue: handovers on top, then tasks, least legal time left first, as the server orders them. */
import type { ReactNode, RefObject } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { Button } from 'suomifi-ui-components';
import type { TaskSummary } from '../../contracts/index.ts';
import { ClockBadge, EmptyState, ErrorNotice, Loading, useSession, useTexts, Words } from '../../ui/index.ts';
import type { PagedList } from '../../ui/index.ts';
import { handoverTexts } from '../handover/handover-texts.ts';
import { OfferCard } from '../handover/offer-card.tsx';
import { inboxTexts } from '../texts.ts';
import { Filters, filterOf, isFiltered } from './filters.tsx';

interface QueueProps { readonly list: PagedList<'listTasks'>; readonly rows: RefObject<HTMLDivElement | null> }

export function Queue({ list, rows }: QueueProps): ReactNode {
  const t = useTexts(inboxTexts);
  const handover = useTexts(handoverTexts);
  const items = list.items ?? [];
  const offers = items.filter(({ kind }) => kind === 'handover');
  const returned = items.filter(({ kind }) => kind === 'returnedHandover');
  const drafts = items.filter(({ kind }) => kind === 'handoverDraft');
  const tasks = items.filter(({ kind }) => kind === 'task' || kind === 'callBack');
  return (
    <section className="in-queue" aria-label={t('queue')} ref={rows}>
      <Filters />
      {list.first && <Counts counts={list.first.counts} />}
      <Reading list={list} />
      {offers.length > 0 && <Part title={t('offers')}>{offers.map((task) => <OfferCard key={task.id} task={task} wide={offers.length === 1} />)}</Part>}
      {returned.length > 0 && <Part title={t('returned')}><Rows tasks={returned} label={t('returned')} /></Part>}
      {drafts.length > 0 && <Part title={handover('drafts')}><Rows tasks={drafts} label={handover('drafts')} /></Part>}
      {list.items && (tasks.length > 0 ? <Rows tasks={tasks} label={t('tasks')} /> : offers.length + returned.length + drafts.length === 0 && <Empty />)}
      {list.more && <More list={list} shown={items.length} />}
      {tasks.length > 0 && <p className="lu-muted in-hint">{t('keysHint')}</p>}
    </section>
  );
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
  const holder = task.assignee ? (task.assignee.worker === user.id ? t('me') : task.assignee.name ?? task.assignee.worker) : t('free');
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

function Empty(): ReactNode {
  const t = useTexts(inboxTexts);
  const [params] = useSearchParams();
  if (isFiltered(filterOf(params))) return <EmptyState title={t('emptyFiltered')}><Link to={{ search: '' }}>{t('clearFilters')}</Link></EmptyState>;
  return <EmptyState title={t('emptyQueue')}><p>{t('emptyQueueNext')}</p><Link to="/contacts/new">{t('newContact')}</Link></EmptyState>;
}
