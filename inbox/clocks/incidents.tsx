/** What failed in a case: where, since when, the cause, who takes care; trying again, with a corrected value and a reason if need be. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Textarea, TextInput } from 'suomifi-ui-components';
import type { Case, Incident } from '../../contracts/index.ts';
import { Dialog, ErrorNotice, formatDateTime, useAction, useClient, useLanguage, useTexts, useWords } from '../../ui/index.ts';
import { DialogButtons, ReasonField, useReason } from '../dialogs.tsx';
import { Select } from '../select.tsx';
import { ResponsibleName } from '../task/case-parts.tsx';
import { clockActionTexts } from './clock-action-texts.ts';
import { correction, missingName, valueKinds } from './correction.ts';
import type { ValueKind } from './correction.ts';

interface IncidentsProps { readonly found: Case; readonly may: boolean; readonly onDone: (text: string, accepted: boolean) => void; readonly refetch: () => void }

export function Incidents({ found, may, ...rest }: IncidentsProps): ReactNode {
  const t = useTexts(clockActionTexts);
  const [correcting, setCorrecting] = useState<Incident>();
  const can = may && !found.suspended && found.status === 'open';
  return (
    <>
      {found.incidents.length > 0 && (
        <section aria-label={t('incidents')} className="in-block">
          <h2>{t('incidents')}</h2>
          <ul className="in-escalations">{found.incidents.map((incident) => <li key={incident.id}><OneIncident incident={incident} found={found} may={can} {...rest} onCorrect={() => { setCorrecting(incident); }} /></li>)}</ul>
        </section>
      )}
      {correcting && <Correct incident={correcting} {...rest} onClose={() => { setCorrecting(undefined); rest.refetch(); }} />}
    </>
  );
}

function OneIncident({ incident, found, may, onDone, refetch, onCorrect }: { readonly incident: Incident } & IncidentsProps & { readonly onCorrect: () => void }): ReactNode {
  const t = useTexts(clockActionTexts);
  const retry = useRetry(onDone, refetch);
  const run = (): void => { void retry.run({ incident, values: {} }); };
  return (
    <article className="in-escalation in-incident" data-incident={incident.code}>
      <h3><Where incident={incident} found={found} /></h3>
      <p>{t('incidentCauseText')} <span lang="en">{incident.message}</span> <code>{incident.code}</code></p>
      <dl className="in-client">
        <div><dt>{t('incidentOwner')}</dt><dd>{incident.owner ? <ResponsibleName responsible={incident.owner} /> : '–'}</dd></div>
      </dl>
      {incident.retries > 0 && <p className="lu-muted">{t('incidentRetries', { n: incident.retries })}</p>}
      {may ? (
        <div className="lu-buttons">
          <Button aria-disabled={retry.busy} onClick={run}>{t('retry')}</Button>
          <Button variant="secondary" onClick={onCorrect}>{t('correct')}</Button>
        </div>
      ) : <p className="lu-muted">{t('incidentAsk')}</p>}
      {retry.error && <ErrorNotice error={retry.error} onRetry={run} />}
    </article>
  );
}

function Where({ incident, found }: { readonly incident: Incident; readonly found: Case }): ReactNode {
  const t = useTexts(clockActionTexts);
  const words = useWords();
  const { language } = useLanguage();
  const date = formatDateTime(incident.raisedAt, language);
  const clock = found.clocks.find(({ id }) => id === incident.clock);
  if (clock) return t('incidentClock', { clock: words(clock.names), date });
  return incident.names ? t('incidentAt', { step: words(incident.names), date }) : t('incidentHere', { date });
}

interface Retry { readonly incident: Incident; readonly values: Record<string, string | number | boolean | null>; readonly reason?: string }

/** Tries again and says what came of it: an incident that is still open after that says so. */
function useRetry(onDone: IncidentsProps['onDone'], refetch: () => void): ReturnType<typeof useAction<Retry, void>> {
  const t = useTexts(clockActionTexts);
  const client = useClient();
  return useAction(async ({ incident, values, reason }: Retry, key: string) => {
    const { accepted } = await client.call('retryIncident', { params: { incidentId: incident.id }, key, body: { values, ...(reason !== undefined && { reason }) } }).finally(refetch);
    const { data } = await client.call('getCase', { params: { caseId: incident.caseId } });
    onDone(t(data.incidents.some(({ elementId, clock, code }) => elementId === incident.elementId && clock === incident.clock && code === incident.code) ? 'stillThere' : 'didRetry'), accepted);
  });
}

function Correct({ incident, onDone, refetch, onClose }: { readonly incident: Incident; readonly onDone: IncidentsProps['onDone']; readonly refetch: () => void; readonly onClose: () => void }): ReactNode {
  const t = useTexts(clockActionTexts);
  const reason = useReason();
  const [typed, setTyped] = useState<{ name: string; kind: ValueKind; text: string }>({ name: missingName(incident.message), kind: 'text', text: '' });
  const [tried, setTried] = useState(false);
  const retry = useRetry((text, accepted) => { onClose(); onDone(text, accepted); }, refetch);
  const read = correction(typed);
  const problem = tried ? read.problem : undefined;
  const submit = (): void => {
    setTried(true);
    if (reason.ready() && read.values) void retry.run({ incident, values: read.values, reason: reason.text.trim() });
  };
  const kindTexts = { text: 'kindText', number: 'kindNumber', yes: 'kindYes', no: 'kindNo', nothing: 'kindNothing' } as const satisfies Record<ValueKind, keyof typeof clockActionTexts>;
  return (
    <Dialog title={t('correctTitle')} onClose={onClose} footer={<DialogButtons busy={retry.busy} label={t('retry')} onSubmit={submit} onClose={onClose} />}>
      <p>{t('correctBody')}</p>
      <p lang="en"><code>{incident.message}</code></p>
      <TextInput labelText={t('valueName')} fullWidth autoComplete="off" maxLength={80} value={typed.name} onChange={(value) => { setTyped({ ...typed, name: String(value ?? '') }); }} status={problem === 'valueNameNeeded' ? 'error' : 'default'} statusText={problem === 'valueNameNeeded' ? t(problem) : ''} />
      <Select label={t('valueKind')} value={typed.kind} options={valueKinds.map((each) => [each, t(kindTexts[each])] as const)} onChange={(kind) => { setTyped({ ...typed, kind }); }} />
      {(typed.kind === 'text' || typed.kind === 'number') && <Textarea labelText={t('newValue')} fullWidth maxLength={4000} value={typed.text} onChange={(event) => { setTyped({ ...typed, text: event.target.value }); }} status={problem === 'numberWrong' ? 'error' : 'default'} statusText={problem === 'numberWrong' ? t(problem) : ''} />}
      <ReasonField reason={reason} />
      {retry.error && <ErrorNotice error={retry.error} onRetry={submit} />}
    </Dialog>
  );
}
