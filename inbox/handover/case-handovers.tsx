/** The handovers of a case, each with where it stands and what comes next: first service event, outcome, taking it back. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button, RadioButton, RadioButtonGroup, Textarea } from 'suomifi-ui-components';
import { handoverOutcomes } from '../../contracts/index.ts';
import type { Case, HandoverSummary } from '../../contracts/index.ts';
import { Dialog, ErrorNotice, formatDateTime, useAction, useClient, useLanguage, useSession, useTexts, Words } from '../../ui/index.ts';
import { DialogButtons, ReasonDialog } from '../dialogs.tsx';
import { ResponsibleName } from '../task/case-parts.tsx';
import { handoverTexts } from './handover-texts.ts';

interface ListProps { readonly found: Case; readonly refetch: () => void }

export function CaseHandovers({ found, refetch }: ListProps): ReactNode {
  const t = useTexts(handoverTexts);
  if (found.handovers.length === 0) return null;
  return (
    <section aria-label={t('handovers')} className="in-block">
      <h2>{t('handovers')}</h2>
      <ul className="in-escalations">{found.handovers.map((handover) => <li key={handover.id}><OneHandover handover={handover} open={found.status === 'open'} refetch={refetch} /></li>)}</ul>
    </section>
  );
}

function OneHandover({ handover, open, refetch }: { readonly handover: HandoverSummary; readonly open: boolean; readonly refetch: () => void }): ReactNode {
  const t = useTexts(handoverTexts);
  const { language } = useLanguage();
  const at = (instant: string): string => formatDateTime(instant, language);
  return (
    <article className="in-escalation" data-handover={handover.status}>
      <h3>{t(handover.transition)}: {t(`is_${handover.status}`)}</h3>
      <p><ResponsibleName responsible={handover.from} /> → <Words of={handover.toUnitNames} /></p>
      <dl className="in-client">
        {handover.offeredAt && <div><dt>{t('offeredAt')}</dt><dd>{at(handover.offeredAt)}</dd></div>}
        {handover.acceptedAt && <div><dt>{t('acceptedAt')}</dt><dd>{at(handover.acceptedAt)}{handover.acceptedBy ? `, ${handover.acceptedBy.name ?? handover.acceptedBy.worker}` : ''}</dd></div>}
        {handover.firstServiceAt && <div><dt>{t('firstService')}</dt><dd>{at(handover.firstServiceAt)}</dd></div>}
        {handover.outcome && <div><dt>{t('outcome')}</dt><dd>{t(handover.outcome)}</dd></div>}
      </dl>
      {open && <Actions handover={handover} refetch={refetch} />}
    </article>
  );
}

/** Nobody has accepted it yet, and nobody has taken it back. */
export const openStatuses: readonly HandoverSummary['status'][] = ['draft', 'offered', 'returned', 'expired'];

interface ActionsProps { readonly handover: HandoverSummary; readonly refetch: () => void }

/** What my side can do now: the receiver after acceptance, the sender before it. */
function Actions(props: ActionsProps): ReactNode {
  const { user } = useSession();
  const { status, started, toUnit, from } = props.handover;
  const mine = (unit: string): boolean => user.units.some(({ id }) => id === unit);
  if (status === 'accepted' && mine(toUnit)) return <ReceiverActions {...props} />;
  if (started && openStatuses.includes(status) && mine(from.unit)) return <SenderActions {...props} />;
  return null;
}

function ReceiverActions({ handover, refetch }: ActionsProps): ReactNode {
  const t = useTexts(handoverTexts);
  const [reporting, setReporting] = useState(false);
  return (
    <>
      <div className="lu-buttons">
        {handover.firstServiceAt === null && <FirstService handover={handover} refetch={refetch} />}
        <Button variant="secondary" onClick={() => { setReporting(true); }}>{t('report')}</Button>
      </div>
      {reporting && <CloseHandover handover={handover} onClose={() => { setReporting(false); refetch(); }} />}
    </>
  );
}

function SenderActions({ handover, refetch }: ActionsProps): ReactNode {
  const t = useTexts(handoverTexts);
  const [withdrawing, setWithdrawing] = useState(false);
  const mine = handover.status === 'draft' || handover.status === 'returned';
  return (
    <>
      <div className="lu-buttons">
        {mine && <Link to={`/tasks/${encodeURIComponent(handover.id)}`}>{t('openDraft')}</Link>}
        <Button variant="secondary" onClick={() => { setWithdrawing(true); }}>{t('withdraw')}</Button>
      </div>
      {withdrawing && <Withdraw handover={handover} onClose={() => { setWithdrawing(false); refetch(); }} />}
    </>
  );
}

export function FirstService({ handover: { id }, refetch }: { readonly handover: Pick<HandoverSummary, 'id'>; readonly refetch: () => void }): ReactNode {
  const t = useTexts(handoverTexts);
  const client = useClient();
  const record = useAction(async (servedAt: string, key: string) => { await client.call('recordFirstService', { params: { taskId: id }, key, body: { servedAt } }); refetch(); });
  const run = (): void => { void record.run(new Date().toISOString()); };
  return <>{record.busy ? <Button loading ariaLoadingText={t('sending')} aria-disabled>{t('recordService')}</Button> : <Button onClick={run}>{t('recordService')}</Button>}{record.error && <ErrorNotice error={record.error} onRetry={run} />}</>;
}

export function CloseHandover({ handover: { id, firstServiceAt }, onClose }: { readonly handover: HandoverSummary; readonly onClose: () => void }): ReactNode {
  const t = useTexts(handoverTexts);
  const options = handoverOutcomes.filter((each) => each !== 'serviceStarted' || firstServiceAt !== null);
  const [outcome, setOutcome] = useState<(typeof handoverOutcomes)[number]>(options[0] ?? 'other');
  const [note, setNote] = useState('');
  const client = useClient();
  const close = useAction(async (_: string, key: string) => { await client.call('closeHandover', { params: { taskId: id }, key, body: { outcome, ...(note.trim() && { note: note.trim() }) } }); onClose(); });
  const submit = (): void => { void close.run(outcome); };
  return (
    <Dialog title={t('reportTitle')} onClose={onClose} footer={<DialogButtons busy={close.busy} label={t('report')} onSubmit={submit} onClose={onClose} />}>
      <p>{t('reportBody')}</p>
      <RadioButtonGroup labelText={t('outcome')} name="outcome" value={outcome} onChange={(value) => { setOutcome(options.find((each) => each === value) ?? 'other'); }}>
        {options.map((each) => <RadioButton key={each} value={each}>{t(each)}</RadioButton>)}
      </RadioButtonGroup>
      <Textarea labelText={t('note')} optionalText={t('optional')} fullWidth maxLength={2000} value={note} onChange={(event) => { setNote(event.target.value); }} />
      {close.error && <ErrorNotice error={close.error} onRetry={submit} />}
    </Dialog>
  );
}

export function Withdraw({ handover: { id }, onClose }: { readonly handover: HandoverSummary; readonly onClose: () => void }): ReactNode {
  const t = useTexts(handoverTexts);
  const client = useClient();
  const perform = async (reason: string, key: string): Promise<void> => { await client.call('withdrawHandover', { params: { taskId: id }, key, body: { reason } }); onClose(); };
  return <ReasonDialog title={t('withdrawTitle')} label={t('withdraw')} perform={perform} onClose={onClose} />;
}
