/** Moving a running case to another version of its model (MOD-07): an act of its own, with who, why and what it was based on. Part of `operations.ts`. */
import type { ObstacleCode, Places } from '../../kernel/run.ts';
import type { PlannedStep, Counting } from './clock.ts';
import type { CaseDefinition } from './guidance-definition.ts';
import type { Actor } from './people.ts';

/** A published version: the hash names its content for good. */
export interface VersionRef { readonly modelId: string; readonly number: number; readonly hash: string }

/** What a person decides where ids differ: places by element id, clocks by their id in the model. Null = it ends. */
export interface MigrationChoices {
  readonly elements: Places;
  readonly clocks: Readonly<Record<string, string | null>>;
}

export type MigrationObstacleCode = ObstacleCode | 'processGone' | 'notRunning'
  /** A clock that runs is not in the new version, or is of another kind there. */
  | 'clockGone' | 'clockKindChanged'
  /** A handover is under way at a step that is none in the new version, or the other way round. */
  | 'handoverChanged'
  /** Somebody has, or is asked to have, a coordinator role that the new version does not know. */
  | 'coordinatorRoleGone';
export interface MigrationObstacle { readonly code: MigrationObstacleCode; readonly elementId?: string; readonly clock?: string; readonly message: string }

/** What is worth knowing and stands in nobody's way. */
export interface MigrationNotice {
  readonly code:
    /** The clock keeps the limit it started with; the new version has another one. */
    | 'limitKept'
    /** The clock's ladder or warnings are others: what is still to come is planned by them. */
    | 'ladderChanged'
    /** A clock that the new version starts with the case is not started for one that is open already. */
    | 'clockNotStarted'
    /** The task stays where it is, though the new version gives it to another role or unit. */
    | 'assignmentKept'
    /** A new timer or message on a step that is under way: nothing waits for it there. */
    | 'eventNotAwaited'
    /** Somebody chose to let it end. */
    | 'waitEnds' | 'clockEnds';
  readonly elementId?: string;
  readonly clock?: string;
}

/** Where an open clock goes. */
export interface ClockPassage {
  readonly clock: string;
  readonly clockId: string;
  /** Its id in the new version; null: it ends. */
  readonly to: string | null;
  readonly obstacle?: 'clockGone' | 'clockKindChanged';
  readonly candidates: readonly string[];
}

/** A clock's new name and what is still to come of its ladder; its start, its due date and its waits stay as they are. */
export interface MovedClock { readonly clock: string; readonly clockId: string; readonly steps: readonly PlannedStep[]; readonly warnings?: readonly PlannedStep[]; readonly warned?: readonly string[]; readonly counting: Counting }

/** `basedOn`: sequence of the state that the dry run showed. `definition` is what the case runs from then on. */
export interface MigrateCommand extends MigrationChoices {
  readonly type: 'migrateCase';
  readonly from: VersionRef;
  readonly to: VersionRef;
  readonly basedOn: number;
  readonly reason: string;
  readonly definition: CaseDefinition;
  readonly by: Actor;
  readonly at: string;
}

/** The only event that changes which version a case runs. It and all after it are of the new one. */
export interface CaseMigrated {
  readonly type: 'caseMigrated';
  readonly v: 1;
  readonly at: string;
  readonly from: VersionRef;
  readonly to: VersionRef;
  readonly reason: string;
  /** Elements under another id. */
  readonly elements: Readonly<Record<string, string>>;
  /** Where each waiting task stands now. */
  readonly tasks: readonly { readonly taskId: string; readonly elementId: string }[];
  /** Clocks of which something changed. */
  readonly clocks: readonly MovedClock[];
  readonly by: Actor;
}
