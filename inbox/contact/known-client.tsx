/** Is the client known already? Looks by what was typed; a known client's contact joins an open matter or starts one on purpose. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, RadioButton, RadioButtonGroup } from 'suomifi-ui-components';
import type { ClientMatch, ClientView } from '../../contracts/index.ts';
import { ErrorNotice, formatDate, useAction, useClient, useTexts, useWords } from '../../ui/index.ts';
import { ReasonDialog } from '../dialogs.tsx';
import { parseDate } from './contact-form.ts';
import type { ContactDraft, ContactProblems } from './contact-form.ts';
import { contactTexts } from './contact-texts.ts';

interface KnownProps { readonly draft: ContactDraft; readonly problems: ContactProblems; readonly onChange: (change: Partial<ContactDraft>) => void }

export function KnownClient(props: KnownProps): ReactNode {
  return props.draft.known ? <Chosen {...props} known={props.draft.known} /> : <Search {...props} />;
}

function Search({ draft, onChange }: KnownProps): ReactNode {
  const t = useTexts(contactTexts);
  const client = useClient();
  const [found, setFound] = useState<readonly ClientMatch[]>();
  const [asking, setAsking] = useState<ClientMatch>();
  const search = useAction(async (query: { name?: string; birthDate?: string; phone?: string }) => { setFound((await client.call('searchClients', { query })).data.items); });
  const choose = (view: ClientView): void => {
    setAsking(undefined);
    onChange({ known: { id: view.id, name: view.name, matters: view.matters.filter(({ status }) => status !== 'ended') }, matter: '' });
  };
  const open = useAction(async (match: ClientMatch) => { choose((await client.call('getClient', { params: { clientId: match.id } })).data); });
  const failed = search.error ?? open.error;
  const run = (): void => {
    const birthDate = parseDate(draft.birthDate);
    void search.run({ ...(draft.name.trim() && { name: draft.name.trim() }), ...(birthDate && { birthDate }), ...(draft.phone.trim().length >= 5 && { phone: draft.phone.trim() }) });
  };
  return (
    <div className="lu-stack">
      <div><Button variant="secondary" aria-disabled={search.busy} onClick={run}>{t('searchKnown')}</Button></div>
      <p role="status" className="lu-muted">{found ? (found.length === 0 ? t('noneKnown') : t('someKnown', { n: found.length })) : t('searchHint')}</p>
      {found && found.length > 0 && (
        <ul className="in-path">
          {found.map((match) => (
            <li key={match.id}>
              <Button variant="secondaryNoBorder" onClick={() => { if (match.mine) void open.run(match); else setAsking(match); }}>{match.name}{match.birthDate ? `, ${formatDate(match.birthDate)}` : ''}</Button>
              <span className="lu-muted"> {t('openMatters', { n: match.openMatters })}{match.mine ? '' : `, ${t('notMine')}`}</span>
            </li>
          ))}
        </ul>
      )}
      {failed && <ErrorNotice error={failed} onRetry={run} />}
      {asking && <WhyOpen match={asking} onOpened={choose} onClose={() => { setAsking(undefined); }} />}
    </div>
  );
}

/** Another unit's client is opened with a reason; it is logged. */
export function WhyOpen({ match: { id }, onOpened, onClose }: { readonly match: Pick<ClientMatch, 'id'>; readonly onOpened: (client: ClientView) => void; readonly onClose: () => void }): ReactNode {
  const t = useTexts(contactTexts);
  const client = useClient();
  const perform = async (reason: string): Promise<void> => { onOpened((await client.call('openClient', { params: { clientId: id }, body: { reason } })).data); };
  return <ReasonDialog title={t('whyTitle')} label={t('whyOpen')} reasonLabel={t('whyReason')} needed={t('whyNeeded')} maxLength={500} perform={perform} onClose={onClose}><p>{t('whyBody')}</p></ReasonDialog>;
}

/** The chosen client, and for one with open matters the decision that the worker makes. */
function Chosen({ known, draft, problems, onChange }: KnownProps & { readonly known: NonNullable<ContactDraft['known']> }): ReactNode {
  const t = useTexts(contactTexts);
  const words = useWords();
  const { known: _known, ...rest } = draft;
  const steps = (matter: (typeof known.matters)[number]): string => matter.steps.map(({ names, unitNames }) => `${words(names)}, ${words(unitNames)}`).join('; ');
  return (
    <div className="lu-stack">
      <p><strong>{known.name}</strong> <Button variant="secondaryNoBorder" onClick={() => { onChange({ ...rest, known: undefined, matter: '' }); }}>{t('anotherClient')}</Button></p>
      {known.matters.length > 0 && (
        <div id="contact-matter" tabIndex={-1}>
          <RadioButtonGroup labelText={t('joinTitle')} name="matter" value={draft.matter} onChange={(matter) => { onChange({ matter }); }}>
            {[...known.matters.map((matter) => <RadioButton key={matter.id} value={matter.id} disabled={matter.status === 'starting'} hintText={steps(matter)}>{t('join', { number: matter.number })}</RadioButton>),
              <RadioButton key="separate" value="separate">{t('separate')}</RadioButton>]}
          </RadioButtonGroup>
          {problems.matter && <p className="in-late">{t(problems.matter)}</p>}
        </div>
      )}
    </div>
  );
}
