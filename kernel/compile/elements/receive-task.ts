/** Receive task: waits for the message that it names. One that says so starts an instance. */
import type { ElementContext, Special } from '../draft.ts';
import type { Node } from '../node.ts';
import { nodeIn } from '../node.ts';
import { activity } from './activity.ts';
import { messageOf } from './event-definition.ts';

export function receiveTask(node: Node, context: ElementContext): Special | undefined {
  const common = activity('receiveTask', node, context);
  const event = messageOf(node, context);
  return common === undefined || event === undefined ? undefined : { ...common, event, ...(node['instantiate'] === true ? { instantiate: true } : undefined) };
}

/** Send task: someone or something outside sends; the message that it names, if any, is known as sent when it completes (BPMN 2.0.2 §13.3.3). */
export function sendTask(node: Node, context: ElementContext): Special | undefined {
  const common = activity('sendTask', node, context);
  const event = nodeIn(node, 'messageRef') === undefined ? undefined : messageOf(node, context);
  return common && { ...common, ...(event === undefined ? undefined : { event }) };
}
