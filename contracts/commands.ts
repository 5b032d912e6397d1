/**
 * What goes between the API, the case workflow and its activities. Types only cross as JSON.
 * `CaseCommandMessage` is the argument of the workflow's one Update; its update id is `commandId`.
 */
import type { CaseCommand, CaseDefinition, CaseEvent, CaseRejection } from '../guidance/index.ts';

/** Name of the workflow type, its Update and its query: stable, stored in histories. */
export const caseWorkflowType = 'caseWorkflow';
export const executeUpdateName = 'execute';
export const taskQueueName = 'luotsi-cases';

/** A command without its instant: the workflow's own clock says when. */
export type TimelessCaseCommand = CaseCommand extends infer C ? (C extends { at: string } ? Omit<C, 'at'> : never) : never;

export interface CaseCommandMessage {
  readonly commandId: string;
  readonly command: TimelessCaseCommand;
  /** Sequence up to which the caller knows the events to be recorded; the workflow forgets those. */
  readonly recorded: number;
}

/** Answer of the Update: every event that is not known to be recorded, in order, or why the command was refused. */
export type CaseCommandOutcome =
  | { readonly ok: true; readonly events: readonly CaseEvent[]; readonly sequence: number }
  | { readonly ok: false; readonly rejection: CaseRejection; readonly events: readonly CaseEvent[]; readonly sequence: number };

/** Start argument of the case workflow. `definition` is large and kept out of history by external storage. */
export interface CaseWorkflowInput {
  readonly caseId: string;
  readonly region: string;
  readonly versionHash: string;
  readonly definition: CaseDefinition;
  /** The `open` command that starts the case. Absent after continue-as-new, where `carried` holds the state. */
  readonly open?: CaseCommandMessage;
  readonly carried?: unknown;
}

/** Argument of the activity that records what time did. */
export interface RecordEventsInput {
  readonly caseId: string;
  readonly region: string;
  readonly versionHash: string;
  readonly events: readonly CaseEvent[];
}
