/** Reading one thing: not there, or there but of another region, are different answers; neither shows or changes anything. */
import type { ProblemCode } from '../../contracts/index.ts';
import { regionOf } from '../../prisma/index.ts';
import type { ForeignKind, Tx } from '../../prisma/index.ts';
import type { Caller } from '../http/caller.ts';
import { scopeOf } from '../http/caller.ts';
import { isProblemError, isRefusal, ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';

/** @throws ProblemError REGION_FOREIGN when another region has it, NOT_FOUND when nobody has, or when it is not for this person */
export async function found<T>(services: Services, caller: Caller, kind: ForeignKind, id: string, read: (tx: Tx) => Promise<T | undefined>): Promise<T> {
  const value = await ownRegion(services, caller, kind, id, () => services.database.within(scopeOf(caller), read));
  if (value !== undefined) return value;
  throw new ProblemError(await isForeign(services, caller, kind, id) ? 'REGION_FOREIGN' : 'NOT_FOUND');
}

/** Runs `work` on a thing; that it is not there becomes REGION_FOREIGN when the thing belongs to another region. */
export async function ownRegion<T>(services: Services, caller: Caller, kind: ForeignKind, id: string, work: () => Promise<T>): Promise<T> {
  if (!shapes[kind].test(id)) throw new ProblemError('NOT_FOUND');
  try {
    return await work();
  } catch (error) {
    if ((isRefusal(error) || isProblemError(error)) && absent.has(error.code) && await isForeign(services, caller, kind, id)) throw new ProblemError('REGION_FOREIGN');
    throw error;
  }
}

const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** What is no id of ours names nothing; the database is not asked. */
const shapes: Record<ForeignKind, RegExp> = {
  case: new RegExp(`^${uuid}$`), contact: new RegExp(`^${uuid}$`), client: new RegExp(`^${uuid}$`, 'i'),
  task: new RegExp(`^${uuid}~[^~]+\\.\\d+$`), escalation: new RegExp(`^${uuid}~.+$`),
};

const absent: ReadonlySet<ProblemCode> = new Set(['NOT_FOUND', 'ESCALATION_UNKNOWN', 'INCIDENT_UNKNOWN']);

async function isForeign({ database }: Services, caller: Caller, kind: ForeignKind, id: string): Promise<boolean> {
  const region = await regionOf(database, kind, id);
  return region !== undefined && region !== caller.region;
}
