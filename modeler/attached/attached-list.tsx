/** The version's forms and decisions: open, make, take in and out as files. */
import { lazy, Suspense, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../ui/index.ts';
import { download, readTextFile } from '../page/files.ts';
import { Section } from '../panel/section.tsx';
import { attachedTexts } from './attached-texts.ts';
import { newDecision, newForm, variablesIn } from './new-files.ts';
import { takeDecision, takeForm } from './take.ts';
import { freeKey } from './use-attached.ts';
import type { Attached } from './use-attached.ts';

const FormDialog = lazy(async () => ({ default: (await import('./form-dialog.tsx')).FormDialog }));
const DecisionDialog = lazy(async () => ({ default: (await import('./decision-dialog.tsx')).DecisionDialog }));

export interface Opened { readonly kind: 'form' | 'decision'; readonly key: string }

/** The dialog of the opened form or decision. */
export function AttachedDialog({ attached, opened, readOnly, onClose }: { readonly attached: Attached; readonly opened: Opened; readonly readOnly: boolean; readonly onClose: () => void }): ReactNode {
  const t = useTexts(attachedTexts);
  const { kind, key } = opened;
  const form = attached.forms[key];
  const decision = attached.decisions[key];
  return (
    <Suspense fallback={<p role="status" className="mo-notice">{t('loading')}</p>}>
      {kind === 'form' && form && <FormDialog name={key} schema={form} readOnly={readOnly} onKeep={(schema) => { attached.setForm(key, schema); }} onClose={onClose} />}
      {kind === 'decision' && decision !== undefined && <DecisionDialog name={key} xml={decision} variables={variablesIn(attached.forms)} readOnly={readOnly} onKeep={(xml) => { attached.setDecision(key, xml); }} onClose={onClose} />}
    </Suspense>
  );
}

interface ListProps { readonly attached: Attached; readonly readOnly: boolean; readonly onOpen: (opened: Opened) => void }

export function AttachedList({ attached, readOnly, onOpen }: ListProps): ReactNode {
  const t = useTexts(attachedTexts);
  const [failed, setFailed] = useState<string>();
  const take = (taken: (attached: Attached, name: string, text: string) => boolean) => (name: string, text: string): void => { setFailed(taken(attached, name, text) ? undefined : name); };
  return (
    <>
      <Section title={t('forms')} open>
        <Keys keys={Object.keys(attached.forms)} readOnly={readOnly} onOpen={(key) => { onOpen({ kind: 'form', key }); }} onRemove={(key) => { attached.setForm(key, undefined); }} onExport={(key) => { download(`${key}.form`, `${JSON.stringify(attached.forms[key], null, 2)}\n`, 'application/json'); }} />
        {!readOnly && <div className="mo-tools"><button type="button" className="mo-tool" onClick={() => { const key = freeKey('lomake', Object.keys(attached.forms)); attached.setForm(key, newForm(key)); onOpen({ kind: 'form', key }); }}>{t('newForm')}</button><Take label={t('importForm')} accept=".form,.json" onTake={take(takeForm)} /></div>}
      </Section>
      <Section title={t('decisions')} open>
        <Keys keys={Object.keys(attached.decisions)} readOnly={readOnly} onOpen={(key) => { onOpen({ kind: 'decision', key }); }} onRemove={(key) => { attached.setDecision(key, undefined); }} onExport={(key) => { download(`${key}.dmn`, attached.decisions[key] ?? '', 'application/xml'); }} />
        {!readOnly && <div className="mo-tools"><button type="button" className="mo-tool" onClick={() => { onOpen({ kind: 'decision', key: makeDecision(attached, 'paatos', t('decision')) }); }}>{t('newDecision')}</button><Take label={t('importDecision')} accept=".dmn,.xml" onTake={take(takeDecision)} /></div>}
      </Section>
      {failed !== undefined && <p role="alert" className="mo-error">{t('importFailed', { name: failed })}</p>}
    </>
  );
}

/** Makes an empty decision; answers its key. */
export function makeDecision(attached: Attached, words: string, name: string): string {
  const key = freeKey(words, Object.keys(attached.decisions));
  attached.setDecision(key, newDecision(key, name, variablesIn(attached.forms)[0] ?? 'need'));
  return key;
}

interface KeysProps { readonly keys: readonly string[]; readonly readOnly: boolean; readonly onOpen: (key: string) => void; readonly onRemove: (key: string) => void; readonly onExport: (key: string) => void }

function Keys({ keys, readOnly, onOpen, onRemove, onExport }: KeysProps): ReactNode {
  const t = useTexts(attachedTexts);
  return (
    <ul className="mo-keys">
      {keys.map((key) => (
        <li key={key} data-attached={key}>
          <button type="button" className="mo-link" onClick={() => { onOpen(key); }} aria-label={t('open', { name: key })}>{key}</button>
          <button type="button" className="mo-tool" aria-label={t('exportOne', { name: key })} title={t('exportOne', { name: key })} onClick={() => { onExport(key); }}><span aria-hidden="true">⤓</span></button>
          {!readOnly && <button type="button" className="mo-tool" aria-label={t('remove', { name: key })} title={t('remove', { name: key })} onClick={() => { onRemove(key); }}><span aria-hidden="true">✕</span></button>}
        </li>
      ))}
    </ul>
  );
}

function Take({ label, accept, onTake }: { readonly label: string; readonly accept: string; readonly onTake: (name: string, text: string) => void }): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined): Promise<void> => {
    if (file) onTake(file.name, await readTextFile(file).catch(() => ''));
    if (field.current) field.current.value = '';
  };
  return (
    <>
      <input ref={field} type="file" hidden accept={accept} aria-label={label} onChange={(event) => { void read(event.target.files?.[0]); }} />
      <button type="button" className="mo-tool" onClick={() => { field.current?.click(); }}>{label}</button>
    </>
  );
}
