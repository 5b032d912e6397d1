/** The client's plans: how many are in force, which belong together; a second one is linked or stands beside on purpose. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button, InlineAlert, TextInput } from 'suomifi-ui-components';
import { planKinds } from '../../contracts/index.ts';
import type { ClientPlan, ClientPlans } from '../../contracts/index.ts';
import { Dialog, ErrorNotice, formatDate, Loaded, useAction, useClient, useQuery, useTexts, Words } from '../../ui/index.ts';
import { DialogButtons, ReasonDialog } from '../dialogs.tsx';
import { Select } from '../select.tsx';
import { clientTexts } from './client-texts.ts';

export function ClientPlansPart({ clientId }: { readonly clientId: string }): ReactNode {
  const t = useTexts(clientTexts);
  const query = useQuery('listClientPlans', { params: { clientId } });
  const [starting, setStarting] = useState(false);
  return (
    <Loaded query={query}>
      {(plans) => (
        <section aria-label={t('plans')} className="in-block">
          <h2>{t('plansInForce', { n: String(plans.active) })}</h2>
          {plans.separate > 1 && <InlineAlert status="warning" labelText={t('plansApart')}>{t('plansApartNext')}</InlineAlert>}
          {plans.items.length === 0 ? <p>{t('noPlans')}</p> : <ul>{plans.items.map((plan) => <li key={plan.id}><OnePlan plan={plan} plans={plans} refetch={query.refetch} /></li>)}</ul>}
          <div className="lu-buttons"><Button variant="secondary" onClick={() => { setStarting(true); }}>{t('addPlan')}</Button></div>
          {starting && <StartPlan clientId={clientId} plans={plans} onClose={() => { setStarting(false); query.refetch(); }} />}
        </section>
      )}
    </Loaded>
  );
}

interface PlanProps { readonly plan: ClientPlan; readonly plans: ClientPlans; readonly refetch: () => void }

function OnePlan({ plan, plans, refetch }: PlanProps): ReactNode {
  const t = useTexts(clientTexts);
  const main = plans.items.find(({ id }) => id === plan.linkedTo);
  return (
    <>
      <strong>{plan.title}</strong> ({t(plan.kind)}), <Words of={plan.unitNames} />, {formatDate(plan.startedAt)}
      {plan.caseId && <> <Link to={`/cases/${plan.caseId}`}>{plan.caseNumber}</Link></>}
      {main && <>. {t('partOf', { title: main.title })}</>}
      {plan.endedAt ? <>. {t('ended', { date: formatDate(plan.endedAt), reason: plan.endedReason ?? '' })}</> : <PlanActions plan={plan} plans={plans} refetch={refetch} />}
    </>
  );
}

function PlanActions({ plan: { id, version, title, linkedTo }, plans, refetch }: PlanProps): ReactNode {
  const t = useTexts(clientTexts);
  const client = useClient();
  const [asked, setAsked] = useState<'link' | 'end'>();
  const close = (): void => { setAsked(undefined); refetch(); };
  const others = mainPlans(plans).filter((other) => other.id !== id);
  const [to, setTo] = useState('');
  const target = others.some((other) => other.id === to) ? to : others[0]?.id ?? '';
  const link = useAction(async (main: string) => { await client.call('linkClientPlan', { params: { planId: id }, version, body: { to: main } }); close(); });
  const end = async (reason: string): Promise<void> => { await client.call('endClientPlan', { params: { planId: id }, version, body: { reason } }); close(); };
  return (
    <>
      <div className="lu-buttons">
        {linkedTo === null && others.length > 0 && <Button variant="secondaryNoBorder" onClick={() => { setAsked('link'); }}>{t('linkPlan', { title })}</Button>}
        <Button variant="secondaryNoBorder" onClick={() => { setAsked('end'); }}>{t('endPlan', { title })}</Button>
      </div>
      {asked === 'end' && <ReasonDialog title={t('endPlan', { title })} label={t('doEnd')} perform={end} onClose={close} />}
      {asked === 'link' && (
        <Dialog title={t('linkPlan', { title })} onClose={close} footer={<DialogButtons busy={link.busy} label={t('doLink')} onSubmit={() => { void link.run(target); }} onClose={close} />}>
          <Select label={t('mainPlan')} value={target} options={others.map((other) => [other.id, other.title] as const)} onChange={setTo} />
          {link.error && <ErrorNotice error={link.error} onRetry={link.retry} />}
        </Dialog>
      )}
    </>
  );
}

/** In force and part of no other. */
function mainPlans({ items }: ClientPlans): readonly ClientPlan[] {
  return items.filter(({ endedAt, linkedTo }) => endedAt === null && linkedTo === null);
}

const apart = 'separate';

/** Beside an active plan the new one is its part unless the worker says otherwise. */
function StartPlan({ clientId, plans, onClose }: { readonly clientId: string; readonly plans: ClientPlans; readonly onClose: () => void }): ReactNode {
  const t = useTexts(clientTexts);
  const client = useClient();
  const mains = mainPlans(plans);
  const [ofKind, setKind] = useState<(typeof planKinds)[number]>();
  const kind = ofKind ?? (mains.length === 0 ? 'shared' : 'service');
  const [title, setTitle] = useState('');
  // the list may have been read again since this opened: what nobody chose follows it
  const [chosen, setWhere] = useState<string>();
  const where = chosen ?? mains[0]?.id ?? apart;
  const [tried, setTried] = useState(false);
  const start = useAction(async (name: string, key: string) => {
    const beside = mains.length === 0 ? {} : where === apart ? { separate: true as const } : { linkTo: where };
    await client.call('startClientPlan', { params: { clientId }, key, body: { kind, title: name, ...beside } });
    onClose();
  });
  const submit = (): void => { setTried(true); if (title.trim()) void start.run(title.trim()); };
  const lacking = tried && title.trim() === '';
  return (
    <Dialog title={t('addPlan')} onClose={onClose} footer={<DialogButtons busy={start.busy} label={t('doAdd')} onSubmit={submit} onClose={onClose} />}>
      {mains.length > 0 && <InlineAlert status="warning" labelText={t('planExists')}>{t('planExistsNext')}</InlineAlert>}
      <Select label={t('planKind')} value={kind} options={planKinds.map((each) => [each, t(each)] as const)} onChange={setKind} />
      <TextInput labelText={t('planTitle')} fullWidth maxLength={200} value={title} onChange={(value) => { setTitle(String(value ?? '')); }} status={lacking ? 'error' : 'default'} statusText={lacking ? t('titleNeeded') : ''} />
      {mains.length > 0 && <Select label={t('mainPlan')} value={where} options={[...mains.map((main) => [main.id, t('partOf', { title: main.title })] as const), [apart, t('besides')] as const]} onChange={setWhere} />}
      {start.error && <ErrorNotice error={start.error} onRetry={submit} />}
    </Dialog>
  );
}
