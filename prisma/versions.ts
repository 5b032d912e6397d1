/** Models and their versions: one open draft per model, published versions guarded by a trigger. What becomes of a version: lifecycle.ts. */
import { createHash } from 'node:crypto';
import type { Model, Version, VersionSummary } from '../contracts/index.ts';
import { Refusal } from './types.ts';
import type { Decisions, Forms, PublishedVersion, Tx, VersionPlace } from './types.ts';
import { requireGroup } from './groups.ts';
import type { GroupInput } from './groups.ts';
import { log, tellVersionChanged } from './version-log.ts';

/** A version as `VersionSummary`; the row is `v`. */
export const versionSummary = `jsonb_build_object('id', v.id, 'modelId', v.model_id, 'number', v.number, 'status', luotsi.version_status(v, luotsi.today()), 'hash', v.hash, 'revision', v.revision, 'author', v.author,
  'reason', v.reason, 'createdAt', luotsi.iso(v.created_at), 'publishedAt', luotsi.iso(v.published_at), 'basedOn', v.based_on, 'validFrom', v.valid_from,
  'waiting', coalesce(v.status = 'published' and v.valid_from > luotsi.today(), false), 'approvedBy', v.approved_name, 'approvedAt', luotsi.iso(v.approved_at),
  'groups', luotsi.groups_json(v.groups), 'groupAllows', jsonb_build_object('edit', luotsi.group_allows(v.groups, 'edits'), 'approve', luotsi.group_allows(v.groups, 'approves')), 'workshops', v.workshops, 'parentNumber', v.parent_number, 'origin', v.origin)`;
/** Row conditions: this version of the scope's own region, whatever else the scope may read. */
export const ownVersion = `v.region = current_setting('luotsi.region')::bpchar and v.model_id = $1 and v.number = $2::integer`;
const inForce = (model: string): string => `(select n.number from model_version n where n.region = ${model}.region and n.model_id = ${model}.id and n.status = 'published' and n.valid_from <= luotsi.today() order by n.valid_from desc, n.published_at desc limit 1)`;

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

/** The region's models with their versions and what became of their parents. @param tx with `library` in its scope, to look at parents of other regions */
export async function listModels(tx: Tx): Promise<Model[]> {
  const rows = await tx.query<{ value: Model }>(
    `select jsonb_build_object('id', m.id, 'region', m.region, 'names', m.names, 'unit', m.unit, 'level', case when m.region = '00' then 'national' when m.unit is null then 'region' else 'unit' end,
       'published', ${inForce('m')},
       'parent', case when m.parent_id is null then null else jsonb_build_object('region', m.parent_region, 'modelId', m.parent_id, 'names', coalesce(p.names, jsonb_build_object('fi', m.parent_id)),
         'number', newest.parent_number, 'newest', ${inForce('p')}, 'changed', coalesce(${inForce('p')} > newest.parent_number, false)) end,
       'versions', (select coalesce(jsonb_agg(${versionSummary} order by v.number desc), '[]') from model_version v where v.model_id = m.id and v.region = m.region)) as value
     from model m left join model p on p.region = m.parent_region and p.id = m.parent_id
     left join lateral (select l.parent_number from model_version l where l.region = m.region and l.model_id = m.id order by l.number desc limit 1) newest on true
     where m.region = current_setting('luotsi.region')::bpchar order by m.id`);
  return rows.map((row) => row.value);
}

export async function getVersion(tx: Tx, modelId: string, number: number): Promise<Version | undefined> {
  const [row] = await tx.query<{ value: Version }>(`select ${versionSummary} || jsonb_build_object('xml', v.xml, 'forms', v.forms, 'decisions', v.decisions) as value from model_version v where ${ownVersion}`, modelId, number);
  return row?.value;
}

/** The parent of a model with the parent's version that this version comes from. */
export async function parentOf(tx: Tx, modelId: string, number: number): Promise<VersionPlace | undefined> {
  const [row] = await tx.query<VersionPlace>(
    `select m.parent_region as region, m.parent_id as "modelId", v.parent_number as number from model_version v join model m on m.region = v.region and m.id = v.model_id
     where ${ownVersion} and m.parent_id is not null and v.parent_number is not null`, modelId, number);
  return row;
}

export interface Author { readonly id: string; readonly name: string }

