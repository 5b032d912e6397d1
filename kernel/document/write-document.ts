/** Writes a document as a BPMN file again. */
import type { Node } from '../compile/node.ts';
import { moddleFor } from '../compile/read.ts';
import type { Moddle, ModdleExtensions } from '../compile/read.ts';
import { descriptorOf, isPart, refOf, singleSlots } from './document.ts';
import type { BpmnDocument, DocumentElement, Json, Part } from './document.ts';

/**
 * The file that says what the document says; reading it gives the same document. References to what is not in it are left out.
 *
 * @param moddle the descriptors it was read with
 */
export async function writeDocument(document: BpmnDocument, moddle: ModdleExtensions = {}): Promise<string> {
  const writer = new Writer(moddleFor(moddle));
  const root = writer.document(document);
  return (await moddleFor(moddle).toXML(root, { format: true })).xml;
}

type Properties = Readonly<Record<string, Json>>;
const flowNodeOwners: ReadonlySet<string> = new Set(['flowElements']);

/** Makes the writer's tree: first every element, then what refers to them. */
class Writer {
  readonly #moddle: Moddle;
  readonly #nodes = new Map<string, Node>();
  /** References to set once everything is there. */
  readonly #later: (() => void)[] = [];

  constructor(moddle: Moddle) { this.#moddle = moddle; }

  document(document: BpmnDocument): Node {
    const root = this.#part(document.definitions);
    for (const element of document.elements.values()) this.#nodes.set(element.id, this.#element(element));
    for (const element of document.elements.values()) this.#place(element, root);
    this.#connect(document);
    this.#draw(document, root);
    for (const set of this.#later) set();
    return root;
  }

  #element({ type, id, properties, extensions }: DocumentElement): Node {
    const node = this.#part({ $type: type, id, ...properties });
    if (extensions.length > 0) {
      const holder = this.#part({ $type: 'bpmn:ExtensionElements' });
      this.#set(node, 'extensionElements', holder);
      for (const part of extensions) this.#add(holder, 'values', this.#part(part));
    }
    return node;
  }

  #place({ id, owner, slot }: DocumentElement, root: Node): void {
    const holder = owner === undefined ? root : this.#nodes.get(owner);
    const node = this.#nodes.get(id);
    if (holder === undefined || node === undefined) return;
    if (singleSlots.has(slot)) this.#set(holder, slot, node);
    else this.#add(holder, slot, node);
  }

  /** What XML says twice: the flows at each step, the steps of each lane. */
  #connect({ elements }: BpmnDocument): void {
    for (const { id, type, properties } of elements.values()) {
      const target = type === 'bpmn:SequenceFlow' ? this.#nodes.get(refOf(properties['targetRef']) ?? '') : undefined;
      if (target !== undefined) this.#refer(target, 'incoming', id);
    }
    for (const { id, slot, outgoing, lanes } of elements.values()) {
      const node = this.#nodes.get(id);
      if (node === undefined || !flowNodeOwners.has(slot)) continue;
      for (const flow of outgoing) this.#refer(node, 'outgoing', flow);
      for (const lane of lanes) {
        const holder = this.#nodes.get(lane);
        if (holder !== undefined) this.#refer(holder, 'flowNodeRef', id);
      }
    }
  }

  #draw({ diagrams, drawings }: BpmnDocument, root: Node): void {
    const planes = new Map<string, Node>();
    for (const [id, part] of diagrams) {
      const diagram = this.#part(part);
      this.#add(root, 'diagrams', diagram);
      const plane = diagram['plane'];
      if (plane !== undefined) planes.set(id, plane as Node);
    }
    for (const { diagram, element, part } of drawings.values()) {
      const plane = planes.get(diagram);
      if (plane !== undefined && this.#nodes.has(element)) this.#add(plane, 'planeElement', this.#part(part));
    }
  }

  #part(part: Part): Node {
    const { $type, $uri, $attrs, ...said } = part;
    if (typeof $uri === 'string') return this.#moddle.createAny($type, $uri, this.#generic(said));
    const node = this.#moddle.create($type, {});
    if (typeof $attrs === 'object' && $attrs !== null) Object.assign(node['$attrs'] as object, $attrs);
    const references = new Set((descriptorOf(node).properties ?? []).filter(({ isReference }) => isReference).map(({ name }) => name));
    for (const [name, value] of Object.entries(said)) this.#say(node, name, value, references.has(name));
    if (part.id !== undefined && typeof part.id === 'string') this.#nodes.set(part.id, node);
    return node;
  }

  #say(node: Node, name: string, value: Json, reference: boolean): void {
    if (reference) {
      for (const item of Array.isArray(value) ? value : [value]) this.#refer(node, name, refOf(item as Json) ?? '');
      return;
    }
    if (!Array.isArray(value)) this.#set(node, name, isPart(value) ? this.#part(value) : value);
    else for (const item of value as readonly Json[]) this.#add(node, name, isPart(item) ? this.#part(item) : item);
  }

  #generic(said: Properties): Record<string, unknown> {
    return Object.fromEntries(Object.entries(said).map(([name, value]) => [name, Array.isArray(value) ? value.map(item => (isPart(item as Json) ? this.#part(item as Part) : item as Json)) : value]));
  }

  #set(node: Node, name: string, value: unknown): void {
    (node as unknown as { set(name: string, value: unknown): void }).set(name, value);
    if (typeof value === 'object' && value !== null) (value as { $parent?: unknown }).$parent = node;
  }

  #add(node: Node, name: string, value: unknown): void {
    const list = (node as unknown as { get(name: string): unknown[] }).get(name);
    list.push(value);
    if (typeof value === 'object' && value !== null) (value as { $parent?: unknown }).$parent = node;
  }

  /** Refers to an element once all are made; to one that is not there, not at all. */
  #refer(node: Node, name: string, id: string): void {
    const many = descriptorOf(node).properties?.find(property => property.name === name)?.isMany === true;
    this.#later.push(() => {
      const found = this.#nodes.get(id);
      if (found === undefined) return;
      if (many) (node as unknown as { get(name: string): unknown[] }).get(name).push(found);
      else (node as unknown as { set(name: string, value: unknown): void }).set(name, found);
    });
  }
}
