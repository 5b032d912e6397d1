// The running system for tests that look at it from outside: real worker and API processes on the run's servers, which may be killed.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../bin/index.ts';
import { seed } from '../../prisma/index.ts';
import { cloneDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { temporalServer, uniqueTaskQueue } from './temporal.ts';
import type { TestTemporal } from './temporal.ts';

export type ProcessName = 'worker' | 'api';
const readyLines = { worker: 'worker ready', api: 'api ready' } as const satisfies Record<ProcessName, string>;

export interface RunningSystem {
  readonly origin: string;
  readonly database: TestDatabase;
  readonly temporal: TestTemporal;
  readonly codecKey: string;
  /** Of both processes, for another one beside them. */
  readonly env: NodeJS.ProcessEnv;
  /** Ends the process at once (SIGKILL), as a power cut would. */
  kill(name: ProcessName): Promise<void>;
  /** Starts it (again) on the same port and database, and waits until it says that it works. */
  start(name: ProcessName): Promise<void>;
  stop(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');

/** A seeded database, a task queue of its own, worker and API started. @param environment more for both processes */
export async function startSystem(prefix: string, environment: Record<string, string> = {}): Promise<RunningSystem> {
  const [database, temporal, port] = [await cloneDatabase(prefix), await temporalServer(), await freePort()];
  await seed(database.ownerUrl);
  const dataDir = mkdtempSync(join(tmpdir(), 'luotsi-system-'));
  const logs = join(root, '.luotsi/logs/test');
  mkdirSync(logs, { recursive: true });
  const codecKey = randomBytes(32).toString('base64');
  const env = {
    ...process.env, DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: temporal.namespace,
    LUOTSI_TASK_QUEUE: uniqueTaskQueue(prefix), LUOTSI_CODEC_KEY: codecKey, LUOTSI_COOKIE_KEY: randomBytes(32).toString('base64'), LUOTSI_DATA_DIR: dataDir, LUOTSI_PORT: String(port),
    // The test runner's flags are not the product's.
    NODE_OPTIONS: '', ...environment,
  };
  const running = new Map<ProcessName, ChildProcess>();

  const start = async (name: ProcessName): Promise<void> => {
    const child = spawn(process.execPath, ['--import', './bin/typescript.mjs', `${name}/main.ts`], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.set(name, child);
    const log = createWriteStream(join(logs, `${prefix}-${name}.log`), { flags: 'a' });
    child.stderr.pipe(log, { end: false });
    const said = new Promise<void>((done, fail) => {
      createInterface({ input: child.stdout }).on('line', (line) => { log.write(`${line}\n`); if (line.includes(readyLines[name])) done(); });
      child.once('exit', (code, signal) => { fail(new Error(`Expected ${name} to become ready but it ended (${String(code ?? signal)}); see ${join(logs, `${prefix}-${name}.log`)}`)); });
    });
    await said;
  };
  const end = async (name: ProcessName, signal: NodeJS.Signals): Promise<void> => {
    const child = running.get(name);
    running.delete(name);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };

  await Promise.all([start('worker'), start('api')]);
  return {
    origin: `http://127.0.0.1:${port}`, database, temporal, codecKey, env, start,
    kill: (name) => end(name, 'SIGKILL'),
    async stop() {
      await Promise.all([end('api', 'SIGTERM'), end('worker', 'SIGTERM')]);
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
