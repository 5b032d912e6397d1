// Which operating-system processes are ours: a pid alone is not enough, since pids are reused after a kill.
import { readFileSync, readdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process as recorded on disk: its pid and what tells it from a later process with the same pid. */
export interface OwnedProcess {
  readonly name: string;
  readonly pid: number;
  readonly identity: string;
  readonly stopSignal: NodeJS.Signals;
}

const linux = process.platform === 'linux';

/**
 * What tells this process from any later one with the same pid (start time, and on Linux the boot), or undefined when none lives.
 * A zombie (dead, not yet reaped by its parent) counts as dead: it holds no port and no file.
 */
export function identityOf(pid: number): string | undefined {
  if (linux) return linuxIdentity(pid);
  if (process.platform === 'win32') return signalReaches(pid) ? 'alive' : undefined;
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const [state = '', ...start] = (stdout ?? '').trim().split(/\s+/);
  return state === '' || state.startsWith('Z') ? undefined : start.join(' ');
}

function linuxIdentity(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name may hold spaces and brackets: fields are counted from its closing bracket (proc(5): 3 state, 22 starttime).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

function signalReaches(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether exactly this process still lives. */
export function isAlive(owned: Pick<OwnedProcess, 'pid' | 'identity'>): boolean {
  return identityOf(owned.pid) === owned.identity;
}

/** Parent of a process, or undefined (unknown platform, process gone). */
export function parentOf(pid: number): number | undefined {
  if (linux) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    } catch {
      return undefined;
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' });
  const parent = Number((stdout ?? '').trim());
  return Number.isInteger(parent) && parent > 0 ? parent : undefined;
}

/** The command line of a living process, arguments joined by NUL on Linux and by spaces elsewhere. */
export function commandLineOf(pid: number): string {
  if (linux) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    } catch {
      return '';
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

/**
 * Living processes of this program that were started with exactly this argument.
 * @param program file name of the executable ("postgres"), so that an editor or `du` on the same path is never taken for it
 * @param argument absolute path: a data directory, a database file
 */
export function findServers(program: string, argument: string, stopSignal: NodeJS.Signals): OwnedProcess[] {
  return listPids().flatMap((pid) => {
    if (!runs(commandLineOf(pid), program, argument)) return [];
    const identity = identityOf(pid);
    return identity === undefined ? [] : [{ name: program, pid, identity, stopSignal }];
  });
}

function runs(commandLine: string, program: string, argument: string): boolean {
  if (!linux) return commandLine.includes(program) && `${commandLine} `.includes(` ${argument} `);
  const [executable = '', ...rest] = commandLine.split('\0');
  return basename(executable).startsWith(program) && rest.includes(argument);
}

function listPids(): number[] {
  if (linux) return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  if (process.platform === 'win32') return [];
  const { stdout } = spawnSync('ps', ['-axo', 'pid='], { encoding: 'utf8' });
  return (stdout ?? '').split(/\s+/).filter((word) => word !== '').map(Number);
}

/**
 * Asks a process we started earlier to stop, waits, and kills it if it does not.
 * @param patienceMs how long it may take to stop in order
 */
export async function stopOwned(owned: OwnedProcess, patienceMs = 15_000): Promise<void> {
  if (!isAlive(owned)) return;
  signal(owned.pid, owned.stopSignal);
  if (await goneWithin(owned, patienceMs)) return;
  signal(owned.pid, 'SIGKILL');
  await goneWithin(owned, 5_000);
}

/** Waits until the process is gone; false when it still lives after `patienceMs`. */
export async function goneWithin(owned: Pick<OwnedProcess, 'pid' | 'identity'>, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  while (isAlive(owned)) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in between.
  }
}
