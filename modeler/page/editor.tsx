/** One opened version: canvas, panel, outline and problems; a draft can be changed, saved and published, a published one only looked at. */
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Model, Version } from '../../contracts/index.ts';
import { EmptyState, ErrorNotice, PageHeading, useCommands, useTexts, useWords } from '../../ui/index.ts';
import { AttachedDialog } from '../attached/attached-list.tsx';
import type { Opened } from '../attached/attached-list.tsx';
import { useAttached } from '../attached/use-attached.ts';
import { useDiagram } from '../canvas/use-diagram.ts';
import { OutlineTree } from '../outline/outline-tree.tsx';
import { showClock, SidePanel } from '../panel/side-panel.tsx';
import type { Tab } from '../panel/side-panel.tsx';
import { gravest } from '../problems/marks.ts';
import { ProblemBar } from '../problems/problem-bar.tsx';
import { useProblems } from '../problems/use-problems.ts';
import { texts } from '../texts.ts';
import { useDraft } from '../versions/use-draft.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { SaveNotice } from './save-notice.tsx';
import { Toolbar } from './toolbar.tsx';
import { useSaving } from './use-saving.ts';

interface EditorProps {
  readonly model: Model;
  readonly version: Version;
  /** Whether the person may change models. */
  readonly lead: boolean;
  readonly versions: ReactNode;
  readonly onListChange: () => void;
  /** Reads list and version again. */
  readonly onReload: () => void;
}

export function Editor({ model, version, lead, versions, onListChange, onReload }: EditorProps): ReactNode {
  const t = useTexts(texts);
  const word = useWords();
  const editable = lead && version.status === 'draft';
  const view = useDiagram({ key: version.id, xml: version.xml, editable });
  const attached = useAttached(version);
  const [opened, setOpened] = useState<Opened>();
  const { problems, show } = useProblems(view.diagram, view.revision, attached);
  const [notice, setNotice] = useState('');
  const saving = useSaving(version, view, attached, (list) => { show(list); setNotice(''); onListChange(); });
  const draft = useDraft(model, version);
  const [tab, setTab] = useState<Tab>('step');
  const navigate = useNavigate();
  const marked = useMemo(() => gravest(problems?.list ?? []), [problems]);
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
        <Toolbar view={view} version={version} lead={lead} editable={editable} saving={saving} draft={draft} errors={problems?.list.filter(({ severity }) => severity === 'error').length ?? 0} onPublish={() => { void navigate(`/${model.id}/${version.number}/publish`); }} onNotice={setNotice} />
        <div role="status" className="mo-notice">{notice}</div>
        <SaveNotice saving={saving} version={version} onOpenNewest={onReload} />
        {draft.error && <ErrorNotice error={draft.error} onRetry={draft.make} />}
        <div className="mo-canvas" role="group" aria-label={t('canvas')} ref={view.container} />
        {view.failed && <EmptyState title={t('drawFailed')}><p>{t('drawFailedBody')}</p></EmptyState>}
        <ProblemBar problems={problems} diagram={view.diagram} onClock={(clock) => { setTab('clocks'); showClock(clock); }} />
      </div>
      <SidePanel view={view} attached={attached} onOpen={setOpened} readOnly={!editable} tab={tab} onTab={setTab} />
      {opened && <AttachedDialog attached={attached} opened={opened} readOnly={!editable} onClose={() => { setOpened(undefined); }} />}
      <LeaveGuard dirty={view.dirty || attached.dirty} />
    </div>
  );
}
