/** Transitions: the register, receivers, cases that nothing keeps going, and handovers between regions. */
import type { RegionHandoverView } from '../../contracts/index.ts';
import { acceptRegionHandover, listReceivers, listRegionHandovers, listStuckCases, listTransitions, releasingCommand, returnRegionHandover } from '../../prisma/index.ts';
import type { Actor } from '../../guidance/index.ts';
import type { Caller } from '../http/caller.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { actor } from '../use-cases/acting.ts';
import { executeAsked, executeCommand, rejectionProblem } from '../use-cases/execute.ts';
import { refuseForeignUnit } from '../use-cases/foreign-unit.ts';
import { page } from '../use-cases/page.ts';
import { runCommand } from '../use-cases/run-command.ts';

type TransitionHandlers = Pick<Handlers, 'listReceivers' | 'listTransitions' | 'listStuckCases' | 'listRegionHandovers' | 'acceptRegionHandover' | 'returnRegionHandover'>;

export function createTransitionHandlers(services: Services): TransitionHandlers {
  const { database } = services;
  const offers = (caller: Caller): Promise<RegionHandoverView[]> => database.within(scopeOf(caller), listRegionHandovers);
  return {
    listReceivers: async ({ caller }) => ({ body: { items: await database.within(scopeOf(caller), listReceivers) } }),
    listTransitions: async ({ caller, query }) => {
      refuseForeignUnit(caller, query.unit);
      return { body: page(await database.within(scopeOf(caller), (tx) => listTransitions(tx, query))) };
    },
    listStuckCases: async ({ caller }) => ({ body: { items: await database.within(scopeOf(caller), listStuckCases) } }),
    listRegionHandovers: async ({ caller }) => ({ body: { items: await offers(caller) } }),
    acceptRegionHandover: async ({ caller, params: { offerId }, key, fingerprint }) => {
      const by = await receiver(services, caller, offerId);
      const begun = await acceptRegionHandover(database, scopeOf(caller), { offerId, commandId: key, bodyHash: fingerprint, by });
      const answer = await runCommand(services, caller, begun);
      await release(services, offerId, await offers(caller));
      return answer;
    },
    returnRegionHandover: async ({ caller, params: { offerId }, key, fingerprint, body: { reason } }) => {
      const by = await receiver(services, caller, offerId);
      const { command } = await returnRegionHandover(database, scopeOf(caller), { offerId, commandId: key, bodyHash: fingerprint, by }, reason);
      const executed = command.status === 'pending' ? await executeAsked(services, command) : { status: command.status, rejection: command.rejection };
      if (executed.status === 'rejected') throw new ProblemError(rejectionProblem(executed.rejection));
      const body = { items: await offers(caller) };
      return executed.status === 'accepted' ? { status: 202, body } : { body };
    },
  };
}

/** Who answers, in the unit that it is offered to. @throws ProblemError NOT_FOUND for an offer that is not to a unit of theirs */
async function receiver({ database }: Services, caller: Caller, offerId: string): Promise<Actor> {
  const offer = (await database.within(scopeOf(caller), listRegionHandovers)).find(({ id, direction }) => id === offerId && direction === 'received');
  if (offer === undefined) throw new ProblemError('NOT_FOUND');
  return actor(caller, offer.toUnit);
}

/** The sender is released at once when all goes well; otherwise the sweeper does it. The receiver's answer does not wait for that. */
async function release(services: Services, offerId: string, offers: readonly RegionHandoverView[]): Promise<void> {
  const offer = offers.find(({ id }) => id === offerId);
  const command = offer && await releasingCommand(services.database, offer.fromRegion, offerId);
  if (command?.status !== 'pending') return;
  await executeCommand(services, command).catch((error: unknown) => { services.log.error({ err: error, commandId: command.id }, 'the sender is released later'); });
}

