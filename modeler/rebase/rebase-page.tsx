/** Brings a variant onto the newest version of its parent: conflicts side by side on both diagrams, a choice for each, the changes of both sides in words. */
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Button } from 'suomifi-ui-components';
import type { Model, RebasePreview, VersionSummary } from '../../contracts/index.ts';
import { commonTexts, ErrorNotice, hasRole, isProblem, Loaded, useAction, useClient, useQuery, useSession, useTexts } from '../../ui/index.ts';
import { ChangeList } from '../compare/change-list.tsx';
import { useVersionAt } from '../compare/compare-page.tsx';
import { MarkedDiagram } from '../compare/marked-diagram.tsx';
import { marksOf } from '../compare/marks.ts';
import type { Mark } from '../compare/marked-diagram.tsx';
import { VersionFrame } from '../variants/variants-frame.tsx';
import { variantTexts } from '../variants/variant-texts.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import type { Choice } from './conflict-choice.tsx';

export function RebasePage(): ReactNode {
  const t = useTexts(variantTexts);
  return <VersionFrame title={(name) => t('rebaseTitle', { name })}>{({ model, version }) => <Rebase key={version.id} model={model} version={version} />}</VersionFrame>;
}

interface RebaseProps { readonly model: Model; readonly version: VersionSummary }

function Rebase({ model, version }: RebaseProps): ReactNode {
  const t = useTexts(variantTexts);
  const preview = useQuery('getRebase', { params: { modelId: model.id, number: version.number } });
  if (preview.error && isProblem(preview.error, 'PARENT_UNCHANGED')) return <p role="status">{t('upToDate')}</p>;
  return <Loaded query={preview}>{(data) => <Previewed model={model} version={version} preview={data} />}</Loaded>;
}

function Previewed({ model, version, preview }: RebaseProps & { readonly preview: RebasePreview }): ReactNode {
  const t = useTexts(variantTexts);
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const [lit, setLit] = useState<string>();
  const { conflicts, parent, onto } = preview;
  const open = conflicts.filter(({ id }) => choices[id] === undefined).length;
  return (
    <>
      <p>{t('rebaseBody', { from: parent.number, to: onto })}</p>
      <Sides model={model} version={version} preview={preview} lit={lit} />
      <h2>{conflicts.length === 0 ? t('conflictsNone') : t('conflicts', { n: conflicts.length })}</h2>
      {conflicts.map((conflict) => <ConflictChoice key={conflict.id} conflict={conflict} names={{ ...preview.theirs.names, ...preview.ours.names }} choice={choices[conflict.id]} onChoose={(choice) => { setChoices({ ...choices, [conflict.id]: choice }); }} onShow={setLit} />)}
      <Merging model={model} version={version} onto={onto} choices={choices} open={open} />
      <h2>{t('theirChanges')}</h2>
      <ChangeList comparison={preview.theirs} onLight={({ right, left }) => { setLit(right ?? left ?? undefined); }} />
      <h2>{t('ourChanges')}</h2>
      <ChangeList comparison={preview.ours} onLight={({ right, left }) => { setLit(right ?? left ?? undefined); }} />
    </>
  );
}

/** Both sides as they are now; what both changed is marked on each. */
function Sides({ model, version, preview, lit }: RebaseProps & { readonly preview: RebasePreview; readonly lit: string | undefined }): ReactNode {
  const t = useTexts(variantTexts);
  const { parent, onto } = preview;
  const ours = useVersionAt(`${model.region}/${model.id}/${version.number}`);
  const theirs = useVersionAt(`${parent.region}/${parent.modelId}/${onto}`);
  const marks = useMemo(() => ({ ours: withConflicts(preview, 'ours'), theirs: withConflicts(preview, 'theirs') }), [preview]);
  return (
    <div className="va-two">
      <Loaded query={ours}>{({ xml }) => <MarkedDiagram title={`${t('ours')}: ${t('version', { n: version.number })}`} xml={xml} marks={marks.ours} lit={lit} />}</Loaded>
      <Loaded query={theirs}>{({ xml }) => <MarkedDiagram title={`${t('theirs')}: ${t('version', { n: onto })}`} xml={xml} marks={marks.theirs} lit={lit} />}</Loaded>
    </div>
  );
}

function withConflicts(preview: RebasePreview, side: 'ours' | 'theirs'): ReadonlyMap<string, Mark> {
  const both = preview.conflicts.flatMap(({ elementId }): [string, Mark][] => (elementId === null ? [] : [[elementId, 'conflict']]));
  return new Map<string, Mark>([...marksOf(preview[side].changes, 'right'), ...both]);
}

function Merging({ model, version, onto, choices, open }: RebaseProps & { readonly onto: number; readonly choices: Readonly<Record<string, Choice>>; readonly open: number }): ReactNode {
  const t = useTexts(variantTexts);
  const common = useTexts(commonTexts);
  const client = useClient();
  const navigate = useNavigate();
  const lead = hasRole(useSession(), ['developmentLead']);
  const draft = model.versions.find(({ status }) => status === 'draft' || status === 'inReview' || status === 'approved');
  const merge = useAction(async () => {
    const { data } = await client.call('rebaseVersion', { params: { modelId: model.id, number: version.number }, version: version.revision, body: { onto, choices: { ...choices } } });
    void navigate(`/${data.modelId}/${data.number}`);
  });
  const make = useAction(async () => {
    const { data } = await client.call('createDraft', { params: { modelId: model.id }, body: { from: version.number } });
    void navigate(`/${model.id}/${data.number}/rebase`);
  });
  if (!lead) return null;
  if (version.status !== 'draft') {
    return (
      <>
        <p>{t('rebaseNeedsDraft')}</p>
        {make.error && <ErrorNotice error={make.error} />}
        {draft ? <Button variant="secondary" onClick={() => { void navigate(`/${model.id}/${draft.number}/rebase`); }}>{t('openDraft', { n: draft.number })}</Button> : <Button disabled={make.busy} onClick={() => { void make.run(undefined); }}>{t('makeDraft')}</Button>}
      </>
    );
  }
  return (
    <div className="lu-buttons">
      {merge.busy ? <Button loading ariaLoadingText={common('sending')} aria-disabled>{t('rebaseNow')}</Button> : <Button disabled={open > 0} aria-describedby="rebase-why" onClick={() => { void merge.run(undefined); }}>{t('rebaseNow')}</Button>}
      <p id="rebase-why" className="mo-why">{open > 0 ? t('chooseAll') : ''}</p>
      {merge.error && <ErrorNotice error={merge.error} onRetry={() => { void merge.run(undefined); }} />}
    </div>
  );
}
