/**
 * Applies prisma/migrations with Prisma's own schema engine (WebAssembly, no binary), on Prisma's own history table:
 * `prisma migrate deploy` continues where this stopped, and the other way round.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { withSchemaEngine } from './schema-engine.ts';

const migrationsDir = join(import.meta.dirname, 'migrations');
/** Held for the whole run, so that two starts at once apply every migration once. */
const migrationLock = 720_311;

/** The migrations on disk, as the schema engine wants them. */
export function migrationList(): MigrationList {
  const names = readdirSync(migrationsDir, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  const read = (path: string): string => readFileSync(join(migrationsDir, path), 'utf8');
  return {
    baseDir: migrationsDir,
    lockfile: { path: './migration_lock.toml', content: existsSync(join(migrationsDir, 'migration_lock.toml')) ? read('migration_lock.toml') : null },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({ path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: read(join(name, 'migration.sql')) } } })),
  };
}

/**
 * Brings the database to the newest migration. Twice = no change.
 * @param ownerUrl login that may change the schema and, on the first run, create the role `luotsi_app`
 * @param options.appUrl when given, its role gets to log in with its password; else whoever prepared the database did that
 * @returns names of the migrations applied now
 * @throws the engine's message when a migration fails; nothing after it is applied
 */
export async function migrate(ownerUrl: string, options: { readonly appUrl?: string } = {}): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const { appliedMigrationNames } = await withSchemaEngine(ownerUrl, (engine) =>
      engine.applyMigrations({ migrationsList: migrationList(), filters: { externalTables: [], externalEnums: [] } }));
    if (options.appUrl !== undefined) await allowLogin(client, new URL(options.appUrl));
    return { applied: appliedMigrationNames };
  } finally {
    await client.end();
  }
}

/** @throws Error when the role is more than it may be: no row policy would bind it */
async function allowLogin(client: pg.Client, url: URL): Promise<void> {
  const name = decodeURIComponent(url.username);
  await client.query(`ALTER ROLE ${client.escapeIdentifier(name)} LOGIN PASSWORD ${client.escapeLiteral(decodeURIComponent(url.password))}`);
  const { rows } = await client.query<{ above: boolean }>('SELECT rolsuper OR rolbypassrls AS above FROM pg_roles WHERE rolname = $1', [name]);
  if (rows[0]?.above !== false) throw new Error(`The role ${name} must be neither superuser nor BYPASSRLS: row policies would not bind it`);
}
