/** Parallel gateway: takes one token from every incoming flow, gives one to every outgoing flow (BPMN 2.0.2 §13.4.1). */
import type { Behavior, Environment } from '../../engine/contract.ts';
import { emit } from '../../engine/execution.ts';
import { enter, leave } from '../../engine/lifecycle.ts';
import type { Element } from '../../model/definition.ts';
import type { State } from '../../model/state.ts';
import { joinKey } from '../../appliers/element.ts';

/** Emits joinArrived for each token, joinFired with the last one; surplus tokens on a flow wait for the next time. */
export const parallelGateway: Behavior = {
  arrive(execution, element, { flowId, scope }) {
    if (element.incoming.length > 1) {
      const parent = scope === undefined ? undefined : { parent: scope };
      emit(execution, { type: 'joinArrived', v: 1, at: execution.at, elementId: element.id, flowId, ...parent });
      if (missing(execution.env, execution.draft.state, element, scope).length > 0) return;
      emit(execution, { type: 'joinFired', v: 1, at: execution.at, elementId: element.id, ...parent });
    }
    enter(execution, element, scope);
  },
  activate: leave,
  choose: (_execution, element) => ({ ok: true, flows: element.outgoing }),
  missing,
};

function missing(_env: Environment, state: State, element: Element, scope: string | undefined): readonly string[] {
  const arrived = state.joins[joinKey(scope, element.id)];
  return element.incoming.filter(flow => arrived?.[flow] === undefined);
}
