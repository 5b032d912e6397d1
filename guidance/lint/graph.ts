/**
 * Where a token can come from where, without looking at data: the flow of a process with its sub-processes, boundary events and links.
 * A node is an element's activation (`id`) or its completion (`completionOf(id)`), so that "while it waits" and "after it" are apart.
 */
import type { Element, ProcessDefinition } from '../../kernel/run.ts';

export interface Graph {
  readonly starts: readonly string[];
  /** Nodes that come right after a node. */
  readonly after: (node: string) => readonly string[];
}

/** The node at which an element has completed. Ids of BPMN hold no slash. */
export function completionOf(id: string): string {
  return `${id}/`;
}

export function graphOf(process: ProcessDefinition): Graph {
  const edges = new Map<string, string[]>();
  const connect = (from: string, to: string): void => { const list = edges.get(from); if (list) list.push(to); else edges.set(from, [to]); };
  for (const element of Object.values(process.elements)) connectElement(process, element, connect);
  return { starts: entriesOf(process, [...process.children, ...process.eventSubProcesses ?? []]), after: (node) => edges.get(node) ?? [] };
}

/** All nodes that can be reached, the first ones among them. Nothing goes on from a node at which `ends` is true; such a node is not in the answer. */
export function reach(graph: Graph, from: readonly string[], ends: (node: string) => boolean = () => false): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node) || ends(node)) continue;
    seen.add(node);
    open.push(...graph.after(node));
  }
  return seen;
}

function connectElement(process: ProcessDefinition, element: Element, connect: (from: string, to: string) => void): void {
  const { id, boundary = [] } = element;
  const inside = insideOf(process, element);
  for (const next of [...inside.length > 0 ? inside : [completionOf(id)], ...boundary]) connect(id, next);
  for (const next of leadsTo(process, element)) connect(completionOf(id), next);
}

function insideOf(process: ProcessDefinition, { children = [], eventSubProcesses = [] }: Element): string[] {
  return entriesOf(process, [...children, ...eventSubProcesses]);
}

/** Where a token goes from a completed element: over its flows, to its link, or out of the scope that ends with it. */
function leadsTo(process: ProcessDefinition, { outgoing, event, scope }: Element): string[] {
  if (event?.type === 'link' && event.target !== undefined) return [event.target];
  if (outgoing.length === 0) return process.elements[scope] ? [completionOf(scope)] : [];
  return outgoing.flatMap((flow) => process.flows[flow]?.target ?? []);
}

/** What starts a scope: everything in it without a way in that is not started by something else. */
function entriesOf(process: ProcessDefinition, ids: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => {
    const element = process.elements[id];
    return element !== undefined && element.incoming.length === 0 && element.kind !== 'boundaryEvent' && element.isForCompensation !== true;
  });
}
