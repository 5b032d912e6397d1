/** The modeler's page: the region's models and versions at the left, the opened one on the canvas. */
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { Model } from '../../contracts/index.ts';
import { EmptyState, ErrorNotice, hasRole, Loaded, Loading, PageHeading, useQuery, useSession, useTexts } from '../../ui/index.ts';
import { useDraftTurn } from '../drafts/use-draft-turn.ts';
import { texts } from '../texts.ts';
import { VariantTree } from '../variants/variant-tree.tsx';
import { Editor } from './editor.tsx';
import { useVersion } from './use-version.ts';

const aboutVersions = (event: { readonly kind: string }): boolean => event.kind === 'version';

export function ModelerPage(): ReactNode {
  const t = useTexts(texts);
  const models = useQuery('listModels', {}, { live: aboutVersions });
  return (
    <Loaded query={models}>
      {({ items }) => (items.length === 0
        ? <><PageHeading title={t('title')}>{t('title')}</PageHeading><EmptyState title={t('noModels')}><p>{t('noModelsBody')}</p></EmptyState></>
        : <Opened models={items} onChange={models.refetch} />)}
    </Loaded>
  );
}

interface OpenedProps { readonly models: readonly Model[]; readonly onChange: () => void }

function Opened({ models, onChange }: OpenedProps): ReactNode {
  const t = useTexts(texts);
  const { modelId, number } = chosen(models, useParams());
  const model = models.find(({ id }) => id === modelId);
  const { version, serial, error, load } = useVersion(modelId, number);
  // Where the version names who edits it, others read.
  const lead = hasRole(useSession(), ['developmentLead']) && version?.groupAllows.edit !== false;
  const { turn, presence, waiting, onDirty } = useDraftTurn({ version, serial, load, lead, summary: model?.versions.find((each) => each.number === number) });
  const versions = <VariantTree models={models} modelId={modelId} number={number} />;
  if (!version || !model || waiting) {
    return (
      <div className="mo-page">
        <aside className="mo-left" aria-label={t('versions')}>{versions}</aside>
        <div className="mo-middle"><PageHeading title={t('title')}>{t('title')}</PageHeading>{error ? <ErrorNotice error={error} onRetry={load} /> : <Loading />}</div>
      </div>
    );
  }
  const reload = (): void => { onChange(); load(); };
  return <Editor key={serial} model={model} version={version} lead={lead} turn={turn} presence={presence} onDirty={onDirty} versions={versions} onListChange={onChange} onReload={reload} />;
}

/** What the address names, else the first model's published version, else its newest. */
function chosen(models: readonly Model[], params: Readonly<Record<string, string | undefined>>): { readonly modelId: string | undefined; readonly number: number | undefined } {
  const named = Number(params['number']);
  if (params['modelId'] !== undefined && Number.isInteger(named)) return { modelId: params['modelId'], number: named };
  const [first] = models;
  return { modelId: first?.id, number: first?.published ?? first?.versions.reduce((newest, { number }) => Math.max(newest, number), 0) };
}
