// A real PostgreSQL database per test file, cloned from a migrated template.
import { randomBytes } from 'node:crypto';
import { askBroker } from './broker.ts';

export interface TestDatabase {
  readonly name: string;
  /** Login that owns the schema (migrations, looking past row-level security). */
  readonly ownerUrl: string;
  /** Login `luotsi_app` of worker and API, bound by row-level security. */
  readonly appUrl: string;
  drop(): Promise<void>;
}

/**
 * A fresh copy of the migrated, unseeded template. The first call of a run starts PostgreSQL.
 * @param prefix what the test is about; lower-case letters, digits, underscores. A random tail makes the name unique.
 */
export function cloneDatabase(prefix: string): Promise<TestDatabase> {
  return makeDatabase('clone', prefix);
}

/** A database without any schema, for tests of the migrations themselves. Both logins exist. */
export function emptyDatabase(prefix: string): Promise<TestDatabase> {
  return makeDatabase('empty', prefix);
}

async function makeDatabase(verb: 'clone' | 'empty', prefix: string): Promise<TestDatabase> {
  const name = `${prefix.toLowerCase().replace(/[^a-z0-9_]/g, '_').slice(0, 40)}_${randomBytes(4).toString('hex')}`;
  const urls = await askBroker<{ ownerUrl: string; appUrl: string }>(`${verb}/${name}`);
  return { name, ...urls, drop: async () => { await askBroker(`drop/${name}`); } };
}
