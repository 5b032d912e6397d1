/** The sender's side of a handover that is not offered: a draft, or one that came back. What is missing is filled in, then it is offered. */
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Checkbox, InlineAlert, RadioButton, RadioButtonGroup, Textarea, TextInput } from 'suomifi-ui-components';
import { consentBases } from '../../contracts/index.ts';
import type { Task } from '../../contracts/index.ts';
import { packageSections } from '../../guidance/run.ts';
import type { PackageAdditions } from '../../guidance/run.ts';
import { ErrorNotice, useAction, useClient, useTexts } from '../../ui/index.ts';
import { Select } from '../select.tsx';
import { useWork } from '../queue/work-context.ts';
import { DraftStatus } from '../task/draft-status.tsx';
import { useDraft } from '../task/use-draft.ts';
import { HandoverContents } from './contents.tsx';
import type { Handover } from './contents.tsx';
import { handoverTexts } from './handover-texts.ts';
import { useOptions } from './package-values.tsx';
import { changedValues, heldBy, packageFields, writtenAdditions } from './package-fields.ts';
import type { PackageField } from './package-fields.ts';

interface EditorProps { readonly task: Task; readonly handover: Handover; readonly reload: () => void }
type Typed = Readonly<Record<string, string | boolean>>;
interface Offered { readonly values: Record<string, string | number | boolean>; readonly additions: PackageAdditions }

export function PackageEditor({ task, handover, reload }: EditorProps): ReactNode {
  const t = useTexts(handoverTexts);
  const client = useClient();
  const { goOn } = useWork();
  const draft = useDraft(task);
  const keeps = task.status === 'claimed';
  const [typed, setTyped] = useState<Typed>({});
  const [additions, setAdditions] = useState<PackageAdditions>(handover.additions as PackageAdditions);
  const optionsOf = useOptions(handover);
  const fields = useMemo(() => packageFields(heldBy(handover)), [handover]);
  const offer = useAction(async (body: Offered, key: string) => {
    try {
      const version = keeps ? await draft.saver.flush() : task.version;
      const { data } = await client.call('offerHandover', { params: { taskId: task.id }, version, key, body: { values: body.values, additions: body.additions } });
      draft.saver.stop();
      goOn(task.id, 'didOffer', data);
    } catch (error) {
      // The refused offer has changed the task's version: what is typed on is saved on the one of now.
      await client.call('getTask', { params: { taskId: task.id } }).then((answer) => { draft.saver.rebase(answer.data.version); }, () => undefined);
      reload();
      throw error;
    }
  });
  const keep = (values: Typed, notes: PackageAdditions): void => {
    setTyped(values);
    setAdditions(notes);
    if (keeps) draft.saver.change({ ...changedValues(fields, values), additions: writtenAdditions(notes) });
  };
  const submit = (): void => { void offer.run({ values: changedValues(fields, typed), additions: writtenAdditions(additions) }); };
  const first = handover.status === 'draft';
  return (
    <>
      {!first && <InlineAlert status="warning" labelText={t(handover.status === 'expired' ? 'expiredTitle' : 'returnedTitle')}>{handover.reason ?? ''}</InlineAlert>}
      <HandoverContents handover={handover} />
      <h3>{t(first ? 'fillIn' : 'complete')}</h3>
      <p className="lu-muted">{t('fillInHint')}</p>
      <div className="lu-stack">
        <div className="lu-stack" lang="fi">
          {fields.map((field) => <Field key={field.key} field={field} options={optionsOf(field.key)} value={typed[field.key] ?? field.value} missing={t('missing')} onChange={(value) => { keep({ ...typed, [field.key]: value }, additions); }} />)}
        </div>
        <Notes missing={handover.missing} additions={additions} onChange={(notes) => { keep(typed, notes); }} />
      </div>
      {keeps && <DraftStatus state={draft.state} savedAt={task.draftSavedAt} onKeepMine={() => { draft.saver.rebase(task.version); draft.saver.flush().catch(() => undefined); }} onLoadSaved={reload} />}
      <div className="lu-buttons in-actions">
        {offer.busy ? <Button loading ariaLoadingText={t('sending')} aria-disabled>{t(first ? 'doOffer' : 'offerAgain')}</Button> : <Button onClick={submit}>{t(first ? 'doOffer' : 'offerAgain')}</Button>}
      </div>
      {offer.error && <ErrorNotice error={offer.error} onRetry={submit} />}
    </>
  );
}

/** One text per section, and on what the telling rests. */
export function Notes({ missing, additions, onChange }: { readonly missing: readonly string[]; readonly additions: PackageAdditions; readonly onChange: (additions: PackageAdditions) => void }): ReactNode {
  const t = useTexts(handoverTexts);
  return (
    <>
      {packageSections.map((section) => (
        <Textarea key={section} id={`package-${section}`} labelText={t('addTo', { section: t(section) })} optionalText={t('optional')} fullWidth maxLength={section === 'consent' ? 2000 : 4000} value={additions[section] ?? ''}
          hintText={section === 'consent' ? t('consentHint') : missing.includes(`section.${section}`) ? t('missing') : ''} onChange={(event) => { onChange({ ...additions, [section]: event.target.value }); }} />
      ))}
      <RadioButtonGroup labelText={t('consentBasis')} name="consent-basis" value={additions.consentBasis ?? ''} onChange={(value) => { const basis = consentBases.find((each) => each === value); if (basis) onChange({ ...additions, consentBasis: basis }); }}>
        {consentBases.map((each) => <RadioButton key={each} value={each}>{t(each)}</RadioButton>)}
      </RadioButtonGroup>
    </>
  );
}

interface FieldProps { readonly field: PackageField; readonly options: Readonly<Record<string, string>> | undefined; readonly value: string | boolean; readonly missing: string; readonly onChange: (value: string | boolean) => void }

function Field({ field, options = {}, value, missing, onChange }: FieldProps): ReactNode {
  const hint = field.missing ? { hintText: missing } : {};
  if (field.kind === 'yesNo') return <Checkbox checked={value === true} onClick={({ checkboxState }) => { onChange(checkboxState); }} {...hint}>{field.label}</Checkbox>;
  if (field.kind === 'choice') return <Select label={field.missing ? `${field.label} (${missing})` : field.label} value={String(value)} options={choices(options, String(value))} onChange={onChange} />;
  if (field.kind === 'number') return <TextInput labelText={field.label} inputMode="decimal" value={String(value)} onChange={(next) => { onChange(String(next ?? '')); }} {...hint} />;
  return <Textarea labelText={field.label} fullWidth value={String(value)} onChange={(event) => { onChange(event.target.value); }} {...hint} />;
}

/** What is held stays a choice when the form does not know it, as does nothing until something is chosen. */
function choices(options: Readonly<Record<string, string>>, held: string): readonly (readonly [string, string])[] {
  const all = Object.entries(options);
  return options[held] === undefined ? [[held, held || '–'], ...all] : all;
}
