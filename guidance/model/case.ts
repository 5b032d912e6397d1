/**
 * A case: one client's matter on the guidance path. Its state, the commands it takes and the events it makes.
 * `decideCase` composes the kernel with the guidance rules; the workflow makes it durable, the rehearsal runs it as it is.
 * Instants are ISO 8601 UTC with milliseconds; dates are `YYYY-MM-DD` in Europe/Helsinki.
 */
import type { Command, Event, Rejection, State, Variables } from '../../kernel/run.ts';
import type { LimitUnit, Tier } from './guidance-definition.ts';

/** A worker acting in a unit. Both are ids; unit ids are `<region>-<code>`. */
export interface Actor { readonly worker: string; readonly unit: string }
/** Exactly one holder at every instant: a unit, or a worker of that unit. */
export interface Responsible { readonly unit: string; readonly worker?: string }

export interface ClockInstance {
  readonly id: string;
  readonly clockId: string;
  readonly elementId?: string;
  readonly startedAt: string;
  /** Exclusive bound: in time ⇔ stopped before it. Absent for a clock without number. */
  readonly due?: string;
  /** Last day in time, Helsinki. */
  readonly dueDate?: string;
  readonly status: 'running' | 'stopped' | 'cancelled';
  readonly breachedAt?: string;
  /** Ladder steps still to come, with their instants, earliest first. */
  readonly steps: readonly { readonly stepId: string; readonly at: string }[];
}

export interface Handover {
  readonly taskId: string;
  readonly elementId: string;
  readonly status: 'offered' | 'returned' | 'expired' | 'accepted';
  readonly from: Responsible;
  readonly toUnit: string;
  readonly toRole: string;
  readonly offeredAt: string;
  readonly reason?: string;
}

export interface CaseState {
  readonly format: 1;
  readonly caseId: string;
  readonly region: string;
  readonly status: 'new' | 'open' | 'ended';
  /** Sequence of the last event folded in; the first event has 1. */
  readonly sequence: number;
  readonly process: State;
  readonly tier?: Tier;
  readonly responsible?: Responsible;
  readonly coordinator?: Actor;
  readonly clocks: Readonly<Record<string, ClockInstance>>;
  readonly handovers: Readonly<Record<string, Handover>>;
  readonly escalations: Readonly<Record<string, { readonly id: string; readonly clock: string; readonly stepId: string; readonly acknowledged: boolean }>>;
  readonly next: number;
}

export type CaseCommand =
  | { readonly type: 'open'; readonly caseId: string; readonly region: string; readonly contactId: string; readonly channel: string; readonly initiatedAt: string; readonly startEventId?: string; readonly variables: Variables; readonly by: Actor; readonly at: string }
  | { readonly type: 'completeTask'; readonly taskId: string; readonly variables: Variables; readonly by: Actor; readonly at: string }
  | { readonly type: 'acceptHandover'; readonly taskId: string; readonly by: Actor; readonly at: string }
  | { readonly type: 'returnHandover'; readonly taskId: string; readonly reason: string; readonly by: Actor; readonly at: string }
  /** The sender offers a returned handover again, with what was missing added. */
  | { readonly type: 'offerHandover'; readonly taskId: string; readonly variables: Variables; readonly by: Actor; readonly at: string }
  | { readonly type: 'acknowledgeEscalation'; readonly escalationId: string; readonly by: Actor; readonly at: string }
  /** Ends the case outside the drawn path. `clientWithdrew` before due makes running clocks WITHDRAWN (facts 6.1). */
  | { readonly type: 'endCase'; readonly reason: 'clientWithdrew' | 'moved' | 'deceased' | 'other'; readonly note?: string; readonly by: Actor; readonly at: string }
  /** Lets everything that is due at `at` happen: process timers, ladder steps, breaches, expiries. */
  | { readonly type: 'advance'; readonly at: string };

