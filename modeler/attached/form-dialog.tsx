/** A step's form being made: form-js's own editor, and a preview of what the worker will see. Loaded when it is opened first. */
import '@bpmn-io/form-js/dist/assets/form-js.css';
import '@bpmn-io/form-js/dist/assets/form-js-editor.css';
import '@bpmn-io/form-js/dist/assets/properties-panel.css';
import { Form, FormEditor } from '@bpmn-io/form-js';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import { Dialog, useTexts } from '../../ui/index.ts';
import { attachedTexts } from './attached-texts.ts';
import type { FormSchema } from './use-attached.ts';

interface FormDialogProps { readonly name: string; readonly schema: FormSchema; readonly readOnly: boolean; readonly onKeep: (schema: FormSchema) => void; readonly onClose: () => void }

export function FormDialog({ name, schema, readOnly, onKeep, onClose }: FormDialogProps): ReactNode {
  const t = useTexts(attachedTexts);
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<FormEditor>(undefined);
  const [current, setCurrent] = useState(schema);
  const [previewing, setPreviewing] = useState(readOnly);
  useEffect(() => {
    const container = place.current;
    if (!container) return undefined;
    const made = previewing ? new Form({ container }) : new FormEditor({ container });
    editor.current = previewing ? undefined : made as FormEditor;
    void made.importSchema(structuredClone(current) as never);
    return () => { editor.current = undefined; made.destroy(); };
  }, [previewing, current]);
  const read = (): FormSchema => (editor.current ? asSchema(editor.current.saveSchema(), schema) : current);
  const keep = (): void => {
    const kept = read();
    if (!readOnly && JSON.stringify(kept) !== JSON.stringify(schema)) onKeep(kept);
    onClose();
  };
  return (
    <Dialog title={t('formTitle', { name })} onClose={keep} footer={<><Button onClick={keep}>{t('keep')}</Button>{!readOnly && <Button variant="secondary" onClick={() => { setCurrent(read()); setPreviewing(!previewing); }}>{t(previewing ? 'edit' : 'preview')}</Button>}</>}>
      <div className={previewing ? 'mo-form-preview' : 'mo-form-editor'} ref={place} data-form-editor={previewing ? 'preview' : 'edit'} />
    </Dialog>
  );
}

/** The editor's schema without what it says about itself; what it does not know, such as translations, stays. */
function asSchema(saved: object, before: FormSchema): FormSchema {
  const { exporter: _exporter, executionPlatform: _platform, executionPlatformVersion: _version, ...schema } = saved as Record<string, unknown>;
  const translations = before['translations'];
  return { ...schema, ...(translations !== undefined && { translations }) } as FormSchema;
}
