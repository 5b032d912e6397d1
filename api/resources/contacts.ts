/** Contacts: recording one is one transaction with its case and its command; the case then starts in the engine. */
import { getContact, insertContact } from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { actor } from '../use-cases/acting.ts';
import { executeAsked, rejectionProblem } from '../use-cases/execute.ts';
import { found, ownRegion } from '../use-cases/found.ts';
import { refuseFuture } from '../use-cases/not-future.ts';

export function createContactHandlers(services: Services): Pick<Handlers, 'createContact' | 'getContact'> {
  const { database, log } = services;
  return {
    createContact: async ({ caller, body, key, fingerprint }) => {
      refuseFuture(services, 'initiatedAt', body.initiatedAt);
      if (body.join !== undefined && !('clientId' in body.client)) throw new ProblemError('REQUEST_INVALID', { errors: [{ path: 'join', code: 'custom', message: 'Expected a known client for a contact that joins an open case' }] });
      const insert = () => insertContact(database, scopeOf(caller), { commandId: key, bodyHash: fingerprint, contact: body, by: actor(caller) });
      const { contact, command } = await ('clientId' in body.client ? ownRegion(services, caller, 'client', body.client.clientId, insert) : insert());
      // From here on the contact is safe: whatever the engine does, the answer is 201, and the sweeper starts the case if need be.
      const executed = command.status !== 'pending' ? command : await executeAsked(services, command).catch((error: unknown) => {
        log.error({ err: error, commandId: command.id }, 'case start failed');
        return { status: 'accepted' } as const;
      });
      // The case ended at that moment: the contact is kept, but nobody works on it there. The worker decides anew.
      if (executed.status === 'rejected' && contact.joined) throw new ProblemError(rejectionProblem(executed.rejection));
      return { body: { ...contact, status: executed.status === 'done' ? 'started' : 'starting' }, location: `/api/contacts/${contact.id}` };
    },
    getContact: async ({ caller, params }) => ({ body: await found(services, caller, 'contact', params.contactId, (tx) => getContact(tx, params.contactId)) }),
  };
}
