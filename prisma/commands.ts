/** Commands: committed before they are executed, so that nothing a person sent is lost. One round trip each. */
import { randomUUID } from 'node:crypto';
import { regionCodes } from '../contracts/index.ts';
import { accepted, scopeJson, single } from './database.ts';
import { rememberCase } from './runnable.ts';
import { Refusal } from './types.ts';
import type { Begun, BegunContact, CommandRow, Database, NewCaseCommand, NewContact, NewEscalationCommand, NewTaskCommand, Scope } from './types.ts';

type Answers<Value> = { readonly value: Value }[];

/**
 * Commits a contact, its client (unless known), its case in status `starting` and the command that opens the case.
 * One that says no instant is initiated now, by the database's clock: the limits of the law run from it, and processes may disagree about the time.
 * The same key and body again answer `repeated` with the same contact.
 * One of a known client that says so joins an open case instead; with an open matter it has to say `join` or `separate`.
 * @throws Refusal IDEMPOTENCY_KEY_REUSED, NO_PUBLISHED_MODEL, NOT_FOUND (a client the scope does not know), OPEN_MATTER_EXISTS, CASE_ENDED, CASE_STARTING
 */
export async function insertContact(db: Database, scope: Scope, input: NewContact): Promise<BegunContact> {
  const { contact } = input;
  const contactId = randomUUID();
  const caseId = randomUUID();
  const facts = { need: contact.need, serviceLanguage: contact.serviceLanguage, interpreterNeeded: contact.interpreterNeeded, sevenDayGround: contact.sevenDayGround };
  const variables = { ...facts, channel: contact.channel, reporterRelation: contact.reporter?.relation ?? null, ...input.variables };
  const row = {
    ...facts, commandId: input.commandId, bodyHash: input.bodyHash, contactId, caseId, channel: contact.channel, initiatedAt: contact.initiatedAt ?? null, reporter: contact.reporter ?? null, by: input.by,
    ...('clientId' in contact.client ? { clientId: contact.client.clientId } : { newClientId: randomUUID(), client: contact.client }),
    ...(contact.separate && { separate: true }),
    ...(contact.join !== undefined && { joinCase: contact.join, joinCommand: { type: 'joinContact', contactId, channel: contact.channel, variables: facts, by: input.by } }),
    command: { type: 'open', caseId, region: scope.region, contactId, channel: contact.channel, variables, by: input.by, ...(input.offers && { offers: input.offers }) },
  };
  const begun = accepted(single(await db.statement<{ value: BegunContact }>('select luotsi.insert_contact($1::jsonb, $2::jsonb) as value', scopeJson(scope), JSON.stringify(row))));
  rememberCase(scope.region, begun.command.caseId, begun.command.versionHash);
  return begun;
}

/**
 * Commits a command for a task, if the caller may send it now; the task is `sending` until the command ends, and the values typed are kept.
 * @throws Refusal IDEMPOTENCY_KEY_REUSED, NOT_FOUND, TASK_NOT_WAITING, TASK_CLAIMED (with who), TASK_NOT_CLAIMED, VERSION_STALE,
 * COMMAND_CONFLICT (another command of the task is under way), HANDOVER_NOT_OPEN, HANDOVER_NOT_RETURNED, HANDOVER_WRONG_UNIT, CASE_ENDED, CASE_STARTING
 */
export function beginTaskCommand(db: Database, scope: Scope, input: NewTaskCommand): Promise<Begun> {
  return begin(db, scope, { ...input, kind: input.command.type });
}

/** Commits a command for a case. @throws Refusal IDEMPOTENCY_KEY_REUSED, NOT_FOUND, CASE_ENDED, CASE_STARTING; for an incident INCIDENT_UNKNOWN */
export function beginCaseCommand(db: Database, scope: Scope, input: NewCaseCommand): Promise<Begun> {
  return begin(db, scope, { ...input, kind: input.command.type });
}

/** Commits the acknowledgement of an open escalation, by the API's id of it. @throws Refusal ESCALATION_UNKNOWN and those of a case */
export function beginEscalationCommand(db: Database, scope: Scope, input: NewEscalationCommand): Promise<Begun> {
  const [, caseId, escalationId] = /^([0-9a-f-]{36})~(.+)$/.exec(input.escalationId) ?? [];
  if (caseId === undefined || escalationId === undefined) return Promise.reject(new Refusal('ESCALATION_UNKNOWN'));
  const command = { type: 'acknowledgeEscalation', escalationId, by: input.by };
  return begin(db, scope, { commandId: input.commandId, bodyHash: input.bodyHash, caseId, escalationId, kind: command.type, command });
}

/** The case runs another version than the one whose form was looked at. */
interface Moved { readonly refused: 'VERSION_STALE'; readonly caseId: string; readonly version: string }

async function begin(db: Database, scope: Scope, row: object): Promise<Begun> {
  const rows: Answers<Begun | Moved> = await db.statement('select luotsi.begin_command($1::jsonb, $2::jsonb) as value', scopeJson(scope), JSON.stringify(row));
  const answer = single(rows);
  if (answer !== undefined && 'version' in answer) rememberCase(scope.region, answer.caseId, answer.version);
  return accepted(answer) as Begun;
}

/** Commands of all regions that are still pending and were not tried for `olderThanMs`, oldest first; the attempt is counted. */
export async function pendingCommands(db: Database, options: { readonly olderThanMs: number; readonly limit?: number }): Promise<CommandRow[]> {
  const rows: Answers<CommandRow> = await db.statement(`select luotsi.pending_commands($1::text[], $2::integer * interval '1 millisecond', $3::integer) as value`,
    [...regionCodes], options.olderThanMs, options.limit ?? 100);
  return rows.map((row) => row.value);
}

/** What is still pending of the same case and came before the command, in order. */
export async function commandsBefore(db: Database, { region, id }: Pick<CommandRow, 'region' | 'id'>): Promise<CommandRow[]> {
  const rows: Answers<CommandRow> = await db.statement('select luotsi.commands_before($1, $2::uuid) as value', region, id);
  return rows.map((row) => row.value);
}

/** A command of the caller's own (any, for the system scope). */
export async function findCommand(db: Database, scope: Scope, commandId: string): Promise<CommandRow | undefined> {
  return db.within(scope, async (tx) => single(await tx.query<{ value: CommandRow | null }>('select luotsi.command_json($1::uuid) as value', commandId)) ?? undefined);
}
