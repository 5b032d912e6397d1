/** Multi-instance characteristics (BPMN 2.0.2 §13.3.7): the standard's data references, or what tools write in their place. */
import type { MultiInstance } from '../../model/definition.ts';
import type { ElementContext } from '../draft.ts';
import { expressionIn, feelExpression } from '../expressions.ts';
import type { Node } from '../node.ts';
import { extensionsOf, foreignAttribute, nodeIn, textIn } from '../node.ts';
import { error } from '../report.ts';
import { definitionOf } from './event-definition.ts';

/** Undefined when the activity has none, or when it does not say how many instances (then the report does). */
export function multiInstance(node: Node, context: ElementContext): MultiInstance | undefined {
  const given = nodeIn(node, 'loopCharacteristics');
  if (given?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return undefined;
  const { report, id, language } = context;
  const place = { elementId: id, path: 'loopCharacteristics' };
  const expression = (name: string) => {
    const found = nodeIn(given, name);
    return found && { [name]: expressionIn(found, language, { ...place, path: `${place.path}.${name}` }, report) };
  };
  const cardinality = expression('loopCardinality')?.['loopCardinality'];
  const completion = expression('completionCondition')?.['completionCondition'];
  const { collection, ...data } = dataOf(node, given, context);
  if (cardinality === undefined && collection === undefined && nodeIn(given, 'loopCardinality') === undefined) {
    error(report, 'invalid-loop', place, `Expected a cardinality or a collection on ${id} but it has neither`);
    return undefined;
  }
  const throws = throwsOf(given, context);
  return {
    sequential: given['isSequential'] === true, ...(cardinality === undefined ? undefined : { cardinality }), ...(collection === undefined ? undefined : { collection }),
    ...(completion === undefined ? undefined : { completion }), ...data, ...(throws === undefined ? undefined : { throws }),
  };
}

type Data = Pick<MultiInstance, 'collection' | 'item' | 'outputCollection' | 'output' | 'outputItem'>;

function dataOf(owner: Node, given: Node, context: ElementContext): Data {
  const tool = extensionsOf(given).find(({ $type }) => /:loopCharacteristics$/.test($type));
  return { ...inputOf(owner, given, tool, context), ...outputOf(owner, given, tool, context) };
}

function inputOf(owner: Node, given: Node, tool: Node | undefined, { id, report }: ElementContext): Data {
  const collectionText = (tool && textIn(tool, 'inputCollection')) ?? foreignAttribute(given, 'collection') ?? referenceName(owner, nodeIn(given, 'loopDataInputRef'), 'dataInputAssociations');
  const collection = collectionText === undefined ? undefined : feelExpression(collectionText, { elementId: id, path: 'loopCharacteristics.loopDataInputRef' }, report);
  const item = (tool && textIn(tool, 'inputElement')) ?? foreignAttribute(given, 'elementVariable') ?? nameOf(nodeIn(given, 'inputDataItem'));
  return { ...(collection === undefined ? undefined : { collection }), ...(item === undefined ? undefined : { item }) };
}

function outputOf(owner: Node, given: Node, tool: Node | undefined, { id, report }: ElementContext): Data {
  const outputText = tool && textIn(tool, 'outputElement');
  const output = outputText === undefined ? undefined : feelExpression(outputText, { elementId: id, path: 'loopCharacteristics.outputElement' }, report);
  const outputItem = nameOf(nodeIn(given, 'outputDataItem')) ?? (outputText !== undefined && /^=?\s*[a-zA-Z_]\w*$/.test(outputText) ? outputText.replace(/^=?\s*/, '') : undefined);
  const outputCollection = (tool && textIn(tool, 'outputCollection')) ?? referenceName(owner, nodeIn(given, 'loopDataOutputRef'), 'dataOutputAssociations');
  return {
    ...(output === undefined ? undefined : { output }), ...(outputItem === undefined ? undefined : { outputItem }), ...(outputCollection === undefined ? undefined : { outputCollection }),
  };
}

/** A data input or output stands for the data object that an association connects it to. */
function referenceName(owner: Node, reference: Node | undefined, associations: 'dataInputAssociations' | 'dataOutputAssociations'): string | undefined {
  if (reference === undefined) return undefined;
  for (const association of listIn(owner, associations)) {
    const sources = listIn(association, 'sourceRef');
    const target = nodeIn(association, 'targetRef');
    if (associations === 'dataInputAssociations' && target?.id === reference.id && sources[0] !== undefined) return nameOf(dataObject(sources[0]));
    if (associations === 'dataOutputAssociations' && sources[0]?.id === reference.id && target !== undefined) return nameOf(dataObject(target));
  }
  return nameOf(dataObject(reference));
}

function listIn(node: Node, name: string): readonly Node[] {
  return Array.isArray(node[name]) ? node[name] as readonly Node[] : [];
}

function dataObject(node: Node): Node {
  return nodeIn(node, 'dataObjectRef') ?? node;
}

function nameOf(node: Node | undefined): string | undefined {
  return node && (textIn(node, 'name') ?? node.id);
}

/** behavior One and None name an event that is thrown; Complex ones are told as not run (BPMN 2.0.2 table 10.26). */
function throwsOf(given: Node, context: ElementContext): MultiInstance['throws'] {
  const when = given['behavior'] === 'One' ? 'one' : given['behavior'] === 'None' ? 'none' : undefined;
  if (given['behavior'] === 'Complex') {
    error(context.report, 'unsupported-attribute', { elementId: context.id, path: 'loopCharacteristics.behavior' }, `Expected behavior All, One or None but ${context.id} has Complex`);
  }
  const reference = when && nodeIn(given, `${when}BehaviorEventRef`);
  const event = reference && definitionOf(reference, context);
  return when === undefined || event === undefined ? undefined : { when, event };
}
