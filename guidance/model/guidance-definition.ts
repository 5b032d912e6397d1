/**
 * What a model's `guidance:` extension says, read into typed form: the second half of what a case runs.
 * The XML side is `guidance-moddle.json`; `readGuidance` turns one into the other and reports problems as diagnostics.
 */
import type { Definition } from '../../kernel/run.ts';

export type Language = 'fi' | 'sv' | 'en';
/** Text in the three languages of the product. Finnish is always there; the others fall back to it. */
export interface Texts { readonly fi: string; readonly sv?: string; readonly en?: string }

export type Tier = 1 | 2 | 3;

/** Unit of a limit or offset. `workingDays` follow the Finnish calendar (facts: 150/1930), `withoutUndueDelay` has no number and is never breached by itself. */
export type LimitUnit = 'workingDays' | 'calendarDays' | 'weeks' | 'months' | 'sameDay' | 'withoutUndueDelay';

/** What moves a clock: the case being opened or ended, or an element being activated or completed. */
export interface ClockTrigger {
  readonly on: 'caseOpened' | 'activated' | 'completed';
  /** Element id; absent for `caseOpened`. */
  readonly element?: string;
}

export interface ClockDefinition {
  readonly id: string;
  readonly kind: 'statutory' | 'target';
  readonly name: Texts;
  readonly legalBasis?: string;
  /** Whole number ≥ 0 in `unit`; absent for `withoutUndueDelay`. */
  readonly limit?: number;
  readonly unit: LimitUnit;
  /** True: a last day that is no working day moves to the next one (150/1930 5 §); whether it applies is decided limit by limit. */
  readonly roll: boolean;
  /** `fi` is the national working-day calendar, the only one now. */
  readonly calendar: 'fi';
  /** FEEL over the case's variables, evaluated when the clock would start; absent = always. */
  readonly condition?: string;
  readonly ladder?: string;
  readonly starts: readonly ClockTrigger[];
  readonly stops: readonly ClockTrigger[];
}

/** `offset` in `unit` from the due day: negative before, 0 at the due instant, positive after. */
export interface LadderStep {
  readonly id: string;
  readonly offset: number;
  readonly unit: 'workingDays' | 'calendarDays';
  readonly kind: 'remind' | 'inform' | 'help' | 'transfer';
  /** `responsible` = the responsible worker, else their unit; otherwise a role of the responsible unit: `supervisor`, `unitManager`. */
  readonly role: string;
}
export interface LadderDefinition { readonly id: string; readonly steps: readonly LadderStep[] }

/** Who does a task: a role in a unit. `unit` is the unit's code inside the region (`asiakasohjaus`). */
export interface Assignment { readonly role: string; readonly unit: string; readonly to: 'unit' | 'responsible' | 'coordinator' }

/** On a user task that stands in the receiver's lane: activation offers, the receiver's acceptance completes it. */
export interface HandoverDefinition {
  readonly toRole: string;
  readonly toUnit: string;
  readonly transition: 'tierToTier' | 'homeToService' | 'serviceToHome' | 'serviceToService' | 'regionToRegion';
  /** Names of variables the package must hold: without them the offer is refused. */
  readonly requires: readonly string[];
  /** True: the worker who accepts becomes the case's coordinator. */
  readonly namesCoordinator: boolean;
}

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
  readonly coordinator?: { readonly role: string; readonly name: Texts };
  /** Form key by element id. */
  readonly forms: Readonly<Record<string, string>>;
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
}
