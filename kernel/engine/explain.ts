/** Says why a token waits at an element or a join has not fired: for the worker's inbox and the manager's audit view. */
import type { Activation, ConditionWait, State } from '../model/state.ts';
import { joinKey } from '../appliers/element.ts';
import type { Environment } from './contract.ts';
import type { Element } from '../model/definition.ts';
import { partsOf } from './waits.ts';
import { awaitedCorrelation } from './correlation.ts';
import { entriesOf, entryOf } from '../model/table.ts';

/** One reason. `activation` is what waits; a join has none, its tokens wait before it. */
export type WaitingReason =
  | { readonly type: 'task'; readonly activation: string; readonly taskId: string; readonly kind: string; readonly since: string }
  | { readonly type: 'timer'; readonly activation: string; readonly timerId: string; readonly elementId: string; readonly due: string; readonly remaining?: number | null }
  | { readonly type: 'message'; readonly activation: string; readonly subscriptionId: string; readonly elementId: string; readonly messageName: string; readonly correlation?: unknown }
  | { readonly type: 'signal'; readonly activation: string; readonly subscriptionId: string; readonly elementId: string; readonly signalName: string }
  | { readonly type: 'condition'; readonly activation: string; readonly subscriptionId: string; readonly elementId: string; readonly condition: string }
  | { readonly type: 'incident'; readonly activation: string; readonly incidentId: string; readonly elementId: string; readonly code: string; readonly message: string }
  /** A sub-process or loop is open because of what is active inside. */
  | { readonly type: 'inside'; readonly activation: string; readonly elementIds: readonly string[] }
  /** An activity that takes several tokens has not got them all. */
  | { readonly type: 'quantity'; readonly scope?: string; readonly arrived: number; readonly needed: number }
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
  if (element === undefined) return { elementId, waiting: [] };
  const own = active.flatMap(activation => explainActivation(env, state, activation));
  return { elementId, waiting: [...own, ...explainHeld(env, state, element, new Set(active.flatMap(({ waits }) => waits ?? []))), ...explainJoins(env, state, element)] };
}

/** What others hold for an event: the activity that it is attached to, the gateway before it, the scope of its event sub-process. */
function explainHeld(env: Environment, state: State, { id: elementId }: Element, told: ReadonlySet<string>): WaitingReason[] {
  const { timers, messages, signals, conditions, incidents } = state;
  const held = [timers, messages, signals, conditions, incidents].flatMap(table => entriesOf<{ readonly id: string; readonly elementId: string }>(table));
  return held.filter(wait => wait.elementId === elementId && !told.has(wait.id)).flatMap(({ id }) => explainWait(env, state, id));
}

function explainActivation(env: Environment, state: State, activation: Activation): WaitingReason[] {
  const reasons: WaitingReason[] = [];
  const task = entryOf(state.tasks, activation.id);
  if (task !== undefined) reasons.push({ type: 'task', activation: activation.id, taskId: task.id, kind: task.kind, since: task.since });
  for (const id of activation.waits ?? []) reasons.push(...explainWait(env, state, id));
  if ((activation.tokens ?? 0) > 0) {
    const inside = entriesOf(state.activations).filter(child => child.parent === activation.id).map(child => child.elementId);
    const joins = Object.keys(state.joins).filter(key => key.startsWith(`${activation.id}/`)).map(key => key.slice(key.lastIndexOf('/') + 1));
    reasons.push({ type: 'inside', activation: activation.id, elementIds: [...inside, ...joins] });
  }
  return reasons;
}

function explainWait(env: Environment, state: State, id: string): WaitingReason[] {
  const timer = entryOf(state.timers, id);
  if (timer !== undefined) {
    const remaining = timer.remaining === undefined ? undefined : { remaining: timer.remaining };
    return [{ type: 'timer', activation: timer.activation, timerId: id, elementId: timer.elementId, due: timer.due, ...remaining }];
  }
  const message = entryOf(state.messages, id);
  if (message !== undefined) {
    const { activation, elementId, messageName } = message;
    const correlation = awaitedCorrelation(env, state, message, entryOf(state.activations, activation)?.since ?? '');
    return [{ type: 'message', activation, subscriptionId: id, elementId, messageName, ...correlation }];
  }
  const signal = entryOf(state.signals, id);
  if (signal !== undefined) return [{ type: 'signal', activation: signal.activation, subscriptionId: id, elementId: signal.elementId, signalName: signal.signalName }];
  const condition = entryOf(state.conditions, id);
  if (condition !== undefined) return [{ type: 'condition', activation: condition.activation, subscriptionId: id, elementId: condition.elementId, condition: conditionText(env, state, condition) }];
  const incident = entryOf(state.incidents, id);
  if (incident === undefined) return [];
  return [{ type: 'incident', activation: incident.activation, incidentId: id, elementId: incident.elementId, code: incident.code, message: incident.message }];
}

function conditionText(env: Environment, state: State, { elementId, index }: Pick<ConditionWait, 'elementId' | 'index'>): string {
  const source = env.definition.processes[state.processId]?.elements[elementId];
  const event = source && partsOf(source).find(([, place]) => place === index)?.[0];
  return event?.type === 'conditional' ? event.condition.text : '';
}

function explainJoins(env: Environment, state: State, element: Element): WaitingReason[] {
  const missing = env.behaviors[element.kind].missing;
  const needed = element.startQuantity;
  if (missing === undefined && needed === undefined) return [];
  return Object.keys(state.joins).filter(key => key.endsWith(`/${element.id}`)).flatMap((key): WaitingReason[] => {
    const scope = key === joinKey(undefined, element.id) ? undefined : key.slice(0, key.lastIndexOf('/'));
    const arrived = state.joins[key] ?? {};
    const within = scope === undefined ? undefined : { scope };
    if (missing !== undefined) return [{ type: 'join' as const, ...within, arrived, missing: missing(env, state, element, scope) }];
    return [{ type: 'quantity' as const, ...within, arrived: Object.values(arrived).reduce((sum, count) => sum + count, 0), needed: needed ?? 1 }];
  });
}
