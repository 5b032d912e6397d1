/** A handover that came back: the reason, what is missing to fill in, and offering it again. */
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Checkbox, InlineAlert, Textarea, TextInput } from 'suomifi-ui-components';
import type { Task } from '../../contracts/index.ts';
import { ErrorNotice, useAction, useClient, useTexts } from '../../ui/index.ts';
import { useWork } from '../queue/work-context.ts';
import { HandoverContents } from './contents.tsx';
import type { Handover } from './contents.tsx';
import { handoverTexts } from './handover-texts.ts';
import { changedValues, packageFields } from './package-fields.ts';
import type { PackageField } from './package-fields.ts';

interface OfferAgainProps { readonly task: Task; readonly handover: Handover; readonly reload: () => void }

export function OfferAgain({ task, handover, reload }: OfferAgainProps): ReactNode {
  const t = useTexts(handoverTexts);
  const client = useClient();
  const { goOn } = useWork();
  const [typed, setTyped] = useState<Readonly<Record<string, string | boolean>>>({});
  const fields = useMemo(() => packageFields(handover), [handover]);
  const offer = useAction(async (values: Record<string, string | number | boolean>, key: string) => {
    try {
      goOn(task.id, 'didOffer', (await client.call('offerHandover', { params: { taskId: task.id }, version: task.version, key, body: { values } })).data);
    } catch (error) { reload(); throw error; }
  });
  const submit = (): void => { void offer.run(changedValues(fields, typed)); };
  return (
    <>
      <InlineAlert status="warning" labelText={t(handover.status === 'expired' ? 'expiredTitle' : 'returnedTitle')}>{handover.reason ?? ''}</InlineAlert>
      <HandoverContents handover={handover} />
      <h3>{t('complete')}</h3>
      <div className="lu-stack" lang="fi">
        {fields.map((field) => <Field key={field.key} field={field} value={typed[field.key] ?? field.value} missing={t('missing')} onChange={(value) => { setTyped((old) => ({ ...old, [field.key]: value })); }} />)}
      </div>
      <div className="lu-buttons in-actions">
        {offer.busy ? <Button loading ariaLoadingText={t('sending')} aria-disabled>{t('offerAgain')}</Button> : <Button onClick={submit}>{t('offerAgain')}</Button>}
      </div>
      {offer.error && <ErrorNotice error={offer.error} onRetry={submit} />}
    </>
  );
}

interface FieldProps { readonly field: PackageField; readonly value: string | boolean; readonly missing: string; readonly onChange: (value: string | boolean) => void }

function Field({ field, value, missing, onChange }: FieldProps): ReactNode {
  const hint = field.missing ? { hintText: missing } : {};
  if (field.kind === 'yesNo') return <Checkbox checked={value === true} onClick={({ checkboxState }) => { onChange(checkboxState); }} {...hint}>{field.label}</Checkbox>;
  if (field.kind === 'number') return <TextInput labelText={field.label} inputMode="decimal" value={String(value)} onChange={(next) => { onChange(String(next ?? '')); }} {...hint} />;
  return <Textarea labelText={field.label} fullWidth value={String(value)} onChange={(event) => { onChange(event.target.value); }} {...hint} />;
}
