/** The overview: the due cohort's share in time, its parts as links, by clock and by month. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Heading } from 'suomifi-ui-components';
import type { Timeliness } from '../contracts/index.ts';
import { EmptyState, formatNumber, formatShare, Loaded, PageHeading, useLanguage, useQuery, useTexts, Words } from '../ui/index.ts';
import { FilterBar } from './filter-bar.tsx';
import { searchOf } from './filter.ts';
import type { TimelinessFilter, TimelinessState } from './filter.ts';
import { SystemLateness } from './lateness.tsx';
import { Months } from './months.tsx';
import { auditTexts } from './texts.ts';
import { rereadOnCase, useFilter } from './use-filter.ts';


export function OverviewPage(): ReactNode {
  const t = useTexts(auditTexts);
  const { filter, choose } = useFilter();
  const timeliness = useQuery('getTimeliness', { query: filter }, { live: rereadOnCase });
  const models = useQuery('listModels', {});
  const versions = (models.data?.items ?? []).flatMap((model) => model.versions).filter(({ status }) => status !== 'draft').map(({ number }) => number);
  return (
    <>
      <PageHeading title={t('overviewTitle')}>{t('overviewTitle')}</PageHeading>
      <FilterBar key={searchOf(filter)} filter={filter} onChoose={choose} clocks={timeliness.data?.byClock ?? []} versions={[...new Set(versions)].sort((a, b) => b - a)} />
      <Loaded query={timeliness}>{(data) => <Figures data={data} filter={filter} />}</Loaded>
    </>
  );
}

function Figures({ data, filter }: { readonly data: Timeliness; readonly filter: TimelinessFilter }): ReactNode {
  const t = useTexts(auditTexts);
  return (
    <>
      {data.rate === null ? <EmptyState title={t('noneDue')}>{t('noneDueHelp')}</EmptyState> : <Headline data={data} filter={filter} rate={data.rate} />}
      <details className="au-definition"><summary>{t('definition')}</summary><p>{t('definitionBody')}</p></details>
      <Counts data={data} filter={filter} />
      <ByClock data={data} filter={filter} />
      <Months months={data.byMonth} />
      <SystemLateness from={data.from} to={data.to} />
    </>
  );
}

function Headline({ data, filter, rate }: { readonly data: Timeliness; readonly filter: TimelinessFilter; readonly rate: number }): ReactNode {
  const t = useTexts(auditTexts);
  const { language } = useLanguage();
  const [low, high] = data.wilson95 ?? [0, 1];
  return (
    <section className="au-headline" aria-label={t(filter.kind === 'target' ? 'inTimeByTarget' : 'inTimeByLaw')}>
      <p className="au-rate"><span className="au-rate-label">{t(filter.kind === 'target' ? 'inTimeByTarget' : 'inTimeByLaw')}</span> <strong data-rate>{formatShare(rate, language)}</strong></p>
      <p>{t('ofDue', { onTime: formatNumber(data.counts.onTime, language), due: formatNumber(data.due, language) })}. {t('interval', { low: formatShare(low, language), high: formatShare(high, language) })}.</p>
    </section>
  );
}

const parts = [
  { group: 'inDivisor', states: [['ON_TIME', 'onTime'], ['LATE', 'late'], ['OVERDUE_OPEN', 'overdueOpen']] },
  { group: 'outsideDivisor', states: [['EXCEPTION', 'exception'], ['DUE_MOVED', 'dueMoved'], ['PENDING', 'pending'], ['WITHDRAWN', 'withdrawn'], ['NOT_REQUIRED', 'notRequired']] },
] as const satisfies readonly { group: string; states: readonly (readonly [TimelinessState, keyof Timeliness['counts']])[] }[];

/** Each number is a link to its cases, with the same filter. */
function Counts({ data, filter }: { readonly data: Timeliness; readonly filter: TimelinessFilter }): ReactNode {
  const t = useTexts(auditTexts);
  const { language } = useLanguage();
  return (
    <div className="au-counts">
      {parts.map(({ group, states }) => (
        <section key={group} aria-labelledby={`counts-${group}`}>
          <Heading variant="h2" smallScreen id={`counts-${group}`}>{t(group)}</Heading>
          <ul>
            {states.map(([state, key]) => {
              const n = formatNumber(data.counts[key], language);
              return (
                <li key={state} className={`au-count au-${state}`}>
                  <Link to={`/cases${searchOf(filter, state)}`} aria-label={t('openCases', { label: t(state), n })} data-state={state}><span className="au-n">{n}</span> {t(state)}</Link>
                  {state === 'ON_TIME' && data.counts.stoodStill > 0 && <span className="lu-muted"> ({t('stoodStill', { n: formatNumber(data.counts.stoodStill, language) })})</span>}
                  {state === 'PENDING' && data.counts.paused > 0 && <span className="lu-muted"> ({t('paused', { n: formatNumber(data.counts.paused, language) })})</span>}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ByClock({ data, filter }: { readonly data: Timeliness; readonly filter: TimelinessFilter }): ReactNode {
  const t = useTexts(auditTexts);
  const { language } = useLanguage();
  if (data.byClock.length === 0) return null;
  return (
    <section aria-labelledby="by-clock" className="au-scroll">
      <Heading variant="h2" smallScreen id="by-clock">{t('byClock')}</Heading>
      <table className="au-table">
        <thead><tr><th scope="col">{t('clock')}</th><th scope="col">{t('share')}</th><th scope="col">{t('due')}</th><th scope="col">{t('ON_TIME')}</th><th scope="col">{t('LATE')}</th><th scope="col">{t('OVERDUE_OPEN')}</th><th scope="col">{t('EXCEPTION')}</th><th scope="col">{t('DUE_MOVED')}</th><th scope="col">{t('PENDING')}</th></tr></thead>
        <tbody>
          {data.byClock.map((row) => (
            <tr key={row.clockId}>
              <th scope="row"><Link to={`/cases${searchOf({ ...filter, clockId: row.clockId })}`}><Words of={row.names} /></Link>{row.legalBasis && <span className="au-basis" lang="fi"> {row.legalBasis}</span>}</th>
              <td>{row.rate === null ? '–' : formatShare(row.rate, language)}</td>
              {[row.due, row.onTime, row.late, row.overdueOpen, row.exception, row.dueMoved, row.pending].map((n, index) => <td key={index}>{formatNumber(n, language)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
