/** A client with all their matters: tier, step, due and who is responsible in each. Another unit's client is opened with a reason. */
import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { Button } from 'suomifi-ui-components';
import type { ClientView, LiveEvent } from '../../contracts/index.ts';
import { ClockBadge, EmptyState, formatDate, formatDateTime, isProblem, Loaded, PageHeading, useLanguage, useQuery, useTexts, Words } from '../../ui/index.ts';
import { caseTexts, channelTexts } from '../cases/case-texts.ts';
import { WhyOpen } from '../contact/known-client.tsx';
import { ResponsibleName } from '../task/case-parts.tsx';
import { inboxTexts } from '../texts.ts';
import { ClientPlansPart } from './client-plans.tsx';
import { clientTexts } from './client-texts.ts';

export function ClientPage(): ReactNode {
  const { clientId = '' } = useParams();
  const live = useCallback((event: LiveEvent) => event.kind !== 'version', []);
  const query = useQuery('getClient', { params: { clientId } }, { live });
  if (isProblem(query.error, 'CLIENT_REASON_NEEDED')) return <Closed clientId={clientId} refetch={query.refetch} />;
  return <Loaded query={query}>{(client) => <Client key={client.id} client={client} />}</Loaded>;
}

function Closed({ clientId, refetch }: { readonly clientId: string; readonly refetch: () => void }): ReactNode {
  const t = useTexts(clientTexts);
  const [asking, setAsking] = useState(false);
  return (
    <div className="lu-panel lu-stack">
      <PageHeading title={t('title')} focusKey={clientId}>{t('title')}</PageHeading>
      <p>{t('closed')}</p>
      <div><Button onClick={() => { setAsking(true); }}>{t('open')}</Button></div>
      {asking && <WhyOpen match={{ id: clientId }} onOpened={() => { setAsking(false); refetch(); }} onClose={() => { setAsking(false); }} />}
    </div>
  );
}

/** The page's title holds no name: it stands in the window and in the history of the browser. */
function Client({ client }: { readonly client: ClientView }): ReactNode {
  const t = useTexts(clientTexts);
  const channel = useTexts(channelTexts);
  const { language } = useLanguage();
  return (
    <article className="lu-panel in-case">
      <PageHeading title={t('title')} focusKey={client.id}>{t('title')}</PageHeading>
      <dl className="in-client">
        <div><dt>{t('name')}</dt><dd><strong>{client.name}</strong></dd></div>
        {client.birthDate && <div><dt>{t('birthDate')}</dt><dd>{formatDate(client.birthDate)}</dd></div>}
        {client.phone && <div><dt>{t('phone')}</dt><dd>{client.phone}</dd></div>}
      </dl>
      <section aria-label={t('matters')} className="in-block"><h2>{t('matters')}</h2>{client.matters.length === 0 ? <EmptyState title={t('noMatters')} /> : <Matters client={client} />}</section>
      <ClientPlansPart clientId={client.id} />
      <section aria-label={t('contacts')} className="in-block">
        <h2>{t('contacts')}</h2>
        <ul>{client.contacts.map((contact) => <li key={contact.id}>{formatDateTime(contact.initiatedAt, language)}, {channel(contact.channel)}{contact.joined ? `, ${t('joined')}` : ''}</li>)}</ul>
      </section>
    </article>
  );
}

function Matters({ client }: { readonly client: ClientView }): ReactNode {
  const t = useTexts(inboxTexts);
  const client_ = useTexts(clientTexts);
  const texts = useTexts(caseTexts);
  return (
    <div className="in-scroll" tabIndex={0} role="group" aria-label={client_('matters')}>
      <table className="lu-table">
        <thead><tr><th scope="col">{texts('number')}</th><th scope="col">{texts('status')}</th><th scope="col">{t('tier')}</th><th scope="col">{client_('step')}</th><th scope="col">{t('responsible')}</th><th scope="col">{t('clocks')}</th></tr></thead>
        <tbody>
          {client.matters.map((matter) => (
            <tr key={matter.id}>
              <th scope="row"><Link to={`/cases/${matter.id}`}>{matter.number}</Link></th>
              <td>{texts(matter.status)}</td>
              <td>{matter.tier ?? '–'}</td>
              <td>{matter.steps.length === 0 ? '–' : matter.steps.map((step) => <div key={step.taskId}><Words of={step.names} /></div>)}</td>
              <td>{matter.responsible ? <ResponsibleName responsible={matter.responsible} /> : '–'}</td>
              <td>{matter.clocks.filter(({ state }) => state === 'running').map((clock) => <ClockBadge key={clock.id} clock={clock} />)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
