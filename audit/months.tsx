/** Twelve months of the share in time: a picture, and the table that says the same. */
import type { ReactNode } from 'react';
import { Heading } from 'suomifi-ui-components';
import type { Timeliness } from '../contracts/index.ts';
import { formatNumber, formatShare, useLanguage, useTexts } from '../ui/index.ts';
import { auditTexts } from './texts.ts';

/** `11/2026` from `2026-11`. */
function monthLabel(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${Number(number)}/${year}`;
}

export function Months({ months }: { readonly months: Timeliness['byMonth'] }): ReactNode {
  const t = useTexts(auditTexts);
  const { language } = useLanguage();
  if (months.every(({ due }) => due === 0)) return null;
  return (
    <section aria-labelledby="by-month">
      <Heading variant="h2" smallScreen id="by-month">{t('byMonth')}</Heading>
      <div className="au-bars" aria-hidden="true">
        {months.map(({ month, rate, due }) => (
          <div key={month} className="au-bar">
            <div className="au-bar-rail"><div className={due === 0 ? 'au-bar-none' : 'au-bar-fill'} style={{ blockSize: `${Math.round((rate ?? 0) * 100)}%` }} /></div>
            <span>{monthLabel(month).split('/')[0]}</span>
          </div>
        ))}
      </div>
      <details className="au-scroll">
        <summary>{t('byMonth')}</summary>
        <table className="au-table">
          <thead><tr><th scope="col">{t('month')}</th><th scope="col">{t('share')}</th><th scope="col">{t('due')}</th><th scope="col">{t('ON_TIME')}</th></tr></thead>
          <tbody>
            {months.map(({ month, rate, due, onTime }) => (
              <tr key={month}><th scope="row">{monthLabel(month)}</th><td>{rate === null ? '–' : formatShare(rate, language)}</td><td>{formatNumber(due, language)}</td><td>{formatNumber(onTime, language)}</td></tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
