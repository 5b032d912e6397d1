/** What can be done with the opened version. What cannot be done now stays visible and says why. */
import { useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import type { Version } from '../../contracts/index.ts';
import { formatTime, isRetryable, useTexts } from '../../ui/index.ts';
import type { Translate } from '../../ui/index.ts';
import type { DiagramView } from '../canvas/use-diagram.ts';
import { draftTexts } from '../drafts/draft-texts.ts';
import { texts } from '../texts.ts';
import type { Draft } from '../versions/use-draft.ts';
import { download } from './files.ts';
import type { Saving } from './use-saving.ts';

interface ToolbarProps {
  readonly view: DiagramView;
  readonly version: Version;
  readonly lead: boolean;
  readonly editable: boolean;
  readonly saving: Saving;
  readonly draft: Draft;
  readonly errors: number;
  readonly onPublish: () => void;
  readonly onTake: (files: readonly File[]) => void;
}

export function Toolbar(props: ToolbarProps): ReactNode {
  const t = useTexts(texts);
  return (
    <div className="mo-toolbar" role="group" aria-label={t('tools')}>
      <div className="lu-buttons"><VersionActions {...props} /></div>
      <div className="mo-tools"><CanvasTools {...props} /></div>
    </div>
  );
}

function VersionActions(props: ToolbarProps): ReactNode {
  const { lead, editable, saving, errors, onPublish } = props;
  const t = useTexts(texts);
  const d = useTexts(draftTexts);
  const why = useId();
  const reason = whyNot({ lead, editable, dirty: saving.dirty, errors });
  const sentences = [editable ? stateOf(saving, t, d) : '', reason ? t(reason) : ''];
  return (
    <>
      <SaveButton saving={saving} disabled={!editable} why={why} />
      {editable && <Button variant="secondary" disabled={reason !== undefined} aria-describedby={why} onClick={onPublish}>{t('publish')}</Button>}
      {!editable && lead && <DraftButton {...props} />}
      <p id={why} className="mo-why">{sentences.filter((sentence) => sentence !== '').join('. ')}</p>
    </>
  );
}

function SaveButton({ saving, disabled, why }: { readonly saving: Saving; readonly disabled: boolean; readonly why: string }): ReactNode {
  const t = useTexts(texts);
  return <Button disabled={disabled} aria-describedby={why} onClick={() => { if (!saving.busy) saving.save(); }}>{t('save')}</Button>;
}

function DraftButton({ draft, version }: ToolbarProps): ReactNode {
  const t = useTexts(texts);
  if (draft.existing === undefined) return <Button variant="secondary" disabled={draft.busy} onClick={draft.make}>{t('makeDraft')}</Button>;
  return draft.existing === version.number ? null : <Button variant="secondary" onClick={draft.open}>{t('openDraft', { n: draft.existing })}</Button>;
}

function stateOf({ dirty, busy, error, savedAt }: Saving, t: Translate<typeof texts>, d: Translate<typeof draftTexts>): string {
  if (busy) return d('saving');
  if (error && isRetryable(error)) return d('retrying');
  if (dirty) return t('unsaved');
  return savedAt === undefined ? t('noChanges') : t('saved', { time: formatTime(savedAt) });
}

/** Why saving or publishing is not possible now. */
function whyNot({ lead, editable, dirty, errors }: { readonly lead: boolean; readonly editable: boolean; readonly dirty: boolean; readonly errors: number }): 'readOnly' | 'readOnlyRole' | 'publishUnsaved' | 'publishProblems' | undefined {
  if (!lead) return 'readOnlyRole';
  if (!editable) return 'readOnly';
  if (errors > 0) return 'publishProblems';
  return dirty ? 'publishUnsaved' : undefined;
}

function CanvasTools({ view, version, editable, onTake }: ToolbarProps): ReactNode {
  const t = useTexts(texts);
  const { diagram } = view;
  const zoom = (factor: number): void => { const canvas = diagram?.get('canvas'); canvas?.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * factor)), 'auto'); };
  const save = async (): Promise<void> => { if (diagram) download(`${version.modelId}-v${version.number}.bpmn`, await diagram.text()); };
  return (
    <>
      {editable && <Tool label={t('undo')} sign="↶" disabled={!view.canUndo} onClick={() => { diagram?.get('commandStack').undo(); }} />}
      {editable && <Tool label={t('redo')} sign="↷" disabled={!view.canRedo} onClick={() => { diagram?.get('commandStack').redo(); }} />}
      <Tool label={t('zoomOut')} sign="−" onClick={() => { zoom(1 / 1.25); }} />
      <Tool label={t('zoomIn')} sign="+" onClick={() => { zoom(1.25); }} />
      <button type="button" className="mo-tool" onClick={() => { diagram?.fit(); }}>{t('zoomFit')}</button>
      {editable && <ImportButton onTake={onTake} />}
      <button type="button" className="mo-tool" onClick={() => { void save(); }}>{t('exportFile')}</button>
    </>
  );
}

interface ToolProps { readonly label: string; readonly sign: string; readonly disabled?: boolean; readonly onClick: () => void }

function Tool({ label, sign, disabled = false, onClick }: ToolProps): ReactNode {
  return <button type="button" className="mo-tool" aria-label={label} title={label} disabled={disabled} onClick={onClick}><span aria-hidden="true">{sign}</span></button>;
}

function ImportButton({ onTake }: Pick<ToolbarProps, 'onTake'>): ReactNode {
  const t = useTexts(texts);
  const field = useRef<HTMLInputElement>(null);
  const chosen = (): void => {
    onTake([...field.current?.files ?? []]);
    if (field.current) field.current.value = '';
  };
  return (
    <>
      <input ref={field} type="file" accept=".bpmn,.xml" hidden aria-label={t('importFile')} onChange={chosen} />
      <button type="button" className="mo-tool" onClick={() => { field.current?.click(); }}>{t('importFile')}</button>
    </>
  );
}
