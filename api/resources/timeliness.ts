/** The due cohort of a period and the cases behind each number. */
import { getTimeliness, listTimelinessCases } from '../../prisma/index.ts';
import type { Caller } from '../http/caller.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { refuseForeignUnit } from '../use-cases/foreign-unit.ts';
import { page } from '../use-cases/page.ts';

export function createTimelinessHandlers({ database }: Services): Pick<Handlers, 'getTimeliness' | 'listTimelinessCases'> {
  return {
    getTimeliness: async ({ caller, query }) => {
      checkPeriod(caller, query);
      return { body: await database.within(scopeOf(caller), (tx) => getTimeliness(tx, query)) };
    },
    listTimelinessCases: async ({ caller, query }) => {
      checkPeriod(caller, query);
      return { body: page(await database.within(scopeOf(caller), (tx) => listTimelinessCases(tx, query))) };
    },
  };
}

function checkPeriod(caller: Caller, { from, to, unit }: { from: string; to: string; unit?: string | undefined }): void {
  refuseForeignUnit(caller, unit);
  if (from > to) throw new ProblemError('REQUEST_INVALID', { errors: [{ path: 'to', code: 'too_small', message: 'Expected the last day not to be before the first' }] });
}
