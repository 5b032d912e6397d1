/** Fields of the contact page. */
import type { ReactNode } from 'react';
import { Checkbox, DateInput, RadioButton, RadioButtonGroup, Textarea, TextInput } from 'suomifi-ui-components';
import { channels } from '../../contracts/index.ts';
import { useLanguage, useTexts } from '../../ui/index.ts';
import { channelTexts } from '../cases/case-texts.ts';
import { serviceLanguageTexts } from '../task/task-texts.ts';
import type { ContactDraft, ContactProblems } from './contact-form.ts';
import { Select } from '../select.tsx';
import { contactTexts } from './contact-texts.ts';
import { KnownClient } from './known-client.tsx';

interface FieldsProps { readonly draft: ContactDraft; readonly problems: ContactProblems; readonly onChange: (change: Partial<ContactDraft>) => void }

export function ContactFields(props: FieldsProps): ReactNode {
  return <><AboutContact {...props} /><AboutClient {...props} /><Need {...props} /><CameIn {...props} /></>;
}

/** Error state of a field, as the Suomi.fi inputs take it. */
function useStatus(problems: ContactProblems): (field: keyof ContactDraft) => { id: string; status: 'error' | 'default'; statusText: string } {
  const t = useTexts(contactTexts);
  return (field) => {
    const problem = problems[field];
    return { id: `contact-${field}`, status: problem ? 'error' : 'default', statusText: problem ? t(problem) : '' };
  };
}

function AboutContact({ draft, onChange }: FieldsProps): ReactNode {
  const t = useTexts(contactTexts);
  const channel = useTexts(channelTexts);
  const relations = ['self', 'relative', 'legalRepresentative', 'professional', 'other'] as const;
  return (
    <fieldset className="in-fieldset"><legend>{t('about')}</legend>
      <Select label={t('channel')} value={draft.channel} options={channels.map((each) => [each, channel(each)] as const)} onChange={(next) => { onChange({ channel: next }); }} />
      <Select label={t('reporter')} value={draft.reporter} options={relations.map((each) => [each, t(each === 'other' ? 'otherReporter' : each)] as const)} onChange={(reporter) => { onChange({ reporter }); }} />
      {draft.reporter !== 'self' && <TextInput labelText={t('reporterName')} optionalText={t('optional')} fullWidth maxLength={200} value={draft.reporterName} onChange={(value) => { onChange({ reporterName: String(value ?? '') }); }} />}
    </fieldset>
  );
}

function AboutClient({ draft, problems, onChange }: FieldsProps): ReactNode {
  const t = useTexts(contactTexts);
  const spoken = useTexts(serviceLanguageTexts);
  const codes = ['fi', 'sv', 'en', 'se', 'smn', 'sms', 'other'] as const;
  return (
    <fieldset className="in-fieldset"><legend>{t('client')}</legend>
      {!draft.known && <NewClient draft={draft} problems={problems} onChange={onChange} />}
      <KnownClient draft={draft} problems={problems} onChange={onChange} />
      <Select label={t('language')} value={draft.serviceLanguage} options={codes.map((each) => [each, spoken(each)] as const)} onChange={(serviceLanguage) => { onChange({ serviceLanguage }); }} />
      <Checkbox checked={draft.interpreterNeeded} onClick={({ checkboxState }) => { onChange({ interpreterNeeded: checkboxState }); }}>{t('interpreter')}</Checkbox>
    </fieldset>
  );
}

function NewClient({ draft, problems, onChange }: FieldsProps): ReactNode {
  const t = useTexts(contactTexts);
  const { language } = useLanguage();
  const status = useStatus(problems);
  return (
    <>
      <TextInput {...status('name')} labelText={t('name')} fullWidth maxLength={200} autoComplete="off" value={draft.name} onChange={(value) => { onChange({ name: String(value ?? '') }); }} />
      <DateInput {...status('birthDate')} fullWidth labelText={t('birthDate')} optionalText={t('optional')} hintText={t('dateHint')} language={language} autoComplete="off" value={draft.birthDate} onChange={({ value }) => { onChange({ birthDate: value }); }} />
      <TextInput id="contact-phone" labelText={t('phone')} optionalText={t('optional')} type="tel" maxLength={40} autoComplete="off" value={draft.phone} onChange={(value) => { onChange({ phone: String(value ?? '') }); }} />
    </>
  );
}

function Need({ draft, problems, onChange }: FieldsProps): ReactNode {
  const t = useTexts(contactTexts);
  const status = useStatus(problems);
  const grounds = ['none', 'age75', 'careAllowance', 'disability'] as const;
  return (
    <fieldset className="in-fieldset"><legend>{t('needTitle')}</legend>
      <Textarea {...status('need')} labelText={t('need')} hintText={t('needHint')} fullWidth maxLength={4000} value={draft.need} onChange={(event) => { onChange({ need: event.target.value }); }} />
      <RadioButtonGroup labelText={t('ground')} name="sevenDayGround" value={draft.sevenDayGround} onChange={(value) => { onChange({ sevenDayGround: grounds.find((each) => each === value) ?? 'none' }); }}>
        {grounds.map((each) => <RadioButton key={each} value={each}>{t(each)}</RadioButton>)}
      </RadioButtonGroup>
    </fieldset>
  );
}

function CameIn({ draft, problems, onChange }: FieldsProps): ReactNode {
  const t = useTexts(contactTexts);
  const { language } = useLanguage();
  const status = useStatus(problems);
  return (
    <fieldset className="in-fieldset in-cols"><legend>{t('cameIn')}</legend>
      <p className="lu-muted">{t('cameInHint')}</p>
      <DateInput {...status('cameInDate')} fullWidth labelText={t('date')} hintText={t('dateHint')} language={language} autoComplete="off" value={draft.cameInDate} onChange={({ value }) => { onChange({ cameInDate: value }); }} />
      <TextInput {...status('cameInTime')} labelText={t('time')} hintText={t('timeHint')} autoComplete="off" value={draft.cameInTime} onChange={(value) => { onChange({ cameInTime: String(value ?? '') }); }} />
    </fieldset>
  );
}
