/**
 * A case: one client's matter on the guidance path. Its state, the commands it takes and the events it makes.
 * `decideCase` composes the kernel with the guidance rules; the workflow makes it durable, the rehearsal runs it as it is.
 * Instants are ISO 8601 UTC with milliseconds; dates are `YYYY-MM-DD` in Europe/Helsinki.
 */
import type { Command, Event, Rejection, State, Variables } from '../../kernel/run.ts';
import type { Qualification } from '../people/professions.ts';
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

/** A person as the register of people knew them when they were named: what their eligibility was judged by. */
export interface Nominee extends Actor, Qualification {}

/** Who has a coordinator role, since when. */
export interface Coordinator extends Actor { readonly since: string }

/**
 * A coordinator role that wants its (next) holder: a task of the namer while it is `needed` or `queued`, of the nominee while it is
 * `offered`. Until they accept, `replaces` keeps the role.
 */
export interface Naming {
  readonly taskId: string;
  readonly role: string;
  readonly status: 'needed' | 'offered' | 'queued';
  /** Unit id whose people are named. */
  readonly unit: string;
  /** Role of who names. */
  readonly namedBy: string;
  readonly since: string;
  readonly replaces?: Actor;
  readonly nominee?: Nominee;
  readonly justification?: string;
}

/** Why a coordinator gives up a role, or a worker a case. */
export type LeavingReason = 'ending' | 'absence' | 'deactivation';

/** Whom an escalation reaches, and why them: the role's or responsible person themselves, or who stands in for `insteadOf` (a worker id, or a role that nobody has). */
export interface Addressee { readonly worker: string; readonly because: 'named' | 'role' | 'substitute' | 'deputy' | 'nextLevel'; readonly insteadOf?: string }

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
  /** Who has the model's first coordinator role: tasks `to` the coordinator are theirs. */
  readonly coordinator?: Actor;
  /** Holder by role; absent before the first is named. */
  readonly coordinators?: Readonly<Record<string, Coordinator>>;
  /** Open namings by task id. */
  readonly namings?: Readonly<Record<string, Naming>>;
  readonly clocks: Readonly<Record<string, ClockInstance>>;
  readonly handovers: Readonly<Record<string, Handover>>;
  readonly escalations: Readonly<Record<string, { readonly id: string; readonly clock: string; readonly stepId: string; readonly acknowledged: boolean }>>;
  readonly next: number;
}

