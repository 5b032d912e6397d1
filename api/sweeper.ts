/**
 * Executes the commands that were committed but never ended: the engine was away, or a process died between two steps.
 * Each case's commands go in the order they came; several API processes may sweep at once, because executing twice changes nothing.
 */
import type { CommandRow } from '../prisma/index.ts';
import { pendingCommands } from '../prisma/index.ts';
import type { Services } from './services.ts';
import { executeCommand } from './use-cases/execute.ts';

export interface SweeperOptions {
  /** Commands not tried for this long; longer than a request waits for the engine. Default 10 s. */
  readonly olderThanMs?: number;
  /** Default 3 s. */
  readonly everyMs?: number;
}

export interface Swept { readonly done: number; readonly rejected: number; readonly left: number }
export interface Sweeper {
  /** One round now; rounds never overlap. */
  sweep(): Promise<Swept>;
  /** Lets the round under way end. */
  stop(): Promise<void>;
}

type SweeperServices = Pick<Services, 'database' | 'engine' | 'log'>;

export function startSweeper(services: SweeperServices, { olderThanMs = 10_000, everyMs = 3_000 }: SweeperOptions = {}): Sweeper {
  let round: Promise<Swept> | undefined;
  const sweep = (): Promise<Swept> => (round ??= sweepOnce(services, olderThanMs).finally(() => { round = undefined; }));
  const quietly = (): void => {
    sweep().catch((error: unknown) => services.log.warn({ err: error }, 'sweep failed'));
  };
  quietly();
  const timer = setInterval(quietly, everyMs);
  timer.unref();
  return {
    sweep,
    stop: async () => {
      clearInterval(timer);
      await round?.catch(() => undefined);
    },
  };
}

/** Commands of one region taken at a time. */
const batch = 100;
/** Cases worked on at once: one that does not answer holds up the others no more than this. */
const lanes = 4;

/** Goes on while there is more and it gets done: after an hour's absence of the engine nobody waits for the next round. */
async function sweepOnce(services: SweeperServices, olderThanMs: number): Promise<Swept> {
  const total = { done: 0, rejected: 0, left: 0 };
  for (;;) {
    const commands = await pendingCommands(services.database, { olderThanMs, limit: batch });
    const cases = byCase(commands);
    const count = { done: 0, rejected: 0, left: 0 };
    const lane = async (): Promise<void> => {
      for (let next = cases.shift(); next; next = cases.shift()) await sweepCase(services, next, count);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    for (const end of ['done', 'rejected', 'left'] as const) total[end] += count[end];
    if (commands.length < batch || count.done + count.rejected === 0) break;
  }
  if (total.done + total.rejected > 0) services.log.info(total, 'swept');
  return total;
}

/** One case's commands in their order: what comes after one that cannot be executed yet waits for it. */
async function sweepCase({ database, engine, log }: SweeperServices, commands: readonly CommandRow[], count: { -readonly [End in keyof Swept]: number }): Promise<void> {
  for (const [index, command] of commands.entries()) {
    const { status } = await executeCommand({ database, engine }, command).catch((error: unknown) => {
      log.error({ err: error, commandId: command.id, kind: command.kind, attempts: command.attempts }, 'command failed again');
      return { status: 'failed' } as const;
    });
    if (status === 'done' || status === 'rejected') count[status] += 1;
    else {
      count.left += commands.length - index;
      return;
    }
  }
}

/** Cases in the order of their oldest command, each with its commands in order. */
function byCase(commands: readonly CommandRow[]): CommandRow[][] {
  const cases = new Map<string, CommandRow[]>();
  for (const command of commands) cases.set(command.caseId, [...(cases.get(command.caseId) ?? []), command]);
  return [...cases.values()].map((list) => list.sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id)));
}
