/**
 * A case: one client's matter on the guidance path. Its state, the commands it takes and the events it makes.
 * `decideCase` composes the kernel with the guidance rules; the workflow makes it durable, the rehearsal runs it as it is.
 * Instants are ISO 8601 UTC with milliseconds; dates are `YYYY-MM-DD` in Europe/Helsinki.
 */
import type { Command, Event, Rejection, State, Variables } from '../../kernel/run.ts';
import type { Qualification } from '../people/professions.ts';
import type { TimeData } from '../time-data/time-data.ts';
import type { ClockCommand, ClockEvent, ClockInstance } from './clock.ts';
import type { Tier } from './guidance-definition.ts';
import type { CallBack, CallResult, CaseFinding, Handover, HandoverOutcome, HandoverPackage, HandoverTerms, PackageAdditions, ReceivedHandover, Transition } from './handover.ts';
import type { ClockIncident, OperationCommand, OperationEvent } from './operations.ts';
import type { Actor, Responsible } from './people.ts';

export type { Actor, Responsible } from './people.ts';
export type { Handover } from './handover.ts';
export type { ClockInstance } from './clock.ts';

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

/** Whom an escalation reaches, and why them: the role's or responsible person themselves, or who stands in for `insteadOf` (a worker id, or a role that nobody has). `absent`: nobody was there. */
export interface Addressee { readonly worker: string; readonly because: 'named' | 'role' | 'substitute' | 'deputy' | 'nextLevel' | 'absent'; readonly insteadOf?: string }

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
  readonly escalations: Readonly<Record<string, { readonly id: string; readonly clock?: string; readonly stepId: string; readonly acknowledged: boolean }>>;
  /** Units that were responsible, in order, as handovers and moves went; absent before the first. */
  readonly movedThrough?: readonly string[];
  /** Former sides that still see how the case goes. */
  readonly followers?: readonly Responsible[];
  /** Where the open tasks stand that a person does; absent in states from before it was kept. */
  readonly assigned?: Readonly<Record<string, Responsible>>;
  readonly callBacks?: Readonly<Record<string, CallBack>>;
  readonly next: number;
  /** Vireilletulo: nothing of the case was done before it. */
  readonly initiatedAt?: string;
  /** The region's calendars and limits that the case counts by; absent: the country's. */
  readonly timeData?: TimeData;
  /** While it is there, the drawn path stands still and takes no commands. */
  readonly suspended?: { readonly since: string; readonly by: Actor; readonly reason: string };
  readonly clockIncidents?: Readonly<Record<string, ClockIncident>>;
  /** Content hash of the version that the case was moved to; absent while it runs the one that it started on. */
  readonly version?: string;
}

/** What somebody outside the region's units hands over with the contact: they are responsible until it is accepted. */
export interface OfferedAtOnce { readonly terms: HandoverTerms; readonly reason: string; readonly additions: PackageAdditions }