export type CaseCommand =
  | { readonly type: 'open'; readonly caseId: string; readonly region: string; readonly contactId: string; readonly channel: string; readonly initiatedAt: string; readonly startEventId?: string; readonly variables: Variables; readonly by: Actor; readonly at: string }
  | { readonly type: 'completeTask'; readonly taskId: string; readonly variables: Variables; readonly by: Actor; readonly at: string }
  /** `qualification` and `justification` count where acceptance names the accepter as coordinator. */
  | { readonly type: 'acceptHandover'; readonly taskId: string; readonly qualification?: Qualification; readonly justification?: string; readonly by: Actor; readonly at: string }
  | { readonly type: 'returnHandover'; readonly taskId: string; readonly reason: string; readonly by: Actor; readonly at: string }
  /** The sender offers a returned handover again, with what was missing added. */
  | { readonly type: 'offerHandover'; readonly taskId: string; readonly variables: Variables; readonly by: Actor; readonly at: string }
  | { readonly type: 'acknowledgeEscalation'; readonly escalationId: string; readonly by: Actor; readonly at: string }
  /** Ends the case outside the drawn path. `clientWithdrew` before due makes running clocks WITHDRAWN (facts 6.1). */
  | { readonly type: 'endCase'; readonly reason: 'clientWithdrew' | 'moved' | 'deceased' | 'other'; readonly note?: string; readonly by: Actor; readonly at: string }
  /** Offers an open naming to a person; `full` puts it on their waiting list instead. Again = another person. */
  | { readonly type: 'nameCoordinator'; readonly taskId: string; readonly nominee: Nominee; readonly justification?: string; readonly full?: boolean; readonly by: Actor; readonly at: string }
  | { readonly type: 'acceptCoordination'; readonly taskId: string; readonly by: Actor; readonly at: string }
  | { readonly type: 'declineCoordination'; readonly taskId: string; readonly reason: string; readonly by: Actor; readonly at: string }
  /** The coordinator gives up the role: at once where nobody must follow, else a naming opens and they keep it until the next accepts. */
  | { readonly type: 'endCoordination'; readonly role: string; readonly worker: string; readonly because: LeavingReason; readonly by: Actor; readonly at: string }
  /** The coordinator stays after all: closes the naming that would have replaced them. */
  | { readonly type: 'keepCoordinator'; readonly taskId: string; readonly by: Actor; readonly at: string }
  /** Moves a waiting task to a person; the case with it when `from` is the responsible worker. */
  | { readonly type: 'moveTask'; readonly taskId: string; readonly to: Actor; readonly from?: string; readonly by: Actor; readonly at: string }
  /** A worker leaves: what they are responsible for goes back to their unit. Coordinators leave by `endCoordination`. */
  | { readonly type: 'leaveCase'; readonly worker: string; readonly because: LeavingReason; readonly by: Actor; readonly at: string }
  /** Lets everything that is due at `at` happen: process timers, ladder steps, breaches, expiries. `addressees` by `callKey`, where they were looked up. */
  | { readonly type: 'advance'; readonly at: string; readonly addressees?: Readonly<Record<string, readonly Addressee[]>> };

/** Why a command changes nothing: the engine's reason or one of the guidance rules'. */
export interface CaseRejection {
  readonly code: Rejection['code'] | GuidanceRefusal;
  readonly elementId?: string;
  readonly message: string;
}
export type GuidanceRefusal =
  | 'CASE_ALREADY_OPEN' | 'CASE_NOT_OPEN' | 'CASE_ENDED' | 'HANDOVER_NOT_OPEN' | 'HANDOVER_NOT_RETURNED' | 'HANDOVER_INCOMPLETE' | 'HANDOVER_WRONG_UNIT' | 'REASON_MISSING' | 'TASK_IS_HANDOVER' | 'ESCALATION_UNKNOWN' | 'NOT_RESPONSIBLE'
  | 'NAMING_NOT_OPEN' | 'NAMING_NOT_YOURS' | 'NAMING_WRONG_UNIT' | 'NOT_ELIGIBLE' | 'JUSTIFICATION_MISSING' | 'COORDINATOR_UNKNOWN' | 'COORDINATOR_NEEDED';

