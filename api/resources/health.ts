/** Whether the parts are there. Answers 200 also when degraded: the API itself is there, and contacts are taken without the engine. */
import type { Handlers } from '../http/handler.ts';
import type { Services } from '../services.ts';

export function createHealthHandlers({ database, engine, version }: Services): Pick<Handlers, 'getHealth'> {
  return {
    getHealth: async () => {
      const [db, temporal] = await Promise.all([database.ping().then(() => true, () => false), engine.reachable()]);
      return { body: { status: db && temporal ? 'ok' : 'degraded', database: db, temporal, version } };
    },
  };
}
