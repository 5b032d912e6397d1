/** Migrations on a fresh database: once, twice, as Prisma's own history; the result is the committed picture. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { migrate, openDatabase } from '../../prisma/index.ts';
import type { Database, Tx } from '../../prisma/index.ts';
import { schemaManifest } from '../../prisma/manifest.ts';
import { emptyDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

const prismaDir = join(import.meta.dirname, '../../prisma');
const names = readdirSync(join(prismaDir, 'migrations'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
let database: TestDatabase;
let owner: Database;

beforeAll(async () => {
  database = await emptyDatabase('migrations');
  owner = openDatabase(database.ownerUrl, { poolSize: 2 });
}, 120_000);
afterAll(async () => {
  await owner.close();
  await database.drop();
});

const rows = <Row>(sql: string): Promise<Row[]> => owner.within({ region: '14', system: true }, (tx: Tx) => tx.query<Row>(sql)).catch(() => owner.statement<Row>(sql));

describe('migrations', () => {
  test('two starts at once apply each migration once, a third changes nothing', async () => {
    const [one, other] = await Promise.all([migrate(database.ownerUrl), migrate(database.ownerUrl)]);
    expect([...one.applied, ...other.applied]).toEqual(names);
    const before = await schemaManifest(database.ownerUrl);
    expect(await migrate(database.ownerUrl)).toEqual({ applied: [] });
    expect(await schemaManifest(database.ownerUrl)).toBe(before);
  }, 60_000);

  test('the history is the one that prisma migrate deploy keeps', async () => {
    const history = await rows<{ migration_name: string; checksum: string; finished: boolean }>('select migration_name, checksum, finished_at is not null as finished from _prisma_migrations order by migration_name');
    const checksum = (name: string): string => createHash('sha256').update(readFileSync(join(prismaDir, 'migrations', name, 'migration.sql'))).digest('hex');
    expect(history).toEqual(names.map((name) => ({ migration_name: name, checksum: checksum(name), finished: true })));
  });

  // LUOTSI_WRITE_MANIFEST=1 writes the picture anew: look at its diff before committing it.
  test('the database is the committed picture', async () => {
    const file = join(prismaDir, 'schema-manifest.txt');
    const manifest = await schemaManifest(database.ownerUrl);
    if (process.env.LUOTSI_WRITE_MANIFEST === '1') writeFileSync(file, manifest);
    expect(manifest.split('\n')).toEqual(readFileSync(file, 'utf8').split('\n'));
  });

  test('every table has a region and forced row security with a policy on it, and one that keeps partners out', async () => {
    const tables = await rows<{ name: string; guarded: boolean }>(`select c.relname::text as name, c.relrowsecurity and c.relforcerowsecurity
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'region' and a.attnotnull)
        and (select bool_and(pg_get_expr(p.polqual, p.polrelid) like '%luotsi.region%') from pg_policy p where p.polrelid = c.oid and p.polpermissive)
        and exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polname = 'partner') as guarded
      from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> '_prisma_migrations'`);
    expect(tables.length).toBeGreaterThanOrEqual(19);
    expect(tables.filter(({ guarded }) => guarded !== true)).toEqual([]);
  });

  test('the Prisma schema names the same tables and columns', async () => {
    const schema = readFileSync(join(prismaDir, 'schema.prisma'), 'utf8');
    const described = [...schema.matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)].flatMap(([, body = '']) => {
      const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? '';
      const fields = body.split('\n').filter((line) => /^ {2}\w/.test(line));
      return fields.map((line) => `${table}.${/@map\("(\w+)"\)/.exec(line)?.[1] ?? line.trim().split(/\s/)[0] ?? ''}`);
    });
    const real = await rows<{ name: string }>(`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and table_name <> '_prisma_migrations'`);
    expect(described.sort()).toEqual(real.map(({ name }) => name).sort());
  });

  test('the login of the API is no superuser, no owner, and bound by the policies', async () => {
    const [role] = await rows<object>(`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, exists (select from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = 'luotsi_app'`);
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: false });
  });
});
