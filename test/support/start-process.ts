// Runs `luotsi start` as its own process, the way a person does, with free ports and a scratch data directory.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, identityOf } from '../../bin/index.ts';

const root = resolve(import.meta.dirname, '../..');

export interface StartPlace {
  readonly dataDir: string;
  /** Port variables of this place; free when it was made. */
  readonly env: NodeJS.ProcessEnv;
  erase(): void;
}

export interface StartProcess {
  readonly process: ChildProcess;
  /** Everything printed so far. */
  output(): string;
  /** Waits until the text is printed. @throws Error with the output when the process ends first or 60 s are over */
  printed(text: string | RegExp): Promise<void>;
  /** Exit code, or the signal's name. */
  ended(): Promise<number | string>;
}

export interface RunFile {
  readonly supervisor: { readonly pid: number };
  readonly children: readonly { readonly name: string; readonly pid: number }[];
}

/**
 * A data directory with ports of its own.
 * @param mode of the folder around it; 0o755 lets the account in that PostgreSQL runs as when we are root
 */
export async function makeStartPlace(mode = 0o755): Promise<StartPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'luotsi-start-'));
  chmodSync(folder, mode);
  const dataDir = join(folder, 'data');
  const [web, postgres, temporal] = await Promise.all([freePort(), freePort(), freePort()]);
  return {
    dataDir,
    env: { LUOTSI_PORT: String(web), LUOTSI_POSTGRES_PORT: String(postgres), LUOTSI_TEMPORAL_PORT: String(temporal) },
    erase: () => rmSync(resolve(dataDir, '..'), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  };
}

/** Starts there; `env` comes over the place's and over ours without what would lead to other servers. */
export function startThere(place: StartPlace, args: readonly string[], env: NodeJS.ProcessEnv = {}): StartProcess {
  const { DATABASE_URL: _database, TEMPORAL_ADDRESS: _temporal, npm_lifecycle_event: _npm, ...ours } = process.env;
  const child = spawn(process.execPath, ['bin/luotsi.mjs', 'start', '--data', place.dataDir, ...args], {
    cwd: root, env: { ...ours, ...place.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  return observe(child);
}

/** Collects what a process prints. */
export function observe(child: ChildProcess): StartProcess {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { text += chunk.toString(); });
  const end = new Promise<number | string>((settle) => child.once('close', (code, signal) => settle(code ?? signal ?? 'unknown')));
  let over = false;
  void end.then(() => { over = true; });
  return {
    process: child,
    output: () => text,
    printed: async (wanted) => {
      const deadline = Date.now() + 60_000;
      while (!(typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text))) {
        if (over || Date.now() > deadline) throw new Error(`"${String(wanted)}" was not printed:\n${text}`);
        await sleep(50);
      }
    },
    ended: () => end,
  };
}

/** The recorded processes of a run. */
export function readRunFile(place: StartPlace): RunFile {
  return JSON.parse(readFileSync(join(place.dataDir, 'run.json'), 'utf8')) as RunFile;
}

/** Whether the run's record is gone. */
export function runIsReleased(place: StartPlace): boolean {
  return !existsSync(join(place.dataDir, 'run.json'));
}

/** Those of the run's processes that still live after `patienceMs`. */
export async function survivors(run: RunFile, patienceMs = 0): Promise<string[]> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const alive = run.children.filter(({ pid }) => identityOf(pid) !== undefined).map(({ name }) => name);
    if (alive.length === 0 || Date.now() >= deadline) return alive;
    await sleep(50);
  }
}
