/**
 * What goes between the API, the case workflow and its activities. Types only cross as JSON.
 * `CaseCommandMessage` is the argument of the workflow's one Update; its update id is `commandId`.
 */
import type { CaseCommand, CaseDefinition, CaseEvent, CaseRejection } from '../guidance/index.ts';

/** Name of the workflow type, its Update and its query: stable, stored in histories. */
export const caseWorkflowType = 'caseWorkflow';
export const executeUpdateName = 'execute';
export const taskQueueName = 'luotsi-cases';

/** A command without its instant: the workflow's own clock says when. A definition goes beside it, as an argument of its own. */
export type TimelessCaseCommand = CaseCommand extends infer C ? (C extends { at: string } ? Omit<C, 'at' | 'definition'> : never) : never;

export interface CaseCommandMessage {
  readonly commandId: string;
  readonly command: TimelessCaseCommand;
  /** Sequence up to which the caller knows the events to be recorded; the workflow forgets those. */
  readonly recorded: number;
}

/** Arguments of the Update. The definition that a case is moved to is a payload of its own: the claim check stores it once, whatever the number of cases. */
export type CaseUpdateArguments = [message: CaseCommandMessage, definition?: CaseDefinition];

/** Answer of the Update: every event that is not known to be recorded, in order, or why the command was refused. */
export type CaseCommandOutcome =
  | { readonly ok: true; readonly events: readonly CaseEvent[]; readonly sequence: number }
  | { readonly ok: false; readonly rejection: CaseRejection; readonly events: readonly CaseEvent[]; readonly sequence: number };

/** First start argument of the case workflow. */
export interface CaseWorkflowInput {
  readonly caseId: string;
  readonly region: string;
  readonly versionHash: string;
  /** The `open` command that starts the case. Absent after continue-as-new, where `carried` holds the state. */
  readonly open?: CaseCommandMessage;
  readonly carried?: unknown;
  /** History events after which the workflow continues as new, for tests; else the server's suggestion decides. */
  readonly historyLimit?: number;
}

/**
 * Start arguments of the case workflow, in order. The definition is large and the same for every case of a version: as an
 * argument of its own it is a payload of its own, which the codec's claim check stores once and keeps out of every history.
 */
export type CaseWorkflowArguments = [input: CaseWorkflowInput, definition: CaseDefinition];

/** Result of a closed case workflow, for a caller that never saw the answer: what became of its last commands. What time did is recorded by then. */
export interface CaseWorkflowResult {
  readonly sequence: number;
  /** Every event that was not known to be recorded, in order: those of the last commands. */
  readonly events: readonly CaseEvent[];
  readonly outcomes: readonly { readonly commandId: string; readonly rejection?: CaseRejection }[];
}

/** Argument of the activity that records what time did. */
export interface RecordEventsInput {
  readonly caseId: string;
  readonly region: string;
  readonly versionHash: string;
  readonly events: readonly CaseEvent[];
}
