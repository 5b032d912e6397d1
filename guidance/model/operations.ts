/** What the people who run the house do with a case: stop and restart it, mend what failed, move it to another version of its model. Part of `case.ts`. */
import type { Variables } from '../../kernel/run.ts';
import type { CaseMigrated, MigrateCommand } from './migration.ts';
import type { Actor } from './people.ts';

/** A clock whose condition could not be evaluated: it runs, and somebody has to look. */
export interface ClockIncident {
  readonly id: string;
  readonly clock: string;
  readonly clockId: string;
  readonly message: string;
}

export type OperationCommand =
  | MigrateCommand
  | { readonly type: 'suspendCase'; readonly reason: string; readonly by: Actor; readonly at: string }
  | { readonly type: 'resumeCase'; readonly by: Actor; readonly at: string }
  /** Tries again what failed; with `variables` they are set first, and the reason is kept. */
  | { readonly type: 'retryIncident'; readonly incidentId: string; readonly variables?: Variables; readonly reason?: string; readonly by: Actor; readonly at: string };

export type OperationEvent =
  | CaseMigrated
  | { readonly type: 'caseSuspended'; readonly v: 1; readonly at: string; readonly reason: string; readonly by: Actor }
  | { readonly type: 'caseResumed'; readonly v: 1; readonly at: string; readonly by: Actor }
  | { readonly type: 'clockConditionFailed'; readonly v: 1; readonly at: string; readonly incidentId: string; readonly clock: string; readonly clockId: string; readonly elementId?: string; readonly message: string }
  | { readonly type: 'clockIncidentResolved'; readonly v: 1; readonly at: string; readonly incidentId: string }
  /** Stands before what the retry brought about. */
  | { readonly type: 'incidentRetried'; readonly v: 1; readonly at: string; readonly incidentId: string; readonly elementId?: string; readonly reason?: string; readonly by: Actor };
