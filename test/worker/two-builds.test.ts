/**
 * Two workers of different builds at once, as real processes: the later one is made from a copy of the sources with one more patch. What
 * it writes, the earlier one cannot replay; no case ever comes to it, whoever is killed and started again.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { caseWorkflowId } from '../../contracts/index.ts';
import { signIn } from '../support/api.ts';
import type { Agent } from '../support/api.ts';
import { eventually } from '../support/durable-case.ts';
import { claim, openTask, recordContact } from '../support/running-api.ts';
import { startSystem } from '../support/system.ts';
import type { RunningSystem } from '../support/system.ts';

const root = resolve(import.meta.dirname, '../..');
const children = new Set<ChildProcess>();
let system: RunningSystem;
let connection: Connection;
let client: Client;
let later: string;
let aino: Agent; let olli: Agent;

beforeAll(async () => {
  system = await startSystem('builds');
  connection = await Connection.connect({ address: system.temporal.address });
  client = new Client({ connection, namespace: system.temporal.namespace });
  later = laterBuild();
  [aino, olli] = [await signIn(system.origin, 'aino.neuvoja'), await signIn(system.origin, 'olli.ohjaaja')];
}, 180_000);
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await connection?.close();
  await system?.stop();
  rmSync(later, { recursive: true, force: true });
}, 60_000);

/** The sources with a patch that every run asks about, so that each of its histories has the mark. */
function laterBuild(): string {
  mkdirSync(join(root, '.luotsi/test'), { recursive: true });
  const folder = mkdtempSync(join(root, '.luotsi/test/build-'));
  for (const part of ['activities', 'codec', 'contracts', 'guidance', 'kernel', 'prisma', 'worker', 'workflows', 'package.json', 'package-lock.json', 'tsconfig.json']) cpSync(join(root, part), join(folder, part), { recursive: true });
  change(join(folder, 'contracts/interpreter.ts'), 'interpreter = 1', 'interpreter = 2');
  change(join(folder, 'workflows/patches.ts'), 'patches = {}', "patches = { probe: { reason: 'test', since: '2026-11-25', interpreter: 2, removeWhen: 'never', history: 'none' } }");
  change(join(folder, 'workflows/case.ts'), '  const running = resume(', "  changed('probe');\n  const running = resume(");
  change(join(folder, 'workflows/case.ts'), "import { activityOptions }", "import { changed } from './patches.ts';\nimport { activityOptions }");
  return folder;
}

function change(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`Expected ${from} in ${file}`);
  writeFileSync(file, text.replace(from, to));
}

/** A worker process from a folder; ready when it says so. */
async function startWorker(folder: string): Promise<{ readonly child: ChildProcess; said(): string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(folder, 'worker/main.ts')], { cwd: folder, env: system.env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  await eventually(() => { if (child.exitCode !== null) throw new Error(output); return output.includes('worker ready'); }, 120_000);
  return { child, said: () => output };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

const onward = { need: 'Apua', adviceGiven: 'Neuvottu', adviceOutcome: 'onward', adviceReason: 'Arvio tarvitaan' };

async function advise(caseId: string): Promise<number> {
  const task = await claim(aino, await openTask(aino, caseId));
  return (await aino.json('POST', `/api/tasks/${task.id}/complete`, { body: { values: onward }, version: task.version, key: randomUUID() })).status;
}
async function accept(caseId: string): Promise<number> {
  const offer = await openTask(olli, caseId);
  return (await olli.json('POST', `/api/handovers/${offer.id}/accept`, { version: offer.version, key: randomUUID() })).status;
}

/** Builds that worked on a case, in order, and how many of its workflow tasks failed. */
async function historyOf(caseId: string): Promise<{ readonly builds: readonly string[]; readonly failed: number; readonly marked: boolean }> {
  const events = (await client.workflow.getHandle(caseWorkflowId('14', caseId)).fetchHistory()).events ?? [];
  const builds = events.flatMap(({ workflowTaskCompletedEventAttributes: done }) => (done?.deploymentVersion?.buildId ? [done.deploymentVersion.buildId.split('-')[0] ?? ''] : []));
  return { builds: builds.filter((build, index) => build !== builds[index - 1]), failed: events.filter(({ workflowTaskFailedEventAttributes: lost }) => lost).length, marked: events.some(({ markerRecordedEventAttributes: mark }) => mark) };
}

test('a case goes from the earlier to the later build and never back', async () => {
  const { caseId: old } = await recordContact(aino);
  expect(await advise(old)).toBe(200);

  const second = await startWorker(later);
  const { caseId: young } = await recordContact(aino);
  expect(await advise(young)).toBe(200);
  expect(await accept(old)).toBe(200);

  await system.kill('worker');
  const first = await startWorker(root);
  expect(first.said()).toContain('this worker gets no case');
  expect(await accept(young)).toBe(200);
  expect(await historyOf(old)).toEqual({ builds: ['1', '2'], failed: 0, marked: false });
  expect(await historyOf(young)).toEqual({ builds: ['2'], failed: 0, marked: true });

  // Only the earlier one is left: work is kept, not broken.
  await kill(second.child);
  const { caseId: third } = await recordContact(aino);
  expect((await aino.json('GET', `/api/cases/${third}`)).body).toMatchObject({ status: 'starting' });
  await startWorker(later);
  await eventually(async () => (await aino.json<{ status: string }>('GET', `/api/cases/${third}`)).body.status === 'open', 60_000);
  expect(await historyOf(third)).toEqual({ builds: ['2'], failed: 0, marked: true });
}, 300_000);
