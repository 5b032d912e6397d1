/** Extension elements as plain JSON: carried with the definition for those who understand them, never read by the engine. */
import type { ExtensionElement } from '../model/definition.ts';
import type { Node } from './node.ts';
import { extensionsOf, isNode } from './node.ts';

/** The extension elements of a node, `$type` first, without links back into the reader's tree. */
export function plainExtensions(owner: Node): readonly ExtensionElement[] {
  return extensionsOf(owner).map(plainNode);
}

function plainNode(node: Node): ExtensionElement {
  const entries: [string, unknown][] = [];
  for (const [key, value] of Object.entries(node)) {
    if (key !== '$type' && key !== '$parent') entries.push([key, plainValue(value, isReference(node, key))]);
  }
  const attributes = node['$attrs'];
  if (typeof attributes === 'object' && attributes !== null) entries.push(...Object.entries(attributes).filter(([key]) => key !== '$type'));
  return Object.fromEntries([['$type', node.$type], ...entries]) as unknown as ExtensionElement;
}

/** A reference is kept as the id of what it refers to. */
function plainValue(value: unknown, reference: boolean): unknown {
  if (Array.isArray(value)) return value.map(item => plainValue(item, reference));
  if (!isNode(value)) return typeof value === 'object' && value !== null ? null : value;
  return reference ? value.id ?? null : plainNode(value);
}

function isReference(node: Node, property: string): boolean {
  const descriptor = node['$descriptor'];
  const known: unknown = typeof descriptor === 'object' && descriptor !== null ? Reflect.get(descriptor, 'properties') : undefined;
  return Array.isArray(known) && known.some((entry: { readonly name?: string; readonly isReference?: boolean }) =>
    entry.isReference === true && entry.name?.replace(/^.*:/, '') === property);
}
