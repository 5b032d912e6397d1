// The API inside the test's process, on the run's PostgreSQL and Temporal, with a worker of its own when the use case needs one.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { NativeConnection } from '@temporalio/worker';
import pg from 'pg';
import { pino } from 'pino';
import { createActivities } from '../../activities/index.ts';
import { startApi } from '../../api/index.ts';
import type { ApiSettings, RunningApi } from '../../api/index.ts';
import { createDataConverter } from '../../codec/index.ts';
import { openDatabase, payloadStore, recordEvents, seed } from '../../prisma/index.ts';
import { createWorker, workflowBundle } from '../../worker/index.ts';
import { signIn } from './api.ts';
import type { Agent } from './api.ts';
import { cloneDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { quietRuntime } from './durable-case.ts';
import { temporalServer, uniqueTaskQueue } from './temporal.ts';

const root = resolve(import.meta.dirname, '../..');
/** Nothing listens there. */
const nowhere = '127.0.0.1:9';

export interface TestApi {
  readonly baseUrl: string;
  readonly database: TestDatabase;
  readonly dataDir: string;
  readonly running: RunningApi;
  /** Log lines of the API, parsed. */
  readonly log: readonly Record<string, unknown>[];
  /** Signs in once per person and keeps the agent. */
  as(username: string): Promise<Agent>;
  /** Rows of every table, and the highest version among them: equal before and after what changes nothing. */
  rows(): Promise<Record<string, number>>;
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Brings the engine back after `engine: 'away'`. */
  bringEngine(): void;
  /** Another API process on the same database, keys and data directory. */
  another(settings?: Partial<ApiSettings>): Promise<RunningApi>;
  stop(): Promise<void>;
}

export interface TestApiOptions {
  /** `none`: no engine is asked for. `away`: it does not answer until `bringEngine`. `real`: Temporal and a worker. */
  readonly engine: 'none' | 'away' | 'real';
  readonly settings?: Partial<ApiSettings>;
}

export async function startTestApi(prefix: string, { engine, settings = {} }: TestApiOptions): Promise<TestApi> {
  quietRuntime();
  const database = await cloned(prefix);
  await seed(database.ownerUrl);
  const temporal = engine === 'none' ? { address: nowhere, namespace: 'default' } : await temporalServer();
  const dataDir = mkdtempSync(join(tmpdir(), 'luotsi-api-'));
  const [taskQueue, codecKey] = [uniqueTaskQueue(prefix), randomBytes(32).toString('base64')];
  const log: Record<string, unknown>[] = [];
  let address = engine === 'real' ? temporal.address : nowhere;
  const all: ApiSettings = {
    port: 0, databaseUrl: database.appUrl, connectEngine: () => NativeConnection.connect({ address }), namespace: temporal.namespace, taskQueue, codecKey,
    cookieKey: randomBytes(32).toString('base64'), dataDir, version: '0.1.0', root, checkAnswers: true,
    log: pino({ level: 'info' }, { write: (line: string) => { log.push(JSON.parse(line) as Record<string, unknown>); } }),
    // Tests sweep and look when they mean to.
    sweeper: { everyMs: 3_600_000, olderThanMs: 0 }, stuckWatch: { everyMs: 3_600_000, afterMs: 0 }, ...settings,
  };
  const running = await startApi(all);
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  const stopWorker = engine === 'none' ? async () => undefined : await startWorker({ ...all, address: temporal.address });
  const agents = new Map<string, Promise<Agent>>();
  const query = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> => (await owner.query<Row>(sql, values)).rows;
  return {
    baseUrl: running.baseUrl, database, dataDir, running, log, query,
    as: (username) => {
      const agent = agents.get(username) ?? signIn(running.baseUrl, username);
      agents.set(username, agent);
      return agent;
    },
    rows: () => countRows(query),
    bringEngine: () => { address = temporal.address; },
    another: (more = {}) => startApi({ ...all, ...more }),
    stop: async () => {
      await running.stop();
      await stopWorker();
      await owner.end();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The template may still have a connection that is being closed, the one that migrated it. */
async function cloned(prefix: string, attempts = 20): Promise<TestDatabase> {
  try {
    return await cloneDatabase(prefix);
  } catch (error) {
    if (attempts === 0 || !String(error).includes('being accessed by other users')) throw error;
    await new Promise((done) => setTimeout(done, 250));
    return await cloned(prefix, attempts - 1);
  }
}

async function startWorker({ address, namespace, taskQueue, codecKey, databaseUrl }: ApiSettings & { address: string }): Promise<() => Promise<void>> {
  const database = openDatabase(databaseUrl);
  const connection = await NativeConnection.connect({ address });
  const worker = await createWorker({
    connection, namespace, taskQueue, workflowBundle: await workflowBundle(),
    dataConverter: createDataConverter({ codecKey, payloadStore: payloadStore(database) }),
    activities: createActivities({ recordEvents: (input) => recordEvents(database, input) }),
  });
  const polling = worker.run();
  return async () => {
    worker.shutdown();
    await polling;
    await connection.close();
    await database.close();
  };
}

/** Sessions and staff come and go with signing in; they are no part of "changed nothing". */
const comings = ['session', 'staff'];

async function countRows(query: TestApi['query']): Promise<Record<string, number>> {
  const tables = await query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public' order by 1");
  const counts: Record<string, number> = {};
  for (const { name } of tables.filter((table) => !comings.includes(table.name) && !table.name.startsWith('_'))) {
    // The text of all rows, so that an update shows as well as an insert.
    const [row] = await query<{ n: string; sum: string }>(`select count(*) as n, coalesce(sum(hashtext(t::text)::bigint), 0) as sum from "${name}" t`);
    counts[name] = Number(row?.n ?? 0);
    counts[`${name} content`] = Number(row?.sum ?? 0);
  }
  return counts;
}

/** A phone contact of a new client. */
export const phoneContact = { channel: 'phone', client: { name: 'Kaisa Testaaja', birthDate: '1944-05-06' }, need: 'Apua kotiin leikkauksen jälkeen' } as const;

/** Records a contact and answers its case. */
export async function recordContact(agent: Agent, contact: Record<string, unknown> = phoneContact): Promise<{ id: string; caseId: string; status: string }> {
  const { status, body } = await agent.json<{ id: string; caseId: string; status: string }>('POST', '/api/contacts', { body: contact, key: randomUUID() });
  if (status !== 201) throw new Error(`Expected 201 but ${status}: ${JSON.stringify(body)}`);
  return body;
}

export interface TaskView { readonly id: string; readonly version: number; readonly elementId: string; readonly kind: string; readonly status: string; readonly caseId: string; readonly assignee: { worker: string } | null }

/** The open task of a case that this person sees. */
export async function openTask(agent: Agent, caseId: string): Promise<TaskView> {
  const { body } = await agent.json<{ items: TaskView[] }>('GET', '/api/tasks?limit=200');
  const task = body.items.find((item) => item.caseId === caseId);
  if (!task) throw new Error(`Expected an open task of case ${caseId}`);
  return task;
}

/** Claims a task that waits. */
export async function claim(agent: Agent, task: Pick<TaskView, 'id' | 'version'>): Promise<TaskView> {
  const { status, body } = await agent.json<TaskView>('POST', `/api/tasks/${task.id}/claim`, { version: task.version });
  if (status !== 200) throw new Error(`Expected 200 but ${status}: ${JSON.stringify(body)}`);
  return body;
}
