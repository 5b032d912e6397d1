/** Gateways. */
import type { ElementKind } from '../../model/definition.ts';
import type { ElementContext, Special, Translator } from '../draft.ts';
import type { Node } from '../node.ts';
import { expressionIn } from '../expressions.ts';
import { nodeIn } from '../node.ts';
import { error } from '../report.ts';

export function gateway(kind: ElementKind): Translator {
  return () => ({ kind });
}

/** Inside the flow the first event decides; one that starts the process may as well need all of them (BPMN 2.0.2 §10.6.6). */
export function eventBasedGateway(node: Node, { report, id }: ElementContext): Special | undefined {
  const instantiate = node['instantiate'] === true;
  const all = node['eventGatewayType'] === 'Parallel';
  if (all && !instantiate) error(report, 'invalid-event-gateway', { elementId: id, path: 'eventGatewayType' }, `Expected a parallel event-based gateway to start the process but ${id} does not`);
  return { kind: 'eventBasedGateway', ...(instantiate ? { instantiate } : undefined), ...(all ? { parallelEvents: true } : undefined) };
}

export function complexGateway(node: Node, { report, id, language }: ElementContext): Special | undefined {
  const condition = nodeIn(node, 'activationCondition');
  const activationCondition = condition && expressionIn(condition, language, { elementId: id, path: 'activationCondition' }, report);
  return { kind: 'complexGateway', ...(activationCondition === undefined ? undefined : { activationCondition }) };
}
