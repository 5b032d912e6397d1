/** Who has a version open, and who of them edits it. Only development leads draw; everybody else reads along. */
import { attend } from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import { versionNumber } from '../http/version-number.ts';
import type { Services } from '../services.ts';

export function createPresenceHandlers({ database }: Services): Pick<Handlers, 'attendVersion'> {
  return {
    attendVersion: async ({ caller, params: { modelId, number }, body: { tab, wants } }) => {
      const may = caller.roles.includes('developmentLead') || wants === 'leave';
      const attending = { modelId, number: versionNumber(number), tab, worker: caller.id, name: caller.name, wants: may ? wants : 'read' as const };
      return { body: await database.within(scopeOf(caller), (tx) => attend(tx, attending)) };
    },
  };
}
