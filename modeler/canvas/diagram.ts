/** One diagram on the page: bpmn-js with our extension and modules, as an editor or, for versions that never change, as a viewer. */
import Modeler from 'bpmn-js/lib/Modeler';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { guidanceModdle } from '../../guidance/index.ts';
import type { Language } from '../../ui/index.ts';
import type { Change, Create, ModdleElement } from '../guidance/moddle.ts';
import { fileText } from './file-text.ts';
import type { Canvas, FileText } from './file-text.ts';
import { guidanceEditingModule } from './guidance-editing.ts';
import type { GuidanceEditing } from './guidance-editing.ts';
import { guidanceToolsModule } from './guidance-tools.ts';
import { readerLanguageModule } from './reader-language.ts';
import type { DiagramElement, GetService } from './services.ts';
import { translateModule } from './translate.ts';

export interface Diagram extends FileText {
  readonly editable: boolean;
  readonly get: GetService;
  readonly create: Create;
  /** Rises with every change; see `changed`. */
  revision(): number;
  changed(): number;
  /** No-ops in a viewer. */
  edit(element: DiagramElement, changes: readonly Change[]): void;
  rename(element: DiagramElement, name: string): void;
  /** Several edits as one undoable step. */
  batch(element: DiagramElement, run: () => void): void;
  /** The whole diagram with a margin around it. */
  fit(): void;
  /** Selects an element and brings it into view. */
  show(id: string): void;
  destroy(): void;
}

/** Whatever stands for the process on the canvas: its pool, else the root. */
export interface ProcessOnCanvas { readonly element: DiagramElement; readonly process: ModdleElement }

export function createDiagram(container: HTMLElement, { editable, language }: { readonly editable: boolean; readonly language: Language }): Diagram {
  const options = { container, moddleExtensions: { guidance: guidanceModdle }, additionalModules: [translateModule(language), ...(editable ? [guidanceEditingModule, guidanceToolsModule(language)] : [readerLanguageModule(language)])] };
  const instance = editable ? new Modeler(options) : new NavigatedViewer(options);
  let revision = 0;
  const get = ((name: string) => instance.get(name)) as GetService;
  // A field that is left while its diagram goes away must not write to it any more.
  let editing = editable ? instance.get<GuidanceEditing>('guidanceEditing') : undefined;
  return {
    editable, get, ...fileText(instance as unknown as Canvas, get),
    create: (type, attributes) => get('moddle').create(type, attributes),
    revision: () => revision,
    changed: () => { revision += 1; return revision; },
    edit: (element, changes) => { editing?.edit(element, changes); },
    rename: (element, name) => { editing?.rename(element, name); },
    batch: (element, run) => { editing?.batch(element, run); },
    fit: () => { fit(get, editable ? toolsWidth : margin); },
    show: (id) => { show(get, id); },
    destroy: () => { editing = undefined; instance.destroy(); },
  };
}

/** The process that runs: the executable one, else the first. */
export function processOf({ get }: Pick<Diagram, 'get'>): ProcessOnCanvas | undefined {
  const root = get('canvas').getRootElement();
  if (root.type === 'bpmn:Process') return { element: root, process: root.businessObject };
  const found = get('elementRegistry').getAll().flatMap((element) => {
    const process = element.type === 'bpmn:Participant' ? element.businessObject.get('processRef') as ModdleElement | undefined : undefined;
    return process ? [{ element, process }] : [];
  });
  return found.find(({ process }) => process.get('isExecutable') === true) ?? found[0];
}

/** The element itself for a label. */
export function unlabelled(element: DiagramElement): DiagramElement {
  return element.labelTarget ?? element;
}

/** Pixels around the diagram, and at the left where the drawing tools stand over the canvas. */
const margin = 24;
const toolsWidth = 130;

function fit(get: GetService, left: number): void {
  const canvas = get('canvas');
  const { inner, outer } = canvas.viewbox();
  if (inner.width === 0 || outer.width === 0) return;
  const scale = Math.min((outer.width - left - margin) / inner.width, (outer.height - 2 * margin) / inner.height, 1);
  const [width, height] = [outer.width / scale, outer.height / scale];
  const spare = Math.max(0, (outer.width - left - margin) / scale - inner.width);
  canvas.viewbox({ x: inner.x - left / scale - spare / 2, y: inner.y - (height - inner.height) / 2, width, height });
}

function show(get: GetService, id: string): void {
  const element = get('elementRegistry').get(id);
  if (!element) return;
  const canvas = get('canvas');
  if (canvas.zoom() < 0.6) canvas.zoom(0.8, 'auto');
  get('selection').select(element);
  // The drawing tools cover the left edge.
  canvas.scrollToElement(element, { top: 80, right: 120, bottom: 80, left: 180 });
}
