/** Our tools in the palette and beside a chosen element: the building blocks of care guidance before BPMN's own. A module of bpmn-js. */
import type { Language } from '../../ui/index.ts';
import { blockTexts, makeBlock, makeReminder } from './blocks.ts';
import type { BlockName } from './blocks.ts';
import type { GuidanceEditing } from './guidance-editing.ts';
import { toolIcon } from './icons.ts';
import type { DiagramElement, EditorServices, Point, Services, ToolEntries, ToolEntry } from './services.ts';

const drawn: readonly BlockName[] = ['task', 'handover', 'decision', 'wait', 'tier3'];
const appended: readonly BlockName[] = ['task', 'handover', 'decision', 'wait'];
const startsTier = { x: 40, y: 82 };

interface Registering { registerProvider(priority: number, provider: object): void }
type Entries = (entries: ToolEntries) => ToolEntries;

export class GuidanceTools {
  static readonly $inject = ['palette', 'contextPad', 'create', 'autoPlace', 'modeling', 'elementFactory', 'bpmnFactory', 'moddle', 'guidanceEditing', 'selection', 'config.language'];
  readonly #makers: { readonly elementFactory: EditorServices['elementFactory']; readonly bpmnFactory: EditorServices['bpmnFactory']; readonly moddle: Services['moddle'] };
  readonly #create: EditorServices['create'];
  readonly #autoPlace: EditorServices['autoPlace'];
  readonly #modeling: Services['modeling'];
  readonly #editing: GuidanceEditing;
  readonly #selection: Services['selection'];
  readonly #language: Language;

  constructor(palette: Registering, contextPad: Registering, create: EditorServices['create'], autoPlace: EditorServices['autoPlace'], modeling: Services['modeling'],
    elementFactory: EditorServices['elementFactory'], bpmnFactory: EditorServices['bpmnFactory'], moddle: Services['moddle'], editing: GuidanceEditing, selection: Services['selection'], language: Language) {
    this.#makers = { elementFactory, bpmnFactory, moddle };
    [this.#create, this.#autoPlace, this.#modeling, this.#editing, this.#selection, this.#language] = [create, autoPlace, modeling, editing, selection, language];
    palette.registerProvider(500, this);
    contextPad.registerProvider(500, this);
  }

  /** BPMN's plain task makes way for ours; everything else stays below. */
  getPaletteEntries(): Entries {
    return (entries) => {
      const { 'create.task': _task, ...others } = entries;
      const tools = Object.entries(others).filter(([, { group }]) => group === 'tools');
      const rest = Object.entries(others).filter(([, { group }]) => group !== 'tools');
      const ours = drawn.map((name) => [`create.guidance-${name}`, this.#paletteEntry(name)] as const);
      return Object.fromEntries([...tools, ...ours, ['guidance-separator', { group: 'guidance', separator: true }], ...rest]);
    };
  }

  getContextPadEntries(element: DiagramElement): Entries {
    return (entries) => {
      if (entries['append.append-task'] === undefined) return { ...entries, ...this.#besides(element) };
      const { 'append.append-task': _task, ...others } = entries;
      return { ...Object.fromEntries(appended.map((name) => [`append.guidance-${name}`, this.#appendEntry(name)])), ...this.#besides(element), ...others };
    };
  }

  #paletteEntry(name: BlockName): ToolEntry {
    const start = (event: Event): void => { this.#create.start(event, name === 'tier3' ? this.#tierParts() : this.#block(name)); };
    return { ...this.#looks(name), group: 'guidance', action: { dragstart: start, click: start } };
  }

  #appendEntry(name: BlockName): ToolEntry {
    return {
      ...this.#looks(name), group: 'model',
      action: {
        click: (_event, element) => { this.#autoPlace.append(element, this.#block(name)); },
        dragstart: (event, element) => { this.#create.start(event, this.#block(name), { source: element }); },
      },
    };
  }

  /** A task can be given a reminder on its edge. */
  #besides({ type }: DiagramElement): ToolEntries {
    if (!['bpmn:Task', 'bpmn:UserTask', 'bpmn:ManualTask', 'bpmn:ReceiveTask', 'bpmn:SubProcess'].includes(type)) return {};
    return { 'attach.guidance-reminder': { ...this.#looks('reminder'), group: 'model', action: { click: (_event, element) => { this.#remind(element); } } } };
  }

  #remind(host: DiagramElement): void {
    const position = edgeOf(host);
    let made: DiagramElement | undefined;
    this.#editing.batch(host, () => { made = this.#modeling.createShape(makeReminder(this.#makers), position, host, { attach: true }); });
    if (made) this.#selection.select(made);
  }

  #block(name: BlockName): DiagramElement {
    return makeBlock(this.#makers, name);
  }

  /** A part of tier 3 with its start inside. */
  #tierParts(): readonly DiagramElement[] {
    const part = this.#block('tier3');
    const start = this.#makers.elementFactory.createShape({ type: 'bpmn:StartEvent', ...startsTier, parent: part });
    return [Object.assign(part, { x: 0, y: 0 }), start];
  }

  #looks(name: BlockName | 'reminder'): { readonly title: string; readonly html: string } {
    const title = blockTexts[name][this.#language];
    return { title, html: toolIcon(name, title) };
  }
}

/** The first free place on the lower edge. */
export function edgeOf({ x = 0, y = 0, width = 100, height = 80, attachers = [] }: DiagramElement): Point {
  return { x: x + width - 20 - attachers.length * 44 % Math.max(44, width - 20), y: y + height };
}

export function guidanceToolsModule(language: Language) {
  return { __init__: ['guidanceTools'], guidanceTools: ['type', GuidanceTools] as const, 'config.language': ['value', language] as const };
}
