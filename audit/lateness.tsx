/** How late the system itself was: from the instant an escalation was due to the one at which it stood recorded. */
import type { ReactNode } from 'react';
import { Heading, InlineAlert } from 'suomifi-ui-components';
import { mailIsLateAfter } from '../contracts/index.ts';
import type { Lateness } from '../contracts/index.ts';
import { formatNumber, formatShare, Loaded, useLanguage, useQuery, useTexts } from '../ui/index.ts';
import type { Language } from '../ui/index.ts';
import { secondsIn } from './seconds.ts';
import { auditTexts } from './texts.ts';

export function SystemLateness({ from, to }: { readonly from: string; readonly to: string }): ReactNode {
  const lateness = useQuery('getLateness', { query: { from, to } });
  return <Loaded query={lateness}>{(data) => <Figures data={data} />}</Loaded>;
}

function Figures({ data }: { readonly data: Lateness }): ReactNode {
  const t = useTexts(auditTexts);
  const { language } = useLanguage();
  return (
    <section aria-labelledby="lateness" className="au-scroll">
      <Heading variant="h2" smallScreen id="lateness">{t('lateness')}</Heading>
      <p>{t('latenessHelp')}</p>
      <MailNotice mail={data.mail} />
      {data.count === 0 || data.p50 === null || data.p99 === null || data.max === null ? <p>{t('latenessNone')}</p> : (
        <>
          <p>{t('latenessFigures', { n: formatNumber(data.count, language), p50: secondsIn(data.p50, language), p99: secondsIn(data.p99, language), max: secondsIn(data.max, language) })}</p>
          <Steps data={data} language={language} />
        </>
      )}
    </section>
  );
}

/** Only when mail fails for long: people may not know what waits for them. */
function MailNotice({ mail: { pending, failed, oldestPending } }: { readonly mail: Lateness['mail'] }): ReactNode {
  const t = useTexts(auditTexts);
  const { language } = useLanguage();
  const waits = oldestPending !== null && oldestPending > mailIsLateAfter;
  if (!waits && failed === 0) return null;
  return (
    <InlineAlert status="warning" labelText={t('mailFails')}>
      {waits && <p>{t('mailWaits', { n: formatNumber(pending, language), time: secondsIn(oldestPending, language) })}</p>}
      {failed > 0 && <p>{t('mailGivenUp', { n: formatNumber(failed, language) })}</p>}
    </InlineAlert>
  );
}

/** Cumulative, down to the first bound that holds them all. */
function Steps({ data, language }: { readonly data: Lateness; readonly language: Language }): ReactNode {
  const t = useTexts(auditTexts);
  const last = data.within.findIndex(({ count }) => count === data.count);
  return (
    <table className="au-table">
      <thead><tr><th scope="col">{t('latenessWithin')}</th><th scope="col">{t('latenessCount')}</th><th scope="col">{t('share')}</th></tr></thead>
      <tbody>
        {data.within.slice(0, last < 0 ? undefined : last + 1).map(({ seconds, count }) => (
          <tr key={seconds}><th scope="row">{secondsIn(seconds, language)}</th><td>{formatNumber(count, language)}</td><td>{formatShare(count / data.count, language)}</td></tr>
        ))}
      </tbody>
    </table>
  );
}
