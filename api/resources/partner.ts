/** Partners: the handovers of their organisation, and starting one. What they answer goes through the handovers' own operations. */
import { clientMeant, insertContact, listPartnerHandovers, listReceivers } from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { actor } from '../use-cases/acting.ts';
import { executeAsked } from '../use-cases/execute.ts';
import { present } from '../use-cases/present.ts';

export function createPartnerHandlers(services: Services): Pick<Handlers, 'listPartnerHandovers' | 'startPartnerHandover'> {
  const { database, log } = services;
  return {
    listPartnerHandovers: async ({ caller }) => ({ body: { items: await listPartnerHandovers(database, scopeOf(caller)) } }),
    startPartnerHandover: async ({ caller, body, key, fingerprint }) => {
      const { client, need, serviceLanguage, interpreterNeeded, transition, toUnit, toRole, reason, additions } = body;
      await refuseReceiver(services, caller, toUnit, toRole);
      const known = await clientMeant(database, caller.region, client);
      // The contact's rows are client data, which a partner may write and not read: committed with the system's eyes, in the partner's name.
      const { contact, command } = await insertContact(database, { ...scopeOf(caller), system: true }, {
        commandId: key, bodyHash: fingerprint, by: actor(caller),
        contact: { channel: 'digital', client: known === undefined ? client : { clientId: known }, ...(known !== undefined && { separate: true }), reporter: { relation: 'professional', name: caller.name }, need, serviceLanguage, interpreterNeeded, sevenDayGround: null },
        offers: { terms: { transition, toUnit, toRole, namesCoordinator: false, follows: false }, reason, additions: present(additions) },
      });
      // As with every contact: it is safe now, the sweeper starts the case if need be.
      const executed = command.status !== 'pending' ? command : await executeAsked(services, command).catch((error: unknown) => {
        log.error({ err: error, commandId: command.id }, 'case start failed');
        return { status: 'accepted' } as const;
      });
      return { body: { caseId: contact.caseId, caseNumber: contact.caseNumber, status: executed.status === 'done' ? 'started' : 'starting' } };
    },
  };
}

/** @throws ProblemError HANDOVER_RECEIVER_INVALID for a unit that is not another one of the region with such a role */
async function refuseReceiver({ database }: Services, caller: Caller, unit: string, role: string): Promise<void> {
  const receivers = await database.within(scopeOf(caller), listReceivers);
  const fits = receivers.some(({ id, region, roles }) => id === unit && region.trim() === caller.region && roles.includes(role)) && !caller.units.includes(unit);
  if (!fits) throw new ProblemError('HANDOVER_RECEIVER_INVALID');
}
