// The supervisor: starts the processes of a run, stops them in reverse order, and sees to it that none outlives a killed run.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startChild } from './child.ts';
import type { Child, ChildSpec } from './child.ts';
import { GroundFailure } from './failure.ts';
import { identityOf } from './owned.ts';
import type { OwnedProcess } from './owned.ts';

export interface Supervisor {
  readonly dataDir: string;
  /** Starts a process; call its `ready()` once it works. */
  start(spec: ChildSpec): Child;
  /** Stops everything in reverse order of the start; each gets its patience. */
  stopAll(): Promise<void>;
  /** Ends everything at once: the second Ctrl-C. */
  killAll(): void;
  /** Has a scratch directory erased when this process is killed (tests). */
  eraseWhenKilled(directory: string): void;
}

export interface SupervisorOptions {
  /** Where logs (`logs/<name>.log`) and server data live. */
  readonly dataDir: string;
  /** Tells the person in front of the terminal one line. */
  readonly say: (line: string) => void;
  /** Called with the living processes whenever they change (the run record). */
  readonly record?: (children: readonly OwnedProcess[]) => void;
}

/** A supervisor with its watchdog, which stops the children should this process be killed. */
export function createSupervisor({ dataDir, say, record = () => undefined }: SupervisorOptions): Supervisor {
  const children: Child[] = [];
  let closed = false;
  const living = new Map<number, OwnedProcess>();
  const watchdog = openWatchdog();
  const recordLiving = (): void => record([...watchdog.processes(), ...living.values()]);

  const hooks = {
    say,
    started: (owned: OwnedProcess, patienceMs: number): void => {
      living.set(owned.pid, owned);
      watchdog.tell({ add: owned.pid, signal: owned.stopSignal, patienceMs });
      recordLiving();
    },
    ended: (pid: number): void => {
      living.delete(pid);
      watchdog.tell({ remove: pid });
      recordLiving();
    },
  };

  return {
    dataDir,
    start: (spec) => {
      // A start interrupted by Ctrl-C may still be on its way to the next process.
      if (closed) throw new GroundFailure('Stopped before everything was started.', { exitCode: 130 });
      const child = startChild(spec, join(dataDir, 'logs'), hooks);
      children.push(child);
      return child;
    },
    stopAll: async () => {
      closed = true;
      for (const child of [...children].reverse()) await child.stop();
      watchdog.close();
    },
    killAll: () => {
      closed = true;
      for (const child of [...children].reverse()) child.kill();
    },
    eraseWhenKilled: (directory) => watchdog.tell({ erase: directory }),
  };
}

interface Watchdog {
  tell(message: Record<string, unknown>): void;
  /** The watchdog itself, as it is recorded. */
  processes(): readonly OwnedProcess[];
  close(): void;
}

function openWatchdog(): Watchdog {
  let guard: ChildProcess | undefined;
  const begin = (): ChildProcess => {
    const script = fileURLToPath(new URL('./watchdog.mjs', import.meta.url));
    const started = spawn(process.execPath, [script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, windowsHide: true });
    started.unref();
    // Should the watchdog be killed, the run goes on: the run record still lets the next start clean up.
    started.stdin?.on('error', () => undefined);
    started.on('error', () => undefined);
    if (started.stdin !== null && 'unref' in started.stdin) (started.stdin as unknown as { unref(): void }).unref();
    return started;
  };
  return {
    tell: (message) => {
      guard ??= begin();
      guard.stdin?.write(`${JSON.stringify(message)}\n`);
    },
    processes: () => {
      const pid = guard?.pid;
      const identity = pid === undefined ? undefined : identityOf(pid);
      return pid === undefined || identity === undefined ? [] : [{ name: 'watchdog', pid, identity, stopSignal: 'SIGKILL' }];
    },
    close: () => guard?.stdin?.end(`${JSON.stringify({ erase: undefined })}\n`),
  };
}

/**
 * Waits until `probe` says yes, and marks the child ready.
 * @param what the child in words, for the sentence
 * @param timeoutMs after which it counts as hanging
 * @throws GroundFailure when the child ends first or the time is over, with the last telling line of its log
 */
export async function waitUntilReady(child: Child, what: string, probe: () => Promise<boolean>, timeoutMs = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const failure = child.failure();
    if (failure !== undefined) throw new GroundFailure(`${what} ended while starting (${failure}): ${tellingLine(child)} Its log: ${child.logPath}`);
    if (await probe().catch(() => false)) break;
    if (Date.now() > deadline) {
      throw new GroundFailure(`${what} did not become ready in ${timeoutMs / 1000} s: ${tellingLine(child)} Its log: ${child.logPath}`);
    }
    await sleep(60);
  }
  child.ready();
}

/** Waits until the child has printed `line`, wherever in its log. Otherwise as `waitUntilReady`. */
export async function waitUntilSaid(child: Child, what: string, line: string, timeoutMs = 60_000): Promise<void> {
  let heard = child.tail().some((text) => text.includes(line));
  const forget = child.onLine((text) => { heard ||= text.includes(line); });
  await waitUntilReady(child, what, () => Promise.resolve(heard), timeoutMs).finally(forget);
}

/** The line that most likely names the cause: the last that speaks of an error, else the last one printed. */
function tellingLine(child: Child): string {
  const lines = child.tail().filter((line) => !line.startsWith('ended: '));
  const line = lines.filter((text) => /fatal|error|panic|cannot|could not/i.test(text)).at(-1) ?? lines.at(-1) ?? 'it printed nothing.';
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
