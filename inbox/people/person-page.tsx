/** A person as their supervisor sees them: what the register says, absences, open tasks to move, leaving and coming back. */
import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button } from 'suomifi-ui-components';
import type { LiveEvent, People, Person, TaskSummary } from '../../contracts/index.ts';
import { ClockBadge, Dialog, EmptyState, ErrorNotice, isProblem, Loaded, Loading, PageHeading, useAction, useClient, useCommands, usePages, useQuery, useTexts, useWords, Words } from '../../ui/index.ts';
import { DialogButtons } from '../dialogs.tsx';
import { inboxTexts } from '../texts.ts';
import { Absences } from './absences.tsx';
import { EditPerson } from './edit-person.tsx';
import { MoveTask, useMayMove } from './move-task.tsx';
import { peopleTexts, professionTexts } from './people-texts.ts';
import { Whereabouts } from './whereabouts.tsx';

const taskChanges = (event: LiveEvent): boolean => event.kind !== 'version';

export function PersonPage({ personId }: { readonly personId: string }): ReactNode {
  const t = useTexts(peopleTexts);
  const query = useQuery('listPeople', {}, { live: taskChanges });
  return (
    <Loaded query={query}>
      {(people) => {
        const person = people.items.find(({ id }) => id === personId);
        return person ? <OnePerson key={person.id} person={person} people={people} refetch={query.refetch} /> : <div className="lu-panel"><EmptyState title={t('nobody')}><Link to="/people">{t('backToPeople')}</Link></EmptyState></div>;
      }}
    </Loaded>
  );
}

function OnePerson({ person, people, refetch }: { readonly person: Person; readonly people: People; readonly refetch: () => void }): ReactNode {
  const t = useTexts(peopleTexts);
  const [said, setSaid] = useState('');
  const done = useCallback((text: string) => { setSaid(text); refetch(); }, [refetch]);
  return (
    <article className="lu-panel in-case">
      <p><Link to="/people">← {t('backToPeople')}</Link></p>
      <PageHeading title={person.name} focusKey={person.id}>{person.name}</PageHeading>
      <div className="in-said"><div role="status">{said && <p>{said}</p>}</div></div>
      <Facts person={person} people={people} onDone={done} refetch={refetch} />
      <PersonTasks person={person} onDone={done} />
      <Absences title={t('absences')} person={person} absences={person.absences} onDone={done} />
      <Leaving person={person} onDone={done} refetch={refetch} />
    </article>
  );
}

function Facts({ person, people, onDone, refetch }: { readonly person: Person; readonly people: People; readonly onDone: (text: string) => void; readonly refetch: () => void }): ReactNode {
  const t = useTexts(peopleTexts);
  const profession = useTexts(professionTexts);
  const [editing, setEditing] = useState(false);
  const { clients, clientLimit, employment, deputy } = person;
  return (
    <section aria-label={t('facts')} className="in-block">
      <h2>{t('facts')}</h2>
      <dl className="in-client">
        <div><dt>{t('now')}</dt><dd><Whereabouts person={person} /></dd></div>
        <div><dt>{t('profession')}</dt><dd>{profession(person.profession)}</dd></div>
        <div><dt>{t('employment')}</dt><dd>{t(employment ?? 'unknown')}</dd></div>
        <div><dt>{t('clients')}</dt><dd>{clientLimit === null ? clients : t('ofLimit', { n: clients, limit: clientLimit })}</dd></div>
        <div><dt>{t('waiting')}</dt><dd>{person.waiting}</dd></div>
        <div><dt>{t('deputy')}</dt><dd>{deputy ? people.items.find(({ id }) => id === deputy)?.name ?? deputy : t('nobodyNamed')}</dd></div>
      </dl>
      <div className="lu-buttons"><Button variant="secondary" onClick={() => { setEditing(true); }}>{t('edit')}</Button></div>
      {editing && <EditPerson person={person} people={people} onClose={() => { setEditing(false); refetch(); }} onDone={() => { setEditing(false); onDone(t('saved')); }} />}
    </section>
  );
}

