/**
 * Inclusive gateway (BPMN 2.0.2 §13.4.3). Split: every flow whose condition is true, else the default flow.
 * Join: fires when no token elsewhere in the scope can still reach it over a flow that has none, unless that token
 * could as well come over a flow that has one; paths through the gateway itself do not count.
 */
import { joinKey } from '../../appliers/element.ts';
import type { Behavior, Environment } from '../../engine/contract.ts';
import { emit } from '../../engine/execution.ts';
import { upstreamOf } from '../../engine/upstream.ts';
import { enter, leave } from '../../engine/lifecycle.ts';
import type { Element, ProcessDefinition } from '../../model/definition.ts';
import type { State } from '../../model/state.ts';
import { entriesOf } from '../../model/table.ts';

/** Emits joinArrived for each token; joinFired when all tokens have come to rest and none is missing. */
export const inclusiveGateway: Behavior = {
  arrive(execution, element, { flowId, scope }) {
    if (element.incoming.length < 2) enter(execution, element, scope);
    else emit(execution, { type: 'joinArrived', v: 1, at: execution.at, elementId: element.id, flowId, ...(scope === undefined ? undefined : { parent: scope }) });
  },
  activate: leave,
  settle(execution, element, scope) {
    if (missing(execution.env, execution.draft.state, element, scope).length > 0) return false;
    emit(execution, { type: 'joinFired', v: 1, at: execution.at, elementId: element.id, ...(scope === undefined ? undefined : { parent: scope }) });
    enter(execution, element, scope);
    return true;
  },
  missing,
};

function missing(env: Environment, state: State, element: Element, scope: string | undefined): readonly string[] {
  const arrived = state.joins[joinKey(scope, element.id)];
  return arrived === undefined ? element.incoming : flowsAwaited(env, state, element, scope, arrived);
}

/** The flows over which a token can still come, given those that have one already. */
export function flowsAwaited(env: Environment, state: State, element: Element, scope: string | undefined, arrived: Readonly<Record<string, unknown>>): readonly string[] {
  const process = env.definition.processes[state.processId];
  if (process === undefined) return element.incoming;
  const reached = new Set<string>();
  for (const flow of element.incoming) {
    if (arrived[flow] !== undefined) for (const id of upstreamOf(process, element.id, flow)) reached.add(id);
  }
  const places = tokenPlaces(process, state, element, scope).filter(id => !reached.has(id));
  return element.incoming.filter(flow => {
    const upstream = arrived[flow] === undefined ? upstreamOf(process, element.id, flow) : undefined;
    return upstream !== undefined && places.some(id => upstream.has(id));
  });
}

/** Where tokens of the scope are at rest: elements that are active, and other joins at which tokens wait. */
function tokenPlaces(process: ProcessDefinition, state: State, join: Element, scope: string | undefined): readonly string[] {
  const active = entriesOf(state.activations).filter(activation => activation.parent === scope).map(activation => activation.elementId);
  const siblings = scope === undefined ? process.children : process.elements[join.scope]?.children ?? [];
  return [...active, ...siblings.filter(id => id !== join.id && state.joins[joinKey(scope, id)] !== undefined)];
}
