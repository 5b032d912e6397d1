import type { IncidentStage, Variables, WaitingTask } from './state.ts';

/**
 * What happened, past tense, in order. A case's event log is made of these; `apply` is their only reader that changes state.
 * Every event that an element causes names it by `elementId`. `v` is the version of the event's meaning: a released meaning never changes.
 */
export type Event =
  | { readonly type: 'processStarted'; readonly v: 1; readonly at: string; readonly processId: string; readonly variables: Variables }
  | { readonly type: 'elementActivated'; readonly v: 1; readonly at: string; readonly elementId: string; readonly activation: string; readonly parent?: string; readonly round?: number; readonly variables?: Variables; readonly compensates?: string }
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
  | { readonly type: 'timerScheduled'; readonly v: 1; readonly at: string; readonly elementId: string; readonly timerId: string; readonly activation: string; readonly due: string; readonly remaining?: number | null; readonly period?: string; readonly index?: number }
  | { readonly type: 'timerFired'; readonly v: 1; readonly at: string; readonly elementId: string; readonly timerId: string }
  | { readonly type: 'timerCancelled'; readonly v: 1; readonly at: string; readonly elementId: string; readonly timerId: string }
  | { readonly type: 'messageSubscribed'; readonly v: 1; readonly at: string; readonly elementId: string; readonly subscriptionId: string; readonly activation: string; readonly messageName: string; readonly correlation?: unknown; readonly index?: number }
  | { readonly type: 'messageCorrelated'; readonly v: 1; readonly at: string; readonly elementId: string; readonly subscriptionId: string }
  | { readonly type: 'messageUnsubscribed'; readonly v: 1; readonly at: string; readonly elementId: string; readonly subscriptionId: string }
  | { readonly type: 'variablesSet'; readonly v: 1; readonly at: string; readonly elementId?: string; readonly variables: Variables; readonly scope?: string }
  /** A message has told the instance what its correlation keys are from now on. */
  | { readonly type: 'keysSet'; readonly v: 1; readonly at: string; readonly elementId: string; readonly keys: Variables }
  /** Sent to whoever waits for it elsewhere: carrying it there is not the engine's. */
  | { readonly type: 'messageThrown'; readonly v: 1; readonly at: string; readonly elementId: string; readonly messageName: string; readonly correlation?: unknown; readonly variables: Variables }
  /** Reached what waits in this instance already; other instances are not the engine's. */
  | { readonly type: 'signalThrown'; readonly v: 1; readonly at: string; readonly elementId: string; readonly signalName: string; readonly variables: Variables }
  /** An escalation that nothing in the instance catches; told only where the environment asks for it. */
  | { readonly type: 'escalationThrown'; readonly v: 1; readonly at: string; readonly elementId: string; readonly code: string }
  | { readonly type: 'signalSubscribed'; readonly v: 1; readonly at: string; readonly elementId: string; readonly subscriptionId: string; readonly activation: string; readonly signalName: string; readonly index?: number }
  | { readonly type: 'signalReceived'; readonly v: 1; readonly at: string; readonly elementId: string; readonly subscriptionId: string }
  | { readonly type: 'signalUnsubscribed'; readonly v: 1; readonly at: string; readonly elementId: string; readonly subscriptionId: string }
  | { readonly type: 'conditionAwaited'; readonly v: 1; readonly at: string; readonly elementId: string; readonly subscriptionId: string; readonly activation: string; readonly index?: number }
  | { readonly type: 'conditionChanged'; readonly v: 1; readonly at: string; readonly elementId: string; readonly subscriptionId: string; readonly value: boolean }
  | { readonly type: 'conditionMet'; readonly v: 1; readonly at: string; readonly elementId: string; readonly subscriptionId: string }
  | { readonly type: 'conditionDropped'; readonly v: 1; readonly at: string; readonly elementId: string; readonly subscriptionId: string }
  /** One of several triggers that are all needed has come; with `done` it was the last. */
  | { readonly type: 'partHappened'; readonly v: 1; readonly at: string; readonly elementId: string; readonly activation: string; readonly index: number; readonly done: boolean }
  | { readonly type: 'instancesPlanned'; readonly v: 1; readonly at: string; readonly elementId: string; readonly activation: string; readonly total: number; readonly items?: readonly unknown[] }
  | { readonly type: 'instanceOutput'; readonly v: 1; readonly at: string; readonly elementId: string; readonly activation: string; readonly index: number; readonly value: unknown }
  /** What an activation still has to bring about, one after the other: activities of an ad-hoc sub-process, or compensations. */
  | { readonly type: 'pendingSet'; readonly v: 1; readonly at: string; readonly elementId: string; readonly activation: string; readonly pending: readonly string[] }
  /** A completed activity can be compensated from now on. */
  | { readonly type: 'compensationKept'; readonly v: 1; readonly at: string; readonly elementId: string; readonly activation: string; readonly parent?: string; readonly round?: number; readonly variables?: Variables }
  | { readonly type: 'compensationTaken'; readonly v: 1; readonly at: string; readonly elementId: string; readonly activation: string }
  /** Tokens that waited at an element are consumed, so many from each flow. */
  | { readonly type: 'tokensTaken'; readonly v: 1; readonly at: string; readonly elementId: string; readonly parent?: string; readonly flows: Readonly<Record<string, number>> }
  /** A complex gateway waits for its reset after it took a token from each of these flows; none: it waits for its start. */
  | { readonly type: 'gatewayPhase'; readonly v: 1; readonly at: string; readonly elementId: string; readonly parent?: string; readonly consumed: readonly string[] }
  | { readonly type: 'incidentRaised'; readonly v: 1; readonly at: string; readonly elementId: string; readonly incidentId: string; readonly activation: string; readonly code: string; readonly message: string; readonly stage: IncidentStage }
  | { readonly type: 'incidentResolved'; readonly v: 1; readonly at: string; readonly elementId: string; readonly incidentId: string }
  | { readonly type: 'processCompleted'; readonly v: 1; readonly at: string; readonly processId: string; readonly endEventId: string }
  /** An error reached an end event or a task and nothing caught it: the instance ends as failed (BPMN 2.0.2 §10.5.6). */
  | { readonly type: 'processFailed'; readonly v: 1; readonly at: string; readonly processId: string; readonly elementId: string; readonly code: string }
  /** From here on the instance runs another definition: what stood at an element stands at the named one; ids and instants stay as they are. */
  | { readonly type: 'instanceMigrated'; readonly v: 1; readonly at: string; readonly processId: string; readonly elements: Readonly<Record<string, string>> }
  | { readonly type: 'processTerminated'; readonly v: 1; readonly at: string; readonly processId: string; readonly by?: string };
