/** People of a supervisor's units, absences with their substitutes, and who leaves. */
import type { Absence } from '../../contracts/index.ts';
import {
  activatePerson, answerAbsence, cancelAbsence, coordinatorGaps, deactivatePerson, listColleagues, listMyAbsences, listPeople, planAbsence, updatePerson,
} from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers, Reply } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { actor } from '../use-cases/acting.ts';
import { followUp } from '../use-cases/follow-up.ts';

type PeopleHandlers = Pick<Handlers, 'listPeople' | 'listColleagues' | 'updatePerson' | 'deactivatePerson' | 'activatePerson' | 'planAbsence' | 'listMyAbsences' | 'acceptAbsence' | 'declineAbsence' | 'cancelAbsence' | 'listCoordinatorGaps'>;

export function createPeopleHandlers(services: Services): PeopleHandlers {
  const { database } = services;
  const absence = async (id: string, work: (id: string) => Promise<Absence>): Promise<Reply<Absence>> => {
    if (!uuid.test(id)) throw new ProblemError('NOT_FOUND');
    return { body: await work(id) };
  };
  return {
    listPeople: async ({ caller }) => ({ body: await listPeople(database, scopeOf(caller)) }),
    listColleagues: async ({ caller }) => ({ body: { items: await database.within(scopeOf(caller), listColleagues) } }),
    updatePerson: async ({ caller, params: { personId }, version, body }) => {
      const person = await followUp(services, () => updatePerson(database, scopeOf(caller), personId, version, body));
      return { body: person, version: person.version };
    },
    deactivatePerson: async ({ caller, params: { personId } }) => ({ body: await followUp(services, () => deactivatePerson(database, scopeOf(caller), personId, actor(caller))) }),
    activatePerson: async ({ caller, params: { personId } }) => ({ body: await activatePerson(database, scopeOf(caller), personId) }),
    planAbsence: async ({ caller, params: { personId }, key, body }) => {
      const planned = await followUp(services, () => planAbsence(database, scopeOf(caller), { id: key, worker: personId, by: actor(caller), ...body }));
      return { body: planned, location: '/api/absences' };
    },
    listMyAbsences: async ({ caller }) => ({ body: { items: await database.within(scopeOf(caller), (tx) => listMyAbsences(tx)) } }),
    acceptAbsence: ({ caller, params: { absenceId } }) => absence(absenceId, (id) => answerAbsence(database, scopeOf(caller), id, true)),
    declineAbsence: ({ caller, params: { absenceId } }) => absence(absenceId, (id) => answerAbsence(database, scopeOf(caller), id, false)),
    cancelAbsence: ({ caller, params: { absenceId } }) => absence(absenceId, (id) => cancelAbsence(database, scopeOf(caller), id)),
    listCoordinatorGaps: async ({ caller }) => ({ body: await database.within(scopeOf(caller), (tx) => coordinatorGaps(tx)) }),
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
