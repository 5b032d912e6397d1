/** Which elements lie before a flow into a join: the static half of the inclusive join's question (BPMN 2.0.2 §13.4.3). */
import type { Element, ProcessDefinition } from '../model/definition.ts';

/** A definition never changes, so what was found once holds for as long as the definition is in memory. */
const found = new WeakMap<ProcessDefinition, Map<string, ReadonlySet<string>>>();

/** Elements from which a token can come to `flowId` without passing through `join`. A boundary event lies behind its activity. */
export function upstreamOf(process: ProcessDefinition, join: string, flowId: string): ReadonlySet<string> {
  const known = found.get(process) ?? new Map<string, ReadonlySet<string>>();
  found.set(process, known);
  const existing = known.get(flowId);
  if (existing !== undefined) return existing;
  const upstream = walkBack(process, join, flowId);
  known.set(flowId, upstream);
  return upstream;
}

function walkBack(process: ProcessDefinition, join: string, flowId: string): ReadonlySet<string> {
  const upstream = new Set<string>();
  const open = [process.flows[flowId]?.source];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === join || upstream.has(id)) continue;
    upstream.add(id);
    const element = process.elements[id];
    if (element !== undefined) open.push(...before(process, element));
  }
  return upstream;
}

/** The elements from which a token comes to this one directly. */
function before(process: ProcessDefinition, { id, kind, event, attachedTo, incoming }: Element): readonly (string | undefined)[] {
  const sources = incoming.map(flow => process.flows[flow]?.source);
  if (attachedTo !== undefined) sources.push(attachedTo);
  if (kind === 'intermediateCatchEvent' && event?.type === 'link') sources.push(...throwersOf(process, id));
  return sources;
}

/** A link is a flow that is not drawn (BPMN 2.0.2 §10.5.5.8). */
function throwersOf(process: ProcessDefinition, target: string): readonly string[] {
  return Object.values(process.elements).filter(({ event, kind }) => kind === 'intermediateThrowEvent' && event?.type === 'link' && event.target === target).map(({ id }) => id);
}
