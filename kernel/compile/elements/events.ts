/** Events: which event definitions each position runs (BPMN 2.0.2 tables 10.84 to 10.93). */
import type { ElementKind, EventDefinition } from '../../model/definition.ts';
import type { ElementContext, Special, Translator } from '../draft.ts';
import type { Node } from '../node.ts';
import { isNode, nodeIn } from '../node.ts';
import { error } from '../report.ts';
import { mappings } from './data.ts';
import { eventOf } from './event-definition.ts';

/** An event that may be one of `allowed`. */
export function event(kind: ElementKind, allowed: readonly EventDefinition['type'][]): Translator {
  return (node, context) => {
    const definition = eventOf(node, context, allowed);
    return definition === undefined ? undefined : { kind, event: definition, ...mappings(node, context) };
  };
}

/** Cancel only inside a transaction (BPMN 2.0.2 table 10.88). */
export function endEvent(node: Node, context: ElementContext): Special | undefined {
  const special = event('endEvent', ['none', 'message', 'signal', 'terminate', 'error', 'escalation', 'compensation', 'cancel'])(node, context);
  if (special?.event?.type === 'cancel' && !insideTransaction(context)) {
    error(context.report, 'unsupported-event', { elementId: context.id, path: 'eventDefinitions' }, `Expected a cancel end event inside a transaction but ${context.id} stands in ${context.scope}`);
    return context.report.drawn ? { ...special, event: { type: 'none' } } : special;
  }
  return special;
}

function insideTransaction({ process, scope }: ElementContext): boolean {
  for (let owner: unknown = process.nodes.get(scope); isNode(owner); owner = owner['$parent']) if (owner.$type === 'bpmn:Transaction') return true;
  return false;
}

/** At the top of a process, inside an event sub-process, or inside another sub-process, which only a none start event can start (tables 10.84 to 10.86). */
export function startEvent(node: Node, context: ElementContext): Special | undefined {
  const owner = context.process.nodes.get(context.scope);
  if (context.scope === context.process.id) return event('startEvent', ['none', 'message', 'timer', 'signal', 'conditional'])(node, context);
  if (owner?.['triggeredByEvent'] !== true) return event('startEvent', ['none'])(node, context);
  const special = event('startEvent', ['message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'compensation'])(node, context);
  return special && { ...special, interrupting: node['isInterrupting'] !== false };
}

export function boundaryEvent(node: Node, context: ElementContext): Special | undefined {
  const { report, id } = context;
  const definition = eventOf(node, context, ['timer', 'message', 'error', 'escalation', 'signal', 'conditional', 'compensation', 'cancel']);
  const attachedTo = nodeIn(node, 'attachedToRef')?.id;
  if (attachedTo === undefined) error(report, 'invalid-boundary', { elementId: id, path: 'attachedToRef' }, `Expected an activity but ${id} is not attached to one`);
  if (definition === undefined || attachedTo === undefined) return undefined;
  // Without the attribute a boundary event interrupts; error and cancel always do (BPMN 2.0.2 table 10.92).
  const interrupting = node['cancelActivity'] !== false;
  if (!interrupting && alwaysInterrupts(definition)) {
    error(report, 'invalid-boundary', { elementId: id, path: 'cancelActivity' }, `Expected a ${definition.type} boundary event to interrupt but ${id} does not`);
  }
  return { kind: 'boundaryEvent', event: definition, attachedTo, interrupting };
}

function alwaysInterrupts(definition: EventDefinition): boolean {
  if (definition.type === 'multiple') return definition.events.some(alwaysInterrupts);
  return definition.type === 'error' || definition.type === 'cancel' || definition.type === 'compensation';
}
