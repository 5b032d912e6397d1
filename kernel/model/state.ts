/**
 * The state of one process instance: plain JSON, built only by `apply`. Nothing in it is a class, Map, closure or promise.
 * All instants are ISO 8601 strings in UTC with milliseconds (`2026-03-10T08:00:00.000Z`).
 */
export type Variables = Readonly<Record<string, unknown>>;

/** One activation of an element: a token that waits there, or a scope that is open. Ids are deterministic: `<elementId>#<n>`. */
export interface Activation {
  readonly id: string;
  readonly elementId: string;
  /** The activation of the enclosing sub-process; absent at process level. */
  readonly parent?: string;
  /** Loop round, from 1, for elements with a loop. */
  readonly round?: number;
  /** Scopes only: live activations directly inside plus tokens that wait at joins inside. */
  readonly tokens?: number;
  /** Ids of the timers, message subscriptions and incidents that this activation holds. */
  readonly waits?: readonly string[];
  readonly since: string;
}

/** A task that waits for a person or a service. `id` equals its activation's id. */
export interface WaitingTask {
  readonly id: string;
  readonly elementId: string;
  readonly kind: 'task' | 'userTask' | 'manualTask' | 'serviceTask' | 'sendTask' | 'businessRuleTask' | 'scriptTask' | 'receiveTask';
  readonly since: string;
}

export interface WaitingTimer {
  readonly id: string;
  readonly elementId: string;
  readonly activation: string;
  readonly due: string;
  /** Firings left for a cycle, this one included, null = unbounded; absent for date and duration. */
  readonly remaining?: number | null;
  /** For a cycle: ISO 8601 duration from one firing to the next. */
  readonly period?: string;
}

export interface MessageSubscription {
  readonly id: string;
  readonly elementId: string;
  readonly activation: string;
  readonly messageName: string;
  readonly correlation?: unknown;
}

/** A token that cannot go on: an expression failed. The rest of the instance runs. */
export interface Incident {
  readonly id: string;
  readonly elementId: string;
  readonly activation: string;
  readonly code: string;
  readonly message: string;
  /** What a retry does again: arm the element's timers and messages, perform its work, or choose the way out. */
  readonly stage: IncidentStage;
  readonly since: string;
}

export type IncidentStage = 'arm' | 'perform' | 'leave';

export interface State {
  readonly format: 1;
  readonly processId: string;
  readonly status: 'created' | 'active' | 'completed' | 'terminated' | 'failed';
  readonly variables: Variables;
  /** Live activations at process level plus tokens that wait at joins there. */
  readonly tokens: number;
  readonly activations: Readonly<Record<string, Activation>>;
  readonly tasks: Readonly<Record<string, WaitingTask>>;
  readonly timers: Readonly<Record<string, WaitingTimer>>;
  readonly messages: Readonly<Record<string, MessageSubscription>>;
  readonly incidents: Readonly<Record<string, Incident>>;
  /** Tokens that arrived at joins and wait there: `<scope activation or empty>/<join element id>` → flow id → count. */
  readonly joins: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Next number for ids, so that ids are deterministic and never reused. */
  readonly next: number;
}
