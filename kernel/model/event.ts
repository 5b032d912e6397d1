import type { IncidentStage, Variables, WaitingTask } from './state.ts';

/**
 * What happened, past tense, in order. A case's event log is made of these; `apply` is their only reader that changes state.
 * Every event that an element causes names it by `elementId`. `v` is the version of the event's meaning: a released meaning never changes.
 */
export type Event =
  | { readonly type: 'processStarted'; readonly v: 1; readonly at: string; readonly processId: string; readonly variables: Variables }
  | { readonly type: 'elementActivated'; readonly v: 1; readonly at: string; readonly elementId: string; readonly activation: string; readonly parent?: string; readonly round?: number }
  | { readonly type: 'elementCompleted'; readonly v: 1; readonly at: string; readonly elementId: string; readonly activation: string }
  /** The activation was cancelled: by an interrupting boundary event, a terminate end event or the end of its scope. */
  | { readonly type: 'elementTerminated'; readonly v: 1; readonly at: string; readonly elementId: string; readonly activation: string; readonly by: string }
  | { readonly type: 'flowTaken'; readonly v: 1; readonly at: string; readonly elementId: string; readonly flowId: string; readonly parent?: string }
  /** A token arrived at a join and waits for the others. */
  | { readonly type: 'joinArrived'; readonly v: 1; readonly at: string; readonly elementId: string; readonly flowId: string; readonly parent?: string }
  | { readonly type: 'joinFired'; readonly v: 1; readonly at: string; readonly elementId: string; readonly parent?: string }
  | { readonly type: 'taskCreated'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly kind: WaitingTask['kind'] }
  | { readonly type: 'taskCompleted'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string }
  | { readonly type: 'taskCancelled'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string }
  | { readonly type: 'timerScheduled'; readonly v: 1; readonly at: string; readonly elementId: string; readonly timerId: string; readonly activation: string; readonly due: string; readonly remaining?: number | null; readonly period?: string }
  | { readonly type: 'timerFired'; readonly v: 1; readonly at: string; readonly elementId: string; readonly timerId: string }
  | { readonly type: 'timerCancelled'; readonly v: 1; readonly at: string; readonly elementId: string; readonly timerId: string }
  | { readonly type: 'messageSubscribed'; readonly v: 1; readonly at: string; readonly elementId: string; readonly subscriptionId: string; readonly activation: string; readonly messageName: string; readonly correlation?: unknown }
  | { readonly type: 'messageCorrelated'; readonly v: 1; readonly at: string; readonly elementId: string; readonly subscriptionId: string }
  | { readonly type: 'messageUnsubscribed'; readonly v: 1; readonly at: string; readonly elementId: string; readonly subscriptionId: string }
  | { readonly type: 'variablesSet'; readonly v: 1; readonly at: string; readonly elementId?: string; readonly variables: Variables }
  | { readonly type: 'incidentRaised'; readonly v: 1; readonly at: string; readonly elementId: string; readonly incidentId: string; readonly activation: string; readonly code: string; readonly message: string; readonly stage: IncidentStage }
  | { readonly type: 'incidentResolved'; readonly v: 1; readonly at: string; readonly elementId: string; readonly incidentId: string }
  | { readonly type: 'processCompleted'; readonly v: 1; readonly at: string; readonly processId: string; readonly endEventId: string }
  /** An error reached an end event or a task and nothing caught it: the instance ends as failed (BPMN 2.0.2 §10.5.6). */
  | { readonly type: 'processFailed'; readonly v: 1; readonly at: string; readonly processId: string; readonly elementId: string; readonly code: string }
  | { readonly type: 'processTerminated'; readonly v: 1; readonly at: string; readonly processId: string; readonly by?: string };
