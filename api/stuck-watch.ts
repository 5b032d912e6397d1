/** Watches for open cases that nothing keeps going and has each raised to its unit's supervisor (PLAN-14), in a limited time whatever the reason. */
import { raiseStuckCases } from '../prisma/index.ts';
import type { Services } from './services.ts';

export interface StuckWatchOptions {
  /** How long a case may stand still before it is raised; default 10 min. */
  readonly afterMs?: number;
  /** Default 1 min. */
  readonly everyMs?: number;
}

export interface StuckWatch {
  /** Looks now. @returns how many cases it raised; the sweeper executes it */
  look(): Promise<number>;
  stop(): Promise<void>;
}

export function startStuckWatch({ database, log }: Pick<Services, 'database' | 'log'>, { afterMs = 600_000, everyMs = 60_000 }: StuckWatchOptions = {}): StuckWatch {
  let round: Promise<number> | undefined;
  const look = (): Promise<number> => (round ??= raiseStuckCases(database, afterMs).finally(() => { round = undefined; }));
  const timer = setInterval(() => {
    look().then((raised) => { if (raised > 0) log.warn({ raised }, 'cases that nothing keeps going'); }, (error: unknown) => log.warn({ err: error }, 'the watch for stuck cases failed'));
  }, everyMs);
  timer.unref();
  return {
    look,
    stop: async () => {
      clearInterval(timer);
      await round?.catch(() => undefined);
    },
  };
}
