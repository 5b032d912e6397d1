/**
 * What an activation waits for besides its task: timers and message subscriptions, its own and those of its boundary events.
 * Expressions of all of them are evaluated before the first is scheduled: either all are armed or none.
 */
import type { Element } from '../model/definition.ts';
import type { Activation, IncidentStage, MessageSubscription } from '../model/state.ts';
import type { Execution, Failure } from './contract.ts';
import { emit, nextId, raiseIncident } from './execution.ts';
import type { Schedule } from './timers.ts';
import { schedule } from './timers.ts';

type Wait =
  | { readonly ok: true; readonly type: 'timer'; readonly schedule: Schedule }
  | { readonly ok: true; readonly type: 'message'; readonly messageName: string; readonly correlation?: unknown };

/** Arms the events of `sources` on behalf of an activation. False when one failed; then an incident is raised and nothing is armed. */
export function arm(execution: Execution, activation: Activation, sources: readonly Element[], stage: IncidentStage): boolean {
  const prepared: [Element, Wait][] = [];
  for (const source of sources) {
    const wait = prepare(execution, source);
    if (wait === undefined) continue;
    if (!wait.ok) {
      raiseIncident(execution, source.id, activation, stage, wait);
      return false;
    }
    prepared.push([source, wait]);
  }
  for (const [source, wait] of prepared) start(execution, source, activation, wait);
  return true;
}

/** Emits the schedule of one firing. */
export function scheduleTimer(execution: Execution, source: Element, activation: Activation, { due, remaining, period }: Schedule): void {
  emit(execution, {
    type: 'timerScheduled', v: 1, at: execution.at, elementId: source.id, timerId: nextId(execution, source.id), activation: activation.id, due,
    ...(remaining === undefined ? undefined : { remaining }), ...(period === undefined ? undefined : { period }),
  });
}

/** Emits a subscription to a message. */
export function subscribe(execution: Execution, source: Element, activation: Activation, { messageName, correlation }: Pick<MessageSubscription, 'messageName' | 'correlation'>): void {
  emit(execution, {
    type: 'messageSubscribed', v: 1, at: execution.at, elementId: source.id, subscriptionId: nextId(execution, source.id), activation: activation.id,
    messageName, ...(correlation === undefined ? undefined : { correlation }),
  });
}

/** Ends everything that an activation waits for, because it ends or was decided otherwise. */
export function cancelWaits(execution: Execution, activation: Activation): void {
  const { timers, messages } = execution.draft.state;
  const at = execution.at;
  for (const id of activation.waits ?? []) {
    const timer = timers[id];
    const message = messages[id];
    const incident = execution.draft.state.incidents[id];
    if (timer !== undefined) emit(execution, { type: 'timerCancelled', v: 1, at, elementId: timer.elementId, timerId: id });
    else if (message !== undefined) emit(execution, { type: 'messageUnsubscribed', v: 1, at, elementId: message.elementId, subscriptionId: id });
    else if (incident !== undefined) emit(execution, { type: 'incidentResolved', v: 1, at, elementId: incident.elementId, incidentId: id });
  }
}

/** Undefined for events that nothing is armed for: an error or escalation finds its catcher when it is thrown. */
function prepare(execution: Execution, source: Element): Wait | Failure | undefined {
  const event = source.event;
  if (event?.type === 'timer') {
    const scheduled = schedule(execution, event);
    return scheduled.ok ? { ok: true, type: 'timer', schedule: scheduled } : scheduled;
  }
  if (event?.type !== 'message') return undefined;
  if (event.correlation === undefined) return { ok: true, type: 'message', messageName: event.messageName };
  const key = execution.env.expressions.evaluate(event.correlation.text, execution.draft.state.variables, execution.at);
  return key.ok ? { ok: true, type: 'message', messageName: event.messageName, correlation: key.value } : key;
}

function start(execution: Execution, source: Element, activation: Activation, wait: Wait): void {
  if (wait.type === 'timer') scheduleTimer(execution, source, activation, wait.schedule);
  else subscribe(execution, source, activation, wait);
}
