/**
 * A bpmn-moddle element as the compiler sees it: properties by name, all unknown until looked at.
 * Keeps the reader's loose typing out of the rest.
 */
export interface Node {
  readonly $type: string;
  readonly id?: string;
  readonly [property: string]: unknown;
}

/** The node in a property, if there is one. */
export function nodeIn(owner: Node, property: string): Node | undefined {
  const value = owner[property];
  return isNode(value) ? value : undefined;
}

/** The nodes in a property that holds many. */
export function nodesIn(owner: Node, property: string): readonly Node[] {
  const value = owner[property];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The text in a property, trimmed; undefined when there is none or it is empty. */
export function textIn(owner: Node, property: string): string | undefined {
  const value = owner[property];
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

/** An attribute from another namespace by its local name, whatever the prefix: tools differ in it (`camunda:resultVariable`). */
export function foreignAttribute(owner: Node, localName: string): string | undefined {
  const attributes = owner['$attrs'];
  if (typeof attributes !== 'object' || attributes === null) return undefined;
  for (const [name, value] of Object.entries(attributes)) {
    if (name.endsWith(`:${localName}`) && typeof value === 'string') return value;
  }
  return undefined;
}

/** The extension elements of a node. */
export function extensionsOf(owner: Node): readonly Node[] {
  const holder = nodeIn(owner, 'extensionElements');
  return holder === undefined ? [] : nodesIn(holder, 'values');
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, '$type') === 'string';
}
