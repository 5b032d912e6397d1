/** Reads BPMN 2.0 XML with bpmn-moddle and turns what the reader says about it into diagnostics. The only file that imports the reader. */
import { BpmnModdle } from 'bpmn-moddle';
import type { Node } from './node.ts';
import { isNode, nodesIn } from './node.ts';
import { floodOfOddAttributes } from './odd-attributes.ts';
import { isXmlName, restoreIds, tidy } from './tidy.ts';
import type { Report } from './report.ts';
import { diagnostic, error, warning } from './report.ts';

export type ModdleExtensions = Readonly<Record<string, object>>;
/** Reader and writer of XML, and maker of elements. */
export type Moddle = BpmnModdle;

interface ReadOptions {
  readonly extensions: ModdleExtensions;
  /** How many elements the file has. */
  readonly elements: number;
  /** Whether models without an executable process are taken as drawings. */
  readonly drawings?: boolean;
}

/** The reader goes over the file again for each unreadable element (2,000 elements in 500 kB: seconds); in larger files it stops at the first. */
const maximumLaxWork = 1_000_000_000;

interface ReaderWarning {
  readonly message: string;
  readonly element?: unknown;
  readonly property?: string;
  readonly value?: string;
}

/** The root `definitions` element, or undefined when the file cannot be read; then the report says why. */
export async function read(text: string, { extensions, elements, drawings }: ReadOptions, report: Report): Promise<Node | undefined> {
  const { xml, ids } = tidy(text);
  const odd = floodOfOddAttributes(xml);
  if (odd !== undefined) {
    error(report, 'malformed-xml', {}, `Expected attributes that are there once and of a known prefix but at least ${odd} are not`);
    return undefined;
  }
  tellOddIds(ids, report);
  try {
    const { rootElement, elementsById, warnings } = await moddleFor(extensions).fromXML(xml, { lax: elements * xml.length <= maximumLaxWork });
    const root = isNode(rootElement) ? rootElement : undefined;
    if (root === undefined) {
      error(report, 'malformed-xml', {}, 'Expected BPMN 2.0 definitions but the file has none');
      return undefined;
    }
    restoreIds(root, ids);
    report.drawn = drawings === true && !nodesIn(root, 'rootElements').some(process => process['isExecutable'] === true);
    for (const said of warnings.map(told => withIds(told, ids))) if (!resolveQualified(said, root, elementsById)) translate(said, report);
    return root;
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : '';
    if (/unknown type|duplicate ID/.test(message)) translate({ message }, report);
    else error(report, 'malformed-xml', {}, `Expected BPMN 2.0 XML but the file cannot be read: ${firstLines(message)}`);
  }
  return undefined;
}

/** Reader and writer of files with these extensions. It makes a type for each kind of element at its first use and keeps nothing of a file: one serves all files with the same extensions. */
const readers = new WeakMap<ModdleExtensions, BpmnModdle>();

export function moddleFor(extensions: ModdleExtensions): Moddle {
  const known = readers.get(extensions);
  if (known !== undefined) return known;
  const reader = new BpmnModdle({ ...extensions });
  readers.set(extensions, reader);
  return reader;
}

/**
 * References are qualified names (BPMN 2.0.2 §15.3.2), and the reader knows only bare ids: a prefix of the file's own target namespace
 * is taken off here. True when that leads to an element.
 */
function resolveQualified({ message, element, property, value }: ReaderWarning, root: Node, elementsById: Readonly<Record<string, unknown>>): boolean {
  const [, prefix, id] = /^([\w.-]+):(.+)$/.exec(value ?? '') ?? [];
  if (id === undefined || property === undefined || !message.startsWith('unresolved reference') || !isNode(element)) return false;
  const target = Object.hasOwn(elementsById, id) ? elementsById[id] : undefined;
  if (foreignName(root, `xmlns:${prefix}`) !== root['targetNamespace'] || !isNode(target)) return false;
  const name = property.replace(/^.*:/, '');
  const known = element[name];
  if (Array.isArray(known)) known.push(target);
  else Reflect.set(element, name, target);
  return true;
}

function tellOddIds(ids: ReadonlyMap<string, string>, report: Report): void {
  for (const id of ids.values()) if (!isXmlName(id)) warning(report, 'invalid-id', { elementId: id }, `Expected an id that is an XML name but it is ${id}`);
}

/** What the reader says, with the ids of the file. */
function withIds(said: ReaderWarning, ids: ReadonlyMap<string, string>): ReaderWarning {
  if (ids.size === 0) return said;
  const message = said.message.replace(/_\.odd\.id\.\d+/g, standIn => ids.get(standIn) ?? standIn);
  return { ...said, message, ...(said.value === undefined ? undefined : { value: ids.get(said.value) ?? said.value }) };
}

function foreignName(node: Node, name: string): unknown {
  const attributes = node['$attrs'];
  return typeof attributes === 'object' && attributes !== null ? Reflect.get(attributes, name) : undefined;
}

