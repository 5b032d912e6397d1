/**
 * The words of a session: what can be asked, and what is answered each time. Plain JSON in both directions; one line of
 * `luotsi play` is one of these. Stable: fields are added, never renamed or removed.
 */
import type { Rejection } from '../model/command.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Event } from '../model/event.ts';
import type { Variables } from '../model/state.ts';

/** `instance` is an id or the name given by `as`; `job` an id of a reply's jobs. */
export type Request =
  /** `startEvent`: at which of several, by its id. */
  | { readonly do: 'start'; readonly process?: string; readonly message?: string; readonly startEvent?: string; readonly variables?: Variables; readonly businessKey?: string; readonly as?: string }
  | { readonly do: 'complete'; readonly job: string; readonly variables?: Variables }
  | { readonly do: 'error' | 'escalation'; readonly job: string; readonly code: string; readonly variables?: Variables }
  | { readonly do: 'message'; readonly name: string; readonly instance?: string; readonly correlation?: unknown; readonly variables?: Variables }
  | { readonly do: 'signal'; readonly name: string; readonly variables?: Variables }
  /** Exactly one of the three. Every timer due on the way fires at its due time. */
  | { readonly do: 'advance'; readonly duration?: string; readonly to?: string; readonly nextTimer?: boolean }
  | { readonly do: 'set'; readonly instance: string; readonly variables: Variables }
  | { readonly do: 'cancel'; readonly instance: string }
  | { readonly do: 'retry'; readonly incident: string }
  | { readonly do: 'explain'; readonly instance: string; readonly element: string }
  | { readonly do: 'state' };

export interface Refusal {
  readonly code: Rejection['code'] | 'REQUEST_INVALID' | 'INSTANCE_UNKNOWN' | 'JOB_UNKNOWN' | 'TIMER_NONE' | 'MODEL_REFUSED' | 'ENGINE_FAILED';
  readonly elementId?: string;
  readonly message: string;
}

export interface Reply {
  readonly ok: boolean;
  readonly rejection?: Refusal;
  readonly now: string;
  /** What happened because of the request, in all instances, in order. */
  readonly events: readonly (Event & { readonly instance: string })[];
  readonly instances: readonly InstanceView[];
  readonly jobs: readonly JobView[];
  readonly timers: readonly TimerView[];
  readonly waitsFor: readonly WaitView[];
  readonly incidents: readonly IncidentView[];
  readonly explanation?: unknown;
  readonly problems?: readonly (Diagnostic & { readonly model: string })[];
}

export interface InstanceView {
  readonly id: string;
  readonly as?: string;
  readonly process: string;
  readonly businessKey?: string;
  readonly parent?: string;
  readonly state: 'active' | 'completed' | 'terminated' | 'failed';
  readonly error?: { readonly code: string; readonly element: string };
  /** Every flow node that a token came to, in order; a loop or multi-instance activity by its rounds. `instance` is the activation. */
  readonly activities: readonly { readonly element: string; readonly instance: string; readonly state: 'active' | 'completed' | 'terminated' }[];
  readonly variables: Variables;
}

export interface JobView {
  readonly id: string;
  readonly instance: string;
  readonly element: string;
  /** Without the word task: user, manual, service, send, script, businessRule, task (abstract), receive. */
  readonly kind: string;
  readonly name?: string;
  readonly assignment?: Readonly<Record<string, string>>;
  readonly script?: string;
  readonly topic?: string;
  /** What the job sees. */
  readonly variables: Variables;
}

export interface TimerView {
  readonly element: string;
  readonly instance?: string;
  readonly process?: string;
  readonly due: string;
}

export interface WaitView {
  readonly message?: string;
  readonly signal?: string;
  readonly condition?: string;
  readonly correlation?: unknown;
  readonly element: string;
  readonly instance?: string;
  readonly process?: string;
}

export interface IncidentView {
  readonly id: string;
  readonly instance: string;
  readonly element: string;
  readonly code: string;
  readonly message: string;
}
