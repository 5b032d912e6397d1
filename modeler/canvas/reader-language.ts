/**
 * Names on a canvas that is only read, in the reader's language: a module of bpmn-js. The name is another one while the
 * element is drawn and no longer, so that the model, and the file made of it, never say anything else than before.
 */
import type { Language } from '../../ui/index.ts';
import { extensionOf } from '../guidance/extension.ts';
import { textOf } from '../guidance/moddle.ts';
import type { DiagramElement } from './services.ts';

interface Renderer {
  drawShape(graphics: unknown, element: DiagramElement, attributes: unknown): unknown;
  drawConnection(graphics: unknown, element: DiagramElement, attributes: unknown): unknown;
}
interface Drawing { readonly gfx: unknown; readonly element: DiagramElement; readonly attrs: unknown }
interface Bus { on(event: string, priority: number, listener: (event: object, drawing: Drawing) => unknown): void }

/** Before the renderer of bpmn-js, which listens at 1000. */
const first = 2000;

export function readInLanguage(bus: Bus, renderer: Renderer, language: Language): void {
  bus.on('render.shape', first, (_, { gfx, element, attrs }) => named(element, language, () => renderer.drawShape(gfx, element, attrs)));
  bus.on('render.connection', first, (_, { gfx, element, attrs }) => named(element, language, () => renderer.drawConnection(gfx, element, attrs)));
}

/** Undefined, which leaves the drawing to others, for what has no name in the language. */
function named(element: DiagramElement, language: Language, draw: () => unknown): unknown {
  const model = element.businessObject as { name?: string };
  const said = language === 'fi' ? '' : textOf(extensionOf(element.businessObject, 'Names'), language);
  const kept = model.name;
  if (said === '' || kept === undefined || kept === '') return undefined;
  model.name = said;
  try { return draw(); } finally { model.name = kept; }
}

export function readerLanguageModule(language: Language): { __init__: ((bus: Bus, renderer: Renderer) => void)[] } {
  const install = (bus: Bus, renderer: Renderer): void => { readInLanguage(bus, renderer, language); };
  install.$inject = ['eventBus', 'bpmnRenderer'];
  return { __init__: [install] };
}
