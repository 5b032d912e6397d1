/** Embedded sub-process. Its contents are translated by the scope that holds it. */
import type { ElementContext, Special } from '../draft.ts';
import type { Node } from '../node.ts';
import { error } from '../report.ts';
import { activity } from './activity.ts';

export function subProcess(node: Node, context: ElementContext): Special | undefined {
  if (node['triggeredByEvent'] === true) {
    error(context.report, 'unsupported-element', { elementId: context.id, path: 'triggeredByEvent' }, `Expected an embedded sub-process but ${context.id} is an event sub-process`);
    return undefined;
  }
  return activity('subProcess', node, context);
}
