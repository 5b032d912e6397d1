/** Cases, contacts and escalations as the API answers them. */
import type { z } from 'zod';
import type { Case, CaseEventView, CaseHistory, CaseSummary, Contact, Escalation, caseQuerySchema, pageQuerySchema } from '../contracts/index.ts';
import { standingOf } from '../guidance/index.ts';
import { keyParts, pageOf, readCursor } from './cursor.ts';
import { single } from './database.ts';
import { elementNames } from './projections/definition-texts.ts';
import { nameIncident } from './incidents.ts';
import { loadVersion } from './runnable.ts';
import type { Page, Tx } from './types.ts';

interface Keyed<Item> { readonly value: Item; readonly key: readonly string[] }
const newestFirst = [keyParts.instant, keyParts.uuid];

export async function getContact(tx: Tx, contactId: string): Promise<Contact | undefined> {
  return single(await tx.query<{ value: Contact | null }>('select luotsi.contact_json($1::uuid) as value', contactId)) ?? undefined;
}

/** Cases of the region, newest first. @throws Refusal CURSOR_INVALID */
export async function listCases(tx: Tx, query: z.infer<typeof caseQuerySchema>): Promise<Page<CaseSummary>> {
  const after = readCursor(query.cursor, newestFirst);
  const rows = await tx.query<Keyed<CaseSummary>>(
    `select luotsi.case_summary(c) as value, array[luotsi.iso(c.created_at), c.id::text] as key from (
       select * from care_case where ($1::text is null or status = $1) and ($2::text is null or number = upper($2))
         and ($3::timestamptz is null or (created_at, id) < ($3::timestamptz, $4::uuid)) and (not $6::boolean or suspended_at is not null)
       order by created_at desc, id desc limit $5::integer) c order by c.created_at desc, c.id desc`,
    query.status ?? null, query.number?.trim() ?? null, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1, query.suspended === 'true');
  return pageOf(rows, query.limit, (row) => row.value, (row) => row.key);
}

export async function getCase(tx: Tx, caseId: string): Promise<Case | undefined> {
  const found = single(await tx.query<{ value: Omit<Case, 'standings'> | null }>('select luotsi.case_json($1::uuid) as value', caseId));
  if (!found) return undefined;
  const { definition } = await loadVersion(tx, found.versionHash);
  const standings = definition.guidance.clocks.map((clock) => [clock.id, { waiting: standingOf(clock, 'waiting'), suspension: standingOf(clock, 'suspension') }] as const);
  return { ...found, incidents: found.incidents.map((incident) => nameIncident(definition, incident)), standings: Object.fromEntries(standings) };
}

interface HistoryRow { readonly number: string; readonly modelId: string; readonly modelVersion: number; readonly hash: string; readonly xml: string; readonly events: CaseEventView[] }

/** A case's log with the diagram of its own version. What people recorded is there only for scopes that may meet the client. */
export async function getHistory(tx: Tx, caseId: string): Promise<CaseHistory | undefined> {
  const [row] = await tx.query<HistoryRow>(
    `select c.number, c.model_id as "modelId", c.model_version as "modelVersion", c.version_hash as hash, v.xml, luotsi.events_json(c.id) as events
     from care_case c join model_version v on v.model_id = c.model_id and v.number = c.model_version where c.id = $1::uuid`, caseId);
  if (row === undefined) return undefined;
  const { number, modelId, modelVersion, xml, events } = row;
  // What happened before a move names elements of the version that the case ran then.
  const moves = events.flatMap(({ type, data }) => (type === 'caseMigrated' ? [(data['from'] as { hash: string }).hash] : []));
  return { caseId, number, modelId, modelVersion, xml, names: Object.assign({}, ...await Promise.all([...moves, row.hash].map((hash) => namesIn(tx, hash)))) as CaseHistory['names'], events };
}

async function namesIn(tx: Tx, hash: string): Promise<CaseHistory['names']> {
  const { definition } = await loadVersion(tx, hash);
  const ids = Object.values(definition.process.processes).flatMap((process) => Object.keys(process.elements));
  return Object.fromEntries(ids.map((id) => [id, elementNames(definition, id)]));
}

/**
 * Open escalations for the scope's user: raised for one of their roles in one of their units, or for them by name; newest first.
 * `responsible` without a name means everybody of the unit.
 * @throws Refusal CURSOR_INVALID
 */
export async function listEscalations(tx: Tx, query: z.infer<typeof pageQuerySchema>): Promise<Page<Escalation>> {
  const after = readCursor(query.cursor, [keyParts.instant, keyParts.uuid, keyParts.text]);
  const rows = await tx.query<Keyed<Escalation>>(
    `select luotsi.escalation_json(e) as value, array[luotsi.iso(e.raised_at), e.case_id::text, e.id] as key from (
       select * from escalation where acknowledged_at is null
         and (worker = $1 or addressees @> jsonb_build_array(jsonb_build_object('worker', $1::text)) or (unit = any ($2::text[]) and (role = any ($3::text[]) or (role = 'responsible' and worker is null))))
         and ($4::timestamptz is null or (raised_at, case_id, id) < ($4::timestamptz, $5::uuid, $6))
       order by raised_at desc, case_id desc, id desc limit $7::integer) e order by e.raised_at desc, e.case_id desc, e.id desc`,
    tx.scope.user ?? '', [...tx.scope.units ?? []], [...tx.scope.roles ?? []], after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, query.limit + 1);
  return pageOf(rows, query.limit, (row) => row.value, (row) => row.key);
}
