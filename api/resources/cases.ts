/** Cases: the list, one of them, its event log with its own version's diagram, and its end outside the drawn path. */
import type { Actor } from '../../guidance/index.ts';
import { getCase, getHistory, listCases } from '../../prisma/index.ts';
import type { Caller } from '../http/caller.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { actor } from '../use-cases/acting.ts';
import { caseCommand } from '../use-cases/case-command.ts';
import { found } from '../use-cases/found.ts';
import { page } from '../use-cases/page.ts';

export function createCaseHandlers(services: Services): Pick<Handlers, 'listCases' | 'getCase' | 'getCaseHistory' | 'endCase' | 'moveCaseOn' | 'suspendCase' | 'resumeCase'> {
  const { database } = services;
  const responsibleActor = async (caller: Caller, caseId: string): Promise<Actor> =>
    actor(caller, (await found(services, caller, 'case', caseId, (tx) => getCase(tx, caseId))).responsible?.unit);
  return {
    listCases: async ({ caller, query }) => ({ body: page(await database.within(scopeOf(caller), (tx) => listCases(tx, query))) }),
    getCase: async ({ caller, params: { caseId } }) => ({ body: await found(services, caller, 'case', caseId, (tx) => getCase(tx, caseId)) }),
    getCaseHistory: async ({ caller, params: { caseId } }) => ({ body: await found(services, caller, 'case', caseId, (tx) => getHistory(tx, caseId)) }),
    endCase: async (input) => {
      const { caller, params: { caseId }, body: { reason, note } } = input;
      const by = await responsibleActor(caller, caseId);
      return await caseCommand(services, input, caseId, { type: 'endCase', reason, ...(note === undefined ? {} : { note }), by });
    },
    moveCaseOn: async (input) => {
      const { caller, params: { caseId }, body } = input;
      return await caseCommand(services, input, caseId, { type: 'moveOn', ...body, by: await responsibleActor(caller, caseId) });
    },
    suspendCase: async (input) => {
      const { caller, params: { caseId }, body: { reason } } = input;
      return await caseCommand(services, input, caseId, { type: 'suspendCase', reason, by: await responsibleActor(caller, caseId) });
    },
    resumeCase: async (input) => {
      const { caller, params: { caseId } } = input;
      return await caseCommand(services, input, caseId, { type: 'resumeCase', by: await responsibleActor(caller, caseId) });
    },
  };
}
