/** All that a partner sees: the handovers of their organisation, what to answer, and starting one. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import type { LiveEvent, PartnerHandover } from '../../contracts/index.ts';
import { EmptyState, Loaded, PageHeading, useQuery, useTexts } from '../../ui/index.ts';
import { MailChoicePart } from '../escalations/mail-choice.tsx';
import { OnePartnerHandover } from './partner-handover.tsx';
import { partnerTexts } from './partner-texts.ts';
import { StartPartnerHandover } from './start-partner.tsx';

const caseChanges = (event: LiveEvent): boolean => event.kind !== 'version';

export function PartnerPage(): ReactNode {
  const t = useTexts(partnerTexts);
  const query = useQuery('listPartnerHandovers', {}, { live: caseChanges });
  const [starting, setStarting] = useState(false);
  const [said, setSaid] = useState('');
  const changed = (done: boolean): void => { setSaid(done ? t('done') : ''); query.refetch(); };
  return (
    <div className="lu-panel lu-stack">
      <PageHeading title={t('title')}>{t('title')}</PageHeading>
      <p>{t('intro')}</p>
      <div className="lu-buttons"><Button onClick={() => { setStarting(true); }}>{t('start')}</Button></div>
      <p role="status">{said}</p>
      <Loaded query={query}>{({ items }) => <Lists items={items} onChange={changed} />}</Loaded>
      <MailChoicePart />
      {starting && <StartPartnerHandover onClose={() => { setStarting(false); }} onDone={() => { setStarting(false); changed(true); }} />}
    </div>
  );
}

/** What waits for an answer or an addition of theirs comes first. */
function Lists({ items, onChange }: { readonly items: readonly PartnerHandover[]; readonly onChange: (done: boolean) => void }): ReactNode {
  const t = useTexts(partnerTexts);
  if (items.length === 0) return <EmptyState title={t('none')}><p>{t('noneNext')}</p></EmptyState>;
  const [waiting, others] = [items.filter(waitsForUs), items.filter((item) => !waitsForUs(item))];
  return ([['waiting', waiting], ['others', others]] as const).map(([name, list]) => list.length > 0 && (
    <section key={name} aria-labelledby={`partner-${name}`}>
      <h2 id={`partner-${name}`}>{t(name)}</h2>
      <ul className="in-escalations">{list.map((handover) => <li key={handover.id}><OnePartnerHandover handover={handover} onChange={onChange} /></li>)}</ul>
    </section>
  ));
}

function waitsForUs({ direction, status, canHandOn }: PartnerHandover): boolean {
  if (direction === 'received') return status === 'offered' || status === 'expired' || (status === 'accepted' && canHandOn);
  return status === 'draft' || status === 'returned' || (status === 'withdrawn' && canHandOn);
}
