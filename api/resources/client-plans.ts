/** Plans of a client: a second one beside an active one is asked about, and linked or said to be on purpose. */
import { endClientPlan, linkClientPlan, listClientPlans, startClientPlan } from '../../prisma/index.ts';
import type { Tx } from '../../prisma/index.ts';
import type { Caller } from '../http/caller.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { actor } from '../use-cases/acting.ts';
import { found, ownRegion } from '../use-cases/found.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function createClientPlanHandlers(services: Services): Pick<Handlers, 'listClientPlans' | 'startClientPlan' | 'linkClientPlan' | 'endClientPlan'> {
  const within = <T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> => services.database.within(scopeOf(caller), work);
  const planId = (id: string): string => { if (!uuid.test(id)) throw new ProblemError('NOT_FOUND'); return id; };
  return {
    listClientPlans: async ({ caller, params: { clientId } }) => ({ body: await found(services, caller, 'client', clientId, (tx) => listClientPlans(tx, clientId)) }),
    startClientPlan: async ({ caller, params: { clientId }, body, key }) => ({
      body: await ownRegion(services, caller, 'client', clientId, () => within(caller, (tx) => startClientPlan(tx, clientId, { ...body, id: key, by: actor(caller) }))),
    }),
    linkClientPlan: async ({ caller, params, version, body }) => ({ body: await within(caller, (tx) => linkClientPlan(tx, planId(params.planId), version, body.to)) }),
    endClientPlan: async ({ caller, params, version, body }) => ({ body: await within(caller, (tx) => endClientPlan(tx, planId(params.planId), version, body.reason)) }),
  };
}
