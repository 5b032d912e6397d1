// PostgreSQL for a run: the one at DATABASE_URL, else PostgreSQL 18 from the npm package under the data directory.
// A server left by a killed run is recognised by its data directory and stopped first; a stale postmaster.pid blocks nothing.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { GroundFailure } from './failure.ts';
import { findServers, stopOwned } from './owned.ts';
import { ensurePortFree, portVariables } from './ports.ts';
import { giveTo, isDirectory, locatePostgres, makeDirectoryFor } from './postgres-files.ts';
import type { PostgresFiles } from './postgres-files.ts';
import type { Child } from './child.ts';
import { waitUntilReady } from './processes.ts';
import type { Supervisor } from './processes.ts';
import { secretIn } from './secrets.ts';

export interface PostgresServer {
  /** A superuser's URL of the maintenance database `postgres`. */
  readonly adminUrl: string;
  readonly version: string;
  /** The same login, another database. */
  databaseUrl(name: string): string;
  pid(): number | undefined;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  readonly supervisor: Supervisor;
  readonly port: number;
  /** False only for throw-away data: nothing is synced to disk. Default true. */
  readonly durable?: boolean;
  /** Further server settings, e.g. `{ max_connections: '300' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The role that owns the embedded cluster. */
export const ownerRole = 'luotsi_owner';
const clusterMajor = '18';

const productSettings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200', shared_buffers: '256MB', timezone: 'UTC' };
const throwAwaySettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts the embedded PostgreSQL and waits until it answers.
 * @throws GroundFailure in one sentence: port taken, data of another major version, server died
 */
export async function startPostgres({ supervisor, port, durable = true, settings = {} }: PostgresOptions): Promise<PostgresServer> {
  mkdirSync(supervisor.dataDir, { recursive: true });
  const files = locatePostgres(supervisor.dataDir);
  const password = secretIn(join(supervisor.dataDir, 'postgres.key'));
  await stopOrphan(files.cluster);
  await ensurePortFree(port, 'PostgreSQL', `set ${portVariables.postgres} to a free one, or DATABASE_URL to a database that already runs`);
  if (!isDirectory(files.cluster)) initialise(files, password, durable);
  checkMajor(files.cluster);
  const all = { ...productSettings, ...(durable ? {} : throwAwaySettings), ...settings };
  const child = supervisor.start({
    name: 'postgres',
    command: files.postgres,
    args: ['-D', files.cluster, '-p', String(port), ...Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    env: serverEnvironment(),
    cwd: files.cluster,
    stopSignal: 'SIGINT', // fast shutdown: disconnects clients, then a clean checkpoint
    patienceMs: 20_000,
    ...files.account,
  });
  return await answering(child, port, password);
}

async function answering(child: Child, port: number, password: string): Promise<PostgresServer> {
  const databaseUrl = (name: string): string => `postgresql://${ownerRole}:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
  const adminUrl = databaseUrl('postgres');
  let version = '';
  await waitUntilReady(child, 'PostgreSQL', async () => {
    version = await serverVersion(adminUrl);
    return true;
  });
  return { adminUrl, version, databaseUrl, pid: child.pid, stop: child.stop };
}

/** First word of `SHOW server_version`, e.g. "18.4". @throws whatever the driver throws when it cannot connect */
export async function serverVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    return rows[0]?.server_version.split(' ')[0] ?? '';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** initdb works in a directory beside and is renamed when complete, so a start killed in the middle leaves nothing half made. */
function initialise(files: PostgresFiles, password: string, durable: boolean): void {
  const draft = `${files.cluster}.new`;
  const passwordFile = `${files.cluster}.password`;
  rmSync(draft, { recursive: true, force: true });
  makeDirectoryFor(files.account, draft);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  giveTo(files.account, passwordFile);
  const { status, stderr, error } = spawnSync(files.initdb, [
    `--pgdata=${draft}`, `--username=${ownerRole}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', ...(durable ? [] : ['--no-sync']),
  ], { ...files.account, cwd: draft, env: serverEnvironment(), encoding: 'utf8' });
  rmSync(passwordFile, { force: true });
  if (status !== 0) {
    const cause = error?.message ?? stderr.trim().split('\n').at(-1) ?? '';
    throw new GroundFailure(`PostgreSQL could not make its data directory ${files.cluster} (${cause}): free the disk or its rights, or set DATABASE_URL.`);
  }
  renameSync(draft, files.cluster);
}

function checkMajor(cluster: string): void {
  const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (major !== clusterMajor) {
    throw new GroundFailure(`${cluster} was made by PostgreSQL ${major} and the embedded one is ${clusterMajor}: dump and restore it, or start with another --data directory.`);
  }
}

/** Ours, without what would steer a PostgreSQL program elsewhere (PGDATA, PGPORT …) or translate its messages. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^PG|^LC_|^LANG/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/** Stops a server that still runs on this directory, and removes a lock file whose writer is gone. */
async function stopOrphan(cluster: string): Promise<void> {
  for (const server of findServers('postgres', cluster, 'SIGINT')) await stopOwned(server);
  // PostgreSQL itself gives up when any living process has the recorded pid: after a reboot or in a container that is
  // soon some other program. No server of ours is left here, and its shared-memory check still guards the files.
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}
