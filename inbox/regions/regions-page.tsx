/** Handovers between regions: what others offer to my units, and what became of those from mine. Only the offered package is here. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button } from 'suomifi-ui-components';
import { regions } from '../../contracts/index.ts';
import type { LiveEvent, RegionCode, RegionHandoverView } from '../../contracts/index.ts';
import { packageSections } from '../../guidance/run.ts';
import { EmptyState, ErrorNotice, formatDate, formatDateTime, Loaded, PageHeading, useAction, useClient, useLanguage, useQuery, useTexts, useWords } from '../../ui/index.ts';
import { ReasonDialog } from '../dialogs.tsx';
import { handoverTexts } from '../handover/handover-texts.ts';
import { PackageValues } from '../handover/package-values.tsx';

const taskChanges = (event: LiveEvent): boolean => event.kind !== 'version';

export function RegionsPage(): ReactNode {
  const t = useTexts(handoverTexts);
  const query = useQuery('listRegionHandovers', {}, { live: taskChanges });
  return (
    <div className="lu-panel lu-stack">
      <PageHeading title={t('regionsTitle')}>{t('regionsTitle')}</PageHeading>
      <Loaded query={query}>
        {({ items }) => (items.length === 0
          ? <EmptyState title={t('regionsNone')}><p>{t('regionsNext')}</p></EmptyState>
          : <ul className="in-escalations">{items.map((offer) => <li key={offer.id}><Offer offer={offer} refetch={query.refetch} /></li>)}</ul>)}
      </Loaded>
    </div>
  );
}

function Offer({ offer, refetch }: { readonly offer: RegionHandoverView; readonly refetch: () => void }): ReactNode {
  const t = useTexts(handoverTexts);
  const words = useWords();
  const { language } = useLanguage();
  const other = words(regions[(offer.direction === 'received' ? offer.fromRegion : offer.toRegion).trim() as RegionCode]);
  const open = offer.direction === 'received' && (offer.status === 'offered' || offer.status === 'expired');
  return (
    <article className="in-escalation" data-region-handover={offer.status}>
      <h2>{t(offer.direction, { region: other })}: {t(`is_${offer.status}`)}</h2>
      <p className="lu-muted">{t('offeredAt')} {formatDateTime(offer.offeredAt, language)}</p>
      {offer.reason && <p>{t('why')}: {offer.reason}</p>}
      {offer.outcome && <p>{t('outcome')}: {t(offer.outcome)}{offer.outcomeNote ? `. ${offer.outcomeNote}` : ''}</p>}
      {open && <Package offer={offer} />}
      {open && (offer.accepting ? <p role="status">{t('accepting')}</p> : <Answer offer={offer} refetch={refetch} />)}
      {offer.caseId && <p><Link to={`/cases/${offer.caseId}`}>{t('openCaseHere')}</Link></p>}
    </article>
  );
}

/** Who it is about, and the package by section. */
function Package({ offer: { client, package: held, labels, options } }: { readonly offer: RegionHandoverView }): ReactNode {
  const t = useTexts(handoverTexts);
  if (!client || !held) return null;
  return (
    <div className="in-contents">
      <p><strong>{client.name}</strong>{client.birthDate ? `, ${formatDate(client.birthDate)}` : ''}{client.phone ? `, ${client.phone}` : ''}</p>
      {packageSections.filter((section) => held[section].note !== undefined || Object.keys(held[section].values).length > 0).map((section) => (
        <section key={section} aria-label={t(section)}>
          <h3>{t(section)}</h3>
          <PackageValues values={held[section].values} of={{ labels, options }} />
          {held[section].note && <p className="in-instruction">{held[section].note}</p>}
        </section>
      ))}
      {held.consent.basis && <p>{t(held.consent.basis)}</p>}
    </div>
  );
}

function Answer({ offer: { id }, refetch }: { readonly offer: RegionHandoverView; readonly refetch: () => void }): ReactNode {
  const t = useTexts(handoverTexts);
  const client = useClient();
  const [returning, setReturning] = useState(false);
  const accept = useAction(async (offerId: string, key: string) => { try { await client.call('acceptRegionHandover', { params: { offerId }, key }); } finally { refetch(); } });
  const run = (): void => { void accept.run(id); };
  return (
    <>
      <p className="lu-muted">{t('staysThere')}</p>
      <div className="lu-buttons">
        {accept.busy ? <Button loading ariaLoadingText={t('sending')} aria-disabled>{t('acceptRegion')}</Button> : <Button onClick={run}>{t('acceptRegion')}</Button>}
        <Button variant="secondary" onClick={() => { setReturning(true); }}>{t('return')}</Button>
      </div>
      {accept.error && <ErrorNotice error={accept.error} onRetry={run} />}
      {returning && <ReturnOffer id={id} onClose={() => { setReturning(false); refetch(); }} />}
    </>
  );
}

function ReturnOffer({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const t = useTexts(handoverTexts);
  const client = useClient();
  const perform = async (reason: string, key: string): Promise<void> => { await client.call('returnRegionHandover', { params: { offerId: id }, key, body: { reason } }); onClose(); };
  return <ReasonDialog title={t('returnTitle')} label={t('doReturn')} reasonLabel={t('reason')} perform={perform} onClose={onClose}><p>{t('returnBody')}</p></ReasonDialog>;
}
