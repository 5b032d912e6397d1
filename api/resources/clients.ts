/** Clients: found, shown with all their matters, and opened with a logged reason where no unit of mine has to do with them. */
import { getClient, openClient, searchClients } from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import { isProblemError, ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { actor } from '../use-cases/acting.ts';
import { found, ownRegion } from '../use-cases/found.ts';

export function createClientHandlers(services: Services): Pick<Handlers, 'searchClients' | 'getClient' | 'openClient'> {
  const { database } = services;
  return {
    searchClients: async ({ caller, query }) => ({ body: { items: await database.within(scopeOf(caller), (tx) => searchClients(tx, query)) } }),
    getClient: async ({ caller, params: { clientId } }) => {
      try {
        return { body: await found(services, caller, 'client', clientId, (tx) => getClient(tx, clientId)) };
      } catch (error) {
        // There, but not for this person: a reason opens it. That it is there is known from the search.
        if (isProblemError(error) && error.code === 'NOT_FOUND' && await isOfRegion(services, caller.region, clientId)) throw new ProblemError('CLIENT_REASON_NEEDED');
        throw error;
      }
    },
    openClient: async ({ caller, params: { clientId }, body: { reason } }) => ({
      body: await ownRegion(services, caller, 'client', clientId, () => database.within(scopeOf(caller), (tx) => openClient(tx, clientId, actor(caller).unit, reason))),
    }),
  };
}

async function isOfRegion({ database }: Services, region: string, clientId: string): Promise<boolean> {
  return await database.within({ region, system: true }, (tx) => getClient(tx, clientId)).then((client) => client !== undefined, () => false);
}
