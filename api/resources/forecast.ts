/** What will breach next, by responsible unit and worker. */
import { addDays, localDate, startOfDay } from '../../guidance/index.ts';
import { getForecast } from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { refuseForeignUnit } from '../use-cases/foreign-unit.ts';

export function createForecastHandlers({ database, now }: Services): Pick<Handlers, 'getForecast'> {
  return {
    getForecast: async ({ caller, query: { days, unit } }) => {
      refuseForeignUnit(caller, unit);
      const from = localDate(new Date(now()).toISOString());
      const to = addDays(from, days);
      return { body: await database.within(scopeOf(caller), (tx) => getForecast(tx, { from, to, end: startOfDay(addDays(to, 1)) }, unit)) };
    },
  };
}
