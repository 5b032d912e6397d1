/**
 * What an activation waits for besides its task: timers and message subscriptions, its own and those of its boundary events.
 * Expressions of all of them are evaluated before the first is scheduled: either all are armed or none.
 */
import type { Element, EventDefinition } from '../model/definition.ts';
import type { Activation, IncidentStage, MessageSubscription } from '../model/state.ts';
import type { Execution, Failure } from './contract.ts';
import { elementOf, emit, nextId, raiseIncident } from './execution.ts';
import type { Schedule } from './timers.ts';
import { schedule } from './timers.ts';
import { visibleVariables } from './variables.ts';
import { entriesOf, entryOf } from '../model/table.ts';

type Prepared =
  | { readonly type: 'timer'; readonly schedule: Schedule }
  | { readonly type: 'message'; readonly messageName: string; readonly correlation?: unknown }
  | { readonly type: 'signal'; readonly signalName: string }
  | { readonly type: 'conditional' };

type Index = number | undefined;
/** What timers, subscriptions and conditions have in common. */
export type Wait = Pick<MessageSubscription, 'id' | 'activation' | 'elementId'>;

/** Arms the events of `sources` on behalf of an activation. False when one failed; then an incident is raised and nothing is armed. */
export function arm(execution: Execution, activation: Activation, sources: readonly Element[], stage: IncidentStage): boolean {
  const prepared: [Element, Prepared, Index][] = [];
  for (const source of sources) {
    for (const [event, index] of partsOf(source)) {
      const wait = prepare(execution, event, activation);
      if (wait === undefined) continue;
      if ('ok' in wait) {
        raiseIncident(execution, source.id, activation, stage, wait);
        return false;
      }
      prepared.push([source, wait, index]);
    }
  }
  for (const [source, wait, index] of prepared) start(execution, source, activation, wait, index);
  return true;
}

/** The triggers of an event, each with its place when there are several. */
export function partsOf({ event }: Element): readonly (readonly [EventDefinition, Index])[] {
  if (event === undefined) return [];
  return event.type === 'multiple' ? event.events.map((part, index) => [part, index] as const) : [[event, undefined]];
}

/** Emits the schedule of one firing. */
export function scheduleTimer(execution: Execution, source: Element, activation: Pick<Activation, 'id'>, { due, remaining, period }: Schedule, index?: Index): void {
  emit(execution, {
    type: 'timerScheduled', v: 1, at: execution.at, elementId: source.id, timerId: nextId(execution, source.id), activation: activation.id, due,
    ...(remaining === undefined ? undefined : { remaining }), ...(period === undefined ? undefined : { period }), ...placed(index),
  });
}

/** Emits a subscription to a message. */
export function subscribe(execution: Execution, source: Element, activation: Pick<Activation, 'id'>, { messageName, correlation }: Pick<MessageSubscription, 'messageName' | 'correlation'>, index?: Index): void {
  emit(execution, {
    type: 'messageSubscribed', v: 1, at: execution.at, elementId: source.id, subscriptionId: nextId(execution, source.id), activation: activation.id,
    messageName, ...(correlation === undefined ? undefined : { correlation }), ...placed(index),
  });
}

/** Emits a subscription to a signal. */
export function listen(execution: Execution, source: Element, activation: Pick<Activation, 'id'>, signalName: string, index?: Index): void {
  emit(execution, {
    type: 'signalSubscribed', v: 1, at: execution.at, elementId: source.id, subscriptionId: nextId(execution, source.id), activation: activation.id,
    signalName, ...placed(index),
  });
}

/** Ends everything that an activation waits for, because it ends or was decided otherwise. */
export function cancelWaits(execution: Execution, activation: Activation): void {
  for (const id of activation.waits ?? []) cancelWait(execution, id);
}

/** Ends the waits that a scope (absent = the process) holds for the event sub-processes inside. */
export function cancelScopeWaits(execution: Execution, scope: string | undefined): void {
  const { timers, messages, signals, conditions } = execution.draft.state;
  for (const { id, activation, elementId } of [timers, messages, signals, conditions].flatMap(table => entriesOf<Wait>(table))) {
    if (activation === (scope ?? '') && elementOf(execution, elementId).kind === 'startEvent') cancelWait(execution, id);
  }
}

/** Ends one wait of whatever kind. */
export function cancelWait(execution: Execution, id: string): void {
  const { timers, messages, incidents, signals, conditions } = execution.draft.state;
  const at = execution.at;
  const timer = entryOf(timers, id);
  const message = entryOf(messages, id);
  const incident = entryOf(incidents, id);
  const signal = entryOf(signals, id);
  const condition = entryOf(conditions, id);
  if (timer !== undefined) emit(execution, { type: 'timerCancelled', v: 1, at, elementId: timer.elementId, timerId: id });
  else if (message !== undefined) emit(execution, { type: 'messageUnsubscribed', v: 1, at, elementId: message.elementId, subscriptionId: id });
  else if (incident !== undefined) emit(execution, { type: 'incidentResolved', v: 1, at, elementId: incident.elementId, incidentId: id });
  else if (signal !== undefined) emit(execution, { type: 'signalUnsubscribed', v: 1, at, elementId: signal.elementId, subscriptionId: id });
  else if (condition !== undefined) emit(execution, { type: 'conditionDropped', v: 1, at, elementId: condition.elementId, subscriptionId: id });
}

/** Undefined for events that nothing is armed for: an error or escalation finds its catcher when it is thrown. */
function prepare(execution: Execution, event: EventDefinition, activation: Activation): Prepared | Failure | undefined {
  const from = activation.id === '' ? undefined : activation.id;
  if (event.type === 'timer') {
    const scheduled = schedule(execution.env, event, visibleVariables(execution.draft.state, from), execution.at);
    return scheduled.ok ? { type: 'timer', schedule: scheduled } : scheduled;
  }
  if (event.type === 'signal') return event;
  if (event.type === 'conditional') return { type: 'conditional' };
  if (event.type !== 'message') return undefined;
  if (event.correlation === undefined) return { type: 'message', messageName: event.messageName };
  const key = execution.env.expressions.evaluate(event.correlation.text, visibleVariables(execution.draft.state, from), execution.at);
  return key.ok ? { type: 'message', messageName: event.messageName, correlation: key.value } : key;
}

function start(execution: Execution, source: Element, activation: Activation, wait: Prepared, index: Index): void {
  if (wait.type === 'timer') scheduleTimer(execution, source, activation, wait.schedule, index);
  else if (wait.type === 'message') subscribe(execution, source, activation, wait, index);
  else if (wait.type === 'signal') listen(execution, source, activation, wait.signalName, index);
  else emit(execution, { type: 'conditionAwaited', v: 1, at: execution.at, elementId: source.id, subscriptionId: nextId(execution, source.id), activation: activation.id, ...placed(index) });
}

function placed(index: Index): { readonly index: number } | undefined {
  return index === undefined ? undefined : { index };
}
