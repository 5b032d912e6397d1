/** The register of transitions (HAND-05): offered, accepted, first service event, the gap in days; those over the limit are marked. */
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Button } from 'suomifi-ui-components';
import { transitions } from '../contracts/index.ts';
import type { TransitionView } from '../contracts/index.ts';
import { EmptyState, ErrorNotice, formatDate, Loading, PageHeading, usePages, useTexts, Words } from '../ui/index.ts';
import { transitionTexts } from './transition-texts.ts';

/** A handover moves by commands of its case: every change of one is read again. */
const reread = (event: { readonly kind: string }): boolean => event.kind !== 'version';

export function TransitionsPage(): ReactNode {
  const t = useTexts(transitionTexts);
  const [params, setParams] = useSearchParams();
  const transition = transitions.find((each) => each === params.get('transition'));
  const late = params.get('late') === 'true';
  const list = usePages('listTransitions', { query: { limit: 100, ...(transition && { transition }), ...(late && { late: 'true' as const }) } }, reread);
  const put = (name: string, value: string): void => { setParams((old) => { const next = new URLSearchParams(old); if (value) next.set(name, value); else next.delete(name); return next; }); };
  return (
    <>
      <PageHeading title={t('title')}>{t('title')}</PageHeading>
      <p>{t('intro')}</p>
      <div className="au-filter">
        <label>{t('transition')} <select value={transition ?? ''} onChange={(event) => { put('transition', event.target.value); }}><option value="">{t('all')}</option>{transitions.map((each) => <option key={each} value={each}>{t(each)}</option>)}</select></label>
        <label><input type="checkbox" checked={late} onChange={(event) => { put('late', event.target.checked ? 'true' : ''); }} /> {t('lateOnly')}</label>
      </div>
      {list.error && <ErrorNotice error={list.error} onRetry={list.refetch} />}
      {!list.items && !list.error && <Loading />}
      {list.items?.length === 0 && <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
      {list.items && list.items.length > 0 && <Register rows={list.items} />}
      {list.more && <Button variant="secondary" disabled={list.loading} onClick={list.loadMore}>{t('more')}</Button>}
    </>
  );
}

function Register({ rows }: { readonly rows: readonly TransitionView[] }): ReactNode {
  const t = useTexts(transitionTexts);
  return (
    <div className="au-scroll" tabIndex={0} role="group" aria-label={t('title')}>
      <table className="au-table">
        <thead><tr><th scope="col">{t('number')}</th><th scope="col">{t('transition')}</th><th scope="col">{t('fromTo')}</th><th scope="col">{t('status')}</th><th scope="col">{t('offeredAt')}</th><th scope="col">{t('acceptedAt')}</th><th scope="col">{t('firstService')}</th><th scope="col">{t('gap')}</th><th scope="col">{t('moves')}</th></tr></thead>
        <tbody>{rows.map((row) => <Row key={row.id} row={row} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ row }: { readonly row: TransitionView }): ReactNode {
  const t = useTexts(transitionTexts);
  const day = (instant: string | null): string => (instant === null ? '–' : formatDate(instant));
  return (
    <tr data-late={row.lateAcceptance || row.lateService}>
      <th scope="row"><Link to={`/cases/${row.caseId}`}>{row.caseNumber}</Link></th>
      <td>{t(row.transition)}</td>
      <td>{row.from.unitNames ? <Words of={row.from.unitNames} /> : row.from.unit} → <Words of={row.toUnitNames} /></td>
      <td>{t(row.status)}</td>
      <td>{day(row.offeredAt)}</td>
      <td className={row.lateAcceptance ? 'au-LATE' : undefined}>{day(row.acceptedAt)}{row.lateAcceptance && <strong> {t('over')}</strong>}</td>
      <td>{day(row.firstServiceAt)}</td>
      <td className={row.lateService ? 'au-LATE' : undefined}>{row.gapDays ?? '–'}{row.lateService && <strong> {t('over')}</strong>}</td>
      <td>{row.moves}</td>
    </tr>
  );
}
