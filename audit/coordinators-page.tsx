/** Coordinators of the intensive tier (K7, K14): who was ever without one, which must be nobody, and who waits to be named. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Heading } from 'suomifi-ui-components';
import type { CoordinatorGaps } from '../contracts/index.ts';
import { EmptyState, formatDateTime, Loaded, PageHeading, useLanguage, useQuery, useTexts, Words } from '../ui/index.ts';
import { watchTexts } from './watch-texts.ts';

const reread = (event: { readonly kind: string }): boolean => event.kind !== 'version';

export function CoordinatorsPage(): ReactNode {
  const t = useTexts(watchTexts);
  const query = useQuery('listCoordinatorGaps', {}, { live: reread });
  return (
    <>
      <PageHeading title={t('coordinatorsTitle')}>{t('coordinatorsTitle')}</PageHeading>
      <Loaded query={query}>{(data) => <><Gaps gaps={data.gaps} /><Waiting waiting={data.waiting} /></>}</Loaded>
    </>
  );
}

function Gaps({ gaps }: Pick<CoordinatorGaps, 'gaps'>): ReactNode {
  const t = useTexts(watchTexts);
  const { language } = useLanguage();
  return (
    <section aria-labelledby="gaps" className="au-scroll">
      <Heading variant="h2" smallScreen id="gaps">{t('gaps')}</Heading>
      <p>{t('gapsIntro')}</p>
      {gaps.length === 0 ? <EmptyState title={t('noGaps')} /> : (
        <table className="au-table">
          <thead><tr><th scope="col">{t('number')}</th><th scope="col">{t('role')}</th><th scope="col">{t('from')}</th><th scope="col">{t('to')}</th><th scope="col">{t('lastHolder')}</th></tr></thead>
          <tbody>
            {gaps.map((gap) => (
              <tr key={`${gap.caseId} ${gap.role} ${gap.from}`}><th scope="row"><Link to={`/cases/${gap.caseId}`}>{gap.caseNumber}</Link></th><td><Words of={gap.names} /></td><td>{formatDateTime(gap.from, language)}</td><td className="au-LATE">{gap.to ? formatDateTime(gap.to, language) : t('still')}</td><td>{gap.lastHolder?.name ?? gap.lastHolder?.worker ?? '–'}</td></tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Waiting({ waiting }: Pick<CoordinatorGaps, 'waiting'>): ReactNode {
  const t = useTexts(watchTexts);
  const { language } = useLanguage();
  return (
    <section aria-labelledby="waiting" className="au-scroll">
      <Heading variant="h2" smallScreen id="waiting">{t('waiting')}</Heading>
      {waiting.length === 0 ? <EmptyState title={t('noWaiting')} /> : (
        <table className="au-table">
          <thead><tr><th scope="col">{t('number')}</th><th scope="col">{t('what')}</th><th scope="col">{t('since')}</th></tr></thead>
          <tbody>{waiting.map((each) => <tr key={`${each.caseId} ${each.since}`}><th scope="row"><Link to={`/cases/${each.caseId}`}>{each.caseNumber}</Link></th><td><Words of={each.names} /></td><td>{formatDateTime(each.since, language)}</td></tr>)}</tbody>
        </table>
      )}
    </section>
  );
}
