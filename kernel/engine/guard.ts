/**
 * Whether a command is in order now, without running it: cheap enough for a synchronous validator.
 * `decide` asks the same question first, so what the guard lets through is refused afterwards only for its length (STEP_LIMIT_REACHED).
 */
import type { Command, Rejection } from '../model/command.ts';
import type { MessageSubscription, State } from '../model/state.ts';
import type { Environment } from './contract.ts';
import { isFor } from './correlation.ts';
import { findStart } from './find-start.ts';
import { entriesOf, entryOf } from '../model/table.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { readonly type: Type }>;
type Guards = { readonly [Type in Command['type']]: (env: Environment, state: State, command: CommandOf<Type>) => Rejection | undefined };
type AnyGuard = (env: Environment, state: State, command: Command) => Rejection | undefined;

const guards = {
  start: guardStart,
  completeTask: guardTask,
  throwError: guardTask,
  throwEscalation: guardTask,
  broadcastSignal: guardSignal,
  fireTimer: guardTimer,
  correlateMessage: guardMessage,
  setVariables: () => undefined,
  retryIncident: guardIncident,
  terminate: () => undefined,
} satisfies Guards;

/** The rejection that `decide` would give, or undefined when the command is in order. */
export function guard(env: Environment, state: State, command: Command): Rejection | undefined {
  if (command.type === 'start') {
    if (state.status !== 'created') return { code: 'ALREADY_STARTED', message: `Expected an instance that has not started but it is ${state.status}` };
  } else if (state.status === 'created') {
    return { code: 'NOT_STARTED', message: 'Expected a started instance but it has not started' };
  } else if (state.status !== 'active') {
    return { code: 'INSTANCE_ENDED', message: `Expected an active instance but it is ${state.status}` };
  }
  return (guards[command.type] as AnyGuard)(env, state, command);
}

/** The subscription that takes a message: the oldest of its name whose correlation and keys are open or equal (BPMN 2.0.2 §8.4.2). */
export function findSubscription(env: Environment, state: State, command: CommandOf<'correlateMessage'>): MessageSubscription | undefined {
  return entriesOf(state.messages).find(wait => wait.messageName === command.messageName && isFor(env, state, wait, command, command.at));
}

function guardStart(env: Environment, _state: State, command: CommandOf<'start'>): Rejection | undefined {
  const start = findStart(env, command.processId, command.startEventId);
  return start.ok ? undefined : start.rejection;
}

function guardTask(_env: Environment, state: State, { taskId }: { readonly taskId: string }): Rejection | undefined {
  if (entryOf(state.tasks, taskId) !== undefined) return undefined;
  return { code: 'TASK_NOT_WAITING', ...elementIn(taskId), message: `Expected task ${taskId} to be waiting but it is not` };
}

function guardTimer(_env: Environment, state: State, { timerId, at }: CommandOf<'fireTimer'>): Rejection | undefined {
  const timer = entryOf(state.timers, timerId);
  if (timer === undefined) return { code: 'TIMER_NOT_WAITING', ...elementIn(timerId), message: `Expected timer ${timerId} to be waiting but it is not` };
  // Written so that an instant that cannot be read is never due.
  if (Date.parse(at) >= Date.parse(timer.due)) return undefined;
  return { code: 'TIMER_NOT_DUE', elementId: timer.elementId, message: `Expected timer ${timerId} to be due by ${at} but it is due at ${timer.due}` };
}

function guardMessage(env: Environment, state: State, command: CommandOf<'correlateMessage'>): Rejection | undefined {
  if (findSubscription(env, state, command) !== undefined) return undefined;
  return { code: 'MESSAGE_NOT_AWAITED', message: `Expected someone to wait for message ${command.messageName} but nobody does` };
}

function guardSignal(_env: Environment, state: State, { signalName }: CommandOf<'broadcastSignal'>): Rejection | undefined {
  if (entriesOf(state.signals).some(wait => wait.signalName === signalName)) return undefined;
  return { code: 'SIGNAL_NOT_AWAITED', message: `Expected someone to wait for signal ${signalName} but nobody does` };
}

function guardIncident(_env: Environment, state: State, { incidentId }: CommandOf<'retryIncident'>): Rejection | undefined {
  if (entryOf(state.incidents, incidentId) !== undefined) return undefined;
  return { code: 'INCIDENT_UNKNOWN', ...elementIn(incidentId), message: `Expected incident ${incidentId} to be open but it is not` };
}

/** `<elementId>#<n>` names its element, also when nothing of that id waits any more. */
function elementIn(id: string): { readonly elementId: string } | undefined {
  const hash = id.lastIndexOf('#');
  return hash > 0 ? { elementId: id.slice(0, hash) } : undefined;
}
