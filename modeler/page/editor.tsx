/** One opened version: canvas, panel, outline and problems; a draft can be changed, saved and published, a published one only looked at. */
import { useEffect, useMemo, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Model, Version } from '../../contracts/index.ts';
import { EmptyState, ErrorNotice, PageHeading, useCommands, useLanguage, useTexts, useWords } from '../../ui/index.ts';
import { AttachedDialog } from '../attached/attached-list.tsx';
import type { Opened } from '../attached/attached-list.tsx';
import { useAttached } from '../attached/use-attached.ts';
import { useDiagram } from '../canvas/use-diagram.ts';
import type { DiagramView } from '../canvas/use-diagram.ts';
import { PresenceBar } from '../drafts/presence-bar.tsx';
import type { Presence } from '../drafts/use-presence.ts';
import { OutlineTree } from '../outline/outline-tree.tsx';
import { showClock, SidePanel } from '../panel/side-panel.tsx';
import type { Tab } from '../panel/side-panel.tsx';
import { gravest } from '../problems/marks.ts';
import { ProblemBar } from '../problems/problem-bar.tsx';
import { useProblems } from '../problems/use-problems.ts';
import type { ModelProblem } from '../problems/use-problems.ts';
import { texts } from '../texts.ts';
import { namesOf } from '../variants/group-names.ts';
import { variantTexts } from '../variants/variant-texts.ts';
import { useDraft } from '../versions/use-draft.ts';
import type { Draft } from '../versions/use-draft.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { SaveNotice } from './save-notice.tsx';
import { takeFiles } from './take-files.ts';
import { Toolbar } from './toolbar.tsx';
import { useSaving } from './use-saving.ts';
import type { Saving } from './use-saving.ts';

interface EditorProps {
  readonly model: Model;
  readonly version: Version;
  /** Whether the person may change models. */
  readonly lead: boolean;
  /** Whether it is this tab's turn to edit, as it was when the version was read. */
  readonly turn: boolean;
  readonly presence: Presence;
  readonly onDirty: (dirty: boolean) => void;
  readonly versions: ReactNode;
  readonly onListChange: () => void;
  /** Reads list and version again. */
  readonly onReload: () => void;
}

const none: readonly ModelProblem[] = [];

export function Editor({ model, version, lead, turn, presence, versions, onDirty, onListChange, onReload }: EditorProps): ReactNode {
  const t = useTexts(texts);
  const word = useWords();
  const editable = lead && turn && version.status === 'draft';
  const view = useDiagram({ key: version.id, xml: version.xml, editable });
  const attached = useAttached(version);
  const [opened, setOpened] = useState<Opened>();
  const { problems, show } = useProblems(view.diagram, view.revision, attached);
  const [notice, setNotice] = useState('');
  const saving = useSaving(version, view, attached, editable, (list) => { show(list); setNotice(view.diagram?.kept() === false ? t('notAllKept') : ''); onListChange(); });
  useEffect(() => { onDirty(saving.dirty); }, [saving.dirty, onDirty]);
  const take = (files: readonly File[]): void => { void takeFiles(files, { view, attached, t }).then(setNotice); };
  const draft = useDraft(model, version);
  const [tab, setTab] = useState<Tab>('step');
  const navigate = useNavigate();
  const list = problems?.list ?? none;
  const marked = useMemo(() => gravest(list), [list]);
  const errors = useMemo(() => list.filter(({ severity }) => severity === 'error').length, [list]);
  useCommands(useMemo(() => (editable ? [{ id: 'save-model', label: t('save'), keys: 'Control+s', run: saving.save }] : []), [editable, t, saving.save]));
  const heading = `${word(model.names)}, ${t('version', { n: version.number })}`;
  return (
    <div className="mo-page">
      <aside className="mo-left" aria-label={t('versions')}>
        {versions}
        <h2 id="mo-steps">{t('steps')}</h2>
        {view.diagram && <OutlineTree diagram={view.diagram} revision={view.revision} selectedId={view.selected?.id} problems={marked} readOnly={!editable} />}
      </aside>
      <div className="mo-middle">
        <div className="mo-head">
          <PageHeading title={heading} focusKey={`${version.id} ${version.status}`}>{heading}</PageHeading>
          <span className="lu-chip" data-status={version.status}>{t(version.status)}</span>
        </div>
        <Toolbar view={view} version={version} lead={lead} editable={editable} saving={saving} draft={draft} errors={errors} onPublish={() => { void navigate(`/${model.id}/${version.number}/publish`); }} onTake={take} />
        <div role="status" className="mo-notice">{notice}</div>
        <Notices version={version} drawing={lead && version.status === 'draft'} editable={editable} presence={presence} saving={saving} draft={draft} onReload={onReload} />
        <DropCanvas view={view} onTake={editable ? take : undefined} />
        {view.failed && <EmptyState title={t('drawFailed')}><p>{t('drawFailedBody')}</p></EmptyState>}
        <ProblemBar problems={problems} diagram={view.diagram} onClock={(clock) => { setTab('clocks'); showClock(clock); }} />
      </div>
      <SidePanel view={view} attached={attached} onOpen={setOpened} readOnly={!editable} tab={tab} onTab={setTab} />
      {opened && <AttachedDialog attached={attached} opened={opened} readOnly={!editable} onClose={() => { setOpened(undefined); }} />}
      <LeaveGuard dirty={saving.dirty} />
    </div>
  );
}

/** The canvas; files dropped on it are taken in. */
function DropCanvas({ view, onTake }: { readonly view: DiagramView; readonly onTake: ((files: readonly File[]) => void) | undefined }): ReactNode {
  const t = useTexts(texts);
  const [over, setOver] = useState(false);
  const dragged = ({ dataTransfer }: DragEvent): boolean => onTake !== undefined && dataTransfer.types.includes('Files');
  return (
    <div
      className={`mo-canvas ${over ? 'mo-canvas-over' : ''}`} role="group" aria-label={t('canvas')} ref={view.container}
      onDragOver={(event) => { if (dragged(event)) { event.preventDefault(); setOver(true); } }}
      onDragLeave={() => { setOver(false); }}
      onDrop={(event) => { setOver(false); if (dragged(event)) { event.preventDefault(); onTake?.([...event.dataTransfer.files]); } }}
    />
  );
}

interface NoticesProps { readonly version: Version; readonly drawing: boolean; readonly editable: boolean; readonly presence: Presence; readonly saving: Saving; readonly draft: Draft; readonly onReload: () => void }

/** Who else is here, and what came of saving and of making a draft. */
function Notices({ version, drawing, editable, presence, saving, draft, onReload }: NoticesProps): ReactNode {
  const v = useTexts(variantTexts);
  const t = useTexts(texts);
  const { language } = useLanguage();
  const give = (): void => { void saving.saveNow().then((saved) => { if (saved) presence.give(); }); };
  return (
    <>
      {version.status === 'draft' && !version.groupAllows.edit && <p className="mo-hint">{v('notInEditing', { groups: namesOf(version.groups, 'edits') })}</p>}
      {editable && language !== 'fi' && <p className="mo-hint">{t('canvasLanguage')}</p>}
      {drawing && <PresenceBar presence={presence} editable={editable} onGive={give} />}
      <SaveNotice saving={saving} version={version} onOpenNewest={onReload} />
      {draft.error && <ErrorNotice error={draft.error} onRetry={draft.make} />}
    </>
  );
}
