/** How late the machinery itself was with what time does. */
import { getLateness } from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import type { Services } from '../services.ts';

export function createLatenessHandlers({ database }: Services): Pick<Handlers, 'getLateness'> {
  return { getLateness: async ({ caller, query }) => ({ body: await database.within(scopeOf(caller), (tx) => getLateness(tx, query)) }) };
}
