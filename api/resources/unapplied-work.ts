/** What the caller sent, was kept with 202, and was refused when its turn came; and putting such a notice away. */
import { dismissUnappliedWork, listUnappliedWork } from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { rejectionProblem } from '../use-cases/execute.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function createUnappliedWorkHandlers({ database }: Services): Pick<Handlers, 'listUnappliedWork' | 'dismissUnappliedWork'> {
  return {
    listUnappliedWork: async ({ caller }) => {
      const works = await database.within(scopeOf(caller), listUnappliedWork);
      return { body: { items: works.map(({ rejection, ...work }) => ({ ...work, because: rejectionProblem(rejection) })) } };
    },
    dismissUnappliedWork: async ({ caller, params: { commandId } }) => {
      if (!uuid.test(commandId)) throw new ProblemError('NOT_FOUND');
      await database.within(scopeOf(caller), (tx) => dismissUnappliedWork(tx, commandId));
      return { body: { commandId } };
    },
  };
}
