/** Escalations addressed to the caller by role, unit or name, and saying that one is taken care of. */
import { beginEscalationCommand, listEscalations } from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { actor } from '../use-cases/acting.ts';
import { ownRegion } from '../use-cases/found.ts';
import { page } from '../use-cases/page.ts';
import { runCommand } from '../use-cases/run-command.ts';

export function createEscalationHandlers(services: Services): Pick<Handlers, 'listEscalations' | 'acknowledgeEscalation'> {
  const { database } = services;
  return {
    listEscalations: async ({ caller, query }) => ({ body: page(await database.within(scopeOf(caller), (tx) => listEscalations(tx, query))) }),
    acknowledgeEscalation: async ({ caller, params: { escalationId }, key, fingerprint }) => {
      const begun = await ownRegion(services, caller, 'escalation', escalationId, () =>
        beginEscalationCommand(database, scopeOf(caller), { escalationId, commandId: key, bodyHash: fingerprint, by: actor(caller) }));
      return await runCommand(services, caller, begun);
    },
  };
}
