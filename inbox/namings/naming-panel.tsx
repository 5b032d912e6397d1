/** A naming on its own page: the supervisor asks somebody, the person asked answers. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, RadioButton, RadioButtonGroup } from 'suomifi-ui-components';
import type { CandidateList, NamingView, Task } from '../../contracts/index.ts';
import { ErrorNotice, formatDateTime, isProblem, Loaded, useAction, useClient, useLanguage, useQuery, useSession, useTexts, useWords } from '../../ui/index.ts';
import { actorName } from '../actor-name.ts';
import { ReasonDialog, ReasonField, useReason } from '../dialogs.tsx';
import { professionTexts } from '../people/people-texts.ts';
import { useWork } from '../queue/work-context.ts';
import { namingTexts } from './naming-texts.ts';

interface PanelProps { readonly task: Task; readonly naming: NamingView; readonly reload: () => void }
type Candidate = CandidateList['items'][number];

export function NamingPanel(props: PanelProps): ReactNode {
  const { task, naming } = props;
  const t = useTexts(namingTexts);
  const words = useWords();
  const { user } = useSession();
  const role = words(naming.names);
  const open = task.status === 'waiting' || task.status === 'claimed';
  return (
    <section aria-label={t('title', { role })} className="in-block" data-naming={naming.status}>
      <h2>{t('title', { role })}</h2>
      <WhyNaming naming={naming} />
      {!open ? <p>{t('over')}</p> : naming.status === 'offered' && naming.nominee?.worker === user.id ? <Answer {...props} /> : <Choosing {...props} />}
    </section>
  );
}

function WhyNaming({ naming }: { readonly naming: NamingView }): ReactNode {
  const t = useTexts(namingTexts);
  const words = useWords();
  const { language } = useLanguage();
  return (
    <>
      <p>{t(naming.because, { role: words(naming.names).toLowerCase(), name: actorName(naming.replaces) })} <span className="lu-muted">{t('since', { date: formatDateTime(naming.since, language) })}</span></p>
      {naming.declined && <p>{t('declined', { reason: naming.declined })}</p>}
      {naming.status === 'queued' && <p role="status">{t('queued', { name: actorName(naming.nominee), n: naming.ahead ?? 0 })}</p>}
      {naming.justification && <p>{t('givenJustification')}: {naming.justification}</p>}
    </>
  );
}

/** Who may name chooses; others read who is asked. */
function Choosing(props: PanelProps): ReactNode {
  const { task, naming } = props;
  const t = useTexts(namingTexts);
  const query = useQuery('listCandidates', { params: { taskId: task.id } });
  const asked = naming.status === 'offered' && <p role="status">{t('asked', { name: actorName(naming.nominee) })}</p>;
  // Whose it is not to name gets no list.
  if (isProblem(query.error, 'NOT_FOUND')) return <>{asked}<p className="lu-muted">{t('notYours')}</p></>;
  return <>{asked}<Loaded query={query}>{({ items }) => <Choice key={`${task.id} ${naming.status}`} {...props} candidates={items} />}</Loaded></>;
}

function Choice({ task, naming, reload, candidates }: PanelProps & { readonly candidates: readonly Candidate[] }): ReactNode {
  const t = useTexts(namingTexts);
  const client = useClient();
  const { goOn, refetch } = useWork();
  const load = useLoadText();
  const [person, setPerson] = useState('');
  const justification = useReason();
  const [tried, setTried] = useState(false);
  const again = (): void => { reload(); refetch(); };
  const chosen = candidates.find(({ worker }) => worker === person);
  const wanted = chosen?.eligibility === 'withJustification';
  const name = useAction(async (body: { person: string; justification?: string }, key: string) => {
    goOn(task.id, 'didName', (await client.call('nameCoordinator', { params: { taskId: task.id }, version: task.version, key, body }).finally(again)).data);
  });
  const keep = useAction(async (taskId: string, key: string) => { goOn(task.id, 'didKeep', (await client.call('keepCoordinator', { params: { taskId }, version: task.version, key }).finally(again)).data); });
  const submit = (): void => {
    setTried(true);
    if (!wanted) { if (chosen) void name.run({ person: chosen.worker }); return; }
    if (justification.ready()) void name.run({ person: chosen.worker, justification: justification.text.trim() });
  };
  if (candidates.length === 0) return <p>{t('nobody')}</p>;
  return (
    <div className="lu-stack">
      <RadioButtonGroup labelText={t('who')} name="candidate" value={person} onChange={setPerson}>
        {candidates.map((each) => <RadioButton key={each.worker} value={each.worker} disabled={each.eligibility === 'notEligible' || !each.there} hintText={load(each)}>{each.name}</RadioButton>)}
      </RadioButtonGroup>
      {tried && !chosen && <p className="in-problem" role="alert">{t('chooseOne')}</p>}
      {wanted && <ReasonField reason={justification} label={t('justification')} needed={t('justificationNeeded')} maxLength={4000} />}
      <div className="lu-buttons">
        {name.busy ? <Button loading ariaLoadingText={t('ask')} aria-disabled>{t('ask')}</Button> : <Button onClick={submit}>{t('ask')}</Button>}
        {naming.replaces && <Button variant="secondary" aria-disabled={keep.busy} onClick={() => { void keep.run(task.id); }}>{t('keep')}</Button>}
      </div>
      {name.error && <ErrorNotice error={name.error} onRetry={submit} />}
      {keep.error && <ErrorNotice error={keep.error} onRetry={keep.retry} />}
    </div>
  );
}

/** `sosionomi, 12 / 30 asiakasta, vain kirjallisella perustelulla` */
function useLoadText(): (candidate: Candidate) => string {
  const t = useTexts(namingTexts);
  const profession = useTexts(professionTexts);
  return ({ profession: is, clients, limit, there, eligibility }) => [
    limit === null ? t('load', { profession: profession(is), clients }) : t('loadOf', { profession: profession(is), clients, limit }),
    limit !== null && clients >= limit && t('full'), !there && t('away'), eligibility !== 'eligible' && t(eligibility),
  ].filter((part) => part !== false).join(', ');
}

function Answer({ task, naming, reload }: PanelProps): ReactNode {
  const t = useTexts(namingTexts);
  const words = useWords();
  const client = useClient();
  const { goOn, refetch } = useWork();
  const [declining, setDeclining] = useState(false);
  const again = (): void => { reload(); refetch(); };
  const params = { taskId: task.id };
  const accept = useAction(async (_: string, key: string) => { goOn(task.id, 'didCoordinate', (await client.call('acceptCoordination', { params, version: task.version, key }).finally(again)).data); });
  const decline = async (reason: string, key: string): Promise<void> => {
    const { data } = await client.call('declineCoordination', { params, version: task.version, key, body: { reason } }).finally(refetch);
    setDeclining(false);
    goOn(task.id, 'didNotCoordinate', data);
  };
  const run = (): void => { void accept.run(task.id); };
  return (
    <>
      <p>{t('acceptBody', { role: words(naming.names).toLowerCase() })}</p>
      <div className="lu-buttons">
        {accept.busy ? <Button loading ariaLoadingText={t('accept')} aria-disabled>{t('accept')}</Button> : <Button onClick={run}>{t('accept')}</Button>}
        <Button variant="secondary" onClick={() => { setDeclining(true); }}>{t('decline')}</Button>
      </div>
      {accept.error && <ErrorNotice error={accept.error} onRetry={run} />}
      {declining && <ReasonDialog title={t('declineTitle')} label={t('doDecline')} perform={decline} onClose={() => { setDeclining(false); }}><p>{t('declineBody')}</p></ReasonDialog>}
    </>
  );
}
