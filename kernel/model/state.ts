/**
 * The state of one process instance: plain JSON, built only by `apply`. Nothing in it is a class, Map, closure or promise.
 * All instants are ISO 8601 strings in UTC with milliseconds (`2026-03-10T08:00:00.000Z`).
 */
import type { Table } from './table.ts';

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
  /** Variables of its own: hidden from the outside, hiding those of the same name. */
  readonly variables?: Variables;
  /** Multi-instance: how many in all, how many completed, the items still needed and the outputs so far. */
  readonly multi?: { readonly total: number; readonly completed: number; readonly items?: readonly unknown[]; readonly outputs?: readonly unknown[] };
  readonly pending?: readonly string[];
  /** Compensating event sub-process: the completed activation that it undoes. */
  readonly compensates?: string;
}

/** A task that waits for a person or a service. `id` equals its activation's id. */
export interface WaitingTask {
  readonly id: string;
  readonly elementId: string;
  readonly kind: 'task' | 'userTask' | 'manualTask' | 'serviceTask' | 'sendTask' | 'businessRuleTask' | 'scriptTask' | 'receiveTask' | 'callActivity';
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
  /** Which trigger of a multiple event. */
  readonly index?: number;
}

export interface MessageSubscription {
  readonly id: string;
  readonly elementId: string;
  readonly activation: string;
  readonly messageName: string;
  readonly correlation?: unknown;
  readonly index?: number;
}

export interface SignalSubscription {
  readonly id: string;
  readonly elementId: string;
  readonly activation: string;
  readonly signalName: string;
  readonly index?: number;
}

/** A conditional event: `value` is what its condition was when last looked at. */
export interface ConditionWait {
  readonly id: string;
  readonly elementId: string;
  readonly activation: string;
  readonly value: boolean;
  readonly index?: number;
}

/** A completed activity that can be compensated. `id` is that of its activation. */
export interface Compensation {
  readonly id: string;
  readonly elementId: string;
  readonly parent?: string;
  readonly round?: number;
  /** The activity's own variables as they were at its end. */
  readonly variables?: Variables;
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
  /** Grows when the shape changes; `restoreState` reads all that there were. */
  readonly format: 2;
  readonly processId: string;
  readonly status: 'created' | 'active' | 'completed' | 'terminated' | 'failed';
  readonly variables: Variables;
  /** Live activations at process level plus tokens that wait at joins there. */
  readonly tokens: number;
  readonly activations: Table<Activation>;
  readonly tasks: Table<WaitingTask>;
  readonly timers: Table<WaitingTimer>;
  readonly messages: Table<MessageSubscription>;
  readonly incidents: Table<Incident>;
  /** Tokens that arrived at joins and wait there: `<scope activation or empty>/<join element id>` → flow id → count. */
  readonly joins: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Absent until first needed, so that states of instances without them stay as they were. */
  readonly signals?: Table<SignalSubscription>;
  readonly conditions?: Table<ConditionWait>;
  readonly compensations?: Readonly<Record<string, Compensation>>;
  /** Triggers that have come of those that are all needed: `<activation>/<event element>` → indexes. */
  readonly parts?: Readonly<Record<string, readonly number[]>>;
  /** Complex gateways that wait for their reset: join key → flows from which a token was taken. */
  readonly phases?: Readonly<Record<string, readonly string[]>>;
  /** Correlation keys of the conversations that the instance is in, by property. */
  readonly keys?: Variables;
  /** Next number for ids, so that ids are deterministic and never reused. */
  readonly next: number;
}
