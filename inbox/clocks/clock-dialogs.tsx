/** What a person does to one clock: let it wait, let it go on, move a target's day, document an exception. What it means is said before the click. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { clockPathId, waitingFor } from '../../contracts/index.ts';
import type { Case, Clock } from '../../contracts/index.ts';
import { addDays, localDate } from '../../guidance/run.ts';
import { clockTexts, Dialog, ErrorNotice, formatDate, formatDue, groundText, useAction, useClient, useLanguage, useNow, useTexts, useWords } from '../../ui/index.ts';
import { dialogTexts } from '../dialog-texts.ts';
import { DialogButtons, NativeField, ReasonField, useReason } from '../dialogs.tsx';
import { Select } from '../select.tsx';
import { clockActionTexts } from './clock-action-texts.ts';
import { EffectiveField, useEffective } from './effective.tsx';

export type ClockAct = 'pause' | 'resume' | 'due' | 'exception';
export interface ClockDialogProps {
  readonly found: Case;
  readonly clock: Clock;
  readonly onClose: () => void;
  /** It is done, or kept to be done (`accepted`): says so and reads again. */
  readonly onDone: (what: 'didPause' | 'didResume' | 'didMove' | 'didException', accepted: boolean) => void;
}

export function ClockDialog({ act, ...props }: ClockDialogProps & { readonly act: ClockAct }): ReactNode {
  switch (act) {
    case 'pause': return <Pause {...props} />;
    case 'resume': return <Resume {...props} />;
    case 'due': return <ChangeDue {...props} />;
    case 'exception': return <Exception {...props} />;
  }
}

const paramsOf = ({ found, clock }: ClockDialogProps): { caseId: string; clock: string } => ({ caseId: found.id, clock: clockPathId(clock.id) });

function Pause(props: ClockDialogProps): ReactNode {
  const { clock, found, onClose, onDone } = props;
  const t = useTexts(clockActionTexts);
  const texts = useTexts(clockTexts);
  const client = useClient();
  const words = useWords();
  const reason = useReason();
  const effective = useEffective();
  const [waits, setWaits] = useState<(typeof waitingFor)[number]>('client');
  const pause = useAction(async (body: { waitingFor: typeof waits; reason: string; effectiveAt?: string }, key: string) => { onDone('didPause', (await client.call('pauseClock', { params: paramsOf(props), key, body })).accepted); });
  const submit = (): void => {
    const at = effective.read();
    if (reason.ready() && at) void pause.run({ waitingFor: waits, reason: reason.text.trim(), ...at });
  };
  const stands = found.standings[clock.clockId]?.waiting === 'standsStill';
  return (
    <Dialog title={t('pauseTitle', { clock: words(clock.names) })} onClose={onClose} footer={<DialogButtons busy={pause.busy} label={t('pauseDo')} onSubmit={submit} onClose={onClose} />}>
      <p>{t(stands ? 'waitStands' : 'waitCounts')}</p>
      <Select label={t('waitFor')} value={waits} options={waitingFor.map((each) => [each, texts(each)] as const)} onChange={setWaits} />
      <ReasonField reason={reason} />
      <EffectiveField effective={effective} label={t('effective')} />
      {pause.error && <ErrorNotice error={pause.error} onRetry={submit} />}
    </Dialog>
  );
}

function Resume(props: ClockDialogProps): ReactNode {
  const { clock, onClose, onDone } = props;
  const t = useTexts(clockActionTexts);
  const client = useClient();
  const words = useWords();
  const effective = useEffective();
  const resume = useAction(async (body: { effectiveAt?: string }, key: string) => { onDone('didResume', (await client.call('resumeClock', { params: paramsOf(props), key, body })).accepted); });
  const submit = (): void => { const at = effective.read(); if (at) void resume.run(at); };
  return (
    <Dialog title={t('resumeTitle', { clock: words(clock.names) })} onClose={onClose} footer={<DialogButtons busy={resume.busy} label={t('resumeDo')} onSubmit={submit} onClose={onClose} />}>
      <EffectiveField effective={effective} label={t('effectiveEnd')} />
      {resume.error && <ErrorNotice error={resume.error} onRetry={submit} />}
    </Dialog>
  );
}

