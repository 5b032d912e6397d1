// `.luotsi/run.json`: which processes the current run consists of. It keeps a second start away from a living one and lets
// the next start clean up after one that was killed.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GroundFailure } from './failure.ts';
import { goneWithin, identityOf, isAlive, stopOwned } from './owned.ts';
import type { OwnedProcess } from './owned.ts';

interface RunFile {
  readonly supervisor: OwnedProcess;
  /** The `npm` that started the supervisor, when there is one: if only npm is killed, the run is an orphan. */
  readonly launcher?: OwnedProcess;
  readonly address: string;
  readonly children: readonly OwnedProcess[];
}

export interface RunRecord {
  /** Rewrites the list of living children. */
  update(children: readonly OwnedProcess[]): void;
  /** Removes the record: the run ended in order. */
  release(): void;
}

/**
 * Takes the data directory for this process.
 * A record of a dead run is cleaned first: its surviving processes are stopped, each only if it is provably the recorded one.
 * @param address what the other start is told to open
 * @throws GroundFailure when another start lives
 */
export async function claimRun(dataDir: string, address: string, launcher?: OwnedProcess): Promise<RunRecord> {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'run.json');
  const mine: RunFile = { supervisor: selfProcess(), ...(launcher === undefined ? {} : { launcher }), address, children: [] };
  while (!tryCreate(path, mine)) await clearPrevious(path);
  return {
    update: (children) => replace(path, { ...mine, children }),
    release: () => rmSync(path, { force: true }),
  };
}

/** This very process as others will look for it. */
export function selfProcess(): OwnedProcess {
  return { name: 'start', pid: process.pid, identity: identityOf(process.pid) ?? '', stopSignal: 'SIGTERM' };
}

function tryCreate(path: string, content: RunFile): boolean {
  try {
    writeFileSync(path, JSON.stringify(content, null, 2), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new GroundFailure(`The data directory cannot be written (${(error as Error).message}): give another with --data DIR.`);
  }
}

function replace(path: string, content: RunFile): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(content, null, 2));
  renameSync(draft, path);
}

async function clearPrevious(path: string): Promise<void> {
  const previous = readRun(path);
  if (previous !== undefined) {
    await endOrRefuse(previous);
    // Reverse order of start: those that use the servers stop before the servers.
    for (const child of [...previous.children].reverse()) await stopOwned(child);
  }
  rmSync(path, { force: true });
}

async function endOrRefuse({ supervisor, launcher, address }: RunFile): Promise<void> {
  if (!isAlive(supervisor)) return;
  const orphan = launcher !== undefined && !isAlive(launcher);
  if (!orphan) {
    throw new GroundFailure(
      `Luotsi is already running from this folder (process ${supervisor.pid}, ${address}): use it, or stop it with Ctrl-C in its terminal or "kill ${supervisor.pid}".`,
    );
  }
  // It notices by itself that its npm is gone; the signal only hurries it.
  await stopOwned(supervisor, 30_000);
  await goneWithin(supervisor, 1_000);
}

/** Undefined when the file is gone or was cut short by a crash of the machine. */
function readRun(path: string): RunFile | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as RunFile;
  } catch {
    return undefined;
  }
}
