/** The library: what all regions have in force, to look at, to derive from, to take as a draft. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { Button } from 'suomifi-ui-components';
import type { createModelSchema, libraryEntrySchema } from '../../contracts/index.ts';
import { EmptyState, ErrorNotice, formatDate, hasRole, Loaded, PageHeading, useAction, useClient, useQuery, useSession, useTexts, Words } from '../../ui/index.ts';
import { DeriveDialog } from './derive-dialog.tsx';
import { Framed } from './variants-frame.tsx';
import { variantTexts } from './variant-texts.ts';

type LibraryItem = z.output<typeof libraryEntrySchema>;

export function LibraryPage(): ReactNode {
  const t = useTexts(variantTexts);
  const models = useQuery('listModels', {});
  const library = useQuery('listLibrary', {});
  return (
    <Loaded query={models}>{({ items: own }) => (
      <Framed models={own}>
        <PageHeading title={t('libraryTitle')}>{t('libraryTitle')}</PageHeading>
        <p>{t('libraryBody')}</p>
        <Loaded query={library}>{({ items }) => (items.length === 0 ? <EmptyState title={t('libraryNone')} /> : <LibraryTable items={items} />)}</Loaded>
      </Framed>
    )}</Loaded>
  );
}

function LibraryTable({ items }: { readonly items: readonly LibraryItem[] }): ReactNode {
  const t = useTexts(variantTexts);
  const session = useSession();
  const client = useClient();
  const navigate = useNavigate();
  const [deriving, setDeriving] = useState<LibraryItem>();
  const make = useAction(async (body: z.input<typeof createModelSchema>) => {
    const { data } = await client.call('createModel', { body });
    void navigate(`/${data.modelId}/${data.number}`);
  });
  const from = ({ region, modelId, number }: LibraryItem) => ({ region, modelId, number });
  return (
    <>
      {make.error && <ErrorNotice error={make.error} />}
      <table className="lu-table">
        <thead><tr><th scope="col">{t('region')}</th><th scope="col">{t('model')}</th><th scope="col">{t('historyVersion')}</th><td /></tr></thead>
        <tbody>{items.map((item) => (
          <tr key={`${item.region}/${item.modelId}`} data-entry={`${item.region}/${item.modelId}`}>
            <td><Words of={item.regionNames} /></td>
            <th scope="row"><Words of={item.names} /></th>
            <td>{t('version', { n: item.number })}, {formatDate(item.validFrom)}</td>
            <td>{hasRole(session, ['developmentLead']) && (item.region === session.user.region
              ? <Button variant="secondary" onClick={() => { setDeriving(item); }}>{t('deriveUnit')}</Button>
              : <span className="lu-buttons">
                <Button variant="secondary" disabled={make.busy} onClick={() => { void make.run({ from: from(item), as: 'copy' }); }}>{t('take')}</Button>
                <Button variant="secondaryNoBorder" disabled={make.busy} onClick={() => { void make.run({ from: from(item), as: 'variant' }); }}>{t('derive')}</Button>
              </span>)}</td>
          </tr>
        ))}</tbody>
      </table>
      {deriving && <DeriveDialog busy={make.busy} error={make.error} onClose={() => { setDeriving(undefined); make.clear(); }} onDerive={(unit) => { void make.run({ from: from(deriving), as: 'variant', unit: `${deriving.region}-${unit}` }); }} />}
    </>
  );
}