/** Copies a version, whatever its state, into a new draft. @throws Refusal NOT_FOUND, DRAFT_EXISTS, NOT_IN_EDITING_GROUP */
export async function createDraft(tx: Tx, modelId: string, from: number, author: Author): Promise<VersionSummary> {
  await requireGroup(tx, { modelId, number: from }, 'edits');
  const inserted = await tx.query<{ value: VersionSummary }>(
    `insert into model_version as v (region, model_id, number, xml, forms, decisions, author, author_id, based_on, parent_number, origin, groups)
     select o.region, o.model_id, (select max(number) + 1 from model_version l where l.model_id = o.model_id and l.region = o.region), o.xml, o.forms, o.decisions, $3, $4, o.number, o.parent_number, o.origin, o.groups
     from model_version o where o.region = current_setting('luotsi.region')::bpchar and o.model_id = $1 and o.number = $2::integer
     on conflict do nothing returning ${versionSummary} as value`, modelId, from, author.name, author.id);
  const made = inserted[0]?.value;
  if (made === undefined) throw new Refusal((await getVersion(tx, modelId, from)) === undefined ? 'NOT_FOUND' : 'DRAFT_EXISTS');
  await log(tx, made, 'created', `v${from}`);
  return made;
}

/** Saves a draft; the revision is its ETag. @throws Refusal NOT_FOUND, VERSION_PUBLISHED, VERSION_IN_REVIEW, VERSION_STALE, NOT_IN_EDITING_GROUP */
export async function saveVersion(tx: Tx, modelId: string, number: number, expectedRevision: number, content: { readonly xml: string; readonly forms?: Forms; readonly decisions?: Decisions; readonly parentNumber?: number }): Promise<VersionSummary> {
  await requireGroup(tx, { modelId, number }, 'edits');
  const saved = await tx.query<{ value: VersionSummary }>(
    `update model_version v set xml = $4, forms = coalesce($5::jsonb, v.forms), decisions = coalesce($6::jsonb, v.decisions), parent_number = coalesce($7::integer, v.parent_number), revision = v.revision + 1
     where ${ownVersion} and v.revision = $3::integer and v.status = 'draft' returning ${versionSummary} as value`,
    modelId, number, expectedRevision, content.xml, jsonOrNull(content.forms), jsonOrNull(content.decisions), content.parentNumber ?? null);
  // Who reads along reads again.
  if (saved[0]) await tellVersionChanged(tx);
  return saved[0]?.value ?? await refuse(tx, modelId, number);
}

/** Development groups and workshops behind a draft (MOD-23). @throws Refusal NOT_FOUND, VERSION_PUBLISHED, VERSION_IN_REVIEW, VERSION_STALE, NOT_IN_EDITING_GROUP */
export async function describeVersion(tx: Tx, modelId: string, number: number, expectedRevision: number, about: { readonly groups: readonly GroupInput[]; readonly workshops: readonly object[] }): Promise<VersionSummary> {
  await requireGroup(tx, { modelId, number }, 'edits');
  const saved = await tx.query<{ value: VersionSummary }>(
    `update model_version v set groups = $4::jsonb, workshops = $5::jsonb, revision = v.revision + 1 where ${ownVersion} and v.revision = $3::integer and v.status = 'draft' returning ${versionSummary} as value`,
    modelId, number, expectedRevision, JSON.stringify(about.groups), JSON.stringify(about.workshops));
  return saved[0]?.value ?? await refuse(tx, modelId, number);
}

function jsonOrNull(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/** Why a write to a draft changed nothing. */
export async function refuse(tx: Tx, modelId: string, number: number): Promise<never> {
  const found = await getVersion(tx, modelId, number);
  if (found === undefined) throw new Refusal('NOT_FOUND');
  throw new Refusal(found.status === 'draft' ? 'VERSION_STALE' : found.status === 'published' || found.status === 'retired' ? 'VERSION_PUBLISHED' : 'VERSION_IN_REVIEW');
}

/** The version on which a contact that `unit` records today starts its case; without unit the region's. */
export async function publishedVersion(tx: Tx, unit: string | null = null): Promise<PublishedVersion | undefined> {
  const [row] = await tx.query<PublishedVersion>(`select model_id as "modelId", number, hash from luotsi.version_for_contact(current_setting('luotsi.region')::char(2), $1, luotsi.today())`, unit);
  return row;
}