function translate(said: ReaderWarning, report: Report): void {
  const { message } = said;
  const owner = isNode(said.element) ? said.element : undefined;
  const place = { elementId: owner?.id };
  const unknown = /unknown type <([^>]*)>/.exec(message)?.[1];
  // The reader leaves out what it cannot take; of a picture nothing is missed.
  const picture = /unparsable content <(?:[\w-]+:)?(?:BPMN(?:Diagram|Plane|Shape|Edge|Label|LabelStyle)|Bounds|Font|waypoint)\b/.test(message);
  const unread = picture ? warning : error;
  if (message.startsWith('unresolved reference')) translateReference(said, owner, report);
  else if (isPassedOver(message, unknown)) tellPassedOver(message, place, report);
  else if (message.includes('duplicate ID')) translateDuplicate(message, picture, report);
  else if (unknown !== undefined) translateUnknown(unknown, message, place, report);
  else if (message.startsWith('unsupported document encoding')) warning(report, 'other-encoding', {}, `Expected UTF-8 but the file names another encoding: ${message}`);
  else if (message.startsWith('unknown attribute')) warning(report, 'unknown-element', place, `Expected attributes of BPMN 2.0 but found ${message.slice('unknown attribute '.length)}`);
  else unread(report, 'malformed-xml', place, `Expected BPMN 2.0 XML but ${message.split('\n')[0]}${lineOf(message)}`);
}

/** What runs nothing: the references inside conversations, which the reader lacks, elements of other tools outside `extensionElements`, text between extension elements. */
function isPassedOver(message: string, unknown: string | undefined): boolean {
  if (unknown !== undefined) return /^bpmn:(?:MessageFlowRef|InnerParticipantRef|OuterParticipantRef)$/.test(unknown);
  return /nested error: (?:unrecognized element|unexpected body text) </.test(message);
}

function translateUnknown(unknown: string, message: string, place: { readonly elementId: string | undefined }, report: Report): void {
  if (/^(?:bpmn|bpmndi|di|dc):/.test(unknown)) error(report, 'unknown-element', place, `Expected an element of BPMN 2.0 but ${unknown} is not one${lineOf(message)}`);
  else error(report, 'invalid-extension', place, `Expected an element of its extension but ${unknown} is not one${lineOf(message)}`);
}

function tellPassedOver(message: string, place: { readonly elementId: string | undefined }, report: Report): void {
  const what = /<([^>]*)>/.exec(message)?.[1]?.trim().slice(0, 60) ?? 'text';
  warning(report, 'unknown-element', place, `Expected elements of BPMN 2.0 where the reader knows them but passed over ${what}${lineOf(message)}`);
}

function translateDuplicate(message: string, picture: boolean, report: Report): void {
  const id = /duplicate ID <([^>]*)>/.exec(message)?.[1] ?? '';
  if (picture) warning(report, 'duplicate-id', {}, `Expected every id once but ${id} is there twice, in the picture`);
  else error(report, 'duplicate-id', { elementId: id }, `Expected every id once but ${id} is there twice`);
}

/** What the engine follows. A picture, or a data type of another file, that points nowhere keeps nothing from running. */
const followed: ReadonlySet<string> = new Set([
  'sourceRef', 'targetRef', 'default', 'attachedToRef', 'messageRef', 'errorRef', 'escalationRef', 'signalRef', 'eventDefinitionRef', 'incoming', 'outgoing',
  'flowNodeRef', 'processRef', 'calledElement', 'activityRef', 'dataObjectRef',
]);

function translateReference({ property, value }: ReaderWarning, owner: Node | undefined, report: Report): void {
  const name = property?.replace(/^.*:/, '') ?? 'reference';
  const place = { elementId: owner?.id ?? enclosingId(owner), path: name };
  const message = `Expected ${name} to name an element of the file but ${value ?? 'it'} is not there`;
  // A token that would go nowhere is a mistake in a drawing too.
  if (owner?.$type === 'bpmn:SequenceFlow' && name !== 'default') report.diagnostics.push(diagnostic('dangling-reference', 'error', place, message));
  else if (followed.has(name)) error(report, 'dangling-reference', place, message);
  else warning(report, 'dangling-reference', place, message);
}

/** Event definitions often have no id of their own: the element that holds them is meant. */
function enclosingId(node: Node | undefined): string | undefined {
  for (let holder: unknown = node; isNode(holder); holder = holder['$parent']) if (holder.id !== undefined) return holder.id;
  return undefined;
}

function lineOf(message: string): string {
  const line = /line: (\d+)/.exec(message)?.[1];
  return line === undefined ? '' : ` (line ${Number(line) + 1})`;
}

function firstLines(message: string): string {
  return message.split('\n').map(line => line.trim()).slice(0, 4).join(', ');
}