export type GuidanceEvent =
  | { readonly type: 'caseOpened'; readonly v: 1; readonly at: string; readonly caseId: string; readonly contactId: string; readonly channel: string; readonly initiatedAt: string; readonly region: string; readonly by: Actor }
  | { readonly type: 'tierEntered'; readonly v: 1; readonly at: string; readonly tier: Tier; readonly elementId: string }
  | { readonly type: 'responsibilityMoved'; readonly v: 1; readonly at: string; readonly from?: Responsible; readonly to: Responsible; readonly because: 'caseOpened' | 'tookTask' | 'handoverAccepted' | 'coordinatorNamed' | 'moved' | 'escalation' | LeavingReason; readonly elementId?: string; readonly by?: Actor }
  /** The naming is a task from here on. Without `by` the rule asks: the criteria are met (K7 starts). */
  | { readonly type: 'coordinatorNeeded'; readonly v: 1; readonly at: string; readonly taskId: string; readonly role: string; readonly unit: string; readonly namedBy: string; readonly because: 'tierEntered' | LeavingReason; readonly replaces?: Actor; readonly by?: Actor; readonly elementId?: string }
  | { readonly type: 'coordinatorProposed'; readonly v: 1; readonly at: string; readonly taskId: string; readonly role: string; readonly nominee: Nominee; readonly justification?: string; readonly by: Actor }
  /** The nominee coordinates as many clients as they may: the case waits for a place (K15 starts). */
  | { readonly type: 'coordinatorQueued'; readonly v: 1; readonly at: string; readonly taskId: string; readonly role: string; readonly unit: string; readonly namedBy: string; readonly nominee: Nominee; readonly justification?: string; readonly by: Actor }
  /** The task goes back to who names. */
  | { readonly type: 'coordinatorDeclined'; readonly v: 1; readonly at: string; readonly taskId: string; readonly role: string; readonly unit: string; readonly namedBy: string; readonly by: Actor; readonly reason: string }
  /** The naming is needless: the tier was left, the case ends, the coordinator stays. */
  | { readonly type: 'namingClosed'; readonly v: 1; readonly at: string; readonly taskId: string; readonly role: string; readonly because: 'caseEnded' | 'tierLeft' | 'kept'; readonly by?: Actor }
  /** The person accepted: from this event on they have the role, and `replaced` has it no more. `secondary`: not the model's first role. */
  | { readonly type: 'coordinatorNamed'; readonly v: 1; readonly at: string; readonly coordinator: Actor; readonly role: string; readonly elementId?: string; readonly taskId?: string; readonly secondary?: true; readonly replaced?: Actor; readonly qualification?: Qualification; readonly justification?: string }
  | { readonly type: 'coordinatorReleased'; readonly v: 1; readonly at: string; readonly coordinator: Actor; readonly role: string; readonly because: LeavingReason; readonly by: Actor }
  /** A waiting task is a person's, or with no worker its unit's, from here on. */
  | { readonly type: 'taskReassigned'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly unit: string; readonly role: string; readonly worker?: string; readonly because: 'moved' | 'coordinatorNamed' | 'escalation' | LeavingReason; readonly by?: Actor }
  | { readonly type: 'taskAssigned'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly unit: string; readonly role: string; readonly worker?: string }
  /** Who completed, with what they recorded; stands right before the kernel's `taskCompleted`. */
  | { readonly type: 'taskRecorded'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly by: Actor; readonly variables: Variables }
  | { readonly type: 'clockStarted'; readonly v: 1; readonly at: string; readonly clock: string; readonly clockId: string; readonly kind: 'statutory' | 'target'; readonly elementId?: string; readonly startedAt: string; readonly due?: string; readonly dueDate?: string; readonly limit?: number; readonly unit: LimitUnit; readonly legalBasis?: string; readonly steps: ClockInstance['steps']; readonly calendarVersion: string }
  | { readonly type: 'clockStopped'; readonly v: 1; readonly at: string; readonly clock: string; readonly elementId?: string; readonly inTime: boolean }
  | { readonly type: 'clockBreached'; readonly v: 1; readonly at: string; readonly clock: string; readonly due: string; readonly elementId?: string }
  /** The case ended first: `withdrawn` for a client's reason, `notRequired` when the drawn path needed no stop. */
  | { readonly type: 'clockCancelled'; readonly v: 1; readonly at: string; readonly clock: string; readonly because: 'withdrawn' | 'notRequired'; readonly elementId?: string }
  | { readonly type: 'escalationRaised'; readonly v: 1; readonly at: string; readonly escalationId: string; readonly clock: string; readonly stepId: string; readonly kind: 'remind' | 'inform' | 'help' | 'transfer'; readonly role: string; readonly unit: string; readonly worker?: string; readonly to?: readonly Addressee[]; readonly dueAt: string; readonly elementId?: string }
  /** The step was to come only while nobody had seen the earlier ones, and they were seen. */
  | { readonly type: 'escalationPassedOver'; readonly v: 1; readonly at: string; readonly escalationId: string; readonly clock: string; readonly stepId: string; readonly dueAt: string; readonly elementId?: string }
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
