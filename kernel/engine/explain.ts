/** Says why a token waits at an element or a join has not fired: for the worker's inbox and the manager's audit view. */
import type { Activation, State } from '../model/state.ts';
import { joinKey } from '../appliers/element.ts';
import type { Environment } from './contract.ts';
import type { Element } from '../model/definition.ts';
import { entriesOf, entryOf } from '../model/table.ts';

/** One reason. `activation` is what waits; a join has none, its tokens wait before it. */
export type WaitingReason =
  | { readonly type: 'task'; readonly activation: string; readonly taskId: string; readonly kind: string; readonly since: string }
  | { readonly type: 'timer'; readonly activation: string; readonly timerId: string; readonly elementId: string; readonly due: string; readonly remaining?: number | null }
  | { readonly type: 'message'; readonly activation: string; readonly subscriptionId: string; readonly elementId: string; readonly messageName: string; readonly correlation?: unknown }
  | { readonly type: 'signal'; readonly activation: string; readonly subscriptionId: string; readonly elementId: string; readonly signalName: string }
  | { readonly type: 'condition'; readonly activation: string; readonly subscriptionId: string; readonly elementId: string }
  | { readonly type: 'incident'; readonly activation: string; readonly incidentId: string; readonly elementId: string; readonly code: string; readonly message: string }
  /** A sub-process or loop is open because of what is active inside. */
  | { readonly type: 'inside'; readonly activation: string; readonly elementIds: readonly string[] }
  /** Tokens arrived over some flows; the join waits for the others. */
  | { readonly type: 'join'; readonly scope?: string; readonly arrived: Readonly<Record<string, number>>; readonly missing: readonly string[] };

export interface Explanation {
  readonly elementId: string;
  /** Empty when no token is at the element. */
  readonly waiting: readonly WaitingReason[];
}

/** Why tokens wait at `elementId`. An element that the definition does not have waits for nothing. */
export function explain(env: Environment, state: State, elementId: string): Explanation {
  const active = entriesOf(state.activations).filter(activation => activation.elementId === elementId);
  const elements = env.definition.processes[state.processId]?.elements ?? {};
  const element = Object.hasOwn(elements, elementId) ? elements[elementId] : undefined;
  const joins = element === undefined ? [] : explainJoins(env, state, element);
  return { elementId, waiting: [...active.flatMap(activation => explainActivation(state, activation)), ...joins] };
}

function explainActivation(state: State, activation: Activation): WaitingReason[] {
  const reasons: WaitingReason[] = [];
  const task = entryOf(state.tasks, activation.id);
  if (task !== undefined) reasons.push({ type: 'task', activation: activation.id, taskId: task.id, kind: task.kind, since: task.since });
  for (const id of activation.waits ?? []) reasons.push(...explainWait(state, id));
  if ((activation.tokens ?? 0) > 0) {
    const inside = entriesOf(state.activations).filter(child => child.parent === activation.id).map(child => child.elementId);
    const joins = Object.keys(state.joins).filter(key => key.startsWith(`${activation.id}/`)).map(key => key.slice(key.lastIndexOf('/') + 1));
    reasons.push({ type: 'inside', activation: activation.id, elementIds: [...inside, ...joins] });
  }
  return reasons;
}

function explainWait(state: State, id: string): WaitingReason[] {
  const timer = entryOf(state.timers, id);
  if (timer !== undefined) {
    const remaining = timer.remaining === undefined ? undefined : { remaining: timer.remaining };
    return [{ type: 'timer', activation: timer.activation, timerId: id, elementId: timer.elementId, due: timer.due, ...remaining }];
  }
  const message = entryOf(state.messages, id);
  if (message !== undefined) {
    const correlation = message.correlation === undefined ? undefined : { correlation: message.correlation };
    return [{ type: 'message', activation: message.activation, subscriptionId: id, elementId: message.elementId, messageName: message.messageName, ...correlation }];
  }
  const signal = entryOf(state.signals, id);
  if (signal !== undefined) return [{ type: 'signal', activation: signal.activation, subscriptionId: id, elementId: signal.elementId, signalName: signal.signalName }];
  const condition = entryOf(state.conditions, id);
  if (condition !== undefined) return [{ type: 'condition', activation: condition.activation, subscriptionId: id, elementId: condition.elementId }];
  const incident = entryOf(state.incidents, id);
  if (incident === undefined) return [];
  return [{ type: 'incident', activation: incident.activation, incidentId: id, elementId: incident.elementId, code: incident.code, message: incident.message }];
}

function explainJoins(env: Environment, state: State, element: Element): WaitingReason[] {
  const missing = env.behaviors[element.kind].missing;
  if (missing === undefined) return [];
  return Object.keys(state.joins).filter(key => key.endsWith(`/${element.id}`)).flatMap(key => {
    const scope = key === joinKey(undefined, element.id) ? undefined : key.slice(0, key.lastIndexOf('/'));
    const arrived = state.joins[key] ?? {};
    return [{ type: 'join' as const, ...(scope === undefined ? undefined : { scope }), arrived, missing: missing(env, state, element, scope) }];
  });
}
