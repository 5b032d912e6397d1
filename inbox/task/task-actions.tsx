/** Claim, return to queue, and the other actions on the case. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Button } from 'suomifi-ui-components';
import type { Task } from '../../contracts/index.ts';
import { ErrorNotice, isProblem, useAction, useClient, useCommands, useTexts } from '../../ui/index.ts';
import { MoveTask, useMayMove } from '../people/move-task.tsx';
import { peopleTexts } from '../people/people-texts.ts';
import { useWork } from '../queue/work-context.ts';
import { winner } from '../queue/work-page.tsx';
import { inboxTexts } from '../texts.ts';
import { EndCase } from './end-case.tsx';
import { taskTexts } from './task-texts.ts';

interface TaskActionsProps {
  readonly task: Task;
  readonly mine: boolean;
  /** Reads the task again; what is typed stays. */
  readonly onChange: () => void;
}

export function TaskActions({ task, mine, onChange }: TaskActionsProps): ReactNode {
  const t = useTexts(taskTexts);
  const [ending, setEnding] = useState(false);
  const claim = useClaimHere(task, onChange);
  const giveBack = useGiveBack(task);
  const [moving, setMoving] = useState(false);
  const people = useTexts(peopleTexts);
  const mayMove = useMayMove()(task);
  const { say, refetch } = useWork();
  const plain = task.kind === 'task';
  const waiting = plain && task.status === 'waiting';
  useCommands(waiting ? [{ id: 'claim', label: t('claim'), run: claim.run }] : []);
  return (
    <div className="in-task-actions">
      <div className="lu-buttons">
        {waiting && (claim.busy ? <Button loading ariaLoadingText={t('claim')} aria-disabled>{t('claim')}</Button> : <Button onClick={claim.run} aria-keyshortcuts="c">{t('claim')}</Button>)}
        {plain && mine && <Button variant="secondary" aria-disabled={giveBack.busy} onClick={giveBack.run}>{t('return')}</Button>}
        {mayMove && <Button variant="secondaryNoBorder" aria-keyshortcuts="m" onClick={() => { setMoving(true); }}>{people('move')}</Button>}
        <Button variant="secondaryNoBorder" onClick={() => { setEnding(true); }}>{t('endCase')}</Button>
      </div>
      <Failures claim={claim} giveBack={giveBack} />
      {moving && <MoveTask task={task} refetch={() => { onChange(); refetch(); }} onClose={() => { setMoving(false); }} onDone={(text) => { setMoving(false); say(text); }} />}
      {ending && <EndCase caseId={task.caseId} caseNumber={task.caseNumber} onClose={() => { setEnding(false); }} />}
    </div>
  );
}

function Failures({ claim, giveBack }: { readonly claim: ReturnType<typeof useClaimHere>; readonly giveBack: Simple }): ReactNode {
  return (
    <>
      {claim.error && <ErrorNotice error={claim.error} onRetry={claim.run}>{claim.wonBy && <p>{claim.wonBy}</p>}</ErrorNotice>}
      {giveBack.error && <ErrorNotice error={giveBack.error} onRetry={giveBack.run} />}
    </>
  );
}

interface Simple { readonly run: () => void; readonly busy: boolean; readonly error: ReturnType<typeof useAction>['error'] }

function useClaimHere(task: Task, onChange: () => void): Simple & { readonly wonBy: string | undefined } {
  const t = useTexts(inboxTexts);
  const client = useClient();
  const { say, refetch } = useWork();
  const [wonBy, setWonBy] = useState<string>();
  const action = useAction(async (version: number) => {
    try {
      await client.call('claimTask', { params: { taskId: task.id }, version });
      say(t('claimed', { number: task.caseNumber }));
    } catch (error) {
      if (isProblem(error, 'TASK_CLAIMED')) setWonBy(await winner(client, task.id, t));
      throw error;
    } finally {
      onChange();
      refetch();
    }
  });
  return { run: () => { void action.run(task.version); }, busy: action.busy, error: action.error, wonBy };
}

function useGiveBack(task: Task): Simple {
  const t = useTexts(inboxTexts);
  const client = useClient();
  const navigate = useNavigate();
  const { say, refetch, search } = useWork();
  const action = useAction(async (_: null) => {
    const { data } = await client.call('getTask', { params: { taskId: task.id } });
    await client.call('returnTask', { params: { taskId: task.id }, version: data.version });
    say(t('returnedToQueue', { number: task.caseNumber }));
    refetch();
    await navigate({ pathname: '/', search });
  });
  return { run: () => { void action.run(null); }, busy: action.busy, error: action.error };
}
