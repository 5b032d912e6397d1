/** Where a scope starts: its none start event, or without one every element that no flow leads to (BPMN 2.0.2 §13.2). */
import type { Element, ProcessDefinition } from '../model/definition.ts';
import type { Execution } from './contract.ts';
import { enqueue } from './execution.ts';

/** Queues the start of a scope; the number of tokens that it starts with. */
export function startScope(execution: Execution, children: readonly string[], scope: string | undefined): number {
  const starts = startsOf(execution.process, children);
  for (const element of starts) enqueue(execution, { type: 'enter', element, scope });
  return starts.length;
}

/** The elements at which a scope starts when nothing else is said. Empty when it can only be started by a named event. */
export function startsOf(process: ProcessDefinition, children: readonly string[]): readonly Element[] {
  const elements = children.flatMap(id => process.elements[id] ?? []);
  const starts = elements.filter(element => element.kind === 'startEvent');
  if (starts.length > 0) return starts.filter(element => element.event?.type === 'none').slice(0, 1);
  return elements.filter(mayStart);
}

/** No flow leads there, and nothing else starts it either: boundary, event sub-process, compensation handler, link. */
export function mayStart({ incoming, kind, isForCompensation, event }: Element): boolean {
  const otherwise = kind === 'boundaryEvent' || kind === 'eventSubProcess' || isForCompensation === true || (kind === 'intermediateCatchEvent' && event?.type === 'link');
  return incoming.length === 0 && !otherwise;
}
