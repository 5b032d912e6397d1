/**
 * What a model's `guidance:` extension says, read into typed form: the second half of what a case runs.
 * The XML side is `guidance-moddle.json`; `readGuidance` turns one into the other and reports problems as diagnostics.
 */
import type { DecisionModel, Definition } from '../../kernel/run.ts';
import type { MovesDefinition, PackageDefinition, Transition } from './handover.ts';

export type Language = 'fi' | 'sv' | 'en';
/** Text in the three languages of the product. Finnish is always there; the others fall back to it. */
export interface Texts { readonly fi: string; readonly sv?: string; readonly en?: string }

export type Tier = 1 | 2 | 3;

/**
 * Unit of a limit. `workingDays` follow the calendar (150/1930 5 §), `workingHours` its opening hours. `now` (välittömästi, viipymättä) and
 * `withoutUndueDelay` (ilman aiheetonta viivytystä) have no number in law: they are shown, and never breached by themselves.
 */
export type LimitUnit = 'workingDays' | 'workingHours' | 'calendarDays' | 'weeks' | 'months' | 'sameDay' | 'now' | 'withoutUndueDelay';

/**
 * What moves a clock: the case being opened, an element being activated or completed, or the naming of a coordinator: needed (the
 * criteria are met), queued (everybody who could is full), named (the person accepted); or a step of a handover or call-back, of which a clock runs once each.
 */
export interface ClockTrigger {
  readonly on: 'caseOpened' | 'activated' | 'completed' | 'coordinatorNeeded' | 'coordinatorQueued' | 'coordinatorNamed' | AboutTrigger;
  /** Element id; for `activated` and `completed`, and of one drawn handover; absent = every handover, drawn or started by a worker. */
  readonly element?: string;
}

/** For whom or what a case waits while a clock is paused: told apart in the figures (odotustilat). */
export type WaitingFor = 'client' | 'partner' | 'place' | 'healthProfessional' | 'decision' | 'other';

/** A pause that the drawn path brings about. Its reason stands in the model; a person's pause brings its own. */
export interface PauseTrigger extends ClockTrigger {
  readonly waitingFor: WaitingFor;
  readonly reason: string;
}

/** When a clock begins to warn: `offset` (negative, before the last day) in `unit`, or the `share` of the time between start and due that has passed, 0–1. */
export type WarningPoint =
  | { readonly id: string; readonly offset: number; readonly unit: 'workingDays' | 'calendarDays' }
  | { readonly id: string; readonly share: number };

/** Whether time counts while a clock waits or its case is suspended. */
export type Standing = 'counts' | 'standsStill';

export type AboutTrigger = 'handoverOffered' | 'handoverAnswered' | 'handoverAccepted' | 'firstService' | 'callBackRequested' | 'clientReached';

export interface ClockDefinition {
  readonly id: string;
  readonly kind: 'statutory' | 'target';
  readonly name: Texts;
  readonly legalBasis?: string;
  /** Whole number ≥ 0 in `unit`; absent for `now`, `withoutUndueDelay` and with `limitRef`. */
  readonly limit?: number;
  /** Absent with `limitRef`, whose row says it. */
  readonly unit?: LimitUnit;
  /** Ids of dated limit rows: the first one that is valid on the start's Helsinki date, and whose condition holds, is the limit. None = no clock. */
  readonly limitRef?: readonly string[];
  /** True: a last day that is no working day moves to the next one (150/1930 5 §); whether it applies is decided limit by limit. */
  readonly roll: boolean;
  /** True: a start outside opening hours counts from the next opening (THL 51 §). `workingHours` do so anyway. */
  readonly officeHours?: boolean;
  /** Which days and hours count: the country's, the region's or the unit's own. A unit or region without a calendar has the next wider one. */
  readonly calendar: 'fi' | 'region' | 'unit';
  /** FEEL over the case's variables, evaluated when the clock would start; absent = always. */
  readonly condition?: string;
  readonly ladder?: string;
  readonly starts: readonly ClockTrigger[];
  readonly stops: readonly ClockTrigger[];
  readonly pauses?: readonly PauseTrigger[];
  readonly resumes?: readonly ClockTrigger[];
  /** A stopped clock goes on from where it stood: what stopped it turned out not to be the end. */
  readonly reopens?: readonly ClockTrigger[];
  readonly warnings?: readonly WarningPoint[];
  /** Whether time that the case waits counts. Absent: it counts for statutory clocks and not for targets. */
  readonly waiting?: Standing;
  /** Whether time counts while the case is suspended. Absent: as `waiting`. */
  readonly suspension?: Standing;
  /** Grounds on which the law lets the limit be exceeded (SHL 45.2 §). Absent: none, unless the limit's row names some. */
  readonly exceptions?: readonly string[];
}

