/** Finds for the elements of one XML tree the same elements of another: by id wherever they stand, else by what they say and their place. */
import { elementsOf, localName, textOf, valueOf } from './source-tree.ts';
import type { SourceElement } from './source-tree.ts';

export type Pairs = ReadonlyMap<SourceElement, SourceElement>;

/** From each element of `one` to its counterpart in `other`; what has none is left out. */
export function pairElements(one: SourceElement, other: SourceElement): Pairs {
  const pairs = new Map<SourceElement, SourceElement>([[one, other]]);
  const taken = new Set<SourceElement>([other]);
  const byId = indexById(other);
  const open: SourceElement[] = [one];
  // What has an id is found first, so that what has none is looked for only among what is left.
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    open.push(...elementsOf(element));
    if (pairs.has(element)) continue;
    const found = byId.get(idOf(element) ?? '')?.find((candidate) => !taken.has(candidate) && localName(candidate) === localName(element))
      ?? byId.get(idOf(element) ?? '')?.find((candidate) => !taken.has(candidate));
    if (found !== undefined) add(pairs, taken, element, found);
  }
  pairChildren(one, pairs, taken);
  return pairs;
}

function add(pairs: Map<SourceElement, SourceElement>, taken: Set<SourceElement>, element: SourceElement, found: SourceElement): void {
  pairs.set(element, found);
  taken.add(found);
}

function pairChildren(parent: SourceElement, pairs: Map<SourceElement, SourceElement>, taken: Set<SourceElement>): void {
  const counterpart = pairs.get(parent);
  const children = elementsOf(parent);
  if (counterpart !== undefined) for (const key of [signature, localName]) pairBy(key, children, elementsOf(counterpart), pairs, taken);
  for (const child of children) pairChildren(child, pairs, taken);
}

function pairBy(key: (element: SourceElement) => string, children: readonly SourceElement[], candidates: readonly SourceElement[], pairs: Map<SourceElement, SourceElement>, taken: Set<SourceElement>): void {
  const byKey = grouped(candidates.filter((candidate) => !taken.has(candidate) && idOf(candidate) === undefined), key);
  for (const child of children) {
    const found = pairs.has(child) || idOf(child) !== undefined ? undefined : byKey.get(key(child))?.shift();
    if (found !== undefined) add(pairs, taken, child, found);
  }
}

function grouped(elements: readonly SourceElement[], key: (element: SourceElement) => string): Map<string, SourceElement[]> {
  const groups = new Map<string, SourceElement[]>();
  for (const element of elements) groups.set(key(element), [...groups.get(key(element)) ?? [], element]);
  return groups;
}

function idOf(element: SourceElement): string | undefined {
  return valueOf(element, 'id');
}

/** What tells elements without id apart. */
function signature(element: SourceElement): string {
  const attributes = element.attributes.map(({ name, value }) => `${name.slice(name.indexOf(':') + 1)}=${value}`).sort();
  return JSON.stringify([localName(element), textOf(element), attributes, elementsOf(element).map((child) => [localName(child), textOf(child)])]);
}

function indexById(root: SourceElement): ReadonlyMap<string, SourceElement[]> {
  const found = new Map<string, SourceElement[]>();
  const open = [root];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    const id = idOf(element);
    if (id !== undefined) found.set(id, [...found.get(id) ?? [], element]);
    open.push(...elementsOf(element));
  }
  return found;
}
