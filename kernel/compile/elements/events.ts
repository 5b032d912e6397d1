/** Events: which event definitions each position runs (BPMN 2.0.2 tables 10.84 to 10.93). */
import type { ElementKind, EventDefinition } from '../../model/definition.ts';
import type { ElementContext, Special, Translator } from '../draft.ts';
import type { Node } from '../node.ts';
import { nodeIn } from '../node.ts';
import { error } from '../report.ts';
import { eventOf } from './event-definition.ts';

/** An event that may be one of `allowed`. */
export function event(kind: ElementKind, allowed: readonly EventDefinition['type'][]): Translator {
  return (node, context) => {
    const definition = eventOf(node, context, allowed);
    return definition === undefined ? undefined : { kind, event: definition };
  };
}

/** Inside a sub-process only a none start event can start it. */
export function startEvent(node: Node, context: ElementContext): Special | undefined {
  const allowed: EventDefinition['type'][] = context.scope === context.process.id ? ['none', 'message'] : ['none'];
  return event('startEvent', allowed)(node, context);
}

export function boundaryEvent(node: Node, context: ElementContext): Special | undefined {
  const { report, id } = context;
  const definition = eventOf(node, context, ['timer', 'message', 'error', 'escalation']);
  const attachedTo = nodeIn(node, 'attachedToRef')?.id;
  if (attachedTo === undefined) error(report, 'invalid-boundary', { elementId: id, path: 'attachedToRef' }, `Expected an activity but ${id} is not attached to one`);
  if (definition === undefined || attachedTo === undefined) return undefined;
  // Without the attribute a boundary event interrupts; an error always does (BPMN 2.0.2 table 10.92).
  const interrupting = node['cancelActivity'] !== false;
  if (!interrupting && definition.type === 'error') {
    error(report, 'invalid-boundary', { elementId: id, path: 'cancelActivity' }, `Expected an error boundary event to interrupt but ${id} does not`);
  }
  return { kind: 'boundaryEvent', event: definition, attachedTo, interrupting };
}