function ChangeDue(props: ClockDialogProps): ReactNode {
  const { clock, onClose, onDone } = props;
  const t = useTexts(clockActionTexts);
  const client = useClient();
  const words = useWords();
  const { language } = useLanguage();
  const reason = useReason();
  const day = useDay('');
  const change = useAction(async (body: { dueDate: string; reason: string }, key: string) => { onDone('didMove', (await client.call('changeClockDue', { params: paramsOf(props), key, body })).accepted); });
  const submit = (): void => { if ([day.ready(), reason.ready()].every(Boolean)) void change.run({ dueDate: day.value, reason: reason.text.trim() }); };
  const old = clock.dueDate ? formatDue(clock.dueDate, clock.due, language) : '–';
  return (
    <Dialog title={t('dueTitle', { clock: words(clock.names) })} onClose={onClose} footer={<DialogButtons busy={change.busy} label={t('dueDo')} onSubmit={submit} onClose={onClose} />}>
      <p>{t('dueBody')}</p>
      <p>{t('dueNow')}: <strong>{old}</strong></p>
      <NativeField type="date" label={t('dueNew')} min={localDate(clock.startedAt)} value={day.value} onChange={day.choose} problem={day.problem} />
      {day.value && <p role="status"><strong>{t('oldToNew', { old: clock.dueDate ? formatDate(clock.dueDate) : '–', next: formatDate(day.value) })}</strong></p>}
      <ReasonField reason={reason} />
      {change.error && <ErrorNotice error={change.error} onRetry={submit} />}
    </Dialog>
  );
}

function Exception(props: ClockDialogProps): ReactNode {
  const { clock, onClose, onDone } = props;
  const t = useTexts(clockActionTexts);
  const texts = useTexts(clockTexts);
  const client = useClient();
  const words = useWords();
  const { language } = useLanguage();
  const reason = useReason();
  const day = useDay('');
  const today = localDate(useNow());
  const [ground, setGround] = useState(clock.exceptionGrounds[0] ?? '');
  const record = useAction(async (body: { ground: string; justification: string; dueDate: string }, key: string) => { onDone('didException', (await client.call('recordException', { params: paramsOf(props), key, body })).accepted); });
  const submit = (): void => { if ([day.ready(), reason.ready()].every(Boolean)) void record.run({ ground, justification: reason.text.trim(), dueDate: day.value }); };
  return (
    <Dialog title={t('exceptionTitle', { clock: words(clock.names) })} onClose={onClose} footer={<DialogButtons busy={record.busy} label={t('exceptionDo')} onSubmit={submit} onClose={onClose} />}>
      <p>{t('exceptionBody')}</p>
      {clock.dueDate && <p>{t('dueNow')}: <strong>{formatDue(clock.dueDate, clock.due, language)}</strong></p>}
      <Select label={t('ground')} value={ground} options={clock.exceptionGrounds.map((each) => [each, groundText(each, texts)] as const)} onChange={setGround} />
      <ReasonField reason={reason} label={t('justification')} needed={t('justificationNeeded')} />
      <NativeField type="date" label={t('dueUntil')} min={addDays(clock.dueDate ?? today, 1)} value={day.value} onChange={day.choose} problem={day.problem} />
      {record.error && <ErrorNotice error={record.error} onRetry={submit} />}
    </Dialog>
  );
}

/** A day that must be chosen. */
function useDay(first: string): { value: string; choose: (value: string) => void; problem: string | undefined; ready: () => boolean } {
  const t = useTexts(dialogTexts);
  const [value, choose] = useState(first);
  const [tried, setTried] = useState(false);
  return { value, choose, problem: tried && value === '' ? t('dayNeeded') : undefined, ready: () => { setTried(true); return value !== ''; } };
}
