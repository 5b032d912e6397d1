/** Moving a task to another person of its unit, from the queue, the task or a person's page. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { TaskSummary } from '../../contracts/index.ts';
import { Dialog, ErrorNotice, hasRole, Loaded, supervisorRoles, useAction, useClient, useQuery, useSession, useTexts, useWords } from '../../ui/index.ts';
import { DialogButtons } from '../dialogs.tsx';
import { Select } from '../select.tsx';
import { inboxTexts } from '../texts.ts';
import { peopleTexts } from './people-texts.ts';

interface MoveProps {
  readonly task: TaskSummary;
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
  /** Reads again what is behind the dialog, also when somebody else was faster. */
  readonly refetch: () => void;
}

/** Whether the reader may move the task: a supervisor's own unit, and work that one person does. */
export function useMayMove(): (task: Pick<TaskSummary, 'kind' | 'unit' | 'status'>) => boolean {
  const session = useSession();
  return ({ kind, unit, status }) => hasRole(session, supervisorRoles) && (kind === 'task' || kind === 'callBack') && (status === 'waiting' || status === 'claimed') && session.user.units.some(({ id }) => id === unit);
}

export function MoveTask({ task, onClose, onDone, refetch }: MoveProps): ReactNode {
  const t = useTexts(peopleTexts);
  const inbox = useTexts(inboxTexts);
  const words = useWords();
  const client = useClient();
  const colleagues = useQuery('listColleagues', {});
  const [person, setPerson] = useState('');
  const people = (colleagues.data?.items ?? []).filter(({ id, units, there }) => there && units.includes(task.unit) && id !== task.assignee?.worker);
  const chosen = people.find(({ id }) => id === person) ?? people[0];
  const move = useAction(async (to: { id: string; name: string }, key: string) => {
    const { accepted } = await client.call('moveTask', { params: { taskId: task.id }, version: task.version, key, body: { person: to.id } }).finally(refetch);
    onDone(accepted ? inbox('accepted') : t('didMove', { number: task.caseNumber, name: to.name }));
  });
  const submit = (): void => { if (chosen) void move.run({ id: chosen.id, name: chosen.name }); };
  return (
    <Dialog title={t('moveTitle', { number: task.caseNumber })} onClose={onClose} footer={<DialogButtons busy={move.busy} label={t('moveDo')} onSubmit={submit} onClose={onClose} />}>
      <p>{t('moveBody', { task: words(task.names) })}</p>
      <Loaded query={colleagues}>
        {() => (chosen ? <Select label={t('moveTo')} value={chosen.id} options={people.map(({ id, name }) => [id, name] as const)} onChange={setPerson} /> : <p>{t('moveNobody')}</p>)}
      </Loaded>
      {move.error && <ErrorNotice error={move.error} onRetry={submit} />}
    </Dialog>
  );
}
