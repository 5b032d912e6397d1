/** Who is signed in, with the names of their region and units. */
import { regions } from '../../contracts/index.ts';
import type { RegionCode } from '../../contracts/index.ts';
import { listUnits } from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import type { Services } from '../services.ts';

export function createSessionHandlers({ database }: Services): Pick<Handlers, 'getSession'> {
  return {
    getSession: async ({ caller }) => {
      const names = new Map((await database.within(scopeOf(caller), listUnits)).map((unit) => [unit.id, unit.names]));
      const units = caller.units.map((id) => ({ id, names: names.get(id) ?? { fi: id } }));
      const { id, name, roles, region, expiresAt } = caller;
      return { body: { user: { id, name, roles: [...roles], region, regionNames: { ...regions[region as RegionCode] }, units }, expiresAt } };
    },
  };
}
