/** Receive task: waits for the message that it names. One that says so starts an instance. */
import type { ElementContext, Special } from '../draft.ts';
import type { Node } from '../node.ts';
import type { EventDefinition } from '../../model/definition.ts';
import { textIn } from '../node.ts';
import { warning } from '../report.ts';
import { activity } from './activity.ts';
import { messageIn, messageOf } from './event-definition.ts';

export function receiveTask(node: Node, context: ElementContext): Special | undefined {
  const common = activity('receiveTask', node, context);
  const event = messageIn(node) === undefined ? unnamed(node, context) : messageOf(node, context);
  return common === undefined || event === undefined ? undefined : { ...common, event, ...(node['instantiate'] === true ? { instantiate: true } : undefined) };
}

/** A receive task need not name its message (BPMN 2.0.2 table 10.10): it waits for one of its own name. */
function unnamed(node: Node, { id, report }: ElementContext): EventDefinition {
  const messageName = textIn(node, 'name') ?? id;
  warning(report, 'missing-message', { elementId: id, path: 'messageRef' }, `Expected a message but ${id} does not name one: it waits for "${messageName}"`);
  return { type: 'message', messageName };
}

/** Send task: someone or something outside sends; the message that it names, if any, is known as sent when it completes (BPMN 2.0.2 §13.3.3). */
export function sendTask(node: Node, context: ElementContext): Special | undefined {
  const common = activity('sendTask', node, context);
  const event = messageIn(node) === undefined ? undefined : messageOf(node, context);
  return common && { ...common, ...(event === undefined ? undefined : { event }) };
}
