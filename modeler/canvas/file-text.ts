/** The text of the opened file beside the canvas: what is saved is the file with the edits made on the canvas, not what the canvas makes of it. */
import { keepSource, processDiagram } from '../../kernel/index.ts';
import { drawn } from './drawn.ts';
import type { GetService } from './services.ts';

/** The part of bpmn-js that reads and writes files. */
export interface Canvas {
  importXML(xml: string, diagramId?: string): Promise<unknown>;
  saveXML(options: { readonly format: boolean }): Promise<{ readonly xml?: string }>;
}

export interface FileText {
  /** Opens a file; throws what the reader says for a file that is no BPMN, or has no diagram that can be shown. */
  open(xml: string): Promise<void>;
  /** The file with the edits. */
  text(): Promise<string>;
  /** What bpmn-js writes: the same model in other words, made faster. */
  written(): Promise<string>;
  /** Whether the last `text` could keep everything that the file said beside the edits. */
  kept(): boolean;
}

export function fileText(canvas: Canvas, get: GetService): FileText {
  let [file, opened, kept] = ['', '', true];
  const written = async (): Promise<string> => (await canvas.saveXML({ format: true })).xml ?? '';
  const rewrite = async (xml: string): Promise<string> => {
    const moddle = get('moddle');
    return (await moddle.toXML((await moddle.fromXML(xml)).rootElement, { format: true })).xml;
  };
  return {
    written,
    kept: () => kept,
    async open(xml) {
      const text = await drawn(xml);
      await canvas.importXML(text, processDiagram(text));
      [file, opened, kept] = [text, await written(), true];
    },
    async text() {
      const now = await written();
      const result = await keepSource(file, opened, now, rewrite);
      kept = result.kept;
      return result.text;
    },
  };
}
