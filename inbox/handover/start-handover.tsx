/** Starting a handover at the step where the case stands: to whom, what kind of transition, why. It is a draft until it is offered. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Checkbox } from 'suomifi-ui-components';
import { regions, transitions } from '../../contracts/index.ts';
import type { Case, ReceiverList, RegionCode } from '../../contracts/index.ts';
import { Dialog, ErrorNotice, Loaded, roleTexts, useAction, useClient, useQuery, useTexts, useWords } from '../../ui/index.ts';
import { Select } from '../select.tsx';
import { inboxTexts } from '../texts.ts';
import { DialogButtons, ReasonField, useReason } from '../dialogs.tsx';
import { handoverTexts } from './handover-texts.ts';

type Transition = (typeof transitions)[number];
type Receiver = ReceiverList['items'][number];
interface StartProps { readonly found: Case; readonly onClose: () => void }
interface Draft { readonly transition: Transition; readonly unit: string; readonly role: string; readonly follows: boolean; readonly namesCoordinator: boolean; readonly toTier: 1 | 2 | 3 }

export function StartHandover(props: StartProps): ReactNode {
  const query = useQuery('listReceivers', {});
  return <Loaded query={query}>{({ items }) => <StartForm {...props} receivers={items} />}</Loaded>;
}

/** Who can receive: of the own region, or of another one, as the transition says; never the responsible unit itself. */
export function receiversFor(receivers: readonly Receiver[], transition: Transition, responsible: string): readonly Receiver[] {
  const home = responsible.slice(0, 2);
  return receivers.filter(({ id, region }) => id !== responsible && (region.trim() === home) !== (transition === 'regionToRegion'));
}

/** What is typed, with what follows from it: who can receive, in which role. */
function useStartDraft({ found, receivers }: { readonly found: Case; readonly receivers: readonly Receiver[] }): { draft: Draft; change: (part: Partial<Draft>) => void; tiers: readonly Draft['toTier'][]; options: readonly Receiver[]; unit: Receiver | undefined; roles: readonly string[]; chosen: string } {
  const tiers = ([1, 2, 3] as const).filter((tier) => tier !== found.tier);
  const [draft, setDraft] = useState<Draft>({ transition: 'serviceToService', unit: '', role: '', follows: true, namesCoordinator: false, toTier: tiers[0] ?? 2 });
  const options = receiversFor(receivers, draft.transition, found.responsible?.unit ?? '');
  const unit = options.find(({ id }) => id === draft.unit) ?? options[0];
  const roles = unit && unit.roles.length > 0 ? unit.roles : ['guide'];
  const chosen = roles.includes(draft.role) ? draft.role : roles[0] ?? 'guide';
  return { draft, change: (part) => { setDraft((old) => ({ ...old, ...part })); }, tiers, options, unit, roles, chosen };
}

function StartForm({ found, onClose, receivers }: StartProps & { readonly receivers: readonly Receiver[] }): ReactNode {
  const t = useTexts(handoverTexts);
  const client = useClient();
  const navigate = useNavigate();
  const form = useStartDraft({ found, receivers });
  const { draft, change, unit, chosen } = form;
  const reason = useReason();
  const start = useAction(async (toUnit: string, key: string) => {
    const { transition, follows, namesCoordinator, toTier } = draft;
    const body = { transition, toUnit, toRole: chosen, reason: reason.text.trim(), follows, namesCoordinator, ...(transition === 'tierToTier' && { toTier }) };
    await client.call('startHandover', { params: { caseId: found.id }, key, body });
    const { data } = await client.call('getCase', { params: { caseId: found.id } });
    onClose();
    const open = data.handovers.find(({ status }) => status === 'draft');
    if (open) await navigate(`/tasks/${encodeURIComponent(open.id)}`);
  });
  const submit = (): void => { if (reason.ready() && unit) void start.run(unit.id); };
  return (
    <Dialog title={t('startTitle')} onClose={onClose} footer={<DialogButtons busy={start.busy} label={t('doStart')} onSubmit={submit} onClose={onClose} />}>
      <p>{t('startBody')}</p>
      <ToWhom {...form} />
      <ReasonField reason={reason} />
      <Checkbox checked={draft.follows} onClick={({ checkboxState }) => { change({ follows: checkboxState }); }}>{t('follows')}</Checkbox>
      {draft.transition !== 'regionToRegion' && <Checkbox checked={draft.namesCoordinator} onClick={({ checkboxState }) => { change({ namesCoordinator: checkboxState }); }}>{t('namesCoordinator')}</Checkbox>}
      {start.error && <ErrorNotice error={start.error} onRetry={submit} />}
    </Dialog>
  );
}

/** Kind of transition, new tier where it changes, receiving unit and role. */
function ToWhom({ draft, change, tiers, options, unit, roles, chosen }: ReturnType<typeof useStartDraft>): ReactNode {
  const t = useTexts(handoverTexts);
  const inbox = useTexts(inboxTexts);
  const role = useTexts(roleTexts);
  const words = useWords();
  const nameOf = ({ region, names }: Receiver): string => (draft.transition === 'regionToRegion' ? `${words(regions[region.trim() as RegionCode])}: ${words(names)}` : words(names));
  const roleName = (each: string): string => (each in roleTexts ? role(each as keyof typeof roleTexts) : each);
  return (
    <>
      <Select label={t('transition')} value={draft.transition} options={transitions.map((each) => [each, t(each)] as const)} onChange={(transition) => { change({ transition }); }} />
      {draft.transition === 'tierToTier' && <Select label={t('toTier')} value={String(draft.toTier)} options={tiers.map((tier) => [String(tier), inbox(`tier${tier}`)] as const)} onChange={(tier) => { change({ toTier: tiers.find((each) => String(each) === tier) ?? 2 }); }} />}
      {unit ? <Select label={t('to')} value={unit.id} options={options.map((each) => [each.id, nameOf(each)] as const)} onChange={(id) => { change({ unit: id }); }} /> : <p>{t('noReceiver')}</p>}
      <Select label={t('toRole')} value={chosen} options={roles.map((each) => [each, roleName(each)] as const)} onChange={(next) => { change({ role: next }); }} />
    </>
  );
}
