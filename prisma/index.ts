/**
 * Façade of the data side. Functions with `db` first are one round trip in a transaction of their own (the hot path);
 * functions with `tx` first run inside `db.within(scope, …)`. Every refusal is a thrown `Refusal` with a problem code.
 */
import type { z } from 'zod';
import type { Case, CaseHistory, CaseSummary, Clock, Contact, Escalation, Model, RecordEventsInput, Task, TaskSummary, Timeliness, Version, VersionSummary, caseQuerySchema, pageQuerySchema, taskPageSchema, taskQuerySchema, timelinessCasesQuerySchema, timelinessQuerySchema, timelinessStates } from '../contracts/index.ts';
import type { CaseDefinition } from '../guidance/index.ts';
import type { Begun, BegunContact, CommandEnd, CommandRow, Database, Forms, NewCaseCommand, NewContact, NewEscalationCommand, NewSession, NewTaskCommand, Page, PublishedVersion, Recorded, RunnableVersion, Session, StaffMember, TaskForm, Tx, Scope } from './types.ts';

export { Refusal } from './types.ts';
export type { Begun, BegunContact, CommandEnd, CommandRejection, CommandRow, Database, Forms, FormSchema, LiveKind, LiveNotice, NewCaseCommand, NewContact, NewEscalationCommand, NewSession, NewTaskCommand, Page, PublishedVersion, Recorded, RunnableVersion, Scope, Session, StaffMember, TaskForm, Tx } from './types.ts';

export declare function openDatabase(url: string, options?: { poolSize?: number }): Database;
/** Applies prisma/migrations; with `appUrl`, lets its role (luotsi_app) log in with its password. */
export declare function migrate(ownerUrl: string, options?: { appUrl?: string }): Promise<{ applied: string[] }>;
export declare function seed(ownerUrl: string): Promise<{ units: number; staff: number; published: string[] }>;
export declare function rebuild(db: Database, region: string): Promise<{ cases: number }>;

// Commands and events: one round trip each.
export declare function insertContact(db: Database, scope: Scope, input: NewContact): Promise<BegunContact>;
export declare function beginTaskCommand(db: Database, scope: Scope, input: NewTaskCommand): Promise<Begun>;
export declare function beginCaseCommand(db: Database, scope: Scope, input: NewCaseCommand): Promise<Begun>;
export declare function beginEscalationCommand(db: Database, scope: Scope, input: NewEscalationCommand): Promise<Begun>;
/** Records events idempotently and in order, updates projections and ends the command, all in one transaction. */
export declare function recordEvents(db: Database, input: RecordEventsInput, end?: CommandEnd): Promise<Recorded>;
/** Commands of all regions still pending and not tried for `olderThanMs`; counts the attempt. */
export declare function pendingCommands(db: Database, options: { olderThanMs: number; limit?: number }): Promise<CommandRow[]>;
export declare function findCommand(db: Database, scope: Scope, commandId: string): Promise<CommandRow | undefined>;

// Versions that run: cached in process by hash (immutable).
export declare function runnableVersion(db: Database, region: string, hash: string): Promise<RunnableVersion>;
export declare function taskForm(db: Database, scope: Scope, taskRowId: string): Promise<TaskForm | undefined>;

// Sessions (the id starts with the region) and payloads by content hash.
export declare function insertSession(db: Database, session: NewSession): Promise<Session>;
export declare function findSession(db: Database, id: string): Promise<Session | undefined>;
export declare function extendSession(db: Database, id: string, expiresAt: string): Promise<void>;
export declare function deleteSession(db: Database, id: string): Promise<void>;
export declare function payloadStore(db: Database): { put(region: string, hash: string, bytes: Uint8Array): Promise<void>; get(region: string, hash: string): Promise<Uint8Array | undefined> };

// Tasks.
export declare function listTasks(tx: Tx, query: z.infer<typeof taskQuerySchema>): Promise<z.infer<typeof taskPageSchema>>;
export declare function getTask(tx: Tx, taskRowId: string): Promise<Task | undefined>;
export declare function openTasksOfCase(tx: Tx, caseId: string): Promise<TaskSummary[]>;
export declare function claimTask(tx: Tx, taskRowId: string, expectedVersion: number): Promise<TaskSummary>;
export declare function returnTask(tx: Tx, taskRowId: string, expectedVersion: number): Promise<TaskSummary>;
export declare function saveDraft(tx: Tx, taskRowId: string, expectedVersion: number, values: Record<string, unknown>): Promise<TaskSummary>;

// Contacts, cases, escalations, timeliness.
export declare function getContact(tx: Tx, contactId: string): Promise<Contact | undefined>;
export declare function listCases(tx: Tx, query: z.infer<typeof caseQuerySchema>): Promise<Page<CaseSummary>>;
export declare function getCase(tx: Tx, caseId: string): Promise<Case | undefined>;
export declare function getHistory(tx: Tx, caseId: string): Promise<CaseHistory | undefined>;
export declare function listEscalations(tx: Tx, query: z.infer<typeof pageQuerySchema>): Promise<Page<Escalation>>;
export declare function getTimeliness(tx: Tx, query: z.infer<typeof timelinessQuerySchema>): Promise<Timeliness>;
export declare function listTimelinessCases(tx: Tx, query: z.infer<typeof timelinessCasesQuerySchema>): Promise<Page<{ case: CaseSummary; clock: Clock; state: (typeof timelinessStates)[number] }>>;

// Models and versions. The ETag of a version is its revision.
export declare function listModels(tx: Tx): Promise<Model[]>;
export declare function getVersion(tx: Tx, modelId: string, number: number): Promise<Version | undefined>;
export declare function createDraft(tx: Tx, modelId: string, from: number, author: string): Promise<VersionSummary>;
export declare function saveVersion(tx: Tx, modelId: string, number: number, expectedRevision: number, content: { xml: string; forms?: Forms }): Promise<VersionSummary>;
/** Freezes a draft under the hash of its content; the version published before is retired. `definition` is what `compileCase` made of its XML. */
export declare function publishVersion(tx: Tx, modelId: string, number: number, expectedRevision: number, input: { reason: string; definition: CaseDefinition }): Promise<VersionSummary>;
export declare function publishedVersion(tx: Tx): Promise<PublishedVersion | undefined>;
export declare function contentHash(content: { xml: string; forms: Forms }): string;

// People and units.
export declare function upsertStaff(tx: Tx, member: StaffMember): Promise<void>;
export declare function listUnits(tx: Tx): Promise<{ id: string; names: { fi: string; sv?: string; en?: string } }[]>;
