/**
 * Complex gateway (BPMN 2.0.2 §13.4.5). It fires when its activation condition is true over the number of tokens that wait, then waits
 * for its reset: until no token can come any more over the flows that had none, as an inclusive join. At the reset only flows
 * with a condition that is true get a token: without a condition the pattern "the first of several" would fire twice.
 */
import { joinKey } from '../../appliers/element.ts';
import { chooseEveryTrue, evaluateCondition } from '../../engine/conditions.ts';
import type { Behavior, Choice, Execution } from '../../engine/contract.ts';
import { activationOf, emit, nextId, raiseIncident } from '../../engine/execution.ts';
import { endToken, enter, leave, settleScope } from '../../engine/lifecycle.ts';
import type { Element } from '../../model/definition.ts';
import { entryOf } from '../../model/table.ts';
import { flowsAwaited } from './inclusive-gateway.ts';

/** Emits joinArrived for each token, joinFired and gatewayPhase when it fires, tokensTaken and gatewayPhase when it resets. */
export const complexGateway: Behavior = {
  arrive(execution, element, { flowId, scope }) {
    if (element.incoming.length < 2) {
      enter(execution, element, scope, undefined, attributes(1, true));
      return;
    }
    emit(execution, { type: 'joinArrived', v: 1, at: execution.at, elementId: element.id, flowId, ...inScope(scope) });
    if (execution.draft.state.phases?.[joinKey(scope, element.id)] === undefined) fireWhenReady(execution, element, scope);
  },
  activate: leave,
  choose: chooseByPhase,
  settle(execution, element, scope) {
    const { state } = execution.draft;
    const key = joinKey(scope, element.id);
    const consumed = state.phases?.[key];
    if (consumed === undefined) return false;
    const arrived = state.joins[key] ?? {};
    if (flowsAwaited(execution.env, state, element, scope, { ...arrived, ...Object.fromEntries(consumed.map(flow => [flow, 1])) }).length > 0) return false;
    reset(execution, element, scope, Object.keys(arrived).filter(flow => !consumed.includes(flow)));
    return true;
  },
  missing: (_env, state, element, scope) => element.incoming.filter(flow => state.joins[joinKey(scope, element.id)]?.[flow] === undefined),
};

function fireWhenReady(execution: Execution, element: Element, scope: string | undefined): void {
  const arrived = execution.draft.state.joins[joinKey(scope, element.id)] ?? {};
  const count = Object.values(arrived).reduce((sum, tokens) => sum + tokens, 0);
  // Without a condition all flows are needed.
  const verdict = element.activationCondition === undefined
    ? { ok: true as const, value: Object.keys(arrived).length === element.incoming.length }
    : evaluateCondition(execution, element.activationCondition, scope, { activationCount: count, waitingForStart: true });
  if (verdict.ok && !verdict.value) return;
  emit(execution, { type: 'joinFired', v: 1, at: execution.at, elementId: element.id, ...inScope(scope) });
  const consumed = Object.keys(arrived);
  if (consumed.length < element.incoming.length) emit(execution, { type: 'gatewayPhase', v: 1, at: execution.at, elementId: element.id, ...inScope(scope), consumed });
  if (verdict.ok) {
    enter(execution, element, scope, undefined, attributes(count, true));
    return;
  }
  // The condition cannot be told: the tokens are held here, and a retry lets them pass.
  const activation = nextId(execution, element.id);
  emit(execution, { type: 'elementActivated', v: 1, at: execution.at, elementId: element.id, activation, ...inScope(scope), variables: attributes(count, true) });
  raiseIncident(execution, element.id, activationOf(execution, activation), 'leave', verdict);
}

function reset(execution: Execution, element: Element, scope: string | undefined, flows: readonly string[]): void {
  const parent = inScope(scope);
  const at = execution.at;
  if (flows.length > 0) emit(execution, { type: 'tokensTaken', v: 1, at, elementId: element.id, ...parent, flows: Object.fromEntries(flows.map(flow => [flow, 1])) });
  emit(execution, { type: 'gatewayPhase', v: 1, at, elementId: element.id, ...parent, consumed: [] });
  const conditional = element.outgoing.some(id => execution.process.flows[id]?.condition !== undefined);
  if (conditional && flows.length > 0) enter(execution, element, scope, undefined, attributes(flows.length, false));
  else if (flows.length > 0) endToken(execution, element, scope);
  // With its last token the scope has ended.
  if (scope !== undefined && entryOf(execution.draft.state.activations, scope) === undefined) return;
  if (execution.draft.state.joins[joinKey(scope, element.id)] !== undefined) fireWhenReady(execution, element, scope);
  else settleScope(execution, scope);
}

function chooseByPhase(execution: Execution, element: Element, activation: string): Choice {
  if (activationOf(execution, activation).variables?.['waitingForStart'] !== false) return chooseEveryTrue(execution, element, activation);
  const conditional = element.outgoing.filter(id => execution.process.flows[id]?.condition !== undefined);
  const { default: _none, ...rest } = element;
  const choice = conditional.length === 0 ? { ok: true as const, flows: [] } : chooseEveryTrue(execution, { ...rest, outgoing: conditional }, activation);
  return !choice.ok && choice.code === 'NO_FLOW_CHOSEN' ? { ok: true, flows: [] } : choice;
}

function attributes(activationCount: number, waitingForStart: boolean) {
  return { activationCount, waitingForStart };
}

function inScope(scope: string | undefined): { readonly parent: string } | undefined {
  return scope === undefined ? undefined : { parent: scope };
}