export type CaseCommand =
  | ClockCommand
  | OperationCommand
  | { readonly type: 'open'; readonly caseId: string; readonly region: string; readonly contactId: string; readonly channel: string; readonly initiatedAt: string; readonly startEventId?: string; readonly variables: Variables; readonly handover?: ReceivedHandover; readonly offers?: OfferedAtOnce; readonly timeData?: TimeData; readonly by: Actor; readonly at: string }
  /** `effectiveAt`: when it was done in fact, for the clocks that it stops; default now. */
  | { readonly type: 'completeTask'; readonly taskId: string; readonly variables: Variables; readonly effectiveAt?: string; readonly by: Actor; readonly at: string }
  /** `qualification` and `justification` count where acceptance names the accepter as coordinator. */
  | { readonly type: 'acceptHandover'; readonly taskId: string; readonly qualification?: Qualification; readonly justification?: string; readonly by: Actor; readonly at: string }
  | { readonly type: 'returnHandover'; readonly taskId: string; readonly reason: string; readonly by: Actor; readonly at: string }
  /** The sender offers a draft, or a returned handover again, with what was missing added. */
  | { readonly type: 'offerHandover'; readonly taskId: string; readonly variables: Variables; readonly additions?: PackageAdditions; readonly by: Actor; readonly at: string }
  /** A worker starts a handover at whatever step the case stands: it is a draft until it is offered. `toUnit` is a unit id. */
  | { readonly type: 'startHandover'; readonly terms: HandoverTerms; readonly reason: string; readonly additions: PackageAdditions; readonly by: Actor; readonly at: string }
  /** The sender takes back a handover that they started and nobody accepted. */
  | { readonly type: 'withdrawHandover'; readonly taskId: string; readonly reason: string; readonly by: Actor; readonly at: string }
  /** The receiver's first service event after the transition: ends the gap (clock K11). `servedAt` is when it took place. */
  | { readonly type: 'recordFirstService'; readonly taskId: string; readonly servedAt: string; readonly by: Actor; readonly at: string }
  /** Tells the sender what became of it (SHL 40 §) and ends the handover. */
  | { readonly type: 'closeHandover'; readonly taskId: string; readonly outcome: HandoverOutcome; readonly note?: string; readonly by: Actor; readonly at: string }
  /** A matter that came to the wrong place and that no worker has taken goes on to the right unit; the move is counted (INT-07). */
  | { readonly type: 'moveOn'; readonly toUnit: string; readonly toRole: string; readonly reason: string; readonly by: Actor; readonly at: string }
  /** Another contact of the client joins this case instead of starting one of its own (INT-06). */
  | { readonly type: 'joinContact'; readonly contactId: string; readonly channel: string; readonly initiatedAt: string; readonly variables: Variables; readonly by: Actor; readonly at: string }
  | { readonly type: 'requestCallBack'; readonly note?: string; readonly by: Actor; readonly at: string }
  | { readonly type: 'recordCall'; readonly taskId: string; readonly result: CallResult; readonly note?: string; readonly by: Actor; readonly at: string }
  /** Nothing keeps the case going (PLAN-14), as the rows of the read side show: the supervisor of `unit` is told. */
  | { readonly type: 'raiseStuck'; readonly unit: string; readonly by: Actor; readonly at: string }
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
  /** Lets everything that is due at `at` happen: process timers, ladder steps, breaches, expiries. */
  | { readonly type: 'advance'; readonly at: string };

/** Why a command changes nothing: the engine's reason or one of the guidance rules'. */
export interface CaseRejection {
  readonly code: Rejection['code'] | GuidanceRefusal;
  readonly elementId?: string;
  readonly message: string;
}
export type GuidanceRefusal =
  | 'CASE_ALREADY_OPEN' | 'CASE_NOT_OPEN' | 'CASE_ENDED' | 'HANDOVER_NOT_OPEN' | 'HANDOVER_NOT_RETURNED' | 'HANDOVER_INCOMPLETE' | 'HANDOVER_WRONG_UNIT' | 'REASON_MISSING' | 'TASK_IS_HANDOVER' | 'ESCALATION_UNKNOWN' | 'NOT_RESPONSIBLE'
  | 'NAMING_NOT_OPEN' | 'NAMING_NOT_YOURS' | 'NAMING_WRONG_UNIT' | 'NOT_ELIGIBLE' | 'JUSTIFICATION_MISSING' | 'COORDINATOR_UNKNOWN' | 'COORDINATOR_NEEDED'
  | 'HANDOVER_ALREADY_OPEN' | 'HANDOVER_NOT_ACCEPTED' | 'HANDOVER_RECEIVER_INVALID' | 'FIRST_SERVICE_MISSING' | 'FIRST_SERVICE_RECORDED' | 'HANDOVER_NEEDED' | 'CALL_BACK_NOT_OPEN'
  | 'CLOCK_UNKNOWN' | 'CLOCK_NOT_RUNNING' | 'CLOCK_NOT_PAUSED' | 'CLOCK_STATUTORY' | 'CLOCK_WITHOUT_NUMBER' | 'EXCEPTION_NOT_ALLOWED' | 'EXCEPTION_TOO_LATE' | 'DUE_DATE_INVALID' | 'EFFECTIVE_TIME_INVALID'
  | 'CASE_SUSPENDED' | 'CASE_NOT_SUSPENDED' | 'CASE_MOVED_ON' | 'MIGRATION_BLOCKED';

