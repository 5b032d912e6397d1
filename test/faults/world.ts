/**
 * A whole system of its own that may be hurt: PostgreSQL and Temporal writing to disk as in production, two workers, one API,
 * each supervised as `npm start` supervises them, so that what is killed comes back by the product's own means.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { createSupervisor, findTemporal, freePort, prepareEmbeddedDatabase, secretIn, startPostgres, startTemporal, waitUntilSaid } from '../../bin/index.ts';
import type { Child, DatabaseUrls } from '../../bin/index.ts';
import { createDataConverter } from '../../codec/index.ts';
import { migrate, openDatabase, payloadStore, seed } from '../../prisma/index.ts';

export const partNames = ['api', 'worker-a', 'worker-b', 'postgres', 'temporal'] as const;
export type Part = (typeof partNames)[number];
/** Those of our own making, whose clock can be off alone. */
export const ownParts = ['api', 'worker-a', 'worker-b'] as const satisfies readonly Part[];

type Running = Pick<Child, 'pid'> & Partial<Pick<Child, 'tail'>>;

export interface World {
  readonly origin: string;
  readonly urls: DatabaseUrls;
  /** Looks past row-level security. Its queries are tried again while PostgreSQL is away. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** A client of Temporal that reads encrypted payloads. */
  readonly client: Client;
  /** Ends the part at once, as a power cut would; its supervisor starts it again. */
  kill(part: Part): void;
  /** The part answers nobody for `ms`, then goes on where it stood. */
  freeze(part: Part, ms: number): Promise<void>;
  /** For `ms` the part gets a processor one moment in ten, as behind a disk that hardly answers. */
  slow(part: Part, ms: number): Promise<void>;
  /** For `ms` the part's clock is off by `offMs`, then it jumps back to the right time. */
  shiftClock(part: (typeof ownParts)[number], offMs: number, ms: number): Promise<void>;
  /** For `ms` every commit of PostgreSQL waits a tenth of a second before its write to disk, and neither checkpointer nor writers move. */
  slowDisk(ms: number): Promise<void>;
  /** What the API logged as its own fault, by message, with how often. */
  faultsLogged(): Readonly<Record<string, number>>;
  /** Waits until every part runs and the API says that it is well. */
  whole(patienceMs?: number): Promise<void>;
  stop(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');

/** @param say gets one line for each thing that happens to a part */
export async function startWorld(say: (line: string) => void, environment: Readonly<Record<string, string>> = {}): Promise<World> {
  const runs = join(root, '.luotsi/test');
  mkdirSync(runs, { recursive: true });
  const dataDir = mkdtempSync(join(runs, 'faults-'));
  const supervisor = createSupervisor({ dataDir, say });
  supervisor.eraseWhenKilled(dataDir);
  const parts = new Map<Part, Running>();
  const postgres = await startPostgres({ supervisor, port: await freePort(), settings: { max_connections: '100', shared_buffers: '128MB' } });
  const urls = await prepareEmbeddedDatabase(postgres, 'luotsi', dataDir);
  await migrate(urls.ownerUrl);
  await seed(urls.ownerUrl);
  const temporal = await startTemporal({ supervisor, binary: await findTemporal(join(root, '.luotsi'), process.env, say), port: await freePort() });
  parts.set('postgres', postgres).set('temporal', temporal);
  const [codecKey, port] = [secretIn(join(dataDir, 'codec.key')), await freePort()];
  const env = {
    ...process.env, DATABASE_URL: urls.appUrl, DATABASE_OWNER_URL: urls.ownerUrl, TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: temporal.namespace, LUOTSI_DATA_DIR: dataDir,
    LUOTSI_CODEC_KEY: codecKey, LUOTSI_COOKIE_KEY: secretIn(join(dataDir, 'cookie.key')), LUOTSI_PORT: String(port), LUOTSI_LOG_LEVEL: 'warn', NODE_OPTIONS: '', ...environment,
  };
  const clockFile = (name: Part): string => join(dataDir, `${name}.clock`);
  const startNode = async (name: Part, file: string, line: string): Promise<void> => {
    const clock = pathToFileURL(join(root, 'test/faults/shifted-clock.mjs')).href;
    const child = supervisor.start({ name, command: process.execPath, args: ['--import', clock, '--import', join(root, 'bin/typescript.mjs'), join(root, file)], cwd: root, env: { ...env, LUOTSI_CLOCK_FILE: clockFile(name) } });
    await waitUntilSaid(child, name, line, 120_000);
    parts.set(name, child);
  };
  await startNode('worker-a', 'worker/main.ts', 'worker ready');
  await Promise.all([startNode('worker-b', 'worker/main.ts', 'worker ready'), startNode('api', 'api/main.ts', 'api ready')]);

  const origin = `http://127.0.0.1:${port}`;
  const pool = new pg.Pool({ connectionString: urls.ownerUrl, max: 4 });
  pool.on('error', () => undefined);
  const store = openDatabase(urls.ownerUrl, { poolSize: 2 });
  const connection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection, namespace: temporal.namespace, dataConverter: createDataConverter({ codecKey, payloadStore: payloadStore(store) }) });
  const signal = (part: Part, name: NodeJS.Signals): void => { for (const pid of pidsOf(parts.get(part)?.pid())) quietly(() => process.kill(pid, name)); };
  return {
    origin, urls, client,
    query: (sql, values = []) => patiently(async () => (await pool.query(sql, values)).rows),
    kill: (part) => { say(`  SIGKILL ${part}`); const pid = parts.get(part)?.pid(); if (pid !== undefined) quietly(() => process.kill(pid, 'SIGKILL')); },
    async freeze(part, ms) {
      say(`  ${part} does not answer for ${ms} ms`);
      signal(part, 'SIGSTOP');
      await sleep(ms);
      signal(part, 'SIGCONT');
    },
    async slow(part, ms) {
      say(`  ${part} hardly moves for ${ms} ms`);
      for (const end = Date.now() + ms; Date.now() < end;) {
        signal(part, 'SIGSTOP');
        await sleep(90);
        signal(part, 'SIGCONT');
        await sleep(10);
      }
    },
    async shiftClock(part, offMs, ms) {
      say(`  the clock of ${part} is off by ${offMs / 60_000} min for ${ms} ms`);
      writeFileSync(clockFile(part), String(offMs));
      await sleep(ms);
      writeFileSync(clockFile(part), '0');
    },
    async slowDisk(ms) {
      say(`  the disk of PostgreSQL is slow for ${ms} ms`);
      const settings = async (change: string): Promise<void> => { await pool.query(`alter system ${change}`).then(() => pool.query('select pg_reload_conf()')).catch(() => undefined); };
      await settings("set commit_delay = '100000'");
      await settings('set commit_siblings = 0');
      const writers = pidsOf(postgres.pid()).filter((pid) => /checkpointer|background writer|walwriter/.test(titleOf(pid)));
      for (const pid of writers) quietly(() => process.kill(pid, 'SIGSTOP'));
      await sleep(ms);
      for (const pid of writers) quietly(() => process.kill(pid, 'SIGCONT'));
      await settings('reset commit_delay');
      await settings('reset commit_siblings');
    },
    faultsLogged: () => errorsIn(join(dataDir, 'logs/api.log')),
    whole: (patienceMs = 120_000) => untilWhole(parts, origin, patienceMs),
    async stop() {
      await connection.close();
      await pool.end();
      await store.close();
      await supervisor.stopAll();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** The process and, of PostgreSQL, its backends: a stopped postmaster alone would leave them answering. */
function pidsOf(pid: number | undefined): readonly number[] {
  return pid === undefined ? [] : [pid, ...childrenOf(pid)];
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    // Gone meanwhile.
    return [];
  }
}

function titleOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function errorsIn(file: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [, json = ''] of readFileSync(file, 'utf8').matchAll(/(\{"level":50.*\})$/gm)) {
    const { msg, operation, err } = JSON.parse(json) as { msg?: string; operation?: string; err?: { message?: string; stack?: string } };
    const line = `${msg ?? ''} (${operation ?? ''}): ${(err?.stack ?? err?.message ?? '').split('\n').filter((text) => !/^\s+at /.test(text)).join(' ').slice(0, 400)}`;
    counts[line] = (counts[line] ?? 0) + 1;
  }
  return counts;
}

function quietly(work: () => unknown): void {
  try {
    work();
  } catch {
    // A process that has just ended takes no signal.
  }
}

async function untilWhole(parts: ReadonlyMap<Part, Running>, origin: string, patienceMs: number): Promise<void> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const down = [...parts].filter(([, part]) => part.pid() === undefined);
    if (down.length === 0 && (await healthOf(origin)) === 'ok') return;
    if (Date.now() > end) throw new Error(`Expected the system to be whole again within ${patienceMs} ms but ${down.map(([name, part]) => `${name} is down (${part.tail?.().join(' | ') ?? ''})`).join(', ') || 'the API is not well'}`);
    await sleep(200);
  }
}

async function healthOf(origin: string): Promise<string> {
  try {
    const response = await fetch(`${origin}/health`, { signal: AbortSignal.timeout(3_000) });
    return ((await response.json()) as { status: string }).status;
  } catch {
    return 'away';
  }
}

/** Again while the server is away: a power cut of PostgreSQL is part of the play, and only the checks read here. */
async function patiently<T>(work: () => Promise<T>, attempts = 60): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (attempts === 0) throw error;
    await sleep(500);
    return await patiently(work, attempts - 1);
  }
}
