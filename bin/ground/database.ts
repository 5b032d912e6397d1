// The product's database and its two logins: the owner, who migrates, and `luotsi_app`, whom row-level security binds.
import { join } from 'node:path';
import pg from 'pg';
import { GroundFailure, messageOf } from './failure.ts';
import type { PostgresServer } from './postgres.ts';
import { secretIn } from './secrets.ts';

/** Where migrations and where the processes connect. */
export interface DatabaseUrls {
  /** DATABASE_OWNER_URL: may change the schema. */
  readonly ownerUrl: string;
  /** DATABASE_URL of worker and API: never a superuser. */
  readonly appUrl: string;
}

/** The non-superuser login of worker and API. */
export const appRole = 'luotsi_app';
const oldestMajor = 16;

/** Creates the database on the embedded server when it is missing, and the login of the processes. */
export async function prepareEmbeddedDatabase(server: PostgresServer, name: string, dataDir: string): Promise<DatabaseUrls> {
  await withClient(server.adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
  const ownerUrl = server.databaseUrl(name);
  return { ownerUrl, appUrl: await ensureAppLogin(ownerUrl, dataDir) };
}

/**
 * Somebody else's PostgreSQL. DATABASE_OWNER_URL and DATABASE_URL are used as they are (migrating lets the login of DATABASE_URL in);
 * with DATABASE_URL alone it is taken for the owner's, and the login of the processes is made from it.
 * @throws GroundFailure in one sentence with the remedy
 */
export async function prepareGivenDatabase(databaseUrl: string | undefined, ownerUrl: string | undefined, dataDir: string): Promise<DatabaseUrls> {
  if (!ownerUrl) {
    await checkReachable(databaseUrl ?? '', 'DATABASE_URL');
    return { ownerUrl: databaseUrl ?? '', appUrl: await ensureAppLogin(databaseUrl ?? '', dataDir) };
  }
  await checkReachable(ownerUrl, 'DATABASE_OWNER_URL');
  if (!databaseUrl) return { ownerUrl, appUrl: await ensureAppLogin(ownerUrl, dataDir) };
  checkAddress(databaseUrl, 'DATABASE_URL');
  await refuseExempt(databaseUrl, ownerUrl);
  return { ownerUrl, appUrl: databaseUrl };
}

async function checkReachable(url: string, variable: string): Promise<void> {
  checkAddress(url, variable);
  try {
    await withClient(url, async (client) => {
      const { rows } = await client.query<{ version: string }>(`SELECT current_setting('server_version_num') AS version`);
      const major = Math.floor(Number(rows[0]?.version) / 10_000);
      if (major < oldestMajor) throw new GroundFailure(`${variable} leads to PostgreSQL ${major}, and Luotsi needs ${oldestMajor} or newer (18 is what it is tested on): use a newer server, or unset it to use the embedded one.`);
    });
  } catch (error) {
    if (error instanceof GroundFailure) throw error;
    throw new GroundFailure(`${variable} (${withoutPassword(url)}) cannot be used: ${messageOf(error)}; ${remedyFor(error)}, or unset it to use the embedded PostgreSQL.`, { cause: error });
  }
}

function checkAddress(url: string, variable: string): void {
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return;
  throw new GroundFailure(`${variable} is not a PostgreSQL address: write it as postgresql://user:password@host:port/database, or unset it to use the embedded PostgreSQL.`);
}

/** Class 28 is a refused login, 3D000 an unknown database (PostgreSQL appendix A); the rest is about the address. */
function remedyFor(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code.startsWith('28')) return 'correct the user or password in it';
  if (code === '3D000') return 'create that database or name another';
  return 'start that server or correct the host and port in it';
}

/** Row-level security binds no superuser: with such a login every region would read every other. Asked through the owner's login. */
async function refuseExempt(appUrl: string, ownerUrl: string): Promise<void> {
  const role = decodeURIComponent(new URL(appUrl).username);
  const exempt = await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ exempt: boolean }>('SELECT rolsuper OR rolbypassrls AS exempt FROM pg_roles WHERE rolname = $1', [role]);
    return rows[0]?.exempt ?? false;
  });
  if (exempt) {
    throw new GroundFailure(`DATABASE_URL (${withoutPassword(appUrl)}) logs in as a role that row-level security does not bind: give it an ordinary role such as ${appRole}; migrations use DATABASE_OWNER_URL.`);
  }
}

/** Makes `luotsi_app`, or sets its password to the one kept in the data directory. @returns its URL of the same database */
async function ensureAppLogin(ownerUrl: string, dataDir: string): Promise<string> {
  const password = secretIn(join(dataDir, 'postgres-app.key'));
  try {
    await withClient(ownerUrl, async (client) => {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [appRole]);
      const rights = 'LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE';
      const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
      await client.query(`${verb} ROLE ${appRole} ${verb === 'CREATE' ? rights : 'LOGIN'} PASSWORD ${client.escapeLiteral(password)}`);
    });
  } catch (error) {
    throw new GroundFailure(
      `The role in DATABASE_URL may not make the login ${appRole} (${messageOf(error)}): make that login yourself, put it into DATABASE_URL, and the owner's address into DATABASE_OWNER_URL.`,
      { cause: error },
    );
  }
  const url = new URL(ownerUrl);
  url.username = appRole;
  url.password = encodeURIComponent(password);
  return url.href;
}

function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  return shown.href;
}

/** Runs `use` on one connection and closes it. */
export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