export type GuidanceEvent =
  | ClockEvent
  | OperationEvent
  | { readonly type: 'caseOpened'; readonly v: 1; readonly at: string; readonly caseId: string; readonly contactId: string; readonly channel: string; readonly initiatedAt: string; readonly region: string; readonly by: Actor }
  | { readonly type: 'tierEntered'; readonly v: 1; readonly at: string; readonly tier: Tier; readonly elementId: string }
  | { readonly type: 'responsibilityMoved'; readonly v: 1; readonly at: string; readonly from?: Responsible; readonly to: Responsible; readonly because: 'caseOpened' | 'tookTask' | 'handoverAccepted' | 'coordinatorNamed' | 'moved' | 'movedOn' | 'escalation' | LeavingReason; readonly elementId?: string; readonly by?: Actor; readonly reason?: string }
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
  | { readonly type: 'taskReassigned'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly unit: string; readonly role: string; readonly worker?: string; readonly because: 'moved' | 'movedOn' | 'handoverAccepted' | 'coordinatorNamed' | 'escalation' | LeavingReason; readonly by?: Actor }
  | { readonly type: 'taskAssigned'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly unit: string; readonly role: string; readonly worker?: string }
  /** Who completed, with what they recorded; stands right before the kernel's `taskCompleted`. */
  | { readonly type: 'taskRecorded'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly by: Actor; readonly variables: Variables }
  /** By a ladder's step of `clock`, or for a `finding` without clock. `to` is put in when it is recorded: who that is on the day, the region's register of people knows. */
  | { readonly type: 'escalationRaised'; readonly v: 1; readonly at: string; readonly escalationId: string; readonly clock?: string; readonly stepId: string; readonly finding?: CaseFinding; readonly kind: 'remind' | 'inform' | 'help' | 'transfer'; readonly role: string; readonly unit: string; readonly worker?: string; readonly to?: readonly Addressee[]; readonly dueAt: string; readonly elementId?: string }
  /** The step was to come only while nobody had seen the earlier ones, and they were seen. */
  | { readonly type: 'escalationPassedOver'; readonly v: 1; readonly at: string; readonly escalationId: string; readonly clock: string; readonly stepId: string; readonly dueAt: string; readonly elementId?: string }
  | { readonly type: 'escalationAcknowledged'; readonly v: 1; readonly at: string; readonly escalationId: string; readonly by: Actor }
  | { readonly type: 'handoverOffered'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly from: Responsible; readonly toUnit: string; readonly toRole: string; readonly transition: Transition; readonly contents: HandoverPackage }
  | { readonly type: 'handoverAccepted'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly by: Actor }
  /** Without `by` the rule returned it at once with the reason `incomplete`: the package lacks `missing`. */
  | { readonly type: 'handoverReturned'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly by?: Actor; readonly reason: string; readonly missing?: readonly string[] }
  | { readonly type: 'handoverDrafted'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly from: Responsible; readonly terms: HandoverTerms; readonly reason: string; readonly by: Actor; readonly contents: PackageAdditions }
  /** Opens a case that another region handed over: accepted with its opening. */
  | { readonly type: 'handoverReceived'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly offer: string; readonly region: string; readonly from: Responsible; readonly terms: HandoverTerms; readonly offeredAt: string; readonly by: Actor; readonly contents: HandoverPackage }
  | { readonly type: 'handoverWithdrawn'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly by: Actor; readonly reason: string }
  | { readonly type: 'firstServiceRecorded'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly by: Actor; readonly servedAt: string }
  | { readonly type: 'handoverClosed'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly by: Actor; readonly outcome: HandoverOutcome; readonly contents?: { readonly note: string } }
  | { readonly type: 'followerAdded'; readonly v: 1; readonly at: string; readonly elementId: string; readonly follower: Responsible }
  | { readonly type: 'contactJoined'; readonly v: 1; readonly at: string; readonly contactId: string; readonly channel: string; readonly initiatedAt: string; readonly by: Actor; readonly contents: Variables }
  | { readonly type: 'callBackRequested'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly unit: string; readonly role: string; readonly worker?: string; readonly by: Actor; readonly contents?: { readonly note: string } }
  | { readonly type: 'callRecorded'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly attempt: number; readonly result: CallResult; readonly by: Actor; readonly contents?: { readonly note: string } }
  | { readonly type: 'handoverExpired'; readonly v: 1; readonly at: string; readonly elementId: string; readonly taskId: string; readonly clock: string }
  | { readonly type: 'caseEnded'; readonly v: 1; readonly at: string; readonly outcome: string; readonly elementId?: string; readonly because: 'path' | 'clientWithdrew' | 'moved' | 'deceased' | 'other' | 'handedOver'; readonly by?: Actor; readonly note?: string };

/** One line of a case's log: the kernel's events and the guidance rules' events in one sequence. */
export type CaseEvent = (Event | GuidanceEvent) & { readonly sequence: number };

/** Commands of the kernel that a case passes on; kept here so that both unions stay in step. */
export type PassedOn = Extract<Command, { type: 'completeTask' | 'fireTimer' | 'start' | 'terminate' }>;
