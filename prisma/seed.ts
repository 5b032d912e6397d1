/** What a fresh installation starts with: units, demo staff, and the ready models published as version 1 of their region. Idempotent. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { demoUnits, demoUsers } from '../contracts/index.ts';
import { lintModel } from '../guidance/index.ts';
import { openDatabase } from './database.ts';
import type { Database, FormSchema, Tx } from './types.ts';
import { contentHash } from './versions.ts';

interface ModelFile { readonly id: string; readonly region: string; readonly names: { readonly fi: string }; readonly file: string; readonly forms: Readonly<Record<string, string>>; readonly decisions?: Readonly<Record<string, string>>;
  /** The model it comes from, with the number of its version; that one is seeded first. */
  readonly parent?: { readonly region: string; readonly id: string; readonly number: number };
  /** For one unit's contacts only. */
  readonly unit?: string }

const readJson = <Content>(path: string): Content => JSON.parse(readFileSync(path, 'utf8')) as Content;
const modelsDir = join(import.meta.dirname, '..', 'models');

/**
 * @param ownerUrl units and models are the owner's to write
 * @returns how many units and people there are, and the models published now (`<model>@1`); a model that is there already is left alone
 * @throws Error when a model of `models/` does not compile
 */
export async function seed(ownerUrl: string): Promise<{ units: number; staff: number; published: string[] }> {
  const db = openDatabase(ownerUrl, { poolSize: 2 });
  try {
    for (const region of new Set(demoUnits.map((unit) => unit.region))) await db.within({ region, system: true }, (tx) => seedPeople(tx));
    const published = [];
    for (const folder of parentsFirst(modelFolders())) published.push(...await seedModel(db, folder));
    return { units: demoUnits.length, staff: demoUsers.length, published };
  } finally {
    await db.close();
  }
}

async function seedPeople(tx: Tx): Promise<void> {
  const { region } = tx.scope;
  for (const unit of demoUnits.filter((one) => one.region === region)) {
    await tx.query('insert into unit (id, region, names) values ($1, $2, $3::jsonb) on conflict (id) do nothing', unit.id, region, JSON.stringify(unit.names));
  }
  for (const user of demoUsers.filter((one) => one.region === region)) {
    await tx.query(
      `insert into staff (id, region, name, roles, units, profession, employment, language, email) values ($1, $2, $3, $4::text[], $5::text[], $6, $7, $8, $9) on conflict (id) do nothing`,
      user.username, region, user.name, [...user.roles], [...user.units], user.profession, user.employment, user.language, `${user.username}@luotsi.invalid`);
  }
}

function modelFolders(): string[] {
  return readdirSync(modelsDir).sort().map((name) => join(modelsDir, name)).filter((folder) => existsSync(join(folder, 'model.json')));
}

/** A model stands after the one it comes from. */
function parentsFirst(folders: readonly string[]): readonly string[] {
  const read = folders.map((folder) => ({ folder, model: readJson<ModelFile>(join(folder, 'model.json')) }));
  const depth = ({ parent }: ModelFile): number => {
    const found = parent && read.find(({ model }) => model.region === parent.region && model.id === parent.id);
    return found === undefined ? 0 : depth(found.model) + 1;
  };
  return [...read].sort((one, other) => depth(one.model) - depth(other.model)).map(({ folder }) => folder);
}

async function seedModel(db: Database, folder: string): Promise<string[]> {
  const model = readJson<ModelFile>(join(folder, 'model.json'));
  // Reading a model takes time that only the first start has to spend.
  const there = await db.within({ region: model.region, system: true }, (tx) => tx.query('select 1 from model_version where region = $1 and model_id = $2 limit 1', model.region, model.id));
  if (there.length > 0) return [];
  const xml = readFileSync(join(folder, model.file), 'utf8');
  const forms = Object.fromEntries(Object.entries(model.forms).map(([key, file]) => [key, readJson<FormSchema>(join(folder, file))]));
  const decisions = Object.fromEntries(Object.entries(model.decisions ?? {}).map(([key, file]) => [key, readFileSync(join(folder, file), 'utf8')]));
  const { definition, diagnostics } = await lintModel({ xml, forms, decisions });
  if (!definition) throw new Error(`models: ${model.id} cannot run: ${diagnostics.filter(({ severity }) => severity === 'error').map(({ code, elementId }) => `${code} (${elementId ?? 'file'})`).join(', ')}`);
  const made = await db.within({ region: model.region, system: true }, async (tx) => {
    await tx.query('insert into model (id, region, names, parent_region, parent_id, unit) values ($1, $2, $3::jsonb, $4, $5, $6) on conflict do nothing',
      model.id, model.region, JSON.stringify(model.names), model.parent?.region ?? null, model.parent?.id ?? null, model.unit ?? null);
    return tx.query<{ number: number }>(
      `insert into model_version (region, model_id, number, status, xml, forms, decisions, definition, hash, author, reason, published_at, valid_from, parent_number)
       select $1, $2, 1, 'published', $3, $4::jsonb, $5::jsonb, $6::jsonb, $7, 'Luotsi', 'Valmis malli', now(), luotsi.today(), $8::integer
       where not exists (select from model_version where region = $1 and model_id = $2) returning number`,
      model.region, model.id, xml, JSON.stringify(forms), JSON.stringify(decisions), JSON.stringify(definition), contentHash({ xml, forms, decisions }), model.parent?.number ?? null);
  });
  return made.map(({ number }) => `${model.id}@${number}`);
}
