/** Cases: the list, one of them, its event log with its own version's diagram, and its end outside the drawn path. */
import { beginCaseCommand, getCase, getHistory, listCases } from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { actor } from '../use-cases/acting.ts';
import { found, ownRegion } from '../use-cases/found.ts';
import { page } from '../use-cases/page.ts';
import { runCommand } from '../use-cases/run-command.ts';

export function createCaseHandlers(services: Services): Pick<Handlers, 'listCases' | 'getCase' | 'getCaseHistory' | 'endCase'> {
  const { database } = services;
  return {
    listCases: async ({ caller, query }) => ({ body: page(await database.within(scopeOf(caller), (tx) => listCases(tx, query))) }),
    getCase: async ({ caller, params: { caseId } }) => ({ body: await found(services, caller, 'case', caseId, (tx) => getCase(tx, caseId)) }),
    getCaseHistory: async ({ caller, params: { caseId } }) => ({ body: await found(services, caller, 'case', caseId, (tx) => getHistory(tx, caseId)) }),
    endCase: async ({ caller, params: { caseId }, key, fingerprint, body: { reason, note } }) => {
      const details = await found(services, caller, 'case', caseId, (tx) => getCase(tx, caseId));
      const command = { type: 'endCase', reason, ...(note === undefined ? {} : { note }), by: actor(caller, details.responsible?.unit) } as const;
      const begun = await ownRegion(services, caller, 'case', caseId, () => beginCaseCommand(database, scopeOf(caller), { caseId, commandId: key, bodyHash: fingerprint, command }));
      return await runCommand(services, caller, begun);
    },
  };
}