/** Their open tasks, least legal time left first. `m` moves the one in focus. */
function PersonTasks({ person, onDone }: { readonly person: Person; readonly onDone: (text: string) => void }): ReactNode {
  const t = useTexts(peopleTexts);
  const inbox = useTexts(inboxTexts);
  const list = usePages('listTasks', { query: { worker: person.id, limit: 100 } }, taskChanges);
  const mayMove = useMayMove();
  const [moving, setMoving] = useState<TaskSummary>();
  const focused = (): TaskSummary | undefined => {
    const id = document.activeElement?.closest('[data-task-row]')?.getAttribute('data-task-row');
    return list.items?.find((task) => task.id === id && mayMove(task));
  };
  useCommands([{ id: 'move-row', label: t('moveRow'), keys: 'm', run: () => { setMoving(focused()); } }]);
  return (
    <section aria-label={t('tasks')} className="in-block">
      <h2>{t('tasks')}</h2>
      {list.error && <ErrorNotice error={list.error} onRetry={list.refetch} />}
      {!list.items && !list.error && <Loading />}
      {list.items?.length === 0 && <p className="lu-muted">{t('noTasks')}</p>}
      {list.items && list.items.length > 0 && <TaskTable tasks={list.items} mayMove={mayMove} onMove={setMoving} />}
      {list.more && <div><Button variant="secondary" onClick={list.loadMore} aria-disabled={list.loading}>{inbox('loadMore')}</Button></div>}
      {moving && <MoveTask task={list.items?.find(({ id }) => id === moving.id) ?? moving} refetch={list.refetch} onClose={() => { setMoving(undefined); }} onDone={(text) => { setMoving(undefined); onDone(text); }} />}
    </section>
  );
}

interface TableProps { readonly tasks: readonly TaskSummary[]; readonly mayMove: (task: TaskSummary) => boolean; readonly onMove: (task: TaskSummary) => void }

function TaskTable({ tasks, mayMove, onMove }: TableProps): ReactNode {
  const t = useTexts(peopleTexts);
  const words = useWords();
  return (
    <ul className="in-lines">
      {tasks.map((task) => (
        <li key={task.id} data-task-row={task.id}>
          <ClockBadge clock={task.clock} /> <Link to={`/tasks/${encodeURIComponent(task.id)}`}><Words of={task.names} /></Link> <span className="in-number">{task.caseNumber}</span>{' '}
          {mayMove(task) && <Button variant="secondaryNoBorder" aria-label={t('moveOf', { task: words(task.names), number: task.caseNumber })} onClick={() => { onMove(task); }}>{t('move')}</Button>}
        </li>
      ))}
    </ul>
  );
}

/** Refused while a client would be left without a coordinator; the namings that end that are open then. */
function Leaving({ person, onDone, refetch }: { readonly person: Person; readonly onDone: (text: string) => void; readonly refetch: () => void }): ReactNode {
  const t = useTexts(peopleTexts);
  const client = useClient();
  const [asking, setAsking] = useState(false);
  const leave = useAction(async (personId: string) => { await client.call('deactivatePerson', { params: { personId } }); setAsking(false); onDone(t('didLeave')); });
  const comeBack = useAction(async (personId: string) => { await client.call('activatePerson', { params: { personId } }); onDone(t('didReturn')); });
  const run = (): void => { void leave.run(person.id); };
  const close = (): void => { setAsking(false); leave.clear(); refetch(); };
  if (!person.active) return <div className="lu-buttons"><Button variant="secondary" aria-disabled={comeBack.busy} onClick={() => { void comeBack.run(person.id); }}>{t('back')}</Button>{comeBack.error && <ErrorNotice error={comeBack.error} onRetry={comeBack.retry} />}</div>;
  return (
    <>
      <div className="lu-buttons"><Button variant="secondaryNoBorder" onClick={() => { setAsking(true); }}>{t('leave')}</Button></div>
      {asking && (
        <Dialog title={t('leaveTitle', { name: person.name })} onClose={close} footer={<DialogButtons busy={leave.busy} label={t('leaveDo')} onSubmit={run} onClose={close} />}>
          <p>{t('leaveBody')}</p>
          {leave.error && <ErrorNotice error={leave.error} onRetry={run}>{isProblem(leave.error, 'COORDINATOR_NEEDED') && <p><Link to="/">{t('toNamings')}</Link></p>}</ErrorNotice>}
        </Dialog>
      )}
    </>
  );
}
