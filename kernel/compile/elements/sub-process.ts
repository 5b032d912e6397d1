/** Sub-processes of every kind, and calls. Contents are translated by the scope that holds it. */
import type { ElementContext, Special } from '../draft.ts';
import type { Node } from '../node.ts';
import { expressionIn } from '../expressions.ts';
import { extensionsOf, nodeIn, textIn } from '../node.ts';
import { error } from '../report.ts';
import { activity } from './activity.ts';

export function subProcess(node: Node, context: ElementContext): Special | undefined {
  return activity(node['triggeredByEvent'] === true ? 'eventSubProcess' : 'subProcess', node, context);
}

export function adHocSubProcess(node: Node, context: ElementContext): Special | undefined {
  const common = activity('adHocSubProcess', node, context);
  const condition = nodeIn(node, 'completionCondition');
  const completion = condition && expressionIn(condition, context.language, { elementId: context.id, path: 'completionCondition' }, context.report);
  const adHoc = { sequential: node['ordering'] === 'Sequential', cancelRemaining: node['cancelRemainingInstances'] !== false, ...(completion === undefined ? undefined : { completion }) };
  return common && { ...common, adHoc };
}

/** Calls a process or global task by its id. */
export function callActivity(node: Node, context: ElementContext): Special | undefined {
  const common = activity('callActivity', node, context);
  const tool = extensionsOf(node).find(({ $type }) => /:calledElement$/.test($type));
  const called = textIn(node, 'calledElement') ?? (tool && textIn(tool, 'processId'));
  if (called === undefined) error(context.report, 'missing-called-element', { elementId: context.id, path: 'calledElement' }, `Expected a process to call but ${context.id} does not name one`);
  if (called === undefined) return context.report.drawn ? common : undefined;
  return common && { ...common, calledElement: called.replace(/^.*:/, '') };
}
