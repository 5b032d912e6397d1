/** What each command does, once the guard has let it through: the first moves, which the engine then follows to rest. */
import type { Command } from '../model/command.ts';
import type { Element } from '../model/definition.ts';
import type { Variables } from '../model/state.ts';
import type { Execution } from './contract.ts';
import { givenKeys, keepKeys, keysOf } from './correlation.ts';
import { armEventSubProcesses } from './event-sub-process.ts';
import { activationOf, elementOf, emit, enqueue, nextId } from './execution.ts';
import { findStart } from './find-start.ts';
import { findSubscription } from './guard.ts';
import { leave, resume, terminateInside } from './lifecycle.ts';
import { throwErrorFrom, throwEscalation } from './throwing.ts';
import { scheduleNext } from './timers.ts';
import { deliverSignal, listensOn, trigger } from './trigger.ts';
import { assign, setIn } from './variables.ts';
import { arm, cancelScopeWaits, partsOf, scheduleTimer, subscribe } from './waits.ts';
import { entryOf } from '../model/table.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { readonly type: Type }>;
type Handlers = { readonly [Type in Command['type']]: (execution: Execution, command: CommandOf<Type>) => void };
type AnyHandler = (execution: Execution, command: Command) => void;

const handlers = { start, completeTask, throwError, throwEscalation: reportEscalation, broadcastSignal, fireTimer, correlateMessage, setVariables, retryIncident, terminate } satisfies Handlers;

/** Makes a command's first moves. */
export function execute(execution: Execution, command: Command): void {
  (handlers[command.type] as AnyHandler)(execution, command);
}

function start(execution: Execution, command: CommandOf<'start'>): void {
  const found = findStart(execution.env, command.processId, command.startEventId);
  if (!found.ok) return;
  emit(execution, { type: 'processStarted', v: 1, at: execution.at, processId: found.process.id, variables: command.variables });
  startConversation(execution, found.happened ?? found.elements[0], command);
  if (!armEventSubProcesses(execution, found.process.eventSubProcesses, undefined)) return;
  if (found.happened !== undefined) startAtEvent(execution, found.happened, found.gateway);
  else for (const element of found.elements) enqueue(execution, { type: 'enter', element, scope: undefined });
}

/** The message that starts an instance says what its keys are. */
function startConversation(execution: Execution, event: Element | undefined, letter: CommandOf<'start'>): void {
  if (event === undefined) return;
  for (const [, index] of partsOf(event)) {
    const keys = keysOf(event, index);
    if (keys.length > 0) keepKeys(execution, event.id, keys, givenKeys(execution.env, keys, letter, execution.at));
  }
}

/** The event has happened already: it is what the instance was made for (BPMN 2.0.2 §13.4.4, §13.5.1). */
function startAtEvent(execution: Execution, event: Element, gateway: Element | undefined): void {
  const first = gateway ?? event;
  const id = nextId(execution, first.id);
  emit(execution, { type: 'elementActivated', v: 1, at: execution.at, elementId: first.id, activation: id });
  const activation = activationOf(execution, id);
  if (gateway === undefined) {
    leave(execution, event, activation);
    return;
  }
  const others = gateway.outgoing.flatMap(flow => execution.process.flows[flow]?.target ?? []).filter(target => target !== event.id);
  if (gateway.parallelEvents !== true || arm(execution, activation, others.map(target => elementOf(execution, target)), 'perform')) {
    execution.env.behaviors[gateway.kind].trigger?.(execution, event, activationOf(execution, id));
  }
}

function completeTask(execution: Execution, { taskId, variables }: CommandOf<'completeTask'>): void {
  const element = endTask(execution, taskId, variables);
  execution.env.behaviors[element.kind].completed?.(execution, element, activationOf(execution, taskId));
  leave(execution, element, activationOf(execution, taskId));
}

function throwError(execution: Execution, { taskId, errorCode, variables }: CommandOf<'throwError'>): void {
  endTask(execution, taskId, variables);
  throwErrorFrom(execution, taskId, errorCode);
}

function reportEscalation(execution: Execution, { taskId, escalationCode, variables }: CommandOf<'throwEscalation'>): void {
  const { elementId } = activationOf(execution, taskId);
  mergeVariables(execution, variables, elementId, taskId);
  throwEscalation(execution, elementId, escalationCode, taskId);
}

function endTask(execution: Execution, taskId: string, variables: Variables) {
  const element = elementOf(execution, activationOf(execution, taskId).elementId);
  emit(execution, { type: 'taskCompleted', v: 1, at: execution.at, elementId: element.id, taskId });
  // With results of its own the task's values stay inside until they are copied out.
  if (element.outputs === undefined) mergeVariables(execution, variables, element.id, taskId);
  else setIn(execution, variables, element.id, taskId);
  return element;
}

function fireTimer(execution: Execution, { timerId }: CommandOf<'fireTimer'>): void {
  const timer = entryOf(execution.draft.state.timers, timerId);
  if (timer === undefined) return;
  const source = elementOf(execution, timer.elementId);
  emit(execution, { type: 'timerFired', v: 1, at: execution.at, elementId: source.id, timerId });
  const next = listensOn(source) ? scheduleNext(timer) : undefined;
  if (next !== undefined) scheduleTimer(execution, source, { id: timer.activation }, next, timer.index);
  trigger(execution, timer);
}

function correlateMessage(execution: Execution, command: CommandOf<'correlateMessage'>): void {
  const subscription = findSubscription(execution.env, execution.draft.state, command);
  if (subscription === undefined) return;
  const source = elementOf(execution, subscription.elementId);
  emit(execution, { type: 'messageCorrelated', v: 1, at: execution.at, elementId: source.id, subscriptionId: subscription.id });
  const keys = keysOf(source, subscription.index);
  keepKeys(execution, source.id, keys, givenKeys(execution.env, keys, command, execution.at));
  mergeVariables(execution, command.variables, source.id, subscription.activation === '' ? undefined : subscription.activation);
  // A non-interrupting boundary event listens on: the same message may come again (BPMN 2.0.2 §13.5.3).
  if (listensOn(source)) subscribe(execution, source, { id: subscription.activation }, subscription, subscription.index);
  trigger(execution, subscription);
}

function broadcastSignal(execution: Execution, { signalName, variables }: CommandOf<'broadcastSignal'>): void {
  mergeVariables(execution, variables, undefined, undefined);
  deliverSignal(execution, signalName);
}

function setVariables(execution: Execution, { variables }: CommandOf<'setVariables'>): void {
  emit(execution, { type: 'variablesSet', v: 1, at: execution.at, variables });
}

function retryIncident(execution: Execution, { incidentId }: CommandOf<'retryIncident'>): void {
  const incident = entryOf(execution.draft.state.incidents, incidentId);
  if (incident === undefined) return;
  emit(execution, { type: 'incidentResolved', v: 1, at: execution.at, elementId: incident.elementId, incidentId });
  if (incident.activation === '') {
    armEventSubProcesses(execution, execution.process.eventSubProcesses, undefined);
    return;
  }
  resume(execution, activationOf(execution, incident.activation), incident.stage);
}

function terminate(execution: Execution): void {
  const processId = execution.process.id;
  terminateInside(execution, undefined, processId);
  if (execution.process.eventSubProcesses !== undefined) cancelScopeWaits(execution, undefined);
  emit(execution, { type: 'processTerminated', v: 1, at: execution.at, processId });
}

function mergeVariables(execution: Execution, variables: Variables, elementId: string | undefined, from: string | undefined): void {
  for (const _ in variables) {
    assign(execution, variables, elementId, from);
    return;
  }
}