export type CaseRejection = Rejection | {
  readonly code: 'CASE_ALREADY_OPEN' | 'CASE_NOT_OPEN' | 'CASE_ENDED' | 'HANDOVER_NOT_OPEN' | 'HANDOVER_NOT_RETURNED' | 'HANDOVER_INCOMPLETE' | 'HANDOVER_WRONG_UNIT' | 'REASON_MISSING' | 'TASK_IS_HANDOVER' | 'ESCALATION_UNKNOWN' | 'NOT_RESPONSIBLE';
  readonly elementId?: string;
  readonly message: string;
};

export type GuidanceEvent =
  | { readonly type: 'caseOpened'; readonly v: 1; readonly at: string; readonly caseId: string; readonly contactId: string; readonly channel: string; readonly initiatedAt: string; readonly region: string; readonly by: Actor }
  | { readonly type: 'tierEntered'; readonly v: 1; readonly at: string; readonly tier: Tier; readonly elementId: string }
  | { readonly type: 'responsibilityMoved'; readonly v: 1; readonly at: string; readonly from?: Responsible; readonly to: Responsible; readonly because: 'caseOpened' | 'tookTask' | 'handoverAccepted'; readonly elementId?: string }
  | { readonly type: 'coordinatorNamed'; readonly v: 1; readonly at: string; readonly coordinator: Actor; readonly role: string; readonly elementId: string }
  | { readonly type: 'taskAssigned'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly unit: string; readonly role: string; readonly worker?: string }
  /** Who completed, with what they recorded; stands right before the kernel's `taskCompleted`. */
  | { readonly type: 'taskRecorded'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly by: Actor; readonly variables: Variables }
  | { readonly type: 'clockStarted'; readonly v: 1; readonly at: string; readonly clock: string; readonly clockId: string; readonly kind: 'statutory' | 'target'; readonly elementId?: string; readonly startedAt: string; readonly due?: string; readonly dueDate?: string; readonly limit?: number; readonly unit: LimitUnit; readonly legalBasis?: string; readonly steps: ClockInstance['steps']; readonly calendarVersion: string }
  | { readonly type: 'clockStopped'; readonly v: 1; readonly at: string; readonly clock: string; readonly elementId?: string; readonly inTime: boolean }
  | { readonly type: 'clockBreached'; readonly v: 1; readonly at: string; readonly clock: string; readonly due: string; readonly elementId?: string }
  /** The case ended first: `withdrawn` for a client's reason, `notRequired` when the drawn path needed no stop. */
  | { readonly type: 'clockCancelled'; readonly v: 1; readonly at: string; readonly clock: string; readonly because: 'withdrawn' | 'notRequired'; readonly elementId?: string }
  | { readonly type: 'escalationRaised'; readonly v: 1; readonly at: string; readonly escalationId: string; readonly clock: string; readonly stepId: string; readonly kind: 'remind' | 'inform' | 'help' | 'transfer'; readonly role: string; readonly unit: string; readonly worker?: string; readonly dueAt: string; readonly elementId?: string }
  | { readonly type: 'escalationAcknowledged'; readonly v: 1; readonly at: string; readonly escalationId: string; readonly by: Actor }
  | { readonly type: 'handoverOffered'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly from: Responsible; readonly toUnit: string; readonly toRole: string; readonly transition: string; readonly contents: Variables }
  | { readonly type: 'handoverAccepted'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly by: Actor }
  /** Without `by` the rule returned it at once with the reason `incomplete`: the package lacks `missing`. */
  | { readonly type: 'handoverReturned'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly by?: Actor; readonly reason: string; readonly missing?: readonly string[] }
  | { readonly type: 'handoverExpired'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly clock: string }
  | { readonly type: 'caseEnded'; readonly v: 1; readonly at: string; readonly outcome: string; readonly elementId?: string; readonly because: 'path' | 'clientWithdrew' | 'moved' | 'deceased' | 'other'; readonly by?: Actor; readonly note?: string };

/** One line of a case's log: the kernel's events and the guidance rules' events in one sequence. */
export type CaseEvent = (Event | GuidanceEvent) & { readonly sequence: number };

/** Commands of the kernel that a case passes on; kept here so that both unions stay in step. */
export type PassedOn = Extract<Command, { type: 'completeTask' | 'fireTimer' | 'start' | 'terminate' }>;
