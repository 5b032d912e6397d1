/** A partner hands a client over: one who is new to the region, or one whose case is theirs. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Textarea, TextInput } from 'suomifi-ui-components';
import type { PartnerHandover, ReceiverList } from '../../contracts/index.ts';
import type { PackageAdditions } from '../../guidance/run.ts';
import { Dialog, ErrorNotice, Loaded, roleTexts, useAction, useClient, useQuery, useSession, useTexts, useWords } from '../../ui/index.ts';
import { DialogButtons } from '../dialogs.tsx';
import { handoverTexts } from '../handover/handover-texts.ts';
import { writtenAdditions } from '../handover/package-fields.ts';
import { Notes } from '../handover/package-editor.tsx';
import { Select } from '../select.tsx';
import { partnerTexts } from './partner-texts.ts';

const transitions = ['serviceToHome', 'serviceToService', 'homeToService'] as const;
interface Target { readonly transition: (typeof transitions)[number]; readonly toUnit: string; readonly toRole: string; readonly reason: string }
type Receiver = ReceiverList['items'][number];
interface Closing { readonly onClose: () => void; readonly onDone: () => void }

/** Units of the region that are not the partner's own, with a role that receives. */
function useReceivers(receivers: readonly Receiver[]): readonly Receiver[] {
  const { user } = useSession();
  return receivers.filter(({ id, region, roles }) => region.trim() === user.region && roles.length > 0 && !user.units.some((unit) => unit.id === id));
}

export function StartPartnerHandover(props: Closing): ReactNode {
  const query = useQuery('listReceivers', {});
  return <Loaded query={query}>{({ items }) => <NewClientForm {...props} receivers={items} />}</Loaded>;
}

export function HandOn(props: Closing & { readonly handover: PartnerHandover }): ReactNode {
  const query = useQuery('listReceivers', {});
  return <Loaded query={query}>{({ items }) => <HandOnForm {...props} receivers={items} />}</Loaded>;
}

interface Typed { readonly name: string; readonly birthDate: string; readonly phone: string; readonly need: string }
const empty: Typed = { name: '', birthDate: '', phone: '', need: '' };

function NewClientForm({ receivers, onClose, onDone }: Closing & { readonly receivers: readonly Receiver[] }): ReactNode {
  const t = useTexts(partnerTexts);
  const client = useClient();
  const form = useTarget(useReceivers(receivers));
  const [typed, setTyped] = useState(empty);
  const [additions, setAdditions] = useState<PackageAdditions>({});
  const [tried, setTried] = useState(false);
  const birthDate = isoDate(typed.birthDate);
  const complete = typed.name.trim() !== '' && typed.need.trim() !== '' && birthDate !== 'wrong' && form.target.reason.trim() !== '' && form.target.toUnit !== '';
  const start = useAction(async (to: Target, key: string) => {
    const person = { name: typed.name.trim(), ...(birthDate !== undefined && { birthDate }), ...(typed.phone.trim() && { phone: typed.phone.trim() }) };
    await client.call('startPartnerHandover', { key, body: { ...to, reason: to.reason.trim(), client: person, need: typed.need.trim(), additions: writtenAdditions(additions) } });
    onDone();
  });
  const submit = (): void => { setTried(true); if (complete) void start.run(form.target); };
  const lacks = (field: 'name' | 'need') => (tried && typed[field].trim() === '' ? { status: 'error' as const, statusText: t(field === 'name' ? 'nameNeeded' : 'needNeeded') } : { status: 'default' as const, statusText: '' });
  return (
    <Dialog title={t('startTitle')} onClose={onClose} footer={<DialogButtons busy={start.busy} label={t('doStart')} onSubmit={submit} onClose={onClose} />}>
      <p>{t('startBody')}</p>
      <TextInput labelText={t('name')} fullWidth maxLength={200} value={typed.name} onChange={(value) => { setTyped({ ...typed, name: String(value ?? '') }); }} {...lacks('name')} />
      <TextInput labelText={t('birthDate')} optionalText={t('optional')} value={typed.birthDate} onChange={(value) => { setTyped({ ...typed, birthDate: String(value ?? '') }); }} status={tried && birthDate === 'wrong' ? 'error' : 'default'} statusText={tried && birthDate === 'wrong' ? t('birthDateWrong') : ''} />
      <TextInput labelText={t('phone')} optionalText={t('optional')} value={typed.phone} maxLength={40} onChange={(value) => { setTyped({ ...typed, phone: String(value ?? '') }); }} />
      <Textarea labelText={t('need')} fullWidth maxLength={4000} value={typed.need} onChange={(event) => { setTyped({ ...typed, need: event.target.value }); }} {...lacks('need')} />
      <TargetFields {...form} tried={tried} />
      <Notes missing={[]} additions={additions} onChange={setAdditions} />
      {start.error && <ErrorNotice error={start.error} onRetry={submit} />}
    </Dialog>
  );
}

