/** Absences: planning one with a substitute, answering as the substitute, cancelling. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button } from 'suomifi-ui-components';
import { mostSubstitutedDays } from '../../contracts/index.ts';
import type { Absence } from '../../contracts/index.ts';
import { localDate } from '../../guidance/run.ts';
import { Dialog, ErrorNotice, formatDate, isProblem, Loaded, useAction, useClient, useNow, useQuery, useSession, useTexts } from '../../ui/index.ts';
import { dialogTexts } from '../dialog-texts.ts';
import { DialogButtons, NativeField } from '../dialogs.tsx';
import { Select } from '../select.tsx';
import { peopleTexts } from './people-texts.ts';

/** The reader's own absences, and those in which they are asked to stand in. */
export function MyAbsences({ onDone }: { readonly onDone: (text: string) => void }): ReactNode {
  const t = useTexts(peopleTexts);
  const { user } = useSession();
  const query = useQuery('listMyAbsences', {});
  const done = (text: string): void => { query.refetch(); onDone(text); };
  return (
    <Loaded query={query}>
      {({ items }) => {
        const asked = items.filter(({ worker, status }) => worker !== user.id && status !== 'cancelled' && status !== 'declined');
        return (
          <>
            {asked.length > 0 && <section aria-label={t('asked')} className="in-block"><h2>{t('asked')}</h2><ul className="in-escalations">{asked.map((absence) => <li key={absence.id}><Asked absence={absence} onDone={done} /></li>)}</ul></section>}
            <Absences title={t('mine')} person={{ id: user.id, name: user.name }} absences={items.filter(({ worker }) => worker === user.id)} onDone={done} />
          </>
        );
      }}
    </Loaded>
  );
}

interface AbsencesProps { readonly title: string; readonly person: { readonly id: string; readonly name: string }; readonly absences: readonly Absence[]; readonly onDone: (text: string) => void }

/** Of one person, with planning another. */
export function Absences({ title, person, absences, onDone }: AbsencesProps): ReactNode {
  const t = useTexts(peopleTexts);
  const [planning, setPlanning] = useState(false);
  const shown = absences.filter(({ status }) => status !== 'cancelled');
  return (
    <section aria-label={title} className="in-block">
      <h2>{title}</h2>
      {shown.length === 0 ? <p className="lu-muted">{t('noAbsences')}</p> : <ul className="in-lines">{shown.map((absence) => <li key={absence.id} data-absence={absence.status}><OneAbsence absence={absence} onDone={onDone} /></li>)}</ul>}
      <div className="lu-buttons"><Button variant="secondary" onClick={() => { setPlanning(true); }}>{t('plan')}</Button></div>
      {planning && <Plan person={person} onClose={() => { setPlanning(false); }} onDone={(text) => { setPlanning(false); onDone(text); }} />}
    </section>
  );
}

function OneAbsence({ absence, onDone }: { readonly absence: Absence; readonly onDone: (text: string) => void }): ReactNode {
  const t = useTexts(peopleTexts);
  const client = useClient();
  const cancel = useAction(async (absenceId: string) => { await client.call('cancelAbsence', { params: { absenceId } }); onDone(t('didCancel')); });
  const run = (): void => { void cancel.run(absence.id); };
  const { from, to, substitute, substituteName, status, substituteAccepted } = absence;
  const about = [substitute ? t('standsIn', { name: substituteName ?? substitute }) : t('noSubstitute'), substituteAccepted ? t('accepted') : t(status)];
  return (
    <>
      <strong>{t('period', { from: formatDate(from), to: formatDate(to) })}</strong> <span>{about.join(', ')}</span>{' '}
      <Button variant="secondaryNoBorder" aria-disabled={cancel.busy} onClick={run}>{t('cancel')}</Button>
      {cancel.error && <ErrorNotice error={cancel.error} onRetry={run} />}
    </>
  );
}

function Asked({ absence, onDone }: { readonly absence: Absence; readonly onDone: (text: string) => void }): ReactNode {
  const t = useTexts(peopleTexts);
  const client = useClient();
  const answer = useAction(async (yes: boolean) => {
    await client.call(yes ? 'acceptAbsence' : 'declineAbsence', { params: { absenceId: absence.id } });
    onDone(t(yes ? 'didAccept' : 'didDecline'));
  });
  const { worker, workerName, from, to, substituteAccepted } = absence;
  return (
    <article className="in-escalation" data-asked={substituteAccepted}>
      <h3>{t('forWhom', { name: workerName ?? worker, from: formatDate(from), to: formatDate(to) })}</h3>
      {substituteAccepted ? <p>{t('accepted')}</p> : (
        <div className="lu-buttons">
          <Button aria-disabled={answer.busy} onClick={() => { void answer.run(true); }}>{t('accept')}</Button>
          <Button variant="secondary" aria-disabled={answer.busy} onClick={() => { void answer.run(false); }}>{t('decline')}</Button>
        </div>
      )}
      {answer.error && <ErrorNotice error={answer.error} onRetry={answer.retry} />}
    </article>
  );
}

function Plan({ person, onClose, onDone }: { readonly person: AbsencesProps['person']; readonly onClose: () => void; readonly onDone: (text: string) => void }): ReactNode {
  const t = useTexts(peopleTexts);
  const dialog = useTexts(dialogTexts);
  const client = useClient();
  const today = localDate(useNow());
  const colleagues = useQuery('listColleagues', {});
  const [typed, setTyped] = useState({ from: '', to: '', substitute: '' });
  const [tried, setTried] = useState(false);
  const plan = useAction(async (body: { from: string; to: string; substitute?: string }, key: string) => {
    const { data } = await client.call('planAbsence', { params: { personId: person.id }, key, body });
    onDone(t(data.status === 'proposed' ? 'didPropose' : 'didPlan'));
  });
  const problems = { from: typed.from === '' ? dialog('dayNeeded') : undefined, to: typed.to === '' ? dialog('dayNeeded') : typed.to < typed.from ? t('toWrong') : undefined };
  const submit = (): void => {
    setTried(true);
    if (!problems.from && !problems.to) void plan.run({ from: typed.from, to: typed.to, ...(typed.substitute && { substitute: typed.substitute }) });
  };
  return (
    <Dialog title={t('planTitle', { name: person.name })} onClose={onClose} footer={<DialogButtons busy={plan.busy} label={t('planDo')} onSubmit={submit} onClose={onClose} />}>
      <p>{t('planBody', { days: mostSubstitutedDays })}</p>
      <div className="in-when">
        <NativeField type="date" label={t('from')} min={today} value={typed.from} onChange={(from) => { setTyped({ ...typed, from, to: typed.to || from }); }} problem={tried ? problems.from : undefined} />
        <NativeField type="date" label={t('to')} min={typed.from || today} value={typed.to} onChange={(to) => { setTyped({ ...typed, to }); }} problem={tried ? problems.to : undefined} />
      </div>
      <Loaded query={colleagues}>
        {({ items }) => <Select label={t('substitute')} value={typed.substitute} options={[['', t('noSubstitute')], ...items.filter(({ id }) => id !== person.id).map(({ id, name }) => [id, name] as const)]} onChange={(substitute) => { setTyped({ ...typed, substitute }); }} />}
      </Loaded>
      {plan.error && <ErrorNotice error={plan.error} onRetry={submit}>{isProblem(plan.error, 'COORDINATOR_NEEDED') && <p><Link to="/">{t('toNamings')}</Link></p>}</ErrorNotice>}
    </Dialog>
  );
}
