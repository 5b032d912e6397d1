/**
 * Which elements of two models are the same. By id first: variants of one family share ids. What is left by name and type, where a name
 * stands once on each side; flows by what they connect; the process and the collaboration by being the only ones.
 */
import type { BpmnDocument, DocumentElement, Json, Part } from '../../kernel/index.ts';
import { refOf } from '../../kernel/index.ts';

export interface Matched {
  /** The right model under the left model's ids where elements are the same. */
  readonly right: BpmnDocument;
  /** Its own id by the id it now has. */
  readonly ownId: ReadonlyMap<string, string>;
  readonly byId: number;
  readonly byName: number;
}

export function matchElements(left: BpmnDocument, right: BpmnDocument): Matched {
  const byId = [...right.elements.keys()].filter((id) => left.elements.has(id)).length;
  const renamed = new Map<string, string>();
  const match = (keyOf: (element: DocumentElement, ids: ReadonlyMap<string, string>) => string | undefined): void => {
    const open = (document: BpmnDocument, other: BpmnDocument, taken: (id: string) => boolean): DocumentElement[] => [...document.elements.values()].filter(({ id }) => !other.elements.has(id) && !taken(id));
    const used = new Set(renamed.values());
    const [lefts, rights] = [uniqueBy(open(left, right, (id) => used.has(id)), (element) => keyOf(element, new Map())), uniqueBy(open(right, left, (id) => renamed.has(id)), (element) => keyOf(element, renamed))];
    for (const [key, { id }] of rights) {
      const found = lefts.get(key);
      if (found !== undefined) renamed.set(id, found.id);
    }
  };
  match(({ type, properties }) => (typeof properties['name'] === 'string' && properties['name'].trim() !== '' && type !== 'bpmn:SequenceFlow' ? `${type} ${properties['name'].trim().toLowerCase()}` : undefined));
  match(({ type }) => (single.has(type) ? type : undefined));
  match((element, ids) => flowKey(element, ids));
  return { right: rename(right, renamed), ownId: new Map([...renamed].map(([own, now]) => [now, own])), byId, byName: renamed.size };
}

const single: ReadonlySet<string> = new Set(['bpmn:Process', 'bpmn:Collaboration', 'bpmn:LaneSet']);

function flowKey({ type, properties }: DocumentElement, ids: ReadonlyMap<string, string>): string | undefined {
  const [source, target] = ['sourceRef', 'targetRef'].map((name) => refOf(properties[name]));
  return source === undefined || target === undefined ? undefined : `${type} ${ids.get(source) ?? source} ${ids.get(target) ?? target}`;
}

function uniqueBy(elements: readonly DocumentElement[], keyOf: (element: DocumentElement) => string | undefined): ReadonlyMap<string, DocumentElement> {
  const found = new Map<string, DocumentElement>();
  const twice = new Set<string>();
  for (const element of elements) {
    const key = keyOf(element);
    if (key === undefined) continue;
    if (found.has(key)) twice.add(key);
    found.set(key, element);
  }
  for (const key of twice) found.delete(key);
  return found;
}

function rename(document: BpmnDocument, ids: ReadonlyMap<string, string>): BpmnDocument {
  if (ids.size === 0) return document;
  const id = (old: string): string => ids.get(old) ?? old;
  const elements = [...document.elements.values()].map((element): [string, DocumentElement] => [id(element.id), {
    ...element, id: id(element.id), owner: element.owner === undefined ? undefined : id(element.owner), lanes: element.lanes.map(id), outgoing: element.outgoing.map(id),
    properties: renamedIn(element.properties, id) as DocumentElement['properties'], extensions: element.extensions.map((part) => renamedIn(part, id) as Part),
  }]);
  return { ...document, elements: new Map(elements) };
}

/** References, and the steps that clocks start or stop at. */
function renamedIn(value: Json, id: (old: string) => string): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => renamedIn(item, id));
  return Object.fromEntries(Object.entries(value).map(([name, held]: [string, Json]) => [name, (name === '$ref' || name === 'element') && typeof held === 'string' ? id(held) : renamedIn(held, id)]));
}
