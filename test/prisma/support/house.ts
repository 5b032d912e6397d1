/** A migrated, seeded database per test file, and short hands to drive real cases along the ready model without Temporal. */
import { randomUUID } from 'node:crypto';
import { demoUsers, parseTaskRowId } from '../../../contracts/index.ts';
import type { CaseCommandOutcome, CreateContact, TaskSummary, TimelessCaseCommand } from '../../../contracts/index.ts';
import { applyCase, createCaseEnvironment, decideCase, initialCaseState } from '../../../guidance/index.ts';
import type { CaseCommand, CaseEvent, CaseState } from '../../../guidance/index.ts';
import { beginTaskCommand, claimTask, insertContact, openDatabase, recordEvents, runnableVersion, seed } from '../../../prisma/index.ts';
import type { CommandRow, Database, Recorded, Scope } from '../../../prisma/index.ts';
import { cloneDatabase } from '../../support/database.ts';

export interface House {
  readonly db: Database;
  /** With the owner's login: past the grants, and past the row policies where it is a superuser. */
  readonly owner: Database;
  readonly ownerUrl: string;
  readonly appUrl: string;
  close(): Promise<void>;
}

export async function openHouse(prefix: string): Promise<House> {
  const { ownerUrl, appUrl, drop } = await cloneDatabase(prefix);
  await seed(ownerUrl);
  const db = openDatabase(appUrl);
  const owner = openDatabase(ownerUrl, { poolSize: 2 });
  const close = async (): Promise<void> => {
    await Promise.all([db.close(), owner.close()]);
    await drop();
  };
  return { db, owner, ownerUrl, appUrl, close };
}

/** Scope of a demo user. */
export function as(username: string): Scope {
  const user = demoUsers.find((one) => one.username === username);
  if (user === undefined) throw new Error(`no demo user ${username}`);
  return { region: user.region, user: user.username, name: user.name, roles: user.roles, units: user.units };
}

export const north: Scope = { region: '14', system: true };

export function aContact(over: Partial<CreateContact> = {}): CreateContact {
  return { channel: 'phone', client: { name: 'Anni Asiakas', birthDate: '1948-02-03', phone: '050 1234567' }, need: 'Apua arkeen', serviceLanguage: 'fi', interpreterNeeded: false, sevenDayGround: 'age75', ...over };
}

/** One case driven by the pure rules; every step is recorded as the product does it. */
export interface Driven {
  readonly caseId: string;
  readonly versionHash: string;
  state: CaseState;
  readonly events: CaseEvent[];
}

export async function openCase({ db }: House, options: { contact?: Partial<CreateContact>; at?: string; record?: boolean } = {}): Promise<Driven> {
  const scope = as('aino.neuvoja');
  const at = options.at ?? '2026-03-10T08:00:00.000Z';
  const contact = aContact({ initiatedAt: at, ...options.contact });
  const begun = await insertContact(db, scope, { commandId: randomUUID(), bodyHash: 'open', contact, by: { worker: 'aino.neuvoja', unit: '14-neuvonta' } });
  const driven: Driven = { caseId: begun.command.caseId, versionHash: begun.command.versionHash, state: initialCaseState(), events: [] };
  if (options.record !== false) await step({ db }, driven, begun.command.command, { at, command: begun.command });
  return driven;
}

/** Decides a command, folds it in and records what it made. */
export async function step({ db }: Pick<House, 'db'>, driven: Driven, command: TimelessCaseCommand, how: { at?: string; command?: CommandRow } = {}): Promise<Recorded> {
  const { definition } = await runnableVersion(db, '14', driven.versionHash);
  const at = how.at ?? '2026-03-10T09:00:00.000Z';
  const decision = decideCase(createCaseEnvironment(definition), driven.state, { ...command, at } as CaseCommand);
  if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.rejection)}`);
  driven.state = decision.events.reduce(applyCase, driven.state);
  driven.events.push(...decision.events);
  return recordEvents(db, { region: '14', caseId: driven.caseId, versionHash: driven.versionHash, events: decision.events }, how.command && { id: how.command.id });
}

/** Claims the task and completes it, as two requests of one worker. */
export async function complete({ db }: House, driven: Driven, task: TaskSummary, username: string, values: Record<string, unknown>, at?: string): Promise<Recorded> {
  const scope = as(username);
  const claimed = await db.within(scope, (tx) => claimTask(tx, task.id, task.version));
  const taskId = parseTaskRowId(task.id)?.taskId ?? '';
  const command = { type: 'completeTask', taskId, variables: values, by: { worker: username, unit: task.unit } } as const;
  const begun = await beginTaskCommand(db, scope, { taskRowId: task.id, expectedVersion: claimed.version, commandId: randomUUID(), bodyHash: 'complete', command });
  return step({ db }, driven, command, { ...(at !== undefined && { at }), command: begun.command });
}

export type Rejected = Extract<CaseCommandOutcome, { ok: false }>['rejection'];
