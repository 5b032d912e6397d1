/** A decision being made: dmn-js's own table editor. Loaded when it is opened first. */
import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn-embedded.css';
import DmnModeler from 'dmn-js/lib/Modeler';
import DmnViewer from 'dmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import { keepSource } from '../../kernel/index.ts';
import { Dialog, useLanguage, useTexts } from '../../ui/index.ts';
import { translateModule } from '../canvas/translate.ts';
import { attachedTexts } from './attached-texts.ts';

/** The file with the edits; what dmn-js does not know stays as it is. */
async function edited(editor: DmnModeler, xml: string, opened: string): Promise<string> {
  const moddle = editor._moddle;
  const rewrite = async (text: string): Promise<string> => (await moddle.toXML((await moddle.fromXML(text, 'dmn:Definitions')).rootElement, { format: true })).xml;
  return (await keepSource(xml, opened, (await editor.saveXML({ format: true })).xml, rewrite)).text;
}

interface DecisionDialogProps { readonly name: string; readonly xml: string; readonly variables: readonly string[]; readonly readOnly: boolean; readonly onKeep: (xml: string) => void; readonly onClose: () => void }

export function DecisionDialog({ name, xml, variables, readOnly, onKeep, onClose }: DecisionDialogProps): ReactNode {
  const t = useTexts(attachedTexts);
  const { language } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<DmnModeler>(undefined);
  /** What dmn-js writes of the file before any edit. */
  const opened = useRef('');
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const container = place.current;
    if (!container) return undefined;
    const words = { additionalModules: [translateModule(language)] };
    const made = new (readOnly ? DmnViewer : DmnModeler)({ container, drd: words, decisionTable: words, literalExpression: words });
    editor.current = made;
    made.importXML(xml, { open: false }).then(
      async () => { opened.current = (await made.saveXML({ format: true })).xml; const view = made.getViews().find(({ type }) => type === 'decisionTable') ?? made.getViews()[0]; if (view) void made.open(view); },
      () => { setFailed(true); });
    return () => { editor.current = undefined; made.destroy(); };
  }, [xml, readOnly, language]);
  const keep = async (): Promise<void> => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (!readOnly && !failed && editor.current) {
      const kept = await edited(editor.current, xml, opened.current);
      if (kept !== xml) onKeep(kept);
    }
    onClose();
  };
  return (
    <Dialog title={t('decisionTitle', { name })} onClose={() => { void keep(); }} footer={<Button onClick={() => { void keep(); }}>{t('keep')}</Button>}>
      {variables.length > 0 && <p className="mo-hint">{t('inputs', { names: variables.join(', ') })}</p>}
      {failed && <p role="alert">{t('notReadable')}</p>}
      <div className="mo-decision-editor" ref={place} data-decision-editor />
    </Dialog>
  );
}
