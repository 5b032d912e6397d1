/** What tasks and sub-processes have in common: default flow, standard loop, and what is not run yet. */
import type { ElementKind, StandardLoop } from '../../model/definition.ts';
import type { ElementContext, Special, Translator } from '../draft.ts';
import { expressionIn } from '../expressions.ts';
import type { Node } from '../node.ts';
import { nodeIn, nodesIn } from '../node.ts';
import { error } from '../report.ts';

/** A task that has nothing special but its kind. */
export function task(kind: ElementKind): Translator {
  return (node, context) => activity(kind, node, context);
}

/** Translates what every activity may have. Reports what would change its behavior and is not run. */
export function activity(kind: ElementKind, node: Node, context: ElementContext): Special | undefined {
  refuseUnsupported(node, context);
  const loop = loopOf(node, context);
  return { kind, ...(loop === undefined ? undefined : { loop }) };
}

function refuseUnsupported(node: Node, { report, id }: ElementContext): void {
  const refuse = (path: string, what: string) => error(report, 'unsupported-attribute', { elementId: id, path }, `Expected an activity without ${what} but ${id} has it`);
  if (node['isForCompensation'] === true) refuse('isForCompensation', 'compensation');
  if (Object.hasOwn(node, 'startQuantity') && node['startQuantity'] !== 1) refuse('startQuantity', 'a start quantity other than 1');
  if (Object.hasOwn(node, 'completionQuantity') && node['completionQuantity'] !== 1) refuse('completionQuantity', 'a completion quantity other than 1');
  for (const association of [...nodesIn(node, 'dataInputAssociations'), ...nodesIn(node, 'dataOutputAssociations')]) {
    if (nodesIn(association, 'assignment').length > 0 || nodeIn(association, 'transformation') !== undefined) refuse('dataAssociation', 'data assignments or transformations');
  }
}

function loopOf(node: Node, context: ElementContext): StandardLoop | undefined {
  const characteristics = nodeIn(node, 'loopCharacteristics');
  if (characteristics === undefined) return undefined;
  const { report, id, language } = context;
  if (characteristics.$type !== 'bpmn:StandardLoopCharacteristics') {
    error(report, 'unsupported-element', { elementId: id, path: 'loopCharacteristics' }, `Expected a standard loop but ${id} is multi-instance`);
    return undefined;
  }
  const condition = nodeIn(characteristics, 'loopCondition');
  const maximum = characteristics['loopMaximum'];
  const place = { elementId: id, path: 'loopCharacteristics' };
  if (maximum !== undefined && !(typeof maximum === 'number' && Number.isInteger(maximum) && maximum > 0)) {
    error(report, 'invalid-loop', place, `Expected a loop maximum above 0 but ${id} has ${String(maximum)}`);
  } else if (condition === undefined && maximum === undefined) {
    error(report, 'invalid-loop', place, `Expected a condition or a maximum on the loop of ${id} but it has neither`);
  }
  const expression = condition && expressionIn(condition, language, { elementId: id, path: 'loopCharacteristics.loopCondition' }, report);
  return {
    ...(expression === undefined ? undefined : { condition: expression }),
    testBefore: characteristics['testBefore'] === true,
    ...(typeof maximum === 'number' ? { maximum } : undefined),
  };
}
