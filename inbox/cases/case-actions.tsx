/** What a worker can do to a case as a whole: hand it over, pass it on, ask for a call back, end it. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Textarea } from 'suomifi-ui-components';
import type { Case } from '../../contracts/index.ts';
import { Dialog, ErrorNotice, hasRole, Loaded, supervisorRoles, useAction, useClient, useQuery, useSession, useTexts, useWords } from '../../ui/index.ts';
import { SuspendCase } from '../clocks/suspension.tsx';
import { clockActionTexts } from '../clocks/clock-action-texts.ts';
import { DialogButtons, ReasonField, useReason } from '../dialogs.tsx';
import { openStatuses } from '../handover/case-handovers.tsx';
import { handoverTexts } from '../handover/handover-texts.ts';
import { receiversFor, StartHandover } from '../handover/start-handover.tsx';
import { Select } from '../select.tsx';
import { EndCase } from '../task/end-case.tsx';
import { taskTexts } from '../task/task-texts.ts';
import { caseTexts } from './case-texts.ts';

interface ActionsProps { readonly found: Case; readonly refetch: () => void; readonly onDone: (text: string, accepted: boolean) => void }
type Doing = 'handover' | 'moveOn' | 'callBack' | 'suspend' | 'end';

/** A suspended case takes nothing but a call back and its end. */
export function CaseActions({ found, refetch, onDone }: ActionsProps): ReactNode {
  const t = useTexts(caseTexts);
  const handover = useTexts(handoverTexts);
  const task = useTexts(taskTexts);
  const clock = useTexts(clockActionTexts);
  const may = useMay(found);
  const [doing, setDoing] = useState<Doing>();
  const close = (): void => { setDoing(undefined); refetch(); };
  return (
    <>
      <div className="lu-buttons">
        {may.handOver && <Button onClick={() => { setDoing('handover'); }}>{handover('start')}</Button>}
        {may.moveOn && <Button variant="secondary" onClick={() => { setDoing('moveOn'); }}>{t('moveOn')}</Button>}
        <Button variant="secondary" onClick={() => { setDoing('callBack'); }}>{t('callBack')}</Button>
        {may.suspend && <Button variant="secondary" onClick={() => { setDoing('suspend'); }}>{clock('suspend')}</Button>}
        <Button variant="secondary" onClick={() => { setDoing('end'); }}>{task('endCase')}</Button>
      </div>
      {doing !== undefined && <ActionDialog doing={doing} found={found} onClose={close} onDone={(text, accepted) => { setDoing(undefined); onDone(text, accepted); }} />}
    </>
  );
}

/** The responsible side hands over, one at a time; what nobody has taken can be passed on instead. */
function useMay(found: Case): { readonly handOver: boolean; readonly moveOn: boolean; readonly suspend: boolean } {
  const { responsible, handovers, suspended } = found;
  const free = !suspended && !handovers.some(({ status }) => openStatuses.includes(status));
  const mine = useMine(found);
  const supervises = useSupervises(found);
  return { handOver: free && mine, moveOn: free && mine && responsible?.worker === undefined, suspend: supervises && !suspended };
}

/** Whether the reader's unit is responsible for the case, or the reader coordinates it. */
export function useMine({ responsible, coordinators }: Case): boolean {
  const { user } = useSession();
  return user.units.some(({ id }) => id === responsible?.unit) || coordinators.some(({ holder }) => holder?.worker === user.id);
}

/** Whether the reader is a supervisor of the unit that is responsible. */
export function useSupervises({ responsible }: Case): boolean {
  const session = useSession();
  return hasRole(session, supervisorRoles) && session.user.units.some(({ id }) => id === responsible?.unit);
}

function ActionDialog({ doing, found, onClose, onDone }: { readonly doing: Doing; readonly found: Case; readonly onClose: () => void; readonly onDone: ActionsProps['onDone'] }): ReactNode {
  switch (doing) {
    case 'handover': return <StartHandover found={found} onClose={onClose} />;
    case 'moveOn': return <MoveOn found={found} onClose={onClose} />;
    case 'callBack': return <CallBack found={found} onClose={onClose} />;
    case 'suspend': return <SuspendCase found={found} onClose={onClose} onDone={onDone} />;
    case 'end': return <EndCase caseId={found.id} caseNumber={found.number} onClose={onClose} />;
  }
}

function MoveOn({ found, onClose }: { readonly found: Case; readonly onClose: () => void }): ReactNode {
  const t = useTexts(caseTexts);
  const handover = useTexts(handoverTexts);
  const words = useWords();
  const client = useClient();
  const query = useQuery('listReceivers', {});
  const [unit, setUnit] = useState('');
  const reason = useReason();
  const move = useAction(async (to: { unit: string; role: string }, key: string) => { await client.call('moveCaseOn', { params: { caseId: found.id }, key, body: { toUnit: to.unit, toRole: to.role, reason: reason.text.trim() } }); onClose(); });
  const options = receiversFor(query.data?.items ?? [], 'serviceToService', found.responsible?.unit ?? '');
  const chosen = options.find(({ id }) => id === unit) ?? options[0];
  const submit = (): void => { if (reason.ready() && chosen) void move.run({ unit: chosen.id, role: chosen.roles[0] ?? 'guide' }); };
  return (
    <Dialog title={t('moveOnTitle')} onClose={onClose} footer={<DialogButtons busy={move.busy} label={t('moveOn')} onSubmit={submit} onClose={onClose} />}>
      <p>{t('moveOnBody')}</p>
      <Loaded query={query}>{() => (chosen ? <Select label={handover('to')} value={chosen.id} options={options.map(({ id, names }) => [id, words(names)] as const)} onChange={setUnit} /> : <p>{handover('noReceiver')}</p>)}</Loaded>
      <ReasonField reason={reason} />
      {move.error && <ErrorNotice error={move.error} onRetry={submit} />}
    </Dialog>
  );
}

function CallBack({ found, onClose }: { readonly found: Case; readonly onClose: () => void }): ReactNode {
  const t = useTexts(caseTexts);
  const handover = useTexts(handoverTexts);
  const client = useClient();
  const [note, setNote] = useState('');
  const ask = useAction(async (text: string, key: string) => { await client.call('requestCallBack', { params: { caseId: found.id }, key, body: text ? { note: text } : {} }); onClose(); });
  const submit = (): void => { void ask.run(note.trim()); };
  return (
    <Dialog title={t('callBackTitle')} onClose={onClose} footer={<DialogButtons busy={ask.busy} label={t('callBackDo')} onSubmit={submit} onClose={onClose} />}>
      <p>{t('callBackBody')}</p>
      <Textarea labelText={t('callBackNote')} optionalText={handover('optional')} fullWidth maxLength={2000} value={note} onChange={(event) => { setNote(event.target.value); }} />
      {ask.error && <ErrorNotice error={ask.error} onRetry={submit} />}
    </Dialog>
  );
}
