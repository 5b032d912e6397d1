/** Receive task: waits for the message that it names. Starting an instance by one is not run yet. */
import type { ElementContext, Special } from '../draft.ts';
import type { Node } from '../node.ts';
import { error } from '../report.ts';
import { activity } from './activity.ts';
import { messageOf } from './event-definition.ts';

export function receiveTask(node: Node, context: ElementContext): Special | undefined {
  const { report, id } = context;
  if (node['instantiate'] === true) error(report, 'unsupported-attribute', { elementId: id, path: 'instantiate' }, `Expected a receive task inside the flow but ${id} starts the process`);
  const common = activity('receiveTask', node, context);
  const event = messageOf(node, context);
  return common === undefined || event === undefined ? undefined : { ...common, event };
}
