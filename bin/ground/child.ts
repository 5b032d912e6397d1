// One supervised process: its log file, its lines, its end, and its restart when it dies after it had been ready.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { WriteStream } from 'node:fs';
import { identityOf } from './owned.ts';
import type { OwnedProcess } from './owned.ts';

export interface ChildSpec {
  /** Short name in words; also the name of the log file. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the child; ours when absent. */
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** What asks it to stop in order (default SIGTERM). */
  readonly stopSignal?: NodeJS.Signals;
  /** How long it may take to stop before it is killed (default 10 s). */
  readonly patienceMs?: number;
}

export interface Child {
  readonly name: string;
  readonly logPath: string;
  /** Pid of the present incarnation; undefined between death and restart. */
  pid(): number | undefined;
  /** Calls back with each line the child prints; returns what ends that. */
  onLine(listener: (line: string) => void): () => void;
  /** Says that it works: from now on its death is answered with a restart. */
  ready(): void;
  /** Why it ended, when it ended before it was ready; undefined while that has not happened. */
  failure(): string | undefined;
  /** The last lines it printed, oldest first. */
  tail(): readonly string[];
  stop(): Promise<void>;
  /** Ends it at once (SIGKILL) and for good. */
  kill(): void;
}

/** What a child tells its supervisor. */
export interface ChildHooks {
  readonly say: (line: string) => void;
  readonly started: (owned: OwnedProcess, patienceMs: number) => void;
  readonly ended: (pid: number) => void;
}

interface State {
  process: ChildProcess | undefined;
  startedAt: number;
  ready: boolean;
  stopping: boolean;
  failure: string | undefined;
  restarts: number;
  timer: NodeJS.Timeout | undefined;
}

const keptLines = 20;
const logSizeLimit = 10_000_000;
const steadyAfterMs = 30_000;
const longestPauseMs = 15_000;

/** Starts the process and keeps it. Its lines go to `<logDir>/<name>.log`, each with the time it was printed. */
export function startChild(spec: ChildSpec, logDir: string, hooks: ChildHooks): Child {
  const state: State = { process: undefined, startedAt: 0, ready: false, stopping: false, failure: undefined, restarts: 0, timer: undefined };
  const logPath = join(logDir, `${spec.name}.log`);
  const lines = keepLines(openLog(logDir, logPath));

  const launch = (): void => {
    state.startedAt = Date.now();
    state.process = spawnDetached(spec);
    const { pid } = state.process;
    for (const stream of [state.process.stdout, state.process.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', lines.add);
    }
    onceEnded(state.process, (reason) => ended(pid, reason));
    if (pid !== undefined) hooks.started(ownedOf(spec, pid), patienceOf(spec));
  };

  const ended = (pid: number | undefined, reason: string): void => {
    state.process = undefined;
    if (pid !== undefined) hooks.ended(pid);
    lines.add(`ended: ${reason}`);
    if (state.stopping) return;
    if (!state.ready) {
      state.failure = reason;
      return;
    }
    const pauseMs = nextPause(state);
    hooks.say(`! ${spec.name} ended unexpectedly (${reason}); starting it again in ${pauseMs / 1000} s. Its log: ${logPath}`);
    state.timer = setTimeout(launch, pauseMs);
  };

  launch();
  return {
    name: spec.name,
    logPath,
    pid: () => state.process?.pid,
    onLine: lines.listen,
    ready: () => { state.ready = true; },
    failure: () => state.failure,
    tail: lines.tail,
    stop: () => stopChild(spec, state),
    kill: () => {
      beginStop(state);
      state.process?.kill('SIGKILL');
    },
  };
}

/** Its own session: Ctrl-C in the terminal reaches only the supervisor, which stops the children in order. */
function spawnDetached(spec: ChildSpec): ChildProcess {
  return spawn(spec.command, [...spec.args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
    env: spec.env ?? process.env,
    ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
    ...(spec.uid === undefined ? {} : { uid: spec.uid }),
    ...(spec.gid === undefined ? {} : { gid: spec.gid }),
  });
}

/** Calls back once, with the reason in words, whether the process ended or could not even be started. */
function onceEnded(child: ChildProcess, callback: (reason: string) => void): void {
  let told = false;
  const tell = (reason: string): void => {
    if (told) return;
    told = true;
    callback(reason);
  };
  child.once('error', (error) => tell(error.message));
  // 'close', not 'exit': the last lines it printed have been read by then.
  child.once('close', (code, signal) => tell(signal === null ? `exit code ${code}` : signal));
}

function nextPause(state: State): number {
  if (Date.now() - state.startedAt > steadyAfterMs) state.restarts = 0;
  const pauseMs = Math.min(500 * 2 ** state.restarts, longestPauseMs);
  state.restarts += 1;
  return pauseMs;
}

function beginStop(state: State): void {
  state.stopping = true;
  clearTimeout(state.timer);
}

function stopChild(spec: ChildSpec, state: State): Promise<void> {
  beginStop(state);
  const child = state.process;
  if (child === undefined || child.pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const impatience = setTimeout(() => child.kill('SIGKILL'), patienceOf(spec));
    child.once('close', () => {
      clearTimeout(impatience);
      resolve();
    });
    child.kill(spec.stopSignal ?? 'SIGTERM');
  });
}

function patienceOf(spec: ChildSpec): number {
  return spec.patienceMs ?? 10_000;
}

function ownedOf(spec: ChildSpec, pid: number): OwnedProcess {
  return { name: spec.name, pid, identity: identityOf(pid) ?? '', stopSignal: spec.stopSignal ?? 'SIGTERM' };
}

/** One older log is kept beside the present one. */
function openLog(logDir: string, logPath: string): WriteStream {
  mkdirSync(logDir, { recursive: true });
  const size = statSync(logPath, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logSizeLimit) renameSync(logPath, `${logPath}.1`);
  return createWriteStream(logPath, { flags: 'a' });
}

interface Lines {
  readonly add: (line: string) => void;
  readonly listen: (listener: (line: string) => void) => () => void;
  readonly tail: () => readonly string[];
}

function keepLines(log: WriteStream): Lines {
  const kept: string[] = [];
  const listeners = new Set<(line: string) => void>();
  log.on('error', () => undefined);
  return {
    add: (line) => {
      log.write(`${new Date().toISOString()} ${line}\n`);
      kept.push(line);
      if (kept.length > keptLines) kept.shift();
      for (const listener of listeners) listener(line);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tail: () => kept,
  };
}
