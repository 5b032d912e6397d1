/**
 * What tools write in place of data associations, by local name: their prefixes differ. A call's `in` and `out` copy a variable, or all of
 * them; an `ioMapping` has FEEL behind `=`, and texts. In another language nothing is read here: it is the tool's own.
 */
import type { Mapping } from '../../model/definition.ts';
import type { ElementContext } from '../draft.ts';
import { feelExpression } from '../expressions.ts';
import type { Node } from '../node.ts';
import { extensionsOf, nodesIn, textIn } from '../node.ts';

type Direction = 'inputs' | 'outputs';
const words = { inputs: { copy: /:in$/, mapped: /:input$/ }, outputs: { copy: /:out$/, mapped: /:output$/ } } as const;

/** The mappings of an activity in one direction; undefined where everything goes through. */
export function toolMappings(node: Node, direction: Direction, context: ElementContext): readonly Mapping[] | undefined {
  const extensions = extensionsOf(node);
  const mapped = extensions.filter(({ $type }) => /:ioMapping$/.test($type)).flatMap(holder => childrenOf(holder)).filter(({ $type }) => words[direction].mapped.test($type));
  const copies = node.$type === 'bpmn:CallActivity' ? extensions.filter(({ $type }) => words[direction].copy.test($type)) : [];
  if (copies.some(copy => textIn(copy, 'variables') === 'all')) return undefined;
  const found = [...mapped.flatMap(mapping => mappingOf(mapping, true, context)), ...copies.flatMap(copy => mappingOf(copy, false, context))];
  return found.length === 0 ? undefined : found;
}

function mappingOf(node: Node, literal: boolean, context: ElementContext): readonly Mapping[] {
  const [source, target] = [textIn(node, 'source'), textIn(node, 'target')];
  if (source === undefined || target === undefined || /^[$#]\{/.test(source)) return [];
  const text = literal && !source.startsWith('=') ? JSON.stringify(source) : source;
  const expression = feelExpression(text, { elementId: context.id, path: 'extensionElements' }, context.report);
  return expression === undefined ? [] : [{ target, source: expression }];
}

function childrenOf(holder: Node): readonly Node[] {
  return nodesIn(holder, '$children');
}
