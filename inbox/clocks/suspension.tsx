/** Suspending a case and letting it go on: what each of its clocks does is said before the click. */
import type { ReactNode } from 'react';
import { Button, InlineAlert } from 'suomifi-ui-components';
import type { Case } from '../../contracts/index.ts';
import { Dialog, ErrorNotice, formatDateTime, formatDue, useAction, useClient, useLanguage, useTexts, Words } from '../../ui/index.ts';
import { DialogButtons, ReasonDialog } from '../dialogs.tsx';
import { clockActionTexts } from './clock-action-texts.ts';

interface SuspendProps { readonly found: Case; readonly onClose: () => void; readonly onDone: (text: string, accepted: boolean) => void }

export function SuspendCase({ found, onClose, onDone }: SuspendProps): ReactNode {
  const t = useTexts(clockActionTexts);
  const client = useClient();
  const perform = async (reason: string, key: string): Promise<void> => { onDone(t('didSuspend'), (await client.call('suspendCase', { params: { caseId: found.id }, key, body: { reason } })).accepted); };
  return (
    <ReasonDialog title={t('suspendTitle', { number: found.number })} label={t('suspendDo')} perform={perform} onClose={onClose}>
      <p>{t('suspendBody')}</p>
      <WhatClocksDo found={found} />
    </ReasonDialog>
  );
}

function WhatClocksDo({ found }: { readonly found: Case }): ReactNode {
  const t = useTexts(clockActionTexts);
  const { language } = useLanguage();
  const open = found.clocks.filter(({ state }) => state === 'running' || state === 'paused');
  if (open.length === 0) return <p>{t('suspendNoClocks')}</p>;
  return (
    <ul data-what-clocks-do>
      {open.map((clock) => {
        const stands = clock.state === 'paused' || found.standings[clock.clockId]?.suspension === 'standsStill';
        return <li key={clock.id} data-stands={stands}><Words of={clock.names} />: <strong>{stands ? t('suspendStands') : t('suspendCounts', { due: clock.dueDate ? formatDue(clock.dueDate, clock.due, language) : '–' })}</strong></li>;
      })}
    </ul>
  );
}

export function ResumeCase({ found, onClose, onDone }: SuspendProps): ReactNode {
  const t = useTexts(clockActionTexts);
  const client = useClient();
  const resume = useAction(async (caseId: string, key: string) => { onDone(t('didUnsuspend'), (await client.call('resumeCase', { params: { caseId }, key })).accepted); });
  const submit = (): void => { void resume.run(found.id); };
  const stood = found.clocks.filter(({ waits }) => waits.some(({ to, waitingFor }) => to === null && waitingFor === 'suspension'));
  return (
    <Dialog title={t('unsuspendTitle', { number: found.number })} onClose={onClose} footer={<DialogButtons busy={resume.busy} label={t('unsuspendDo')} onSubmit={submit} onClose={onClose} />}>
      {stood.length === 0 ? <p>{t('unsuspendNone')}</p> : <><p>{t('unsuspendBody')}</p><ul>{stood.map((clock) => <li key={clock.id}><Words of={clock.names} /></li>)}</ul></>}
      {resume.error && <ErrorNotice error={resume.error} onRetry={submit} />}
    </Dialog>
  );
}

/** That the case stands still, since when and why; and, for who may, letting it go on. */
export function SuspendedNotice({ found, onResume }: { readonly found: Case; readonly onResume: (() => void) | undefined }): ReactNode {
  const t = useTexts(clockActionTexts);
  const { language } = useLanguage();
  if (!found.suspended) return null;
  const { at, by, reason } = found.suspended;
  return (
    <div data-suspended>
      <InlineAlert status="warning" labelText={t('suspended', { date: formatDateTime(at, language), name: by?.name ?? by?.worker ?? '–' })}>
        <p>{reason}</p>
        {onResume && <Button variant="secondary" onClick={onResume}>{t('unsuspend')}</Button>}
      </InlineAlert>
    </div>
  );
}