function HandOnForm({ handover: { caseId, client: person }, receivers, onClose, onDone }: Closing & { readonly handover: PartnerHandover; readonly receivers: readonly Receiver[] }): ReactNode {
  const t = useTexts(partnerTexts);
  const client = useClient();
  const form = useTarget(useReceivers(receivers));
  const [tried, setTried] = useState(false);
  const start = useAction(async (to: Target, key: string) => { await client.call('startHandover', { params: { caseId }, key, body: { ...to, reason: to.reason.trim() } }); onDone(); });
  const submit = (): void => { setTried(true); if (form.target.reason.trim() && form.target.toUnit) void start.run(form.target); };
  return (
    <Dialog title={t('handOnTitle', { name: person.name })} onClose={onClose} footer={<DialogButtons busy={start.busy} label={t('doHandOn')} onSubmit={submit} onClose={onClose} />}>
      <p>{t('startBody')}</p>
      <TargetFields {...form} tried={tried} />
      {start.error && <ErrorNotice error={start.error} onRetry={submit} />}
    </Dialog>
  );
}

interface Form { readonly target: Target; readonly units: readonly Receiver[]; readonly roles: readonly string[]; readonly change: (part: Partial<Target>) => void }

function useTarget(units: readonly Receiver[]): Form {
  const [typed, setTyped] = useState<Target>({ transition: 'serviceToHome', toUnit: '', toRole: '', reason: '' });
  const unit = units.find(({ id }) => id === typed.toUnit) ?? units[0];
  const roles = unit?.roles ?? [];
  const target = { ...typed, toUnit: unit?.id ?? '', toRole: roles.includes(typed.toRole) ? typed.toRole : roles[0] ?? '' };
  return { target, units, roles, change: (part) => { setTyped((old) => ({ ...old, ...part })); } };
}

function TargetFields({ target, units, roles, change, tried }: Form & { readonly tried: boolean }): ReactNode {
  const h = useTexts(handoverTexts);
  const role = useTexts(roleTexts);
  const words = useWords();
  const lacking = tried && target.reason.trim() === '';
  return (
    <>
      <Select label={h('transition')} value={target.transition} options={transitions.map((each) => [each, h(each)] as const)} onChange={(transition) => { change({ transition }); }} />
      {units.length === 0 ? <p>{h('noReceiver')}</p> : <Select label={h('to')} value={target.toUnit} options={units.map(({ id, names }) => [id, words(names)] as const)} onChange={(toUnit) => { change({ toUnit }); }} />}
      <Select label={h('toRole')} value={target.toRole} options={roles.map((each) => [each, each in roleTexts ? role(each as keyof typeof roleTexts) : each] as const)} onChange={(toRole) => { change({ toRole }); }} />
      <Textarea labelText={h('why')} fullWidth maxLength={2000} value={target.reason} onChange={(event) => { change({ reason: event.target.value }); }} status={lacking ? 'error' : 'default'} statusText={lacking ? h('reasonNeeded') : ''} />
    </>
  );
}

/** `31.12.1940` → 1940-12-31; undefined for nothing. */
function isoDate(typed: string): string | undefined {
  if (typed.trim() === '') return undefined;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed.trim()) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? 'wrong' : iso;
}
