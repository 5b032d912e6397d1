/** Data associations with assignments or a transformation, as values that go into and come out of an activity (BPMN 2.0.2 §10.4.2). */
import type { Element, Mapping } from '../../model/definition.ts';
import type { ElementContext } from '../draft.ts';
import { expressionIn } from '../expressions.ts';
import type { Node } from '../node.ts';
import { isNode, nodeIn, nodesIn, textIn } from '../node.ts';
import { toolMappings } from './tool-mappings.ts';

/** Associations that only connect need nothing, unless the value has another name inside: an activity sees the variables around it. */
export function mappings(node: Node, context: ElementContext): Pick<Element, 'inputs' | 'outputs'> {
  const inputs = nodesIn(node, 'dataInputAssociations').flatMap(association => [...renamed(association, 'bpmn:DataInput'), ...mappingsOf(association, context)]);
  const outputs = nodesIn(node, 'dataOutputAssociations').flatMap(association => [...renamed(association, 'bpmn:DataOutput'), ...mappingsOf(association, context)]);
  const [given, taken] = [inputs.length > 0 ? inputs : toolMappings(node, 'inputs', context), outputs.length > 0 ? outputs : toolMappings(node, 'outputs', context)];
  return { ...(given === undefined ? undefined : { inputs: given }), ...(taken === undefined ? undefined : { outputs: taken }) };
}

/** A plain copy between a data item and an input or output that is called otherwise. What a multi-instance loop reads or writes is the loop's. */
function renamed(association: Node, inner: 'bpmn:DataInput' | 'bpmn:DataOutput'): readonly Mapping[] {
  const [from] = nodesIn(association, 'sourceRef');
  const to = nodeIn(association, 'targetRef');
  const own = inner === 'bpmn:DataInput' ? to : from;
  if (own?.$type !== inner || nodeIn(association, 'transformation') !== undefined || isLoopData(association, own)) return [];
  const [source, target] = [variableOf(from), variableOf(to)];
  return source === undefined || target === undefined || source === target || !/^[a-zA-Z_]\w*$/.test(source) ? [] : [{ target, source: { language: 'feel', text: source } }];
}

function isLoopData(association: Node, data: Node): boolean {
  const loop = isNode(association['$parent']) ? nodeIn(association['$parent'], 'loopCharacteristics') : undefined;
  return loop !== undefined && (nodeIn(loop, 'loopDataInputRef') === data || nodeIn(loop, 'loopDataOutputRef') === data);
}

/** The variable that a data item stands for: by its name, else its id. */
function variableOf(node: Node | undefined): string | undefined {
  const item = node && (nodeIn(node, 'dataObjectRef') ?? node);
  return item && (textIn(item, 'name') ?? item.id);
}

function mappingsOf(association: Node, context: ElementContext): readonly Mapping[] {
  const place = { elementId: context.id, path: 'dataAssociation' };
  const read = (node: Node | undefined) => node && expressionIn(node, context.language, place, context.report);
  const assigned = nodesIn(association, 'assignment').flatMap(assignment => {
    const source = read(nodeIn(assignment, 'from'));
    const to = nodeIn(assignment, 'to');
    const target = to && textIn(to, 'body');
    return source === undefined || target === undefined ? [] : [{ target, source }];
  });
  const transformation = read(nodeIn(association, 'transformation'));
  const target = variableOf(nodeIn(association, 'targetRef'));
  return transformation === undefined || target === undefined ? assigned : [...assigned, { target, source: transformation }];
}
