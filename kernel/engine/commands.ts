/** What each command does, once the guard has let it through: the first moves, which the engine then follows to rest. */
import type { Command } from '../model/command.ts';
import type { Variables } from '../model/state.ts';
import type { Execution } from './contract.ts';
import { activationOf, elementOf, emit, enqueue } from './execution.ts';
import { findStart } from './find-start.ts';
import { findSubscription } from './guard.ts';
import { leave, resume, terminateInside } from './lifecycle.ts';
import { throwErrorFrom } from './throwing.ts';
import { scheduleNext } from './timers.ts';
import { scheduleTimer, subscribe } from './waits.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { readonly type: Type }>;
type Handlers = { readonly [Type in Command['type']]: (execution: Execution, command: CommandOf<Type>) => void };
type AnyHandler = (execution: Execution, command: Command) => void;

const handlers = { start, completeTask, throwError, fireTimer, correlateMessage, setVariables, retryIncident, terminate } satisfies Handlers;

/** Makes a command's first moves. */
export function execute(execution: Execution, command: Command): void {
  (handlers[command.type] as AnyHandler)(execution, command);
}

function start(execution: Execution, command: CommandOf<'start'>): void {
  const found = findStart(execution.env, command.processId, command.startEventId);
  if (!found.ok) return;
  emit(execution, { type: 'processStarted', v: 1, at: execution.at, processId: found.process.id, variables: command.variables });
  for (const element of found.elements) enqueue(execution, { type: 'enter', element, scope: undefined });
}

function completeTask(execution: Execution, { taskId, variables }: CommandOf<'completeTask'>): void {
  const element = endTask(execution, taskId, variables);
  leave(execution, element, activationOf(execution, taskId));
}

function throwError(execution: Execution, { taskId, errorCode, variables }: CommandOf<'throwError'>): void {
  endTask(execution, taskId, variables);
  throwErrorFrom(execution, taskId, errorCode);
}

function endTask(execution: Execution, taskId: string, variables: Variables) {
  const element = elementOf(execution, activationOf(execution, taskId).elementId);
  emit(execution, { type: 'taskCompleted', v: 1, at: execution.at, elementId: element.id, taskId });
  mergeVariables(execution, variables, element.id);
  return element;
}

function fireTimer(execution: Execution, { timerId }: CommandOf<'fireTimer'>): void {
  const timer = execution.draft.state.timers[timerId];
  if (timer === undefined) return;
  const source = elementOf(execution, timer.elementId);
  emit(execution, { type: 'timerFired', v: 1, at: execution.at, elementId: source.id, timerId });
  const next = source.interrupting === false ? scheduleNext(timer) : undefined;
  if (next !== undefined) scheduleTimer(execution, source, activationOf(execution, timer.activation), next);
  trigger(execution, source.id, timer.activation);
}

function correlateMessage(execution: Execution, command: CommandOf<'correlateMessage'>): void {
  const subscription = findSubscription(execution.draft.state, command);
  if (subscription === undefined) return;
  const source = elementOf(execution, subscription.elementId);
  emit(execution, { type: 'messageCorrelated', v: 1, at: execution.at, elementId: source.id, subscriptionId: subscription.id });
  mergeVariables(execution, command.variables, source.id);
  // A non-interrupting boundary event listens on: the same message may come again (BPMN 2.0.2 §13.5.3).
  if (source.interrupting === false) subscribe(execution, source, activationOf(execution, subscription.activation), subscription);
  trigger(execution, source.id, subscription.activation);
}

function setVariables(execution: Execution, { variables }: CommandOf<'setVariables'>): void {
  emit(execution, { type: 'variablesSet', v: 1, at: execution.at, variables });
}

function retryIncident(execution: Execution, { incidentId }: CommandOf<'retryIncident'>): void {
  const incident = execution.draft.state.incidents[incidentId];
  if (incident === undefined) return;
  emit(execution, { type: 'incidentResolved', v: 1, at: execution.at, elementId: incident.elementId, incidentId });
  resume(execution, activationOf(execution, incident.activation), incident.stage);
}

function terminate(execution: Execution): void {
  const processId = execution.process.id;
  terminateInside(execution, undefined, processId);
  emit(execution, { type: 'processTerminated', v: 1, at: execution.at, processId });
}

/** A boundary event acts by itself; every other event on behalf of the element that waits for it. */
function trigger(execution: Execution, sourceId: string, activationId: string): void {
  const source = elementOf(execution, sourceId);
  const activation = activationOf(execution, activationId);
  const kind = source.kind === 'boundaryEvent' ? source.kind : elementOf(execution, activation.elementId).kind;
  execution.env.behaviors[kind].trigger?.(execution, source, activation);
}

function mergeVariables(execution: Execution, variables: Variables, elementId: string): void {
  for (const _ in variables) {
    emit(execution, { type: 'variablesSet', v: 1, at: execution.at, elementId, variables });
    return;
  }
}
