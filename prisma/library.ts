/** The library: what other regions have published, read under a scope with `library`; and models made from what stands there. */
import type { LibraryEntry, Version, VersionSummary } from '../contracts/index.ts';
import type { Texts } from '../guidance/index.ts';
import { Refusal } from './types.ts';
import type { Tx, VersionPlace } from './types.ts';
import { log } from './version-log.ts';
import { versionSummary } from './versions.ts';
import type { Author } from './versions.ts';

/** Versions in force of all regions, the national ones first. */
export async function listLibrary(tx: Tx): Promise<LibraryEntry[]> {
  const rows = await tx.query<{ value: LibraryEntry }>(
    `select jsonb_build_object('region', m.region, 'modelId', m.id, 'names', m.names, 'unit', m.unit, 'number', v.number, 'hash', v.hash, 'author', v.author, 'publishedAt', luotsi.iso(v.published_at), 'validFrom', v.valid_from,
       'parent', case when m.parent_id is null then null else jsonb_build_object('region', m.parent_region, 'modelId', m.parent_id, 'number', v.parent_number) end, 'origin', v.origin) as value
     from model m join lateral (select n.* from model_version n where n.region = m.region and n.model_id = m.id and n.status = 'published' and n.valid_from <= luotsi.today() order by n.valid_from desc, n.published_at desc limit 1) v on true
     order by m.region, m.id limit 1000`);
  return rows.map((row) => row.value);
}

/** Any version of the own region, and what another one has published. */
export async function getVersionAt(tx: Tx, { region, modelId, number }: VersionPlace): Promise<Version | undefined> {
  const [row] = await tx.query<{ value: Version }>(
    `select ${versionSummary} || jsonb_build_object('xml', v.xml, 'forms', v.forms, 'decisions', v.decisions) as value from model_version v where v.region = $1 and v.model_id = $2 and v.number = $3::integer`, region, modelId, number);
  return row?.value;
}

/** The number of a model's version in force; undefined when there is none, or none that may be read. */
export async function newestOf(tx: Tx, region: string, modelId: string): Promise<number | undefined> {
  const [row] = await tx.query<{ number: number }>(
    `select number from model_version where region = $1 and model_id = $2 and status = 'published' and valid_from <= luotsi.today() order by valid_from desc, published_at desc limit 1`, region, modelId);
  return row?.number;
}

export interface NewModel {
  readonly from: VersionPlace;
  /** `variant`: a child of that model, told when it changes. `copy`: a model of one's own, with where it came from; of the same parent. */
  readonly as: 'variant' | 'copy';
  readonly id: string;
  readonly names: Texts;
  readonly unit?: string | undefined;
  readonly author: Author;
}

/** Makes a model of the scope's region with draft 1. What it is made from is not touched. @throws Refusal NOT_FOUND, VERSION_STATE for one that is not published, MODEL_EXISTS */
export async function createModel(tx: Tx, model: NewModel): Promise<VersionSummary> {
  const { from, as, id, names, unit } = model;
  const source = await getVersionAt(tx, from);
  if (source === undefined) throw new Refusal('NOT_FOUND');
  if (source.hash === null) throw new Refusal('VERSION_STATE', 'Expected a published version to derive from');
  const parent = as === 'variant' ? from : await parentOfSource(tx, from);
  const [made] = await tx.query(`insert into model (id, region, names, parent_region, parent_id, unit) values ($1, $2, $3::jsonb, $4, $5, $6) on conflict do nothing returning id`,
    id, tx.scope.region, JSON.stringify(names), parent?.region ?? null, parent?.modelId ?? null, unit ?? null);
  if (made === undefined) throw new Refusal('MODEL_EXISTS');
  const draft = await firstDraft(tx, model, source, parent);
  await log(tx, draft, as === 'copy' ? 'taken' : 'derived', `${from.region}/${from.modelId} v${from.number}`);
  return draft;
}

/** What is taken from a sibling has the sibling's parent. */
async function parentOfSource(tx: Tx, { region, modelId, number }: VersionPlace): Promise<VersionPlace | undefined> {
  const [parent] = await tx.query<VersionPlace>(
    `select m.parent_region as region, m.parent_id as "modelId", v.parent_number as number from model m join model_version v on v.region = m.region and v.model_id = m.id
     where m.region = $1 and m.id = $2 and v.number = $3::integer and m.parent_id is not null and v.parent_number is not null`, region, modelId, number);
  return parent;
}

async function firstDraft(tx: Tx, { from, as, id, author }: NewModel, source: Version, parent: VersionPlace | undefined): Promise<VersionSummary> {
  const origin = as === 'copy' ? JSON.stringify({ ...from, hash: source.hash, author: source.author }) : null;
  const [row] = await tx.query<{ value: VersionSummary }>(
    `insert into model_version as v (region, model_id, number, xml, forms, decisions, author, author_id, parent_number, origin) values ($1, $2, 1, $3, $4::jsonb, $5::jsonb, $6, $7, $8::integer, $9::jsonb) returning ${versionSummary} as value`,
    tx.scope.region, id, source.xml, JSON.stringify(source.forms), JSON.stringify(source.decisions), author.name, author.id, parent?.number ?? null, origin);
  if (row === undefined) throw new Refusal('MODEL_EXISTS');
  return row.value;
}
