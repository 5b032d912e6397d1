/** From the reader's tree to plain JSON, losing nothing: attributes of other namespaces and elements nobody described included. */
import type { Node } from '../compile/node.ts';
import { isNode } from '../compile/node.ts';
import { descriptorOf } from './document.ts';
import type { Json, Part } from './document.ts';

/** @param without names of properties to leave out */
export function plainPart(node: Node, without: ReadonlySet<string> = new Set()): Part {
  return { $type: node.$type, ...plainProperties(node, without) };
}

/** Everything a node says as JSON by property name; `$attrs` holds attributes of other namespaces. */
export function plainProperties(node: Node, without: ReadonlySet<string> = new Set()): Record<string, Json> {
  const { properties, isGeneric, ns } = descriptorOf(node);
  if (isGeneric || properties === undefined) return genericProperties(node, ns?.uri);
  const own = properties.filter(({ name, isVirtual }) => Object.hasOwn(node, name) && !isVirtual && !without.has(name))
    // A default says the same whether it is written or not, and is not written.
    .filter(({ name, default: byDefault }) => byDefault === undefined || node[name] !== byDefault);
  const said = own.flatMap(({ name, isReference = false }): [string, Json][] => {
    const value = plainValue(node[name], isReference);
    return value === undefined ? [] : [[name, value]];
  });
  // The type of an expression is its `$type`; the writer says it where XML needs it said.
  const foreign = Object.entries((node['$attrs'] ?? {}) as Readonly<Record<string, string>>).filter(([name]) => name !== 'xsi:type');
  return { ...Object.fromEntries(said), ...(foreign.length > 0 && { $attrs: Object.fromEntries(foreign) }) };
}

function genericProperties(node: Node, uri: string | undefined): Record<string, Json> {
  const said = Object.entries(node).filter(([name, value]) => name !== '$type' && name !== '$parent' && typeof value !== 'function');
  const values = said.flatMap(([name, value]): [string, Json][] => {
    const plain = plainValue(value, false);
    return plain === undefined ? [] : [[name, plain]];
  });
  return { ...(uri !== undefined && { $uri: uri }), ...Object.fromEntries(values) };
}

function plainValue(value: unknown, reference: boolean): Json | undefined {
  if (Array.isArray(value)) return value.flatMap(item => plainValue(item, reference) ?? []);
  if (isNode(value)) return reference ? (value.id === undefined ? undefined : { $ref: value.id }) : plainPart(value);
  return value === null || ['string', 'number', 'boolean'].includes(typeof value) ? value as Json : undefined;
}
