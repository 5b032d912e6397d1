/** What needs somebody: incidents with cause and owner, and cases that were suspended. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button, Heading } from 'suomifi-ui-components';
import { EmptyState, ErrorNotice, formatDateTime, Loading, PageHeading, useLanguage, usePages, useTexts, Words } from '../ui/index.ts';
import { rereadOnCase } from './use-filter.ts';
import { watchTexts } from './watch-texts.ts';

export function AttentionPage(): ReactNode {
  const t = useTexts(watchTexts);
  return (
    <>
      <PageHeading title={t('attentionTitle')}>{t('attentionTitle')}</PageHeading>
      <Incidents />
      <Suspended />
    </>
  );
}

function Incidents(): ReactNode {
  const t = useTexts(watchTexts);
  const { language } = useLanguage();
  const list = usePages('listIncidents', { query: { limit: 100 } }, rereadOnCase);
  return (
    <section aria-labelledby="incidents">
      <Heading variant="h2" smallScreen id="incidents">{t('incidents')}</Heading>
      <Reading list={list} none={t('noIncidents')} />
      {list.items && list.items.length > 0 && (
        <div className="au-scroll" tabIndex={0} role="group" aria-label={t('incidents')}>
          <table className="au-table">
            <thead><tr><th scope="col">{t('number')}</th><th scope="col">{t('where')}</th><th scope="col">{t('cause')}</th><th scope="col">{t('since')}</th><th scope="col">{t('owner')}</th><th scope="col">{t('retries')}</th></tr></thead>
            <tbody>
              {list.items.map((incident) => (
                <tr key={incident.id} data-incident={incident.code}>
                  <th scope="row"><Link to={`/cases/${incident.caseId}`}>{incident.caseNumber}</Link></th>
                  <td>{incident.names ? <Words of={incident.names} /> : t('inClock')}</td>
                  <td lang="en">{incident.message}</td>
                  <td>{formatDateTime(incident.raisedAt, language)}</td>
                  <td>{incident.owner?.unitNames ? <Words of={incident.owner.unitNames} /> : incident.owner?.unit ?? '–'}{incident.owner?.workerName ? `, ${incident.owner.workerName}` : ''}</td>
                  <td>{incident.retries}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.more && <Button variant="secondary" disabled={list.loading} onClick={list.loadMore}>{t('more')}</Button>}
    </section>
  );
}

function Suspended(): ReactNode {
  const t = useTexts(watchTexts);
  const { language } = useLanguage();
  const list = usePages('listCases', { query: { status: 'open', suspended: 'true', limit: 100 } }, rereadOnCase);
  return (
    <section aria-labelledby="suspended">
      <Heading variant="h2" smallScreen id="suspended">{t('suspended')}</Heading>
      <Reading list={list} none={t('noSuspended')} />
      {list.items && list.items.length > 0 && (
        <div className="au-scroll" tabIndex={0} role="group" aria-label={t('suspended')}>
          <table className="au-table">
            <thead><tr><th scope="col">{t('number')}</th><th scope="col">{t('since')}</th><th scope="col">{t('reason')}</th><th scope="col">{t('who')}</th></tr></thead>
            <tbody>
              {list.items.map(({ id, number, suspended }) => (
                <tr key={id} data-suspended><th scope="row"><Link to={`/cases/${id}`}>{number}</Link></th><td>{suspended ? formatDateTime(suspended.at, language) : '–'}</td><td>{suspended?.reason}</td><td>{suspended?.by?.name ?? suspended?.by?.worker ?? '–'}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.more && <Button variant="secondary" disabled={list.loading} onClick={list.loadMore}>{t('more')}</Button>}
    </section>
  );
}

interface Read { readonly items: readonly unknown[] | undefined; readonly error: Parameters<typeof ErrorNotice>[0]['error'] | undefined; readonly refetch: () => void }

function Reading({ list, none }: { readonly list: Read; readonly none: string }): ReactNode {
  if (list.error) return <ErrorNotice error={list.error} onRetry={list.refetch} />;
  if (!list.items) return <Loading />;
  return list.items.length === 0 ? <EmptyState title={none} /> : null;
}
