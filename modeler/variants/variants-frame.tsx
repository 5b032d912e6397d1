/** What stands around every page about versions: the variants at the left, the page beside them. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { Model, VersionSummary } from '../../contracts/index.ts';
import { EmptyState, Loaded, Loading, PageHeading, useQuery, useTexts, useWords } from '../../ui/index.ts';
import type { Query } from '../../ui/index.ts';
import { VariantTree } from './variant-tree.tsx';
import { variantTexts } from './variant-texts.ts';

const aboutVersions = (event: { readonly kind: string }): boolean => event.kind === 'version';

export interface OpenedVersion { readonly models: readonly Model[]; readonly model: Model; readonly version: VersionSummary; /** `Path, version 3` */ readonly heading: string; readonly refetch: () => void }

/** A page about the version that the address names. */
export function VersionFrame({ title, children }: { readonly title: (heading: string) => string; readonly children: (opened: OpenedVersion) => ReactNode }): ReactNode {
  const t = useTexts(variantTexts);
  const word = useWords();
  const { modelId, number } = useParams();
  const models = useQuery('listModels', {}, { live: aboutVersions });
  const found = (items: readonly Model[]) => {
    const model = items.find(({ id }) => id === modelId);
    return { model, version: model?.versions.find((one) => one.number === Number(number)) };
  };
  const missing = useMissing(models, `${modelId ?? ''}/${number ?? ''}`, models.data !== undefined && found(models.data.items).version === undefined);
  return (
    <Loaded query={models}>
      {({ items }) => {
        const { model, version } = found(items);
        const heading = model ? `${word(model.names)}, ${t('version', { n: Number(number) })}` : '';
        return (
          <Framed models={items} modelId={modelId} number={Number(number)}>
            <PageHeading title={title(heading)} focusKey={`${modelId ?? ''} ${number ?? ''}`}>{title(heading)}</PageHeading>
            {model && version ? children({ models: items, model, version, heading, refetch: models.refetch }) : missing ? <EmptyState title={t('versionMissing')} /> : <Loading />}
          </Framed>
        );
      }}
    </Loaded>
  );
}

/** A version that was made just now may not be in the list yet: it is missing when it is not there after reading again. */
function useMissing({ refetch, loading }: Pick<Query<unknown>, 'refetch' | 'loading'>, address: string, absent: boolean): boolean {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    if (!absent || asked === address) return;
    setAsked(address);
    refetch();
  }, [absent, asked, address, refetch]);
  return absent && asked === address && !loading;
}

export function Framed({ models, modelId, number, children }: { readonly models: readonly Model[]; readonly modelId?: string | undefined; readonly number?: number | undefined; readonly children: ReactNode }): ReactNode {
  const t = useTexts(variantTexts);
  return (
    <div className="va-page">
      <aside className="mo-left" aria-label={t('variants')}><VariantTree models={models} modelId={modelId} number={number} /></aside>
      <div className="va-main">{children}</div>
    </div>
  );
}
