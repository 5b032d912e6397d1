/**
 * What a running case holds: its state, the tail of events not known to be recorded, and what became of its last commands.
 * Changed only here, in steps that do not wait; nothing in it knows Temporal.
 */
import type { CaseCommandMessage, CaseCommandOutcome, CaseWorkflowInput, CaseWorkflowResult } from '../contracts/index.ts';
import { createCaseEnvironment, decideCase, guardCase, initialCaseState, nextDue, restoreCase, restoreCaseDefinition } from '../guidance/run.ts';
import type { CaseCommand, CaseDefinition, CaseEnvironment, CaseEvent, CaseRejection, CaseState, Restored } from '../guidance/run.ts';

/** Commands whose outcome a case remembers beyond what the server does (it knows the update ids of the current run only). */
const rememberedCommands = 100;

type KnownOutcome = CaseWorkflowResult['outcomes'][number];

/** Goes from run to run at continue-as-new; `format` grows when its meaning changes. */
export interface Carried {
  readonly format: 1;
  readonly state: CaseState;
  /** Unacknowledged events in order, the last one has the state's sequence. */
  readonly tail: readonly CaseEvent[];
  /** Oldest first. */
  readonly outcomes: readonly KnownOutcome[];
}

export interface RunningCase {
  /** What it runs: another version from the event on that moves it there. */
  definition: CaseDefinition;
  versionHash: string;
  env: CaseEnvironment;
  state: CaseState;
  tail: readonly CaseEvent[];
  outcomes: readonly KnownOutcome[];
  /** Events up to this sequence are the workflow's to record; later ones their commands' callers record. */
  toRecord: number;
  /** When the next thing falls due, ms since the epoch. */
  due: number | undefined;
}

/** The case as the run before left it, or a new one. */
export function resume(definition: CaseDefinition, input: CaseWorkflowInput): RunningCase {
  const runs = readable(restoreCaseDefinition(definition));
  const carried = input.carried as Carried | undefined;
  const state = carried === undefined ? initialCaseState() : readable(restoreCase(carried.state));
  return { definition: runs, versionHash: input.versionHash, env: createCaseEnvironment(runs), state, tail: carried?.tail ?? [], outcomes: carried?.outcomes ?? [], toRecord: 0, due: dueOf(state) };
}

/** What newer code has stored fails the workflow task, not the case: the server gives it to another worker until one can read it. */
function readable<T>(restored: Restored<T>): T {
  if (!restored.ok) throw new Error(`${restored.code}: ${restored.message}`);
  return restored.value;
}

export function carry({ state, tail, outcomes }: RunningCase): Carried {
  return { format: 1, state, tail, outcomes };
}

/** The last command's caller records as ever. Should it die first, whoever sends the command again finds the tail here: a closed case can be asked no more. */
export function closing({ state, outcomes, tail }: RunningCase): CaseWorkflowResult {
  return { sequence: state.sequence, outcomes, events: tail };
}

/** Why the command cannot be taken now; undefined when it can, and for a command that was taken before. */
export function refuse(running: RunningCase, message: CaseCommandMessage, at: string, definition?: CaseDefinition): CaseRejection | undefined {
  if (findOutcome(running, message.commandId)) return undefined;
  return guardCase(running.env, running.state, timed(message, at, definition));
}

/**
 * Takes a command, once: repeated, it gets what became of it the first time, with the tail of now.
 * @param definition of the version that a case is moved to
 */
export function execute(running: RunningCase, message: CaseCommandMessage, at: string, definition?: CaseDefinition): CaseCommandOutcome {
  acknowledge(running, message.recorded);
  const known = findOutcome(running, message.commandId);
  if (known) return answer(running, known);
  // What was due before the command happened before it, also when nobody was there to see it in time.
  if (running.due !== undefined && running.due <= Date.parse(at)) advance(running, at);
  const command = timed(message, at, definition);
  const decision = decideCase(running.env, running.state, command);
  if (decision.ok) append(running, decision.events, decision.state);
  if (decision.ok && command.type === 'migrateCase') Object.assign(running, { definition: command.definition, versionHash: command.to.hash, env: createCaseEnvironment(command.definition) });
  const outcome: KnownOutcome = decision.ok ? { commandId: message.commandId } : { commandId: message.commandId, rejection: decision.rejection };
  running.outcomes = [...running.outcomes, outcome].slice(-rememberedCommands);
  return answer(running, outcome);
}

/**
 * Lets happen what is due. Nobody waits for an answer, so the workflow has the events recorded, with the tail before them.
 * @returns whether anything happened
 */
export function advance(running: RunningCase, at: string): boolean {
  const decision = decideCase(running.env, running.state, { type: 'advance', at });
  if (!decision.ok || decision.events.length === 0) return false;
  append(running, decision.events, decision.state);
  running.toRecord = running.state.sequence;
  return true;
}

/** Forgets events that are recorded. */
export function acknowledge(running: RunningCase, sequence: number): void {
  running.tail = running.tail.filter((event) => event.sequence > sequence);
}

export function isEnded({ state }: RunningCase): boolean {
  return state.status === 'ended';
}

/** Whether nothing is left for the workflow itself to record. */
export function isRecorded({ tail, toRecord }: RunningCase): boolean {
  const [oldest] = tail;
  return oldest === undefined || oldest.sequence > toRecord;
}

function append(running: RunningCase, events: readonly CaseEvent[], state: CaseState): void {
  running.state = state;
  running.tail = [...running.tail, ...events];
  running.due = dueOf(state);
}

function dueOf(state: CaseState): number | undefined {
  const due = nextDue(state);
  return due === undefined ? undefined : Date.parse(due);
}

function findOutcome(running: RunningCase, commandId: string): KnownOutcome | undefined {
  return running.outcomes.find((outcome) => outcome.commandId === commandId);
}

function answer({ tail, state }: RunningCase, { rejection }: KnownOutcome): CaseCommandOutcome {
  const rest = { events: tail, sequence: state.sequence };
  return rejection ? { ok: false, rejection, ...rest } : { ok: true, ...rest };
}

function timed({ command }: CaseCommandMessage, at: string, definition: CaseDefinition | undefined): CaseCommand {
  if (command.type !== 'migrateCase') return { ...command, at };
  if (definition === undefined) throw new Error('Expected the definition of the version that the case is moved to');
  return { ...command, at, definition: readable(restoreCaseDefinition(definition)) };
}
