/** Compares a version with any other, of the own region or in the library: two marked diagrams and the changes in words. */
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { Model, ModelChange, VersionSummary } from '../../contracts/index.ts';
import { Loaded, useQuery, useTexts, useWords } from '../../ui/index.ts';
import { VersionFrame } from '../variants/variants-frame.tsx';
import { variantTexts } from '../variants/variant-texts.ts';
import { ChangeList } from './change-list.tsx';
import { MarkedDiagram } from './marked-diagram.tsx';
import { marksOf } from './marks.ts';

export function ComparePage(): ReactNode {
  const t = useTexts(variantTexts);
  return <VersionFrame title={(name) => t('compareTitle', { name })}>{({ models, model, version }) => <Compare models={models} model={model} version={version} />}</VersionFrame>;
}

interface CompareProps { readonly models: readonly Model[]; readonly model: Model; readonly version: VersionSummary }

function Compare({ models, model, version }: CompareProps): ReactNode {
  const t = useTexts(variantTexts);
  const [search, setSearch] = useSearchParams();
  const choices = useChoices(models);
  const own = `${model.region}/${model.id}/${version.number}`;
  const left = search.get('with') ?? before(model, version, choices, own);
  return (
    <>
      <div className="mo-field va-choice">
        <label htmlFor="compare-with">{t('compareLeft')}</label>
        <select id="compare-with" value={left ?? ''} onChange={(event) => { setSearch({ with: event.target.value }); }}>
          {left === undefined && <option value="">{t('chooseOther')}</option>}
          {choices.filter(({ address }) => address !== own).map(({ address, name }) => <option key={address} value={address}>{name}</option>)}
        </select>
      </div>
      {left !== undefined && <Compared left={left} right={own} nameOf={(address) => choices.find((choice) => choice.address === address)?.name ?? address} />}
    </>
  );
}

interface Choice { readonly address: string; readonly name: string }

function useChoices(models: readonly Model[]): readonly Choice[] {
  const t = useTexts(variantTexts);
  const word = useWords();
  const library = useQuery('listLibrary', {}).data?.items ?? [];
  const own = models.flatMap((model) => model.versions.map(({ number }) => ({ address: `${model.region}/${model.id}/${number}`, name: `${word(model.names)}, ${t('version', { n: number })}` })));
  const known = new Set(own.map(({ address }) => address));
  const others = library.map((item) => ({ address: `${item.region}/${item.modelId}/${item.number}`, name: `${word(item.regionNames)}: ${word(item.names)}, ${t('version', { n: item.number })}` }));
  const parents = models.flatMap(({ parent, versions }) => versions.flatMap(({ parentNumber }) => (parent && parentNumber !== null ? [{ address: `${parent.region}/${parent.modelId}/${parentNumber}`, name: `${word(parent.names)}, ${t('version', { n: parentNumber })}` }] : [])));
  return [...own, ...[...new Map([...parents, ...others].map((choice) => [choice.address, choice])).values()].filter(({ address }) => !known.has(address))];
}

/** What one wants to see first: the version it was made from, the one before, else what its parent had. */
function before(model: Model, version: VersionSummary, choices: readonly Choice[], own: string): string | undefined {
  const earlier = version.basedOn ?? model.versions.map(({ number }) => number).filter((number) => number < version.number).reduce((found, number) => Math.max(found, number), 0);
  if (earlier > 0) return `${model.region}/${model.id}/${earlier}`;
  if (model.parent && version.parentNumber !== null) return `${model.parent.region}/${model.parent.modelId}/${version.parentNumber}`;
  const { origin } = version;
  return origin ? `${origin.region}/${origin.modelId}/${origin.number}` : choices.find(({ address }) => address !== own)?.address;
}

interface ComparedProps { readonly left: string; readonly right: string; readonly nameOf: (address: string) => string }

function Compared({ left, right, nameOf }: ComparedProps): ReactNode {
  const t = useTexts(variantTexts);
  const comparison = useQuery('compareVersions', { query: { left, right } });
  const [before, after] = [useVersionAt(left), useVersionAt(right)];
  const [lit, setLit] = useState<ModelChange>();
  const changes = comparison.data?.changes;
  const marks = useMemo(() => ({ left: marksOf(changes ?? [], 'left'), right: marksOf(changes ?? [], 'right') }), [changes]);
  return (
    <Loaded query={comparison}>{(compared) => (
      <>
        <p role="status"><strong>{t('changesN', { n: compared.changes.length })}</strong> {compared.matched.byName > 0 && t('matchedByName', { n: compared.matched.byName })}</p>
        <div className="va-two">
          <Loaded query={before}>{({ xml }) => <MarkedDiagram title={nameOf(left)} xml={xml} marks={marks.left} lit={lit?.left ?? undefined} />}</Loaded>
          <Loaded query={after}>{({ xml }) => <MarkedDiagram title={nameOf(right)} xml={xml} marks={marks.right} lit={lit?.right ?? undefined} />}</Loaded>
        </div>
        <p className="lu-muted">{t('legend')}</p>
        <ChangeList comparison={compared} lit={lit} onLight={setLit} />
      </>
    )}</Loaded>
  );
}

/** A version of the own region or of the library by its address. */
export function useVersionAt(address: string) {
  const [region = '', modelId = '', number = ''] = address.split('/');
  return useQuery('getLibraryVersion', { params: { region, modelId, number: Number(number) } });
}
