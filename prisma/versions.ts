/** Models and their versions: one open draft, one published version per model, both guarded by unique indexes and a trigger. */
import { createHash } from 'node:crypto';
import type { Model, Version, VersionSummary } from '../contracts/index.ts';
import type { CaseDefinition } from '../guidance/index.ts';
import { Refusal } from './types.ts';
import type { Decisions, Forms, PublishedVersion, Tx } from './types.ts';

const summary = `jsonb_build_object('id', v.id, 'modelId', v.model_id, 'number', v.number, 'status', v.status, 'hash', v.hash, 'revision', v.revision, 'author', v.author,
  'reason', v.reason, 'createdAt', luotsi.iso(v.created_at), 'publishedAt', luotsi.iso(v.published_at), 'basedOn', v.based_on)`;

/** Hash of a version's content: sha256, hex, over canonical JSON of `{ decisions, forms, xml }` (keys sorted at every level, no decisions left out). */
export function contentHash({ xml, forms, decisions = {} }: { readonly xml: string; readonly forms: Forms; readonly decisions?: Decisions }): string {
  return createHash('sha256').update(canonical({ ...(Object.keys(decisions).length > 0 && { decisions }), forms, xml })).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, held]) => held !== undefined).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
}

export async function listModels(tx: Tx): Promise<Model[]> {
  const rows = await tx.query<{ value: Model }>(
    `select jsonb_build_object('id', m.id, 'region', m.region, 'names', m.names,
       'published', (select number from model_version v where v.model_id = m.id and v.region = m.region and v.status = 'published'),
       'versions', (select coalesce(jsonb_agg(${summary} order by v.number desc), '[]') from model_version v where v.model_id = m.id and v.region = m.region)) as value
     from model m order by m.id`);
  return rows.map((row) => row.value);
}

export async function getVersion(tx: Tx, modelId: string, number: number): Promise<Version | undefined> {
  const [row] = await tx.query<{ value: Version }>(`select ${summary} || jsonb_build_object('xml', v.xml, 'forms', v.forms, 'decisions', v.decisions) as value from model_version v where v.model_id = $1 and v.number = $2::integer`, modelId, number);
  return row?.value;
}

/** Copies a version into a new draft. @throws Refusal NOT_FOUND, DRAFT_EXISTS */
export async function createDraft(tx: Tx, modelId: string, from: number, author: string): Promise<VersionSummary> {
  const inserted = await tx.query<{ value: VersionSummary }>(
    `insert into model_version as v (region, model_id, number, xml, forms, decisions, author, based_on)
     select o.region, o.model_id, (select max(number) + 1 from model_version l where l.model_id = o.model_id and l.region = o.region), o.xml, o.forms, o.decisions, $3, o.number
     from model_version o where o.model_id = $1 and o.number = $2::integer
     on conflict do nothing returning ${summary} as value`, modelId, from, author);
  const made = inserted[0]?.value;
  if (made !== undefined) return made;
  throw new Refusal((await getVersion(tx, modelId, from)) === undefined ? 'NOT_FOUND' : 'DRAFT_EXISTS');
}

/** Saves a draft; the revision is its ETag. @throws Refusal NOT_FOUND, VERSION_PUBLISHED, VERSION_STALE */
export async function saveVersion(tx: Tx, modelId: string, number: number, expectedRevision: number, content: { readonly xml: string; readonly forms?: Forms; readonly decisions?: Decisions }): Promise<VersionSummary> {
  const saved = await tx.query<{ value: VersionSummary }>(
    `update model_version v set xml = $4, forms = coalesce($5::jsonb, v.forms), decisions = coalesce($6::jsonb, v.decisions), revision = v.revision + 1
     where v.model_id = $1 and v.number = $2::integer and v.revision = $3::integer and v.status = 'draft' returning ${summary} as value`,
    modelId, number, expectedRevision, content.xml, jsonOrNull(content.forms), jsonOrNull(content.decisions));
  return saved[0]?.value ?? await refuse(tx, modelId, number);
}

/**
 * Freezes a draft under the hash of its content; the version published before is retired. Who reads along is told on the live channel.
 * @param input.definition what `compileCase` made of the draft's XML
 * @throws Refusal NOT_FOUND, VERSION_PUBLISHED, VERSION_STALE
 */
export async function publishVersion(tx: Tx, modelId: string, number: number, expectedRevision: number, input: { readonly reason: string; readonly definition: CaseDefinition }): Promise<VersionSummary> {
  const [draft] = await tx.query<{ xml: string; forms: Forms; decisions: Decisions }>(
    `select xml, forms, decisions from model_version where model_id = $1 and number = $2::integer and revision = $3::integer and status = 'draft' for update`, modelId, number, expectedRevision);
  if (draft === undefined) return await refuse(tx, modelId, number);
  await tx.query(`update model_version set status = 'retired' where model_id = $1 and status = 'published'`, modelId);
  const [row] = await tx.query<{ value: VersionSummary; told: string }>(
    `update model_version v set status = 'published', hash = $3, definition = $4::jsonb, reason = $5, published_at = now(), revision = v.revision + 1
     where v.model_id = $1 and v.number = $2::integer returning ${summary} as value`, modelId, number, contentHash(draft), JSON.stringify(input.definition), input.reason);
  await tx.query(`select pg_notify('luotsi_live', $1)::text as told`, JSON.stringify({ region: tx.scope.region, caseId: null, units: [], kind: 'version' }));
  if (row === undefined) throw new Refusal('NOT_FOUND');
  return row.value;
}

function jsonOrNull(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

async function refuse(tx: Tx, modelId: string, number: number): Promise<never> {
  const found = await getVersion(tx, modelId, number);
  throw new Refusal(found === undefined ? 'NOT_FOUND' : found.status === 'draft' ? 'VERSION_STALE' : 'VERSION_PUBLISHED');
}

/** The version on which new cases of the region start. */
export async function publishedVersion(tx: Tx): Promise<PublishedVersion | undefined> {
  const [row] = await tx.query<PublishedVersion>(`select model_id as "modelId", number, hash from model_version where status = 'published' order by published_at desc limit 1`);
  return row;
}