/** `offset` in `unit` from the due day: negative before, 0 at the due instant, positive after. */
export interface LadderStep {
  readonly id: string;
  readonly offset: number;
  readonly unit: 'workingDays' | 'calendarDays';
  readonly kind: 'remind' | 'inform' | 'help' | 'transfer';
  /** `responsible` = the responsible worker, else their unit; otherwise a role of the responsible unit: `supervisor`, `unitManager`. */
  readonly role: string;
  /** `unacknowledged`: raised only while an escalation of the same clock waits for somebody to say that it is seen. Absent = always. */
  readonly when?: 'unacknowledged';
}
export interface LadderDefinition { readonly id: string; readonly steps: readonly LadderStep[] }

/** Who does a task: a role in a unit. `unit` is the unit's code inside the region (`asiakasohjaus`). */
export interface Assignment { readonly role: string; readonly unit: string; readonly to: 'unit' | 'responsible' | 'coordinator' }

/** On a user task that stands in the receiver's lane: activation offers, the receiver's acceptance completes it. */
export interface HandoverDefinition {
  readonly toRole: string;
  readonly toUnit: string;
  readonly transition: Transition;
  /** Names of variables the package must hold: without them the offer is refused. */
  readonly requires: readonly string[];
  /** True: the worker who accepts becomes the case's coordinator. */
  readonly namesCoordinator: boolean;
  /** True: the sender's side stays as follower. Absent = false. */
  readonly follows?: boolean;
  /** In which coordinator role; absent = the first one of the model. */
  readonly coordinatorRole?: string;
}

/** Who may have a coordinator role (SHL 42 §, facts 1.4): see `ineligibility`. */
export type Eligibility = 'anyone' | 'socialWelfareProfessional' | 'socialWorkerInOffice';

/** A named role of the intensive tier: omatyöntekijä, vastuutyöntekijä, asiakasvastaava … Several of them make a pair. */
export interface CoordinatorDefinition {
  readonly role: string;
  readonly name: Texts;
  /** True: in the intensive tier the role is never without its holder once named, and is asked for when nobody has it. */
  readonly required: boolean;
  readonly eligibility: Eligibility;
  /** FEEL over the case's variables: while it is true the role wants a social worker in office (SHL 42.2 §). */
  readonly specialSupport?: string;
  /** Clients that one person coordinates at most, unless the person has a limit of their own; absent = no limit. */
  readonly limit?: number;
  /** Code of the unit whose people are named and whose `namedBy` names; absent = the responsible unit. */
  readonly unit?: string;
  /** Role of who names. */
  readonly namedBy: string;
}

/** What a business rule task decides by: the version's DMN file `key`, the decision's id or name in it, and the variable that gets its value. */
export interface DecisionCall { readonly key: string; readonly decision: string; readonly result: string }

export interface GuidanceDefinition {
  readonly format: 1;
  /** Tier of each flow node, resolved from its sub-process or lane. */
  readonly tiers: Readonly<Record<string, Tier>>;
  /** Start event by contact channel, from `guidance:entry channels` on start events. The none start event serves the rest. */
  readonly entries: Readonly<Record<string, string>>;
  readonly clocks: readonly ClockDefinition[];
  readonly ladders: Readonly<Record<string, LadderDefinition>>;
  /** By element id, lanes already resolved to their tasks. */
  readonly assignments: Readonly<Record<string, Assignment>>;
  readonly handovers: Readonly<Record<string, HandoverDefinition>>;
  /** What every handover package holds; absent = the need, from what is recorded. */
  readonly package?: PackageDefinition;
  /** When being passed around is raised; absent = never. */
  readonly moves?: MovesDefinition;
  /** Named roles in the order of the model; the first is the one that tasks `to` the coordinator go to. */
  readonly coordinators?: readonly CoordinatorDefinition[];
  /** Only in versions stored before there were several: see `coordinatorRoles`. */
  readonly coordinator?: { readonly role: string; readonly name: Texts };
  /** Form key by element id. */
  readonly forms: Readonly<Record<string, string>>;
  /** By business rule task; absent when the model has none. */
  readonly decisions?: Readonly<Record<string, DecisionCall>>;
  /** Why a waiting point has no clock, by element id; absent when every one has. */
  readonly untimed?: Readonly<Record<string, Texts>>;
  /** Names, instruction, legal basis, source and client's words by element id. */
  readonly texts: Readonly<Record<string, ElementTexts>>;
}
export interface ElementTexts {
  readonly name?: Texts;
  readonly instruction?: Texts;
  readonly clientView?: Texts;
  readonly basis: readonly Reference[];
  readonly sources: readonly Reference[];
}
export interface Reference { readonly ref: string; readonly note?: string }

/** What a case runs: stored and pinned under its content hash. Forms are kept beside it, they are not needed to run. */
export interface CaseDefinition {
  readonly format: 1;
  readonly process: Definition;
  readonly guidance: GuidanceDefinition;
  /** Compiled DMN by key, for the model's business rule tasks; absent when it has none. */
  readonly decisions?: Readonly<Record<string, DecisionModel>>;
}
