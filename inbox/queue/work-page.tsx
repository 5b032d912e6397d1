/** The worker's page: queue at the left, the open task at the right, what just happened above both. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Outlet, useNavigate, useParams, useSearchParams } from 'react-router';
import { InlineAlert } from 'suomifi-ui-components';
import type { CommandResult, LiveEvent, TaskSummary } from '../../contracts/index.ts';
import { isProblem, useAction, useClient, useCommands, usePages, useSession, useTexts, ErrorNotice } from '../../ui/index.ts';
import type { Command } from '../../ui/index.ts';
import { MoveTask, useMayMove } from '../people/move-task.tsx';
import { peopleTexts } from '../people/people-texts.ts';
import { inboxTexts } from '../texts.ts';
import { UnappliedNotice } from '../unapplied/unapplied-notice.tsx';
import { filterOf } from './filters.tsx';
import { nextTask } from './next-task.ts';
import { Queue } from './queue.tsx';
import { WorkContext } from './work-context.ts';
import type { Done, Work } from './work-context.ts';

const taskChanges = (event: LiveEvent): boolean => event.kind !== 'version';

export function WorkPage(): ReactNode {
  const [params] = useSearchParams();
  const { taskId } = useParams();
  const list = usePages('listTasks', { query: { ...filterOf(params), limit: 100 } }, taskChanges);
  const queue = useMemo(() => list.items ?? [], [list.items]);
  const [said, setSaid] = useState<{ readonly text: string; readonly important: boolean }>();
  const rows = useRef<HTMLDivElement>(null);
  const search = params.toString();
  const say = useCallback((text: string) => { setSaid({ text, important: false }); }, []);
  const goOn = useGoOn(queue, search, list.refetch, setSaid);
  const claim = useClaim(say, list.refetch);
  const [moving, setMoving] = useState<TaskSummary>();
  const mayMove = useMayMove();
  useQueueCommands(rows, queue, taskId, claim.run, (task) => { if (mayMove(task)) setMoving(task); });
  const { refetch } = list;
  const work = useMemo<Work>(() => ({ queue, refetch, search, say, goOn }), [queue, refetch, search, say, goOn]);
  return (
    <WorkContext value={work}><div className={taskId ? 'in-work in-work-open' : 'in-work'}>
      <div className="in-said">
        <UnappliedNotice />
        <div role="status">{said && (said.important ? <InlineAlert status="neutral">{said.text}</InlineAlert> : <p>{said.text}</p>)}</div>
        {claim.error && <ErrorNotice error={claim.error} onRetry={claim.retry}>{claim.wonBy && <p>{claim.wonBy}</p>}</ErrorNotice>}
      </div>
      <Queue list={list} rows={rows} />
      <div className="in-task-side"><Outlet /></div>
      {moving && <MoveTask task={queue.find(({ id }) => id === moving.id) ?? moving} refetch={refetch} onClose={() => { setMoving(undefined); }} onDone={(text) => { setMoving(undefined); say(text); }} />}
    </div></WorkContext>
  );
}

/** Opens what is next after a command, and says why that is open now. */
function useGoOn(queue: readonly TaskSummary[], search: string, refetch: () => void, setSaid: (said: { text: string; important: boolean }) => void): Work['goOn'] {
  const t = useTexts(inboxTexts);
  const navigate = useNavigate();
  const { user } = useSession();
  return useCallback((done: string, what: Done, result: CommandResult) => {
    const next = nextTask(done, result.nextTasks, queue, user.id);
    const accepted = result.status === 'accepted';
    const text = accepted ? t('accepted') : `${t(what)} ${t(next ? (next.sameClient ? 'nextSame' : 'nextTop') : 'nextNone')}`;
    setSaid({ text, important: accepted });
    refetch();
    void navigate({ pathname: next ? `/tasks/${encodeURIComponent(next.task.id)}` : '/', search });
  }, [queue, user.id, t, setSaid, refetch, navigate, search]);
}

/** Claims from the queue; the loser is told who won. */
function useClaim(say: (text: string) => void, refetch: () => void): { run: (task: TaskSummary) => void; retry: () => void; error: ReturnType<typeof useAction>['error']; wonBy: string | undefined } {
  const t = useTexts(inboxTexts);
  const client = useClient();
  const [wonBy, setWonBy] = useState<string>();
  const action = useAction(async (task: TaskSummary) => {
    setWonBy(undefined);
    try {
      await client.call('claimTask', { params: { taskId: task.id }, version: task.version });
      say(t('claimed', { number: task.caseNumber }));
    } catch (error) {
      if (isProblem(error, 'TASK_CLAIMED')) setWonBy(await winner(client, task.id, t));
      throw error;
    } finally {
      refetch();
    }
  });
  return { run: (task) => { void action.run(task); }, retry: action.retry, error: action.error, wonBy };
}

/** Who holds the task now, as a sentence. */
export async function winner(client: ReturnType<typeof useClient>, taskId: string, t: (key: 'claimedBy', values: { name: string }) => string): Promise<string | undefined> {
  const { data } = await client.call('getTask', { params: { taskId } });
  return data.assignee ? t('claimedBy', { name: data.assignee.name ?? data.assignee.worker }) : undefined;
}

/** `j` and `k` move focus through the rows, `e` opens, `c` claims the row in focus or the open task, `m` moves it to somebody else. */
function useQueueCommands(rows: { readonly current: HTMLDivElement | null }, queue: readonly TaskSummary[], openTask: string | undefined, claim: (task: TaskSummary) => void, moveTask: (task: TaskSummary) => void): void {
  const t = useTexts(inboxTexts);
  const people = useTexts(peopleTexts);
  const links = (): HTMLAnchorElement[] => [...(rows.current?.querySelectorAll<HTMLAnchorElement>('a[data-task]') ?? [])];
  const at = (): number => {
    const all = links();
    const focused = all.findIndex((link) => link === document.activeElement);
    return focused >= 0 ? focused : all.findIndex((link) => link.dataset['task'] === openTask);
  };
  const move = (step: number): void => { const all = links(); all[Math.max(0, Math.min(all.length - 1, at() + step))]?.focus(); };
  const chosen = (): TaskSummary | undefined => queue.find(({ id }) => id === links()[at()]?.dataset['task']);
  const commands: readonly Command[] = [
    { id: 'next-row', label: t('nextRow'), keys: 'j', run: () => { move(1); } },
    { id: 'previous-row', label: t('previousRow'), keys: 'k', run: () => { move(at() < 0 ? 1 : -1); } },
    { id: 'open-row', label: t('openRow'), keys: 'e', run: () => { links()[at()]?.click(); } },
    { id: 'claim-row', label: t('claimRow'), keys: 'c', run: () => { const task = chosen(); if (task?.kind === 'task') claim(task); } },
    { id: 'move-task', label: people('moveRow'), keys: 'm', run: () => { const task = chosen(); if (task) moveTask(task); } },
  ];
  useCommands(commands);
}
