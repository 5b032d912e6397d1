/**
 * Correlation as the standard models it (BPMN 2.0.2 §8.4.2): keys of a collaboration are made of properties, each of which says where in a
 * message it is found; a process may bind a property to its own data instead of to what the conversation began with.
 */
import type { Expression, MessageKey } from '../../model/definition.ts';
import type { ElementContext } from '../draft.ts';
import { expressionIn } from '../expressions.ts';
import type { Node } from '../node.ts';
import { isNode, nodeIn, nodesIn, textIn } from '../node.ts';

/** The properties by which a message finds its instance; undefined when the file has none for it. */
export function messageKeys(message: Node, context: ElementContext): readonly MessageKey[] | undefined {
  const root = message['$parent'];
  if (!isNode(root)) return undefined;
  const bindings = bindingsOf(context.process.node);
  const keyed = propertiesInKeys(root);
  const place = { elementId: context.id, path: 'messageRef.correlationProperty' };
  const read = (node: Node | undefined): Expression | undefined => node && expressionIn(node, context.language, place, context.report);
  const keys = retrievalsOf(root).get(message)?.flatMap(({ property, path }) => {
    const bound = bindings.get(property);
    const name = textIn(property, 'name') ?? property.id;
    if (name === undefined || (bound === undefined && !keyed.has(property))) return [];
    const [found, data] = [read(path), read(bound)];
    return found === undefined ? [] : [{ name, path: found, ...(data === undefined ? undefined : { bound: data }) }];
  });
  return keys === undefined || keys.length === 0 ? undefined : keys;
}

interface Retrieval { readonly property: Node; readonly path: Node }

/** Found once for a file: events ask for each message that they name. */
const retrievals = new WeakMap<Node, ReadonlyMap<Node, readonly Retrieval[]>>();
const inKeys = new WeakMap<Node, ReadonlySet<Node>>();

function retrievalsOf(root: Node): ReadonlyMap<Node, readonly Retrieval[]> {
  const known = retrievals.get(root);
  if (known !== undefined) return known;
  const found = new Map<Node, Retrieval[]>();
  for (const property of nodesIn(root, 'rootElements').filter(({ $type }) => $type === 'bpmn:CorrelationProperty')) {
    for (const retrieval of nodesIn(property, 'correlationPropertyRetrievalExpression')) {
      const [message, path] = [nodeIn(retrieval, 'messageRef'), nodeIn(retrieval, 'messagePath')];
      if (message !== undefined && path !== undefined) found.set(message, [...found.get(message) ?? [], { property, path }]);
    }
  }
  retrievals.set(root, found);
  return found;
}

/** Properties that belong to a key of a collaboration or of a conversation in it. */
function propertiesInKeys(root: Node): ReadonlySet<Node> {
  const known = inKeys.get(root);
  if (known !== undefined) return known;
  const holders = nodesIn(root, 'rootElements').flatMap(element => [element, ...nodesIn(element, 'conversations')]);
  const found = new Set(holders.flatMap(holder => nodesIn(holder, 'correlationKeys')).flatMap(key => nodesIn(key, 'correlationPropertyRef')));
  inKeys.set(root, found);
  return found;
}

function bindingsOf(process: Node): ReadonlyMap<Node, Node> {
  const bindings = nodesIn(process, 'correlationSubscriptions').flatMap(subscription => nodesIn(subscription, 'correlationPropertyBinding'));
  return new Map(bindings.flatMap(binding => {
    const [property, path] = [nodeIn(binding, 'correlationPropertyRef'), nodeIn(binding, 'dataPath')];
    return property === undefined || path === undefined ? [] : [[property, path] as const];
  }));
}
