/** Extension elements as plain JSON: carried with the definition for those who understand them, never read by the engine. */
import type { ExtensionElement } from '../model/definition.ts';
import type { Node } from './node.ts';
import { extensionsOf, isNode } from './node.ts';

/** The extension elements of a node, `$type` first, without links back into the reader's tree. */
export function plainExtensions(owner: Node): readonly ExtensionElement[] {
  return extensionsOf(owner).map(plainNode);
}

function plainNode(node: Node): ExtensionElement {
  const described = propertiesOf(node);
  // The reader hides references from enumeration: what an extension describes is read by its description.
  const entries: [string, unknown][] = described === undefined
    ? Object.entries(node).filter(([key]) => key !== '$type' && key !== '$parent').map(([key, value]) => [key, plainValue(value, false)])
    : described.filter(({ name }) => Object.hasOwn(node, name)).map(({ name, isReference }) => [name, plainValue(node[name], isReference)]);
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

/** The properties by their local names, as an extension's descriptor states them; undefined for an unknown extension. */
function propertiesOf(node: Node): readonly { readonly name: string; readonly isReference: boolean }[] | undefined {
  const descriptor = node['$descriptor'];
  const properties: unknown = typeof descriptor === 'object' && descriptor !== null ? Reflect.get(descriptor, 'properties') : undefined;
  if (!Array.isArray(properties)) return undefined;
  return properties.map((property: { readonly name: string; readonly isReference?: boolean }) =>
    ({ name: property.name.replace(/^.*:/, ''), isReference: property.isReference === true }));
}
