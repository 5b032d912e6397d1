/**
 * Handovers: who gives a case to whom, with what package. Drawn in the model or started by a worker at any step, it is one concept:
 * draft → offered → accepted | returned | expired → first service event → closed. The sender stays responsible until acceptance.
 */
import type { Variables } from '../../kernel/run.ts';
import type { Responsible } from './people.ts';

export const transitions = ['tierToTier', 'homeToService', 'serviceToHome', 'serviceToService', 'regionToRegion'] as const;
export type Transition = (typeof transitions)[number];

/** Sections of a package, in the order in which the receiver reads them. */
export const packageSections = ['needs', 'plan', 'decisions', 'openTasks', 'contacts', 'consent'] as const;
export type PackageSection = (typeof packageSections)[number];

/** What was recorded under the section's names, and what the sender adds in words. */
export interface PackagePart { readonly values: Variables; readonly note?: string }
/** Why information may go to the receiver: the client's consent (SHL 40 §), or a law that allows it without (SHL 41 §). */
export type ConsentBasis = 'clientConsent' | 'law';
export interface HandoverPackage extends Readonly<Record<Exclude<PackageSection, 'openTasks' | 'consent'>, PackagePart>> {
  readonly openTasks: PackagePart & { readonly tasks: readonly { readonly taskId: string; readonly elementId: string }[] };
  /** `note` is the scope: what may be told. */
  readonly consent: PackagePart & { readonly basis?: ConsentBasis };
}
/** What the sender adds to what is recorded, by section. `consent` says the scope, `consentBasis` on what it rests. */
export type PackageAdditions = Readonly<Partial<Record<PackageSection, string>>> & { readonly consentBasis?: ConsentBasis };

/** From `guidance:package` on the process: which recorded names belong to which section, and which sections every package must hold. */
export interface PackageDefinition {
  readonly parts: Readonly<Partial<Record<PackageSection, readonly string[]>>>;
  readonly required: readonly PackageSection[];
}

/** What is agreed of a handover beside its package. */
export interface HandoverTerms {
  readonly transition: Transition;
  readonly toUnit: string;
  readonly toRole: string;
  /** True: the worker who accepts becomes the case's coordinator; until then the former one stays. */
  readonly namesCoordinator: boolean;
  /** In which coordinator role; absent = the first one of the model. */
  readonly coordinatorRole?: string;
  /** True: the sender's side stays as follower: it sees how the case goes and hears of breaks, without being responsible (HAND-06). */
  readonly follows: boolean;
  /** Of a tier to tier handover started by hand: the tier that the case is on once it is accepted. */
  readonly toTier?: 1 | 2 | 3;
}

export interface Handover {
  /** Id of its task: the engine's for a drawn handover, `-handover#n` for one that a worker started. */
  readonly taskId: string;
  /** The drawn handover, or the step at which it was started. */
  readonly elementId: string;
  readonly status: 'draft' | 'offered' | 'returned' | 'expired' | 'accepted' | 'withdrawn' | 'closed';
  readonly from: Responsible;
  /** Unit id, with its region; `terms` has it too for handovers that a worker started. */
  readonly toUnit: string;
  readonly toRole: string;
  readonly offeredAt: string;
  readonly reason?: string;
  /** Only of a handover that a worker started; a drawn one's terms are in the model. */
  readonly terms?: HandoverTerms;
  readonly additions?: PackageAdditions;
  readonly acceptedAt?: string;
  readonly firstServiceAt?: string;
}

/** What became of a handover, as its sender is told. */
export type HandoverOutcome = 'serviceStarted' | 'clientDeclined' | 'noServiceNeeded' | 'other';

/** A call back to the client: asked for, tried any number of times, reached or given up (INT-08). */
export interface CallBack { readonly taskId: string; readonly elementId: string; readonly unit: string; readonly attempts: number; readonly open: boolean }
export type CallResult = 'reached' | 'notReached' | 'givenUp';

/** What was found of a case that no clock tells: raised to the supervisor like a clock's escalation. */
export type CaseFinding = 'moves' | 'pingPong' | 'handoverOutcome' | 'transitionGap' | 'contactJoined' | 'stuck';

/** From `guidance:moves` on the process; without it nothing is raised. */
export interface MovesDefinition {
  /** So many moves from unit to unit are in order; one more is raised. */
  readonly limit?: number;
  /** So many returns to a unit that had the case before (A→B→A) are in order; one more is raised. */
  readonly pingPong?: number;
}

/** A handover that began in another region: with it a case opens here, linked to the one there. */
export interface ReceivedHandover {
  /** Id of the offer, as the region that made it knows it. */
  readonly offer: string;
  readonly region: string;
  readonly from: Responsible;
  readonly terms: HandoverTerms;
  readonly offeredAt: string;
  readonly package: HandoverPackage;
}
