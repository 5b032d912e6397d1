/** Gateways. */
import type { ElementKind } from '../../model/definition.ts';
import type { ElementContext, Special, Translator } from '../draft.ts';
import type { Node } from '../node.ts';
import { error } from '../report.ts';

export function gateway(kind: ElementKind): Translator {
  return () => ({ kind });
}

/** The exclusive form inside the flow; the parallel form and the one that starts a process are not run yet. */
export function eventBasedGateway(node: Node, { report, id }: ElementContext): Special | undefined {
  const refuse = (path: string, what: string) => error(report, 'unsupported-attribute', { elementId: id, path }, `Expected an exclusive event-based gateway inside the flow but ${id} ${what}`);
  if (node['instantiate'] === true) refuse('instantiate', 'starts the process');
  if (node['eventGatewayType'] === 'Parallel') refuse('eventGatewayType', 'is parallel');
  return { kind: 'eventBasedGateway' };
}
