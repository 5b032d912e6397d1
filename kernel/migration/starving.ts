/** Joins ahead that would wait for ever: a parallel gateway needs a token on each way in, and no token can come on one of them. */
import type { Element, ProcessDefinition } from '../model/definition.ts';

export interface Starving { readonly join: string; readonly flow: string }

/**
 * @param live elements at which tokens or open scopes stand
 * @param arrived flows on which tokens wait already, by join
 */
export function starvingJoins(process: ProcessDefinition, live: readonly string[], arrived: Readonly<Record<string, readonly string[]>>): readonly Starving[] {
  const reached = reachable(process, live);
  return Object.values(process.elements)
    .filter(({ kind, incoming, id }) => kind === 'parallelGateway' && incoming.length > 1 && (arrived[id] !== undefined || incoming.some((flow) => comes(process, reached, flow))))
    .flatMap(({ id, incoming }) => incoming
      .filter((flow) => !comes(process, reached, flow) && !(arrived[id] ?? []).includes(flow))
      .map((flow) => ({ join: id, flow })));
}

function comes(process: ProcessDefinition, reached: ReadonlySet<string>, flow: string): boolean {
  return reached.has(process.flows[flow]?.source ?? '');
}

/** Every element to which a token can come from these, themselves among them. What a scope holds comes with the scope, except in scopes that are open: there only from what is live in them. */
function reachable(process: ProcessDefinition, live: readonly string[]): ReadonlySet<string> {
  const open = new Set(live.filter((id) => (process.elements[id]?.children ?? []).length > 0));
  const reached = new Set<string>();
  const next = [...live];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    const element = process.elements[id];
    if (element === undefined || reached.has(id)) continue;
    reached.add(id);
    next.push(...following(process, element, !open.has(id)));
  }
  return reached;
}

function following(process: ProcessDefinition, { outgoing, boundary, children, eventSubProcesses, event }: Element, entered: boolean): readonly string[] {
  return [
    ...outgoing.flatMap((flow) => process.flows[flow]?.target ?? []), ...boundary ?? [], ...(entered ? children ?? [] : []), ...eventSubProcesses ?? [],
    ...(event?.type === 'link' && event.target !== undefined ? [event.target] : []),
  ];
}
