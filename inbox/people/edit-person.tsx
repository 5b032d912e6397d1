/** What the region's register says of a person beside the sign-in: profession, employment, how many clients at most, deputy, where escalations are told. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { TextInput } from 'suomifi-ui-components';
import { languages } from '../../contracts/index.ts';
import type { People, Person } from '../../contracts/index.ts';
import { Dialog, ErrorNotice, languageNames, useAction, useClient, useTexts } from '../../ui/index.ts';
import { DialogButtons } from '../dialogs.tsx';
import { Select } from '../select.tsx';
import { peopleTexts, professionTexts } from './people-texts.ts';

interface EditProps { readonly person: Person; readonly people: People; readonly onClose: () => void; readonly onDone: () => void }
const professions = Object.keys(professionTexts) as (keyof typeof professionTexts)[];

export function EditPerson({ person, people, onClose, onDone }: EditProps): ReactNode {
  const t = useTexts(peopleTexts);
  const profession = useTexts(professionTexts);
  const client = useClient();
  const [typed, setTyped] = useState({ profession: person.profession, employment: person.employment ?? '' as const, language: person.language, email: person.email ?? '', limit: person.clientLimit === null ? '' : String(person.clientLimit), deputy: person.deputy ?? '' });
  const [tried, setTried] = useState(false);
  const limit = readLimit(typed.limit);
  const save = useAction(async (body: typeof typed) => {
    await client.call('updatePerson', { params: { personId: person.id }, version: person.version, body: {
      profession: body.profession, employment: body.employment === '' ? null : body.employment, language: body.language, email: body.email.trim() || null, clientLimit: limit ?? null, deputy: body.deputy || null,
    } });
    onDone();
  });
  const submit = (): void => { setTried(true); if (limit !== undefined) void save.run(typed); };
  const change = (part: Partial<typeof typed>): void => { setTyped((old) => ({ ...old, ...part })); };
  const wrong = tried && limit === undefined;
  const others = people.items.filter(({ id, active }) => id !== person.id && active);
  return (
    <Dialog title={t('editTitle', { name: person.name })} onClose={onClose} footer={<DialogButtons busy={save.busy} label={t('save')} onSubmit={submit} onClose={onClose} />}>
      <Select label={t('profession')} value={typed.profession} options={professions.map((each) => [each, profession(each)] as const)} onChange={(next) => { change({ profession: next }); }} />
      <Select label={t('employment')} value={typed.employment} options={[['', t('unknown')], ['office', t('office')], ['contract', t('contract')]]} onChange={(employment) => { change({ employment }); }} />
      <TextInput labelText={t('clientLimit')} hintText={t('limitHint')} inputMode="numeric" value={typed.limit} onChange={(value) => { change({ limit: String(value ?? '') }); }} status={wrong ? 'error' : 'default'} statusText={wrong ? t('limitWrong') : ''} />
      <Select label={t('deputy')} value={typed.deputy} options={[['', t('nobodyNamed')], ...others.map(({ id, name }) => [id, name] as const)]} onChange={(deputy) => { change({ deputy }); }} />
      <TextInput labelText={t('email')} type="email" fullWidth maxLength={200} value={typed.email} onChange={(value) => { change({ email: String(value ?? '') }); }} />
      <Select label={t('language')} value={typed.language} options={languages.map((each) => [each, languageNames[each]] as const)} onChange={(language) => { change({ language }); }} />
      {save.error && <ErrorNotice error={save.error} onRetry={submit} />}
    </Dialog>
  );
}

/** Null for none of their own; undefined for what is no limit. */
export function readLimit(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  return /^\d{1,4}$/.test(text) && Number(text) <= 1000 ? Number(text) : undefined;
}
