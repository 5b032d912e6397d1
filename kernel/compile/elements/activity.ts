/** What tasks and sub-processes have in common: default flow, standard loop, and what is not run yet. */
import type { ElementKind, StandardLoop } from '../../model/definition.ts';
import type { ElementContext, Special, Translator } from '../draft.ts';
import { expressionIn } from '../expressions.ts';
import type { Node } from '../node.ts';
import { extensionsOf, foreignAttribute, nodeIn, textIn } from '../node.ts';
import { error } from '../report.ts';
import { mappings } from './data.ts';
import { multiInstance } from './multi-instance.ts';

/** A task that has nothing special but its kind. */
export function task(kind: ElementKind): Translator {
  return (node, context) => activity(kind, node, context);
}

/** Translates what every activity may have. Reports what would change its behavior and is not run. */
export function activity(kind: ElementKind, node: Node, context: ElementContext): Special | undefined {
  const loop = loopOf(node, context);
  const several = multiInstance(node, context);
  const isForCompensation = node['isForCompensation'] === true ? { isForCompensation: true } : undefined;
  return {
    kind, ...(loop === undefined ? undefined : { loop }), ...(several === undefined ? undefined : { multiInstance: several }), ...isForCompensation,
    ...quantity(node, 'startQuantity', context), ...quantity(node, 'completionQuantity', context), ...mappings(node, context), ...workOf(node),
  };
}

function quantity(node: Node, name: 'startQuantity' | 'completionQuantity', { report, id }: ElementContext): Partial<Record<typeof name, number>> | undefined {
  const value = Object.hasOwn(node, name) ? node[name] : 1;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= maximumQuantity) return value === 1 ? undefined : { [name]: value };
  error(report, 'invalid-quantity', { elementId: id, path: name }, `Expected a whole number from 1 to ${maximumQuantity} but ${id} has ${String(value)}`);
  return undefined;
}

/** What tools write about who or what does the task, by local name: their prefixes differ. */
function workOf(node: Node): Pick<Special, 'topic' | 'assignment'> {
  const definition = extensionsOf(node).find(({ $type }) => /:taskDefinition$/.test($type));
  const assigned = extensionsOf(node).find(({ $type }) => /:assignmentDefinition$/.test($type));
  const topic = foreignAttribute(node, 'topic') ?? (definition && textIn(definition, 'type'));
  const entries = (['assignee', 'candidateUsers', 'candidateGroups'] as const).flatMap(name => {
    const value = foreignAttribute(node, name) ?? (assigned && textIn(assigned, name));
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...(topic === undefined ? undefined : { topic }), ...(entries.length === 0 ? undefined : { assignment: Object.fromEntries(entries) }) };
}

const maximumQuantity = 1_000;

function loopOf(node: Node, context: ElementContext): StandardLoop | undefined {
  const characteristics = nodeIn(node, 'loopCharacteristics');
  if (characteristics?.$type !== 'bpmn:StandardLoopCharacteristics') return undefined;
  const { report, id, language } = context;
  const stated = nodeIn(characteristics, 'loopCondition');
  const maximum = maximumOf(characteristics, context);
  if (stated === undefined && characteristics['loopMaximum'] === undefined) {
    error(report, 'invalid-loop', { elementId: id, path: 'loopCharacteristics' }, `Expected a condition or a maximum on the loop of ${id} but it has neither`);
  }
  const condition = stated && expressionIn(stated, language, { elementId: id, path: 'loopCharacteristics.loopCondition' }, report);
  if (report.drawn && condition === undefined && maximum === undefined) return undefined;
  return {
    ...(condition === undefined ? undefined : { condition }),
    testBefore: characteristics['testBefore'] === true,
    ...(maximum === undefined ? undefined : { maximum }),
  };
}

function maximumOf(characteristics: Node, { report, id }: ElementContext): number | undefined {
  const maximum = characteristics['loopMaximum'];
  if (maximum === undefined || (typeof maximum === 'number' && Number.isInteger(maximum) && maximum > 0)) return maximum;
  error(report, 'invalid-loop', { elementId: id, path: 'loopCharacteristics' }, `Expected a loop maximum above 0 but ${id} has ${String(maximum)}`);
  return undefined;
}
