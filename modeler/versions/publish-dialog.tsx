/** Publishing: says what it means, asks why, and refuses what cannot run. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Textarea } from 'suomifi-ui-components';
import { commonTexts, Dialog, ErrorNotice, useAction, useClient, useTexts } from '../../ui/index.ts';
import { texts } from '../texts.ts';

interface PublishDialogProps { readonly modelId: string; readonly number: number; readonly revision: number; readonly onClose: () => void; readonly onPublished: () => void }

export function PublishDialog({ modelId, number, revision, onClose, onPublished }: PublishDialogProps): ReactNode {
  const t = useTexts(texts);
  const common = useTexts(commonTexts);
  const client = useClient();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const publish = useAction(async (body: { reason: string }) => {
    await client.call('publishVersion', { params: { modelId, number }, version: revision, body });
    onPublished();
  });
  const submit = (): void => {
    const said = reason.trim();
    setMissing(said === '');
    if (said !== '') void publish.run({ reason: said });
  };
  const buttons = (
    <>
      {publish.busy ? <Button loading ariaLoadingText={common('sending')} aria-disabled>{t('publishNow')}</Button> : <Button onClick={submit}>{t('publishNow')}</Button>}
      <Button variant="secondary" onClick={onClose}>{common('cancel')}</Button>
    </>
  );
  return (
    <Dialog title={t('publishTitle', { n: number })} onClose={onClose} footer={buttons}>
      <p>{t('publishBody')}</p>
      <Textarea labelText={t('publishReason')} hintText={t('publishReasonHint')} name="publish-reason" fullWidth maxLength={1000} value={reason} status={missing ? 'error' : 'default'}
        {...(missing && { statusText: t('publishReasonMissing') })} onChange={(event) => { setReason(event.target.value); setMissing(false); }} />
      {publish.error && <ErrorNotice error={publish.error} onRetry={submit} />}
    </Dialog>
  );
}
