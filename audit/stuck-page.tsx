/** Open cases that nothing keeps going (PLAN-14, TIME-09): empty as long as the rules hold. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { EmptyState, formatDateTime, Loaded, PageHeading, useLanguage, useQuery, useTexts, Words } from '../ui/index.ts';
import { transitionTexts } from './transition-texts.ts';

/** A handover moves by commands of its case: every change of one is read again. */
const reread = (event: { readonly kind: string }): boolean => event.kind !== 'version';

export function StuckPage(): ReactNode {
  const t = useTexts(transitionTexts);
  const { language } = useLanguage();
  const query = useQuery('listStuckCases', {}, { live: reread });
  return (
    <>
      <PageHeading title={t('stuckTitle')}>{t('stuckTitle')}</PageHeading>
      <p>{t('stuckIntro')}</p>
      <Loaded query={query}>
        {({ items }) => (items.length === 0 ? <EmptyState title={t('noneStuck')} /> : (
          <div className="au-scroll" tabIndex={0} role="group" aria-label={t('stuckTitle')}>
            <table className="au-table">
              <thead><tr><th scope="col">{t('number')}</th><th scope="col">{t('because')}</th><th scope="col">{t('since')}</th><th scope="col">{t('responsible')}</th></tr></thead>
              <tbody>
                {items.map(({ case: found, because, since }) => (
                  <tr key={found.id} data-stuck={because}>
                    <th scope="row"><Link to={`/cases/${found.id}`}>{found.number}</Link></th>
                    <td className="au-LATE">{t(because)}</td>
                    <td>{formatDateTime(since, language)}</td>
                    <td>{found.responsible?.unitNames ? <Words of={found.responsible.unitNames} /> : found.responsible?.unit ?? '–'}{found.responsible?.workerName ? `, ${found.responsible.workerName}` : ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </Loaded>
    </>
  );
}
