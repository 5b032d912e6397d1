/** People: staff as sign-in and the region's register tell of them, their load, absences and substitutes; units. */
import type { z } from 'zod';
import { mostSubstitutedDays } from '../contracts/index.ts';
import type { Absence, CandidateList, Colleagues, CoordinatorGaps, People, Person, ReceiverList, planAbsenceSchema, updatePersonSchema } from '../contracts/index.ts';
import type { Actor, Addressee, Call, Texts } from '../guidance/index.ts';
import { accepted, scopeJson, single } from './database.ts';
import type { Database, Scope, StaffMember, Tx } from './types.ts';

interface Answer<Value> { readonly value: Value }

/**
 * Matches a sign-in to the person in the register, and keeps name, roles and units as of it: names in lists come from here.
 * @returns false for a person who is deactivated
 */
export async function welcomeStaff(tx: Tx, member: StaffMember): Promise<boolean> {
  const [row] = await tx.query<{ active: boolean }>(
    `insert into staff (id, region, name, roles, units) values ($1, $2, $3, $4::text[], $5::text[])
     on conflict (id) do update set name = excluded.name, roles = excluded.roles, units = excluded.units, seen_at = now() where staff.deactivated_at is null returning true as active`,
    member.id, tx.scope.region, member.name, [...member.roles], [...member.units]);
  return row !== undefined;
}

export async function isDeactivated(db: Database, region: string, id: string): Promise<boolean> {
  const [row] = await db.within({ region, system: true }, (tx) => tx.query<{ gone: boolean }>('select deactivated_at is not null as gone from staff where id = $1', id));
  return row?.gone ?? false;
}

export async function listUnits(tx: Tx): Promise<{ id: string; names: Texts }[]> {
  return await tx.query('select id, names from unit order by id');
}

/** Units that a handover can go to, of every region. */
export async function listReceivers(tx: Tx): Promise<ReceiverList['items']> {
  return single(await tx.query<{ value: ReceiverList['items'] }>('select luotsi.receivers() as value')) ?? [];
}

/** People who share a unit with the scope's user, with their load. */
export async function listPeople(db: Database, scope: Scope): Promise<People> {
  return one(await db.statement<Answer<People>>('select luotsi.people_json($1::jsonb) as value', scopeJson(scope)));
}

/** Active people who share a unit with the scope's user, the user too, by name. */
export async function listColleagues(tx: Tx): Promise<Colleagues['items']> {
  return await tx.query('select id, name, units, luotsi.is_there(id, luotsi.today()) as there from staff where deactivated_at is null and units && $1::text[] order by name, id', [...tx.scope.units ?? []]);
}

/** @throws Refusal NOT_FOUND, VERSION_STALE, PERSON_NOT_AVAILABLE (the deputy) */
export async function updatePerson(db: Database, scope: Scope, id: string, expectedVersion: number, change: z.infer<typeof updatePersonSchema>): Promise<Person> {
  return (await asked<{ person: Person }>(db, 'select luotsi.update_person($1::jsonb, $2, $3::integer, $4::jsonb) as value', scopeJson(scope), id, expectedVersion, JSON.stringify(change))).person;
}

/**
 * Refused while a client of the intensive tier would be left alone; the namings that end that are opened, once, in either case.
 * What the person has otherwise is given back. @throws Refusal NOT_FOUND, COORDINATOR_NEEDED
 */
export async function deactivatePerson(db: Database, scope: Scope, id: string, by: Actor): Promise<Person> {
  return (await asked<{ person: Person }>(db, 'select luotsi.deactivate_person($1::jsonb, $2, $3::jsonb) as value', scopeJson(scope), id, JSON.stringify(by))).person;
}

/** @throws Refusal NOT_FOUND */
export async function activatePerson(db: Database, scope: Scope, id: string): Promise<Person> {
  return (await asked<{ person: Person }>(db, 'select luotsi.activate_person($1::jsonb, $2) as value', scopeJson(scope), id)).person;
}

/** @param id of the absence; the same id again answers the same. @throws Refusal NOT_FOUND, COORDINATOR_NEEDED, PERSON_NOT_AVAILABLE, ABSENCE_OVERLAPS */
export async function planAbsence(db: Database, scope: Scope, input: { readonly id: string; readonly worker: string; readonly by: Actor } & z.infer<typeof planAbsenceSchema>): Promise<Absence> {
  const { worker, ...plan } = input;
  return (await asked<{ absence: Absence }>(db, 'select luotsi.plan_absence($1::jsonb, $2, $3::jsonb) as value', scopeJson(scope), worker, JSON.stringify({ ...plan, mostDays: mostSubstitutedDays }))).absence;
}

/** The substitute's answer. @throws Refusal NOT_FOUND, ABSENCE_OVERLAPS, COORDINATOR_NEEDED (they are relied on already) */
export async function answerAbsence(db: Database, scope: Scope, id: string, yes: boolean): Promise<Absence> {
  return (await asked<{ absence: Absence }>(db, 'select luotsi.answer_absence($1::jsonb, $2::uuid, $3::boolean) as value', scopeJson(scope), id, yes)).absence;
}

/** @throws Refusal NOT_FOUND */
export async function cancelAbsence(db: Database, scope: Scope, id: string): Promise<Absence> {
  return (await asked<{ absence: Absence }>(db, 'select luotsi.cancel_absence($1::jsonb, $2::uuid) as value', scopeJson(scope), id)).absence;
}

/** The scope's user's own absences and those in which they stand in. */
export async function listMyAbsences(tx: Tx): Promise<Absence[]> {
  return one(await tx.query<Answer<Absence[]>>('select luotsi.my_absences() as value'));
}

export type RawCandidate = Omit<CandidateList['items'][number], 'eligibility'>;

/** Whom the scope's user can name for a task; undefined when it is not theirs to name. */
export async function listCandidates(tx: Tx, taskRowId: string): Promise<RawCandidate[] | undefined> {
  return single(await tx.query<Answer<RawCandidate[] | null>>('select luotsi.candidates_json($1) as value', taskRowId)) ?? undefined;
}

/** Role, version and variables' hash of the naming that a task is about. */
export async function namingOf(tx: Tx, taskRowId: string): Promise<{ role: string; unit: string; versionHash: string; caseId: string } | undefined> {
  const [row] = await tx.query<{ role: string; unit: string; versionHash: string; caseId: string }>(
    `select n.role, n.unit, c.version_hash as "versionHash", c.id as "caseId" from task t join naming n on n.case_id = t.case_id and n.task_id = t.task_id join care_case c on c.id = t.case_id where t.id = $1`, taskRowId);
  return row;
}

export async function coordinatorGaps(tx: Tx): Promise<CoordinatorGaps> {
  return one(await tx.query<Answer<CoordinatorGaps>>('select luotsi.coordinator_gaps() as value'));
}

/** Who answers to a call on a day (`YYYY-MM-DD`, Finland): substitutes, deputies and the levels above included. Empty = the region has nobody to call at all. */
export async function findAddressees(db: Database, region: string, { unit, role, worker }: Call, day: string): Promise<Addressee[]> {
  return one(await db.statement<Answer<Addressee[]>>('select luotsi.addressees($1, $2, $3, $4, $5::date) as value', region, unit, role, worker ?? null, day));
}

function one<Value>(rows: readonly Answer<Value>[]): Value {
  const value = single([...rows]);
  if (value === undefined) throw new Error('Expected an answer of the database but got none');
  return value;
}

async function asked<Value extends object>(db: Database, sql: string, ...values: readonly unknown[]): Promise<Value> {
  return accepted(single(await db.statement<Answer<Value>>(sql, ...values)));
}
