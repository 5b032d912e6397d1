import type { Variables } from './state.ts';

/**
 * What may be asked of a process instance. `at` is the instant (ISO 8601 UTC, ms) at which it happens:
 * the engine has no clock of its own.
 */
export type Command =
  /** Starts the process at the none start event, or at `startEventId` (for instance a message start, whose keys `correlation` may say). */
  | { readonly type: 'start'; readonly processId?: string; readonly startEventId?: string; readonly correlation?: unknown; readonly variables: Variables; readonly at: string }
  | { readonly type: 'completeTask'; readonly taskId: string; readonly variables: Variables; readonly at: string }
  /** A waiting task ends in a business error: the nearest error boundary event that knows the code catches it. */
  | { readonly type: 'throwError'; readonly taskId: string; readonly errorCode: string; readonly variables: Variables; readonly at: string }
  /** A waiting task reports an escalation and goes on, unless an interrupting catcher ends it. */
  | { readonly type: 'throwEscalation'; readonly taskId: string; readonly escalationCode: string; readonly variables: Variables; readonly at: string }
  | { readonly type: 'fireTimer'; readonly timerId: string; readonly at: string }
  | { readonly type: 'correlateMessage'; readonly messageName: string; readonly correlation?: unknown; readonly variables: Variables; readonly at: string }
  /** A signal reaches everything in the instance that waits for it (BPMN 2.0.2 §10.5.5). */
  | { readonly type: 'broadcastSignal'; readonly signalName: string; readonly variables: Variables; readonly at: string }
  | { readonly type: 'setVariables'; readonly variables: Variables; readonly at: string }
  /** Evaluates the failed element again. */
  | { readonly type: 'retryIncident'; readonly incidentId: string; readonly at: string }
  | { readonly type: 'terminate'; readonly at: string };

/** Why a command is refused. The state is unchanged. */
export interface Rejection {
  readonly code:
    | 'ALREADY_STARTED' | 'NOT_STARTED' | 'INSTANCE_ENDED' | 'PROCESS_UNKNOWN' | 'START_EVENT_UNKNOWN'
    | 'TASK_NOT_WAITING' | 'TIMER_NOT_WAITING' | 'TIMER_NOT_DUE' | 'MESSAGE_NOT_AWAITED' | 'SIGNAL_NOT_AWAITED' | 'INCIDENT_UNKNOWN' | 'STEP_LIMIT_REACHED';
  readonly elementId?: string;
  /** "Expected … but …" */
  readonly message: string;
}
