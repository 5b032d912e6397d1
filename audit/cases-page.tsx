/** The cases behind a number, with the number's own filter. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button } from 'suomifi-ui-components';
import type { CallAnswer } from '../ui/index.ts';
import { ClockBadge, EmptyState, ErrorNotice, formatDate, Loading, PageHeading, usePages, useTexts, useWords, Words } from '../ui/index.ts';
import { searchOf } from './filter.ts';
import { auditTexts } from './texts.ts';
import { rereadOnCase, useFilter } from './use-filter.ts';

type Row = CallAnswer<'listTimelinessCases'>['items'][number];

export function CasesPage(): ReactNode {
  const t = useTexts(auditTexts);
  const { filter, state } = useFilter();
  const list = usePages('listTimelinessCases', { query: { ...filter, ...(state && { state }) } }, rereadOnCase);
  const title = state ? `${t('casesTitle')}: ${t(state)}` : t('casesTitle');
  return (
    <>
      <p><Link to={`/${searchOf(filter)}`}>← {t('overview')}</Link></p>
      <PageHeading title={title} focusKey={searchOf(filter, state)}>{title}</PageHeading>
      <p>{formatDate(filter.from)}–{formatDate(filter.to)} · {t(filter.kind)}</p>
      {list.error && <ErrorNotice error={list.error} onRetry={list.refetch} />}
      {!list.items && !list.error && <Loading />}
      {list.items?.length === 0 && <EmptyState title={t('noCases')}>{t('noCasesHelp')}</EmptyState>}
      {list.items && list.items.length > 0 && <CaseTable rows={list.items} search={searchOf(filter, state)} />}
      {list.more && <Button variant="secondary" disabled={list.loading} onClick={list.loadMore}>{t('more')}</Button>}
    </>
  );
}

function CaseTable({ rows, search }: { readonly rows: readonly Row[]; readonly search: string }): ReactNode {
  const t = useTexts(auditTexts);
  const word = useWords();
  return (
    <div className="au-scroll">
      <table className="au-table">
        <thead><tr><th scope="col">{t('number')}</th><th scope="col">{t('state')}</th><th scope="col">{t('clock')}</th><th scope="col">{t('dueDate')}</th><th scope="col">{t('initiated')}</th><th scope="col">{t('tier')}</th><th scope="col">{t('responsible')}</th></tr></thead>
        <tbody>
          {rows.map(({ case: found, clock, state }) => (
            <tr key={clock.id + found.id}>
              <th scope="row"><Link to={`/cases/${found.id}${search}`}>{found.number}</Link></th>
              <td className={`au-${state}`}>{t(state)}</td>
              <td><Words of={clock.names} /> <ClockBadge clock={clock} /></td>
              <td>{clock.dueDate ? formatDate(clock.dueDate) : '–'}</td>
              <td>{formatDate(found.initiatedAt)}</td>
              <td>{found.tier ?? '–'}</td>
              <td>{found.responsible?.workerName ?? (found.responsible?.unitNames ? word(found.responsible.unitNames) : found.responsible?.unit ?? '–')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
