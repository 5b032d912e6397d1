/** Ending a case outside the drawn path: with a reason, after saying what it means. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Button, RadioButton, RadioButtonGroup, Textarea } from 'suomifi-ui-components';
import { commonTexts, Dialog, ErrorNotice, useAction, useClient, useTexts } from '../../ui/index.ts';
import { taskTexts } from './task-texts.ts';

const reasons = ['clientWithdrew', 'moved', 'deceased', 'other'] as const;
type Reason = (typeof reasons)[number];

interface EndCaseProps { readonly caseId: string; readonly caseNumber: string; readonly onClose: () => void }

export function EndCase({ caseId, caseNumber, onClose }: EndCaseProps): ReactNode {
  const t = useTexts(taskTexts);
  const common = useTexts(commonTexts);
  const client = useClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState<Reason>('clientWithdrew');
  const [note, setNote] = useState('');
  const end = useAction(async (body: { reason: Reason; note?: string }, key: string) => {
    await client.call('endCase', { params: { caseId }, key, body });
    onClose();
    await navigate(`/cases/${caseId}`);
  });
  const submit = (): void => { void end.run({ reason, ...(note.trim() && { note: note.trim() }) }); };
  const buttons = (
    <>
      {end.busy ? <Button loading ariaLoadingText={common('sending')} aria-disabled>{t('end')}</Button> : <Button onClick={submit}>{t('end')}</Button>}
      <Button variant="secondary" onClick={onClose}>{common('cancel')}</Button>
    </>
  );
  return (
    <Dialog title={t('endTitle')} onClose={onClose} footer={buttons}>
      <p>{t('endBody', { number: caseNumber })}</p>
      <RadioButtonGroup labelText={t('reason')} name="end-reason" value={reason} onChange={(value) => { setReason(reasons.find((each) => each === value) ?? 'other'); }}>
        {reasons.map((each) => <RadioButton key={each} value={each}>{t(each)}</RadioButton>)}
      </RadioButtonGroup>
      <Textarea labelText={t('note')} optionalText={t('optional')} fullWidth maxLength={2000} value={note} onChange={(event) => { setNote(event.target.value); }} />
      {end.error && <ErrorNotice error={end.error} onRetry={submit} />}
    </Dialog>
  );
}
