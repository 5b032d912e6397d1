/** One handover of a partner: who it is about, the package, where it stands, and what can be done now. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import type { PartnerHandover } from '../../contracts/index.ts';
import type { PackageAdditions } from '../../guidance/run.ts';
import { Dialog, ErrorNotice, formatDate, formatDateTime, useAction, useClient, useLanguage, useTexts, useWords } from '../../ui/index.ts';
import { DialogButtons, ReasonDialog } from '../dialogs.tsx';
import { CloseHandover, FirstService, Withdraw } from '../handover/case-handovers.tsx';
import { HandoverContents } from '../handover/contents.tsx';
import { handoverTexts } from '../handover/handover-texts.ts';
import { writtenAdditions } from '../handover/package-fields.ts';
import { Notes } from '../handover/package-editor.tsx';
import { partnerTexts } from './partner-texts.ts';
import { HandOn } from './start-partner.tsx';

/** `onChange`: something may have changed; true when the person did it here. */
interface Props { readonly handover: PartnerHandover; readonly onChange: (done: boolean) => void }

export function OnePartnerHandover({ handover, onChange }: Props): ReactNode {
  const t = useTexts(partnerTexts);
  const h = useTexts(handoverTexts);
  const words = useWords();
  const { language } = useLanguage();
  const { client, direction, status, due, offeredAt, reason, outcome, outcomeNote, package: held, labels, options } = handover;
  const other = words(direction === 'received' ? handover.fromUnitNames : handover.toUnitNames);
  return (
    <article className="in-escalation" data-partner-handover={status}>
      <h3>{t(direction, { name: client.name })}: {h(`is_${status}`)}</h3>
      <p className="lu-muted">{h(handover.transition)}, {h(direction === 'received' ? 'from' : 'to')}: {other}{offeredAt ? `. ${h('offeredAt')} ${formatDateTime(offeredAt, language)}` : ''}</p>
      {due !== null && <p><strong>{t('due', { date: formatDate(due) })}</strong></p>}
      <p>{client.name}{client.birthDate ? `, ${formatDate(client.birthDate)}` : ''}{client.phone ? `, ${client.phone}` : ''}</p>
      {reason && <p>{t('why')}: {reason}</p>}
      {/* the steps of the region's path are not the partner's to see */}
      {held && <HandoverContents handover={{ package: { ...held, openTasks: { ...held.openTasks, tasks: [] } }, labels, options, missing: [], elementNames: {} }} />}
      {outcome && <p>{h('outcome')}: {h(outcome)}{outcomeNote ? `. ${outcomeNote}` : ''}</p>}
      <Actions handover={handover} onChange={onChange} />
    </article>
  );
}

type Asked = 'return' | 'offer' | 'withdraw' | 'close' | 'handOn';

function Actions(props: Props): ReactNode {
  const { handover, onChange } = props;
  const t = useTexts(partnerTexts);
  const [asked, setAsked] = useState<Asked>();
  const close = (done: boolean): void => { setAsked(undefined); onChange(done); };
  const Own = handover.direction === 'received' ? ReceiverActions : SenderActions;
  return (
    <>
      <div className="lu-buttons">
        <Own {...props} ask={setAsked} />
        {handover.canHandOn && <Ask label={t('handOn')} onClick={() => { setAsked('handOn'); }} />}
      </div>
      {asked && <Answer asked={asked} handover={handover} onClose={() => { close(false); }} onDone={() => { close(true); }} />}
    </>
  );
}

interface OwnProps extends Props { readonly ask: (what: Asked) => void }

function ReceiverActions({ handover, onChange, ask }: OwnProps): ReactNode {
  const h = useTexts(handoverTexts);
  if (handover.status === 'accepted') {
    return <>{handover.firstServiceAt === null && <FirstService handover={handover} refetch={() => { onChange(true); }} />}<Ask label={h('report')} onClick={() => { ask('close'); }} /></>;
  }
  return isWaiting(handover) ? <><Accept handover={handover} onChange={onChange} /><Ask label={h('return')} onClick={() => { ask('return'); }} /></> : null;
}

function SenderActions({ handover, ask }: OwnProps): ReactNode {
  const t = useTexts(partnerTexts);
  const h = useTexts(handoverTexts);
  const ours = handover.status === 'draft' || handover.status === 'returned';
  return (
    <>
      {ours && <Ask label={t('complete')} onClick={() => { ask('offer'); }} />}
      {(ours || isWaiting(handover)) && <Ask label={h('withdraw')} onClick={() => { ask('withdraw'); }} />}
    </>
  );
}

function isWaiting({ status }: PartnerHandover): boolean {
  return status === 'offered' || status === 'expired';
}

function Ask({ label, onClick }: { readonly label: string; readonly onClick: () => void }): ReactNode {
  return <Button variant="secondary" onClick={onClick}>{label}</Button>;
}

interface AnswerProps { readonly asked: Asked; readonly handover: PartnerHandover; readonly onClose: () => void; readonly onDone: () => void }

function Answer({ asked, handover, onClose, onDone }: AnswerProps): ReactNode {
  const h = useTexts(handoverTexts);
  const client = useClient();
  const { id, version } = handover;
  const giveBack = async (reason: string, key: string): Promise<void> => { await client.call('returnHandover', { params: { taskId: id }, version: version ?? 0, key, body: { reason } }); onDone(); };
  if (asked === 'return') return <ReasonDialog title={h('returnTitle')} label={h('doReturn')} reasonLabel={h('reason')} perform={giveBack} onClose={onClose}><p>{h('returnBody')}</p></ReasonDialog>;
  if (asked === 'offer') return <Offer handover={handover} onClose={onClose} onDone={onDone} />;
  if (asked === 'withdraw') return <Withdraw handover={handover} onClose={onClose} />;
  if (asked === 'close') return <CloseHandover handover={handover} onClose={onClose} />;
  return <HandOn handover={handover} onClose={onClose} onDone={onDone} />;
}

function Accept({ handover: { id, version }, onChange }: Props): ReactNode {
  const h = useTexts(handoverTexts);
  const client = useClient();
  const accept = useAction(async (taskId: string, key: string) => { try { await client.call('acceptHandover', { params: { taskId }, version: version ?? 0, key }); } finally { onChange(true); } });
  const run = (): void => { void accept.run(id); };
  return <>{accept.busy ? <Button loading ariaLoadingText={h('sending')} aria-disabled>{h('accept')}</Button> : <Button onClick={run}>{h('accept')}</Button>}{accept.error && <ErrorNotice error={accept.error} onRetry={run} />}</>;
}

/** A draft, or one that came back: what the receiver needs is added, then it is offered. */
function Offer({ handover: { id, version, additions: kept }, onClose, onDone }: Omit<AnswerProps, 'asked'>): ReactNode {
  const h = useTexts(handoverTexts);
  const client = useClient();
  const [additions, setAdditions] = useState(kept as PackageAdditions);
  const offer = useAction(async (body: PackageAdditions, key: string) => { await client.call('offerHandover', { params: { taskId: id }, version: version ?? 0, key, body: { values: {}, additions: body } }); onDone(); });
  const submit = (): void => { void offer.run(writtenAdditions(additions)); };
  return (
    <Dialog title={h('complete')} onClose={onClose} footer={<DialogButtons busy={offer.busy} label={h('doOffer')} onSubmit={submit} onClose={onClose} />}>
      <Notes missing={[]} additions={additions} onChange={setAdditions} />
      {offer.error && <ErrorNotice error={offer.error} onRetry={submit} />}
    </Dialog>
  );
}
