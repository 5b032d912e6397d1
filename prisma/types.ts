/** Types of the data side's façade: who reads and writes, and what its functions take and give beyond the contract shapes. */
import type { CaseCommandOutcome, CreateContact, Contact, HandoverView, ProblemCode, TaskSummary, TimelessCaseCommand } from '../contracts/index.ts';
import type { Actor, CaseDefinition, CaseEvent, OfferedAtOnce } from '../guidance/index.ts';

/** For whom a transaction reads and writes: becomes the settings that the row policies look at. `system` is the engine itself. */
export interface Scope {
  readonly region: string;
  readonly user?: string;
  /** Display name, kept beside a claim. */
  readonly name?: string;
  readonly roles?: readonly string[];
  readonly units?: readonly string[];
  readonly system?: true;
  /** What other regions have published may be read too (their versions and the names of these models, nothing else). */
  readonly library?: true;
}

/** A version of any region. */
export interface VersionPlace { readonly region: string; readonly modelId: string; readonly number: number }

/** One open transaction under a scope. Only the functions of this folder look inside. */
export interface Tx {
  readonly scope: Scope;
  /** Rows of one statement; `$1`, `$2` … stand for the values. Objects go in as JSON text and want a `::jsonb` cast. */
  query<Row>(sql: string, ...values: readonly unknown[]): Promise<Row[]>;
}

export type LiveKind = 'case' | 'task' | 'version';
/** What `NOTIFY luotsi_live` says. `units` are the units that have to do with the case; empty for versions. */
export interface LiveNotice { readonly region: string; readonly caseId: string | null; readonly units: readonly string[]; readonly kind: LiveKind }

export interface Database {
  /** Runs `work` in one transaction under the scope; what it throws rolls back. It may take 30 s, or `timeoutMs`. */
  within<T>(scope: Scope, work: (tx: Tx) => Promise<T>, options?: { readonly timeoutMs?: number }): Promise<T>;
  /** One statement that sets its scope itself: the hot path, one round trip. */
  statement<Row>(sql: string, ...values: readonly unknown[]): Promise<Row[]>;
  /** For one function of the write path that does all its work in one call: a transaction of its own in one round trip. */
  alone(scope: Scope): Tx;
  /** @throws when the database does not answer. */
  ping(): Promise<void>;
  /** Hears what changed, reconnecting by itself; the answer stops it. */
  listen(handler: (notice: LiveNotice) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Why a write changed nothing, as the problem that the API answers with. `by` is the winner of a claim. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ProblemCode;
  readonly by: Actor & { readonly name?: string } | undefined;
  constructor(code: ProblemCode, detail?: string, by?: Actor & { readonly name?: string }) {
    super(detail ?? code);
    this.code = code;
    this.by = by;
  }
}

/** A command row: everything needed to execute it, now or by the sweeper. Its id is the Update's id. */
export interface CommandRow {
  readonly id: string;
  readonly kind: TimelessCaseCommand['type'];
  readonly region: string;
  readonly caseId: string;
  readonly taskRowId: string | null;
  readonly versionHash: string;
  /** Sequence up to which the case's events are recorded. */
  readonly recorded: number;
  readonly command: TimelessCaseCommand;
  readonly status: 'pending' | 'done' | 'rejected';
  /** What the engine refused it for. */
  readonly rejection: CommandRejection | null;
  readonly attempts: number;
  readonly createdAt: string;
  /** Older commands of the same case are still pending: they come first. */
  readonly behind: boolean;
}
export type CommandRejection = Extract<CaseCommandOutcome, { ok: false }>['rejection'];

/** `repeated`: the same key and body came before; nothing was written, `command` says how it stands. */
export interface Begun { readonly state: 'new' | 'repeated'; readonly command: CommandRow }

export interface NewContact {
  /** The request's Idempotency-Key. */
  readonly commandId: string;
  readonly bodyHash: string;
  readonly contact: CreateContact;
  readonly by: Actor;
  /** Further variables of the case; the contact's need, language, interpreter, ground, channel and reporter are always there. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Handed over with the contact: who records it is responsible until a receiver accepts. */
  readonly offers?: OfferedAtOnce;
}
export interface BegunContact extends Begun { readonly contact: Contact }

/** The person whom a command brings work; the database says whether they can take it. `coordinates`: as a client's coordinator, within the model's `limit`. */
export interface Place { readonly worker: string; readonly unit: string; readonly coordinates?: true; readonly limit?: number }

export interface NewTaskCommand {
  readonly place?: Place;
  readonly taskRowId: string;
  /** The version whose form the values were checked by, when they were. */
  readonly versionHash?: string;
  /** From If-Match. */
  readonly expectedVersion: number;
  readonly commandId: string;
  readonly bodyHash: string;
  readonly command: Extract<TimelessCaseCommand, { type: 'completeTask' | 'acceptHandover' | 'returnHandover' | 'offerHandover' | 'recordCall' | 'nameCoordinator' | 'acceptCoordination' | 'declineCoordination' | 'keepCoordinator' | 'moveTask' }>;
}
export interface NewCaseCommand {
  readonly caseId: string;
  readonly commandId: string;
  readonly bodyHash: string;
  readonly command: Extract<TimelessCaseCommand, { type: 'endCase' | 'endCoordination' | 'startHandover' | 'withdrawHandover' | 'recordFirstService' | 'closeHandover' | 'moveOn' | 'requestCallBack'
    | 'suspendCase' | 'resumeCase' | 'pauseClock' | 'resumeClock' | 'changeClockDue' | 'recordException' | 'retryIncident' | 'migrateCase' }>;
}
export interface NewEscalationCommand { readonly escalationId: string; readonly commandId: string; readonly bodyHash: string; readonly by: Actor }

/** How a command ended, recorded together with its events. `asked`: its worker waits for the answer and is told a rejection there. */
export interface CommandEnd { readonly id: string; readonly rejection?: CommandRejection; readonly asked?: true }

export interface Recorded {
  /** Last recorded sequence of the case. */
  readonly lastSequence: number;
  /** All open tasks of the case, first the one to open next; the caller keeps those of its units. */
  readonly openTasks: readonly TaskSummary[];
}

/** What people read for the names and coded values of a version's forms: labels by key (Finnish), and by key the words of each value that can be chosen. */
export interface FormWords {
  readonly labels: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, Readonly<Record<string, HandoverView['options'][string][string]>>>>;
}

/** A published version as a case runs it. */
export interface PublishedVersion { readonly modelId: string; readonly number: number; readonly hash: string }
export interface RunnableVersion extends PublishedVersion {
  readonly definition: CaseDefinition;
  readonly forms: Forms;
  readonly words: FormWords;
}
export type FormSchema = Readonly<Record<string, unknown>>;
export type Forms = Readonly<Record<string, FormSchema>>;
/** DMN XML by key. */
export type Decisions = Readonly<Record<string, string>>;

/** The form a task is filled in with: what the API validates values against before it begins a command. */
export interface TaskForm { readonly caseId: string; readonly taskId: string; readonly elementId: string; readonly versionHash: string; readonly formKey: string | null; readonly schema: FormSchema | null }

export interface NewSession { readonly user: string; readonly name: string; readonly region: string; readonly roles: readonly string[]; readonly units: readonly string[]; readonly expiresAt: string }
export interface Session extends NewSession { readonly id: string; readonly createdAt: string }

export interface StaffMember { readonly id: string; readonly name: string; readonly roles: readonly string[]; readonly units: readonly string[] }

export interface Page<Item> { readonly items: readonly Item[]; readonly nextCursor: string | null }
export type RecordedEvent = CaseEvent;
