/** Accept an offer, or return it with a reason. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Textarea } from 'suomifi-ui-components';
import type { TaskSummary } from '../../contracts/index.ts';
import { commonTexts, Dialog, ErrorNotice, useAction, useClient, useTexts } from '../../ui/index.ts';
import type { Action } from '../../ui/index.ts';
import { useWork } from '../queue/work-context.ts';
import { handoverTexts } from './handover-texts.ts';

export function OfferActions({ task }: { readonly task: Pick<TaskSummary, 'id' | 'version'> }): ReactNode {
  const t = useTexts(handoverTexts);
  const client = useClient();
  const { goOn, refetch } = useWork();
  const [returning, setReturning] = useState(false);
  const params = { taskId: task.id };
  const accept = useAction(async (_: string, key: string) => {
    try {
      goOn(task.id, 'didAccept', (await client.call('acceptHandover', { params, version: task.version, key })).data);
    } finally { refetch(); }
  });
  const giveBack = useAction(async (reason: string, key: string) => {
    goOn(task.id, 'didReturn', (await client.call('returnHandover', { params, version: task.version, key, body: { reason } })).data);
  });
  const run = (): void => { void accept.run(task.id); };
  return (
    <>
      <p className="lu-muted">{t('stays')}</p>
      <div className="lu-buttons">
        {accept.busy ? <Button loading ariaLoadingText={t('sending')} aria-disabled>{t('accept')}</Button> : <Button onClick={run}>{t('accept')}</Button>}
        <Button variant="secondary" onClick={() => { setReturning(true); }}>{t('return')}</Button>
      </div>
      {accept.error && <ErrorNotice error={accept.error} onRetry={run} />}
      {returning && <ReturnDialog giveBack={giveBack} onClose={() => { setReturning(false); }} />}
    </>
  );
}

function ReturnDialog({ giveBack, onClose }: { readonly giveBack: Action<string, void>; readonly onClose: () => void }): ReactNode {
  const t = useTexts(handoverTexts);
  const common = useTexts(commonTexts);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const lacking = tried && reason.trim() === '';
  const submit = (): void => {
    setTried(true);
    if (reason.trim()) void giveBack.run(reason.trim());
  };
  const buttons = (
    <>
      {giveBack.busy ? <Button loading ariaLoadingText={t('sending')} aria-disabled>{t('doReturn')}</Button> : <Button onClick={submit}>{t('doReturn')}</Button>}
      <Button variant="secondary" onClick={onClose}>{common('cancel')}</Button>
    </>
  );
  return (
    <Dialog title={t('returnTitle')} onClose={onClose} footer={buttons}>
      <p>{t('returnBody')}</p>
      <Textarea labelText={t('reason')} fullWidth maxLength={2000} value={reason} onChange={(event) => { setReason(event.target.value); }} status={lacking ? 'error' : 'default'} statusText={lacking ? t('reasonNeeded') : ''} />
      {giveBack.error && <ErrorNotice error={giveBack.error} onRetry={submit} />}
    </Dialog>
  );
}
