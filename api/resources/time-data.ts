/** A region's calendars and limits: what is in force, what a change would move, and putting one into force. */
import type { TimeDataRows } from '../../contracts/index.ts';
import { timeDataProblems } from '../../guidance/index.ts';
import type { TimeData } from '../../guidance/index.ts';
import { getTimeData, publishTimeData } from '../../prisma/index.ts';
import type { Caller } from '../http/caller.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { executeTimeData, previewTimeData } from '../use-cases/time-data.ts';

export function createTimeDataHandlers(services: Services): Pick<Handlers, 'getTimeData' | 'previewTimeData' | 'publishTimeData'> {
  const { database } = services;
  return {
    getTimeData: async ({ caller }) => ({ body: await database.within(scopeOf(caller), getTimeData) }),
    previewTimeData: async ({ caller, body }) => ({ body: await previewTimeData(services, caller, checked(caller, body, 'preview')) }),
    publishTimeData: async ({ caller, body: { reason, basedOn, ...rows }, key }) => {
      const number = basedOn + 1;
      const data = checked(caller, rows, `${caller.region}.${number}`);
      const by = { worker: caller.id, unit: caller.units[0] ?? caller.region };
      const published = await publishTimeData(database, scopeOf(caller), { id: key, number, data, reason, by });
      return { body: { ...published, left: await executeTimeData(services, caller.region, key) } };
    },
  };
}

function checked(caller: Caller, rows: TimeDataRows, version: string): TimeData {
  const data = { ...rows, version } as TimeData;
  const problems = timeDataProblems(data, caller.region);
  if (problems.length > 0) throw new ProblemError('TIME_DATA_INVALID', { errors: problems.map(({ path, message }) => ({ path, code: 'invalid', message })) });
  return data;
}
