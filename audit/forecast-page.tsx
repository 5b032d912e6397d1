/** What will breach next (TIME-10): by day, then by who is responsible, with the cases themselves. Nothing there is good news. */
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Heading } from 'suomifi-ui-components';
import type { Forecast } from '../contracts/index.ts';
import { ClockBadge, EmptyState, formatDate, formatDue, Loaded, PageHeading, useLanguage, useQuery, useSession, useTexts, useWords, Words } from '../ui/index.ts';
import { rereadOnCase } from './use-filter.ts';
import { watchTexts } from './watch-texts.ts';

const spans = [7, 14, 30, 60] as const;

export function ForecastPage(): ReactNode {
  const t = useTexts(watchTexts);
  const word = useWords();
  const { user } = useSession();
  const [params, setParams] = useSearchParams();
  const days = spans.find((each) => String(each) === params.get('days')) ?? 7;
  const unit = user.units.find(({ id }) => id === params.get('unit'))?.id;
  const put = (name: string, value: string): void => { setParams((old) => { const next = new URLSearchParams(old); if (value) next.set(name, value); else next.delete(name); return next; }); };
  const query = useQuery('getForecast', { query: { days, ...(unit !== undefined && { unit }) } }, { live: rereadOnCase });
  return (
    <>
      <PageHeading title={t('forecastTitle')}>{t('forecastTitle')}</PageHeading>
      <div className="au-filter">
        <label>{t('days')} <select value={days} onChange={(event) => { put('days', event.target.value); }}>{spans.map((each) => <option key={each} value={each}>{each}</option>)}</select></label>
        <label>{t('unit')} <select value={unit ?? ''} onChange={(event) => { put('unit', event.target.value); }}><option value="">{t('allUnits')}</option>{user.units.map(({ id, names }) => <option key={id} value={id}>{word(names)}</option>)}</select></label>
      </div>
      <Loaded query={query}>{(forecast) => (forecast.byHolder.length === 0 ? <EmptyState title={t('noneAhead')}>{t('noneAheadHelp')}</EmptyState> : <Ahead forecast={forecast} />)}</Loaded>
    </>
  );
}

function Ahead({ forecast }: { readonly forecast: Forecast }): ReactNode {
  const t = useTexts(watchTexts);
  const { language } = useLanguage();
  return (
    <>
      <p>{t('forecastIntro', { from: formatDate(forecast.from), to: formatDate(forecast.to) })}</p>
      {forecast.byDay.length > 0 && (
        <section aria-labelledby="by-day" className="au-scroll">
          <Heading variant="h2" smallScreen id="by-day">{t('byDay')}</Heading>
          <table className="au-table">
            <thead><tr><th scope="col">{t('day')}</th><th scope="col">{t('due')}</th></tr></thead>
            <tbody>{forecast.byDay.map(({ date, due }) => <tr key={date}><th scope="row">{formatDue(date, null, language)}</th><td>{due}</td></tr>)}</tbody>
          </table>
        </section>
      )}
      {forecast.byHolder.map((holder) => <HolderTable key={`${holder.unit} ${holder.worker ?? ''}`} holder={holder} />)}
    </>
  );
}

function HolderTable({ holder }: { readonly holder: Forecast['byHolder'][number] }): ReactNode {
  const t = useTexts(watchTexts);
  const word = useWords();
  const who = `${word(holder.unitNames)}, ${holder.workerName ?? holder.worker ?? t('unitItself')}`;
  const all = holder.late + holder.due;
  return (
    <section aria-label={who} className="au-scroll">
      <Heading variant="h2" smallScreen>{t('holder', { unit: who, late: holder.late, due: holder.due })}</Heading>
      {holder.items.length < all && <p>{t('someOf', { shown: holder.items.length, all })}</p>}
      <table className="au-table">
        <thead><tr><th scope="col">{t('number')}</th><th scope="col">{t('clock')}</th><th scope="col">{t('dueDate')}</th></tr></thead>
        <tbody>
          {holder.items.map(({ case: found, clock }) => (
            <tr key={`${found.id} ${clock.id}`}><th scope="row"><Link to={`/cases/${found.id}`}>{found.number}</Link></th><td><Words of={clock.names} /> <ClockBadge clock={clock} /></td><td>{clock.dueDate ? formatDate(clock.dueDate) : '–'}</td></tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
