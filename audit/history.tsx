/** The event log of a case as a table: what people did and what time did; the engine's own events on request. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Heading } from 'suomifi-ui-components';
import type { CaseEventView, CaseHistory } from '../contracts/index.ts';
import { formatDateTime, useLanguage, useTexts, useWords } from '../ui/index.ts';
import { auditTexts, eventTexts } from './texts.ts';

const isTold = (type: string): type is keyof typeof eventTexts => type in eventTexts;

export function History({ history }: { readonly history: CaseHistory }): ReactNode {
  const t = useTexts(auditTexts);
  const [all, setAll] = useState(false);
  const events = all ? history.events : history.events.filter(({ type }) => isTold(type));
  return (
    <section aria-labelledby="history">
      <Heading variant="h2" smallScreen id="history">{t('history')}</Heading>
      <p><label><input type="checkbox" checked={all} onChange={(event) => { setAll(event.target.checked); }} /> {t('engineEvents')}</label></p>
      <div className="au-scroll">
        <table className="au-table">
          <thead><tr><th scope="col">#</th><th scope="col">{t('when')}</th><th scope="col">{t('what')}</th><th scope="col">{t('where')}</th><th scope="col">{t('who')}</th></tr></thead>
          <tbody>{events.map((event) => <Row key={event.sequence} event={event} names={history.names} />)}</tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ event, names }: { readonly event: CaseEventView; readonly names: CaseHistory['names'] }): ReactNode {
  const text = useTexts(eventTexts);
  const word = useWords();
  const { language } = useLanguage();
  const name = event.elementId ? names[event.elementId] : undefined;
  return (
    <tr data-event={event.type}>
      <td>{event.sequence}</td>
      <td>{formatDateTime(event.at, language)}</td>
      <td>{isTold(event.type) ? text(event.type) : <code>{event.type}</code>}{typeof event.data['reason'] === 'string' && `: ${event.data['reason']}`}{typeof event.data['tier'] === 'number' && ` ${event.data['tier']}`}</td>
      <td>{name ? word(name) : event.elementId ?? ''}</td>
      <td>{event.by?.name ?? event.by?.worker ?? ''}</td>
    </tr>
  );
}
