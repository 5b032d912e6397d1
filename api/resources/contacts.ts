/** Contacts: recording one is one transaction with its case and its command; the case then starts in the engine. */
import { getContact, insertContact } from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { actor } from '../use-cases/acting.ts';
import { executeCommand } from '../use-cases/execute.ts';
import { found, ownRegion } from '../use-cases/found.ts';

/** A clock of a phone or browser may be ahead a little; what is further ahead is a mistake. */
const clockSkewMs = 60_000;

export function createContactHandlers(services: Services): Pick<Handlers, 'createContact' | 'getContact'> {
  const { database, log } = services;
  return {
    createContact: async ({ caller, body, key, fingerprint }) => {
      if (body.initiatedAt !== undefined && Date.parse(body.initiatedAt) > services.now() + clockSkewMs) throw inTheFuture();
      const insert = () => insertContact(database, scopeOf(caller), { commandId: key, bodyHash: fingerprint, contact: body, by: actor(caller) });
      const { contact, command } = await ('clientId' in body.client ? ownRegion(services, caller, 'client', body.client.clientId, insert) : insert());
      // From here on the contact is safe: whatever the engine does, the answer is 201, and the sweeper starts the case if need be.
      const executed = command.status !== 'pending' ? command : await executeCommand(services, command).catch((error: unknown) => {
        log.error({ err: error, commandId: command.id }, 'case start failed');
        return { status: 'accepted' } as const;
      });
      return { body: { ...contact, status: executed.status === 'done' ? 'started' : 'starting' }, location: `/api/contacts/${contact.id}` };
    },
    getContact: async ({ caller, params }) => ({ body: await found(services, caller, 'contact', params.contactId, (tx) => getContact(tx, params.contactId)) }),
  };
}

function inTheFuture(): ProblemError {
  return new ProblemError('REQUEST_INVALID', { errors: [{ path: 'initiatedAt', code: 'too_big', message: 'Expected an instant that has passed' }] });
}
