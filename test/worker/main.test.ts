/** The worker process as `luotsi start` runs it: real server, real database, killed in the middle. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import { createDataConverter } from '../../codec/index.ts';
import { caseWorkflowId, caseWorkflowType, executeUpdateName } from '../../contracts/index.ts';
import type { CaseCommandMessage, CaseCommandOutcome, CaseWorkflowArguments, TimelessCaseCommand } from '../../contracts/index.ts';
import { freePort } from '../../bin/index.ts';
import { getHistory, insertContact, openDatabase, payloadStore, runnableVersion, seed } from '../../prisma/index.ts';
import type { CommandRow, Database } from '../../prisma/index.ts';
import { cloneDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { eventually } from '../support/durable-case.ts';
import { fastForward } from '../support/time-skipping.ts';
import { temporalServer, uniqueTaskQueue } from '../support/temporal.ts';
import type { TestTemporal } from '../support/temporal.ts';

const region = '14';
const by = { worker: 'aino.neuvoja', unit: '14-neuvonta' };
const codecKey = randomBytes(32).toString('base64');
const taskQueue = uniqueTaskQueue('main');
const system = { region, system: true as const };

let temporal: TestTemporal;
let database: TestDatabase;
let db: Database;
let connection: Connection;
let client: Client;
let dataDir: string;
const processes = new Set<ChildProcess>();

beforeAll(async () => {
  temporal = await temporalServer();
  database = await cloneDatabase('worker_main');
  await seed(database.ownerUrl);
  db = openDatabase(database.appUrl, { poolSize: 2 });
  connection = await Connection.connect({ address: temporal.address });
  client = new Client({ connection, namespace: temporal.namespace, dataConverter: createDataConverter({ codecKey, payloadStore: payloadStore(db) }) });
  dataDir = await mkdtemp(join(tmpdir(), 'luotsi-worker-'));
}, 120_000);
afterEach(() => { for (const child of processes) child.kill('SIGKILL'); });
afterAll(async () => {
  await connection.close();
  await db.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

interface WorkerProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<number | string>;
  output(): string;
}

function start(over: NodeJS.ProcessEnv = {}): WorkerProcess {
  const env = {
    ...process.env, DATABASE_URL: database.appUrl, TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: temporal.namespace,
    LUOTSI_CODEC_KEY: codecKey, LUOTSI_TASK_QUEUE: taskQueue, LUOTSI_DATA_DIR: dataDir, NODE_OPTIONS: '', ...over,
  };
  const child = spawn(process.execPath, ['--import', './bin/typescript.mjs', 'worker/main.ts'], { env, cwd: join(import.meta.dirname, '../..') });
  processes.add(child);
  let output = '';
  child.stdout.on('data', (text: Buffer) => { output += text.toString(); });
  child.stderr.on('data', (text: Buffer) => { output += text.toString(); });
  const ended = new Promise<number | string>((resolve) => child.once('exit', (code, signal) => { processes.delete(child); resolve(code ?? signal ?? ''); }));
  return { child, ended, output: () => output };
}

async function ready(worker: WorkerProcess): Promise<WorkerProcess> {
  await eventually(() => worker.output().includes('worker ready\n') || worker.child.exitCode !== null, 60_000);
  expect(worker.output()).toContain('worker ready\n');
  return worker;
}

async function openCase(): Promise<CommandRow> {
  const contact = { channel: 'phone' as const, client: { name: 'Anni Asiakas' }, need: 'Apua arkeen', serviceLanguage: 'fi' as const, interpreterNeeded: false, sevenDayGround: null };
  const { command } = await insertContact(db, { region, user: by.worker, roles: ['adviser'], units: [by.unit] }, { commandId: randomUUID(), bodyHash: 'open', contact, by });
  const { definition } = await runnableVersion(db, region, command.versionHash);
  const args: CaseWorkflowArguments = [{ caseId: command.caseId, region, versionHash: command.versionHash }, definition];
  const startWorkflowOperation = new WithStartWorkflowOperation<(...args: CaseWorkflowArguments) => Promise<unknown>>(caseWorkflowType, {
    workflowId: caseWorkflowId(region, command.caseId), taskQueue, args, workflowIdConflictPolicy: 'USE_EXISTING',
  });
  const message: CaseCommandMessage = { commandId: command.id, command: command.command, recorded: 0 };
  await client.workflow.executeUpdateWithStart<(...args: CaseWorkflowArguments) => Promise<unknown>, CaseCommandOutcome, [CaseCommandMessage]>(executeUpdateName, { startWorkflowOperation, updateId: command.id, args: [message] });
  return command;
}

function execute(caseId: string, command: TimelessCaseCommand): Promise<CaseCommandOutcome> {
  const commandId = randomUUID();
  const message: CaseCommandMessage = { commandId, command, recorded: 0 };
  return client.workflow.getHandle(caseWorkflowId(region, caseId)).executeUpdate<CaseCommandOutcome, [CaseCommandMessage]>(executeUpdateName, { updateId: commandId, args: [message] });
}

test('a killed worker is replaced by another, which records what time does, with what nobody else recorded', async () => {
  const first = await ready(start());
  const { caseId } = await openCase();
  first.child.kill('SIGKILL');
  expect(await first.ended).toBe('SIGKILL');
  const answer = execute(caseId, { type: 'completeTask', taskId: 'p2_t1#2', variables: {}, by });
  const second = await ready(start());
  expect(await answer).toMatchObject({ ok: true });
  const typesRecorded = async (): Promise<string[]> => ((await db.within(system, (tx) => getHistory(tx, caseId)))?.events ?? []).map(({ type }) => type);
  await fastForward(client, caseWorkflowId(region, caseId), '30 days');
  await eventually(async () => (await typesRecorded()).includes('clockBreached'));
  expect(await typesRecorded()).toEqual(expect.arrayContaining(['caseOpened', 'taskRecorded', 'clockBreached', 'escalationRaised']));
  const history = await db.within(system, (tx) => getHistory(tx, caseId));
  expect(history?.events.map(({ sequence }) => sequence)).toEqual(history?.events.map((_, index) => index + 1));
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
}, 120_000);

test('what it cannot reach it names in one sentence, and exits with 1', async () => {
  const port = await freePort();
  const cases: [NodeJS.ProcessEnv, RegExp][] = [
    [{ LUOTSI_CODEC_KEY: '' }, /^LUOTSI_CODEC_KEY is not set: .*\n$/],
    [{ LUOTSI_CODEC_KEY: 'bHVvdHNp' }, /^The codec key must be 32 bytes in base64; this one has 6 bytes\.\n$/],
    [{ DATABASE_URL: `postgresql://luotsi_app:wrong@127.0.0.1:${port}/none` }, /^The worker cannot reach the database \(DATABASE_URL\): .*\n$/],
    [{ TEMPORAL_ADDRESS: `127.0.0.1:${port}` }, new RegExp(`^The worker cannot reach Temporal at 127\\.0\\.0\\.1:${port} \\(TEMPORAL_ADDRESS\\): .*\\n$`)],
  ];
  for (const [env, sentence] of cases) {
    const worker = start(env);
    expect(await worker.ended).toBe(1);
    expect(worker.output()).toMatch(sentence);
  }
}, 120_000);
