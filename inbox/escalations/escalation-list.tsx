/** Escalations with their clock, and the way to acknowledge each. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button } from 'suomifi-ui-components';
import type { Escalation } from '../../contracts/index.ts';
import { Clock, ErrorNotice, findingTexts, formatDateTime, roleTexts, useAction, useClient, useLanguage, useTexts, useWords } from '../../ui/index.ts';
import { inboxTexts } from '../texts.ts';
import { escalationTexts } from './escalation-texts.ts';

interface EscalationListProps {
  readonly escalations: readonly Escalation[];
  /** The page shows the clocks itself: their names say enough. */
  readonly namesOnly?: boolean;
  readonly onChange: (acknowledged: Escalation) => void;
}

export function EscalationList({ escalations, onChange, namesOnly = false }: EscalationListProps): ReactNode {
  return <ul className="in-escalations">{escalations.map((each) => <li key={each.id}><OneEscalation escalation={each} onChange={onChange} namesOnly={namesOnly} /></li>)}</ul>;
}

function OneEscalation({ escalation, onChange, namesOnly }: { readonly escalation: Escalation; readonly namesOnly: boolean; readonly onChange: (acknowledged: Escalation) => void }): ReactNode {
  const t = useTexts(escalationTexts);
  const inbox = useTexts(inboxTexts);
  const role = useTexts(roleTexts);
  const finding = useTexts(findingTexts);
  const words = useWords();
  const { language } = useLanguage();
  const client = useClient();
  const acknowledge = useAction(async (escalationId: string, key: string) => {
    await client.call('acknowledgeEscalation', { params: { escalationId }, key });
    onChange(escalation);
  });
  const run = (): void => { void acknowledge.run(escalation.id); };
  const roleName = escalation.role in roleTexts ? role(escalation.role as keyof typeof roleTexts) : escalation.role;
  const label = t('acknowledge', { number: escalation.caseNumber });
  return (
    <article className="in-escalation" data-escalation={escalation.kind}>
      <h3><Link to={`/cases/${escalation.caseId}`}>{inbox('number', { number: escalation.caseNumber })}</Link>: {escalation.finding ? finding(escalation.finding) : t(escalation.kind)}</h3>
      <p className="lu-muted">{t('raised', { date: formatDateTime(escalation.raisedAt, language), unit: words(escalation.unitNames), role: roleName })}</p>
      <Called addressees={escalation.addressees ?? []} />
      {escalation.clock && (namesOnly ? <p>{words(escalation.clock.names)}</p> : <Clock clock={escalation.clock} />)}
      <div className="lu-buttons">{acknowledge.busy ? <Button variant="secondary" loading ariaLoadingText={t('acknowledging')} aria-disabled>{label}</Button> : <Button variant="secondary" onClick={run}>{label}</Button>}</div>
      {acknowledge.error && <ErrorNotice error={acknowledge.error} onRetry={run} />}
    </article>
  );
}

/** Whom it reached, and for whom they stand in. */
function Called({ addressees }: { readonly addressees: NonNullable<Escalation['addressees']> }): ReactNode {
  const t = useTexts(escalationTexts);
  if (addressees.length === 0) return null;
  const names = addressees.map(({ worker, name, because, insteadOfName }) => {
    const who = name ?? worker;
    if (because === 'absent') return t('absentToo', { name: who });
    return insteadOfName === null ? who : t('insteadOf', { name: who, other: insteadOfName });
  });
  return <p className="lu-muted">{t('called', { names: names.join(', ') })}</p>;
}
