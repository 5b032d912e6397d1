/** What handlers work with; made once in `start.ts`. */
import type { Logger } from 'pino';
import type { Database } from '../prisma/index.ts';
import type { Engine } from './engine/engine.ts';
import type { Live } from './live.ts';

export interface Services {
  readonly database: Database;
  readonly engine: Engine;
  readonly live: Live;
  readonly log: Logger;
  /** Product version for `/health`. */
  readonly version: string;
  readonly now: () => number;
}
