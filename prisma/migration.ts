/** Cases by the version that they run, and one of them with what a move needs to know. */
import type { z } from 'zod';
import type { RunningCase, runningCasesQuerySchema } from '../contracts/index.ts';
import type { CaseDefinition, CaseEvent, Texts } from '../guidance/index.ts';
import { keyParts, pageOf, readCursor } from './cursor.ts';
import { loadVersion } from './runnable.ts';
import { Refusal } from './types.ts';
import type { Page, PublishedVersion, Tx } from './types.ts';

interface Row { readonly value: RunningCase; readonly key: readonly string[] }
const running = 'model_id = $1 and model_version = $2::integer and status = \'open\'';

/** Open cases that run a version, newest first, with how many there are. @throws Refusal CURSOR_INVALID, NOT_FOUND */
export async function listRunningCases(tx: Tx, version: { readonly modelId: string; readonly number: number }, query: z.infer<typeof runningCasesQuerySchema>): Promise<Page<RunningCase> & { readonly total: number }> {
  const after = readCursor(query.cursor, [keyParts.instant, keyParts.uuid]);
  await versionOf(tx, version);
  const [counted] = await tx.query<{ total: number }>(`select count(*)::integer as total from care_case where region = $3::bpchar and ${running}`, version.modelId, version.number, tx.scope.region);
  const rows = await tx.query<Row>(
    `select jsonb_build_object('caseId', c.id, 'caseNumber', c.number, 'openedAt', luotsi.iso(c.opened_at), 'tier', c.tier, 'suspended', c.suspended_at is not null, 'responsibleUnit', c.responsible_unit,
       'waiting', (select coalesce(jsonb_agg(jsonb_build_object('elementId', t.element_id, 'names', t.names) order by t.created_sequence, t.id), '[]') from task t where t.case_id = c.id and t.open)) as value,
       array[luotsi.iso(c.created_at), c.id::text] as key from (
       select * from care_case where region = $3::bpchar and ${running} and ($4::timestamptz is null or (created_at, id) < ($4::timestamptz, $5::uuid))
       order by created_at desc, id desc limit $6::integer) c order by c.created_at desc, c.id desc`,
    version.modelId, version.number, tx.scope.region, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1);
  return { ...pageOf(rows, query.limit, (row) => row.value, (row) => row.key), total: counted?.total ?? 0 };
}

export interface NamedVersion extends PublishedVersion { readonly names: Texts; readonly definition: CaseDefinition }
export interface CaseToMove { readonly id: string; readonly number: string; readonly from: NamedVersion; readonly events: readonly CaseEvent[] }

/** An open case with its version and its log. @throws Refusal CASE_ENDED, CASE_STARTING */
export async function caseToMove(tx: Tx, caseId: string): Promise<CaseToMove | undefined> {
  const [row] = await tx.query<{ number: string; status: string; modelId: string; version: number }>(
    'select number, status, model_id as "modelId", model_version as version from care_case where region = $1::bpchar and id = $2::uuid', tx.scope.region, caseId);
  if (row === undefined) return undefined;
  if (row.status !== 'open') throw new Refusal(row.status === 'ended' ? 'CASE_ENDED' : 'CASE_STARTING');
  const [log] = await tx.query<{ events: CaseEvent[] }>('select luotsi.raw_events($1::uuid) as events', caseId);
  return { id: caseId, number: row.number, from: await versionOf(tx, { modelId: row.modelId, number: row.version }), events: log?.events ?? [] };
}

/** A version that cases can be moved to: one that is published, whether its day has come or not. @throws Refusal NOT_FOUND, VERSION_STATE */
export async function versionToMoveTo(tx: Tx, version: { readonly modelId: string; readonly number: number }): Promise<NamedVersion> {
  return await versionOf(tx, version, ['published']);
}

async function versionOf(tx: Tx, { modelId, number }: { readonly modelId: string; readonly number: number }, states: readonly string[] = ['published', 'retired']): Promise<NamedVersion> {
  const [row] = await tx.query<{ hash: string | null; status: string; names: Texts }>(
    'select v.hash, v.status, m.names from model_version v join model m on m.region = v.region and m.id = v.model_id where v.region = $1::bpchar and v.model_id = $2 and v.number = $3::integer', tx.scope.region, modelId, number);
  if (row === undefined) throw new Refusal('NOT_FOUND');
  if (row.hash === null || !states.includes(row.status)) throw new Refusal('VERSION_STATE');
  return { modelId, number, hash: row.hash, names: row.names, definition: (await loadVersion(tx, row.hash)).definition };
}
