/**
 * A model's content as nested records, so that "the same thing" in two models is the same path: element id, then aspect. Lists whose
 * members have a name of their own (clocks, ladder steps, legal bases, form fields) are records by that name; their order stands beside.
 */
import type { BpmnDocument, DocumentElement, Json, Part } from '../../kernel/index.ts';
import { isPart } from '../../kernel/index.ts';
import { guidanceModdle } from '../definition/moddle.ts';

/** Undefined = not said. */
export type Said = Json | SaidRecord | undefined;
export interface SaidRecord { readonly [name: string]: Said }

export interface ElementContent extends SaidRecord {
  readonly type: string;
  /** `<owner id>/<slot>`; the owner is empty for what stands in the file itself. */
  readonly place: string;
  readonly lanes: readonly string[];
  readonly properties: SaidRecord;
  readonly extensions: SaidRecord;
}

/** What a version holds: the diagram and the files beside it. */
export interface ModelFiles {
  readonly document: BpmnDocument;
  /** form-js schemas by key. */
  readonly forms: Readonly<Record<string, Json>>;
  /** DMN files by key. */
  readonly decisions: Readonly<Record<string, string>>;
}

export function isRecordOf(value: Said): value is SaidRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('$ref' in value);
}

export function saidIn(record: Said, name: string): Said {
  return isRecordOf(record) && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Equal as JSON, whatever the order of properties. */
export function same(one: Said, other: Said): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((item: Json, index) => same(item, other[index] as Json));
  const [a, b] = [one as SaidRecord, other as SaidRecord];
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return names.every((name) => same(Object.hasOwn(a, name) ? a[name] : undefined, Object.hasOwn(b, name) ? b[name] : undefined));
}

/** What an element says, its order among others and its drawing left out. */
export function contentOf(element: DocumentElement): ElementContent {
  return {
    type: element.type, place: `${element.owner ?? ''}/${element.slot}`, lanes: element.lanes,
    properties: element.properties, extensions: keyed(element.extensions, extensionKey),
  };
}

/** The element again. @param order keys of the extension elements as they shall stand in the file */
export function elementOf(id: string, content: ElementContent, order: readonly string[], outgoing: readonly string[]): DocumentElement {
  const [owner = '', slot = ''] = content.place.split('/');
  return {
    id, type: content.type, owner: owner === '' ? undefined : owner, slot, lanes: content.lanes, outgoing,
    properties: content.properties as DocumentElement['properties'], extensions: unkeyed(content.extensions, order),
  };
}

export function extensionKeys(element: DocumentElement | undefined): readonly string[] {
  return element === undefined ? [] : Object.keys(keyed(element.extensions, extensionKey));
}

type KeyOf = (part: Part) => string;
/** Attributes of our own extension elements, by type in lower case. */
const described: ReadonlyMap<string, ReadonlySet<string>> = new Map(guidanceModdle.types.map(({ name, properties }) => [name.toLowerCase(), new Set(properties.map((property) => property.name))]));

/** `clock(start)`, `basis(1301/2014 36 §)`, `instruction`; an extension of another tool by its name. */
function extensionKey(part: Part): string {
  const type = part.$type.startsWith('guidance:') ? part.$type.slice('guidance:'.length).toLowerCase() : undefined;
  const attributes = type === undefined ? undefined : described.get(type);
  if (type === undefined || attributes === undefined) return part.$type;
  const name = attributes.has('id') ? part['id'] : attributes.has('ref') ? part['ref'] : type === 'coordinator' ? part['role'] : undefined;
  return typeof name === 'string' ? `${type}(${name})` : type;
}

/** A list as a record; what has the same key as one before it gets a number, so that nothing is lost. */
function keyed(parts: readonly Part[], keyOf: KeyOf): SaidRecord {
  const record: Record<string, Said> = {};
  for (const part of parts) {
    const key = keyOf(part);
    let free = key;
    for (let count = 2; Object.hasOwn(record, free); count += 1) free = `${key}#${count}`;
    record[free] = part.$type.startsWith('guidance:') ? inside(part) : part;
  }
  return record;
}

/** Lists of named members inside one of our extension elements: a ladder's steps. */
function inside(part: Part): SaidRecord {
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, namedList(value) ? { ...keyed(value, (item) => String(item['id'])), $list: value.map((item) => String(item['id'])) } : value]));
}

function namedList(value: Json): value is readonly Part[] {
  return Array.isArray(value) && value.length > 0 && value.every((item: Json) => isPart(item) && typeof item['id'] === 'string') && new Set(value.map((item: Json) => (item as Part)['id'])).size === value.length;
}

function unkeyed(record: SaidRecord, order: readonly string[]): readonly Part[] {
  const keys = [...order.filter((key) => Object.hasOwn(record, key)), ...Object.keys(record).filter((key) => !order.includes(key))];
  return keys.flatMap((key) => (isRecordOf(record[key]) ? [plainOf(record[key]) as Part] : []));
}

/** Nested records as lists again. */
export function plainOf(value: Said): Json {
  if (!isRecordOf(value)) return (value ?? null) as Json;
  const list = value['$list'];
  const entries = Object.entries(value).filter(([name, held]) => name !== '$list' && held !== undefined);
  if (!Array.isArray(list)) return Object.fromEntries(entries.map(([name, held]) => [name, plainOf(held)]));
  const order = list as readonly string[];
  const keys = [...order.filter((key) => saidIn(value, key) !== undefined), ...entries.map(([name]) => name).filter((name) => !order.includes(name))];
  return keys.map((key) => plainOf(value[key]));
}
