// How a long-running command ends: Ctrl-C, a signal, a closed terminal, or the npm that started it being killed.
import { commandLineOf, identityOf, isAlive, parentOf } from './ground/index.ts';
import type { OwnedProcess } from './ground/index.ts';

export interface Endings {
  /** Stop everything in order; called once. */
  readonly stop: (reason: string) => void;
  /** Asked a second time: end everything now. */
  readonly force: () => void;
}

const watchEveryMs = 1_000;
/** One Ctrl-C arrives twice under npm: from the terminal, and passed on by npm. */
const sameKeyMs = 700;

/** Calls `stop` at the first wish to end and `force` at the second Ctrl-C. */
export function onEnding({ stop, force }: Endings, launcher: OwnedProcess | undefined): void {
  let askedAt: number | undefined;
  const ask = (reason: string, again: boolean): void => {
    if (askedAt === undefined) {
      askedAt = Date.now();
      stop(reason);
    } else if (again && Date.now() - askedAt > sameKeyMs) force();
  };
  process.on('SIGINT', () => ask('Ctrl-C', true));
  process.on('SIGTERM', () => ask('SIGTERM', true));
  process.on('SIGHUP', () => ask('the terminal was closed', false));
  // A terminal or pipe that is gone must not end us before the children are stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  if (launcher !== undefined) {
    setInterval(() => { if (!isAlive(launcher)) ask('npm is gone', false); }, watchEveryMs).unref();
  }
}

/**
 * The npm (yarn, pnpm) process that runs this script, or undefined when it was started by hand: a shell that ends must not end
 * what runs under nohup, but a killed `npm start` must not leave a run behind.
 */
export function findLauncher(env: NodeJS.ProcessEnv): OwnedProcess | undefined {
  if (env['npm_lifecycle_event'] === undefined) return undefined;
  let pid: number | undefined = process.ppid;
  for (let level = 0; level < 3 && pid !== undefined && pid > 1; level += 1) {
    const identity = identityOf(pid);
    if (identity !== undefined && /^\S*(npm|yarn|pnpm)\b|(npm|yarn|pnpm)(-cli)?\.c?js/.test(commandLineOf(pid))) {
      return { name: 'npm', pid, identity, stopSignal: 'SIGTERM' };
    }
    pid = parentOf(pid);
  }
  return undefined;
}
