/** Cases found by number, or all open ones. Pseudonymous numbers only: no client's name is searched or shown. */
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Button } from 'suomifi-ui-components';
import type { CaseSummary } from '../../contracts/index.ts';
import { ClockBadge, EmptyState, ErrorNotice, Loading, PageHeading, usePages, useTexts } from '../../ui/index.ts';
import { ResponsibleName } from '../task/case-parts.tsx';
import { inboxTexts } from '../texts.ts';
import { caseTexts } from './case-texts.ts';

const anyCase = (): boolean => true;

export function CasesPage(): ReactNode {
  const t = useTexts(inboxTexts);
  const texts = useTexts(caseTexts);
  const [params] = useSearchParams();
  const number = params.get('number') ?? '';
  const list = usePages('listCases', { query: { ...(number && { number }), limit: 50 } }, anyCase);
  const title = number ? texts('results', { number }) : t('cases');
  return (
    <div className="lu-panel lu-stack">
      <PageHeading title={title} focusKey={number}>{title}</PageHeading>
      {list.error && <ErrorNotice error={list.error} onRetry={list.refetch} />}
      {!list.items && !list.error && <Loading />}
      {list.items && (list.items.length > 0 ? <CaseTable cases={list.items} /> : <EmptyState title={texts('none')}><p>{texts('noneNext')}</p><Link to="/contacts/new">{t('newContact')}</Link></EmptyState>)}
      {list.more && <div><Button variant="secondary" onClick={list.loadMore} aria-disabled={list.loading}>{t('loadMoreItems')}</Button></div>}
    </div>
  );
}

function CaseTable({ cases }: { readonly cases: readonly CaseSummary[] }): ReactNode {
  const t = useTexts(inboxTexts);
  const texts = useTexts(caseTexts);
  return (
    <div className="in-scroll" tabIndex={0} role="group" aria-label={t('cases')}>
      <table className="lu-table">
        <thead><tr><th scope="col">{texts('number')}</th><th scope="col">{texts('status')}</th><th scope="col">{t('tier')}</th><th scope="col">{t('responsible')}</th><th scope="col">{t('clocks')}</th></tr></thead>
        <tbody>
          {cases.map((each) => (
            <tr key={each.id}>
              <th scope="row"><Link to={`/cases/${each.id}`}>{each.number}</Link></th>
              <td>{texts(each.status)}</td>
              <td>{each.tier ?? '–'}</td>
              <td>{each.responsible ? <ResponsibleName responsible={each.responsible} /> : '–'}</td>
              <td>{each.clocks.filter(({ state }) => state === 'running').map((clock) => <ClockBadge key={clock.id} clock={clock} />)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
