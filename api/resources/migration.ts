/** Which cases run a version, what moving one to another version would mean, and moving it. */
import { listRunningCases } from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import { versionNumber } from '../http/version-number.ts';
import type { Services } from '../services.ts';
import { caseCommand } from '../use-cases/case-command.ts';
import { dryRun, presentDryRun, refuseBlocked } from '../use-cases/migration.ts';

export function createMigrationHandlers(services: Services): Pick<Handlers, 'listRunningCases' | 'previewMigration' | 'migrateCase'> {
  return {
    listRunningCases: async ({ caller, params: { modelId, number }, query }) => {
      const { items, nextCursor, total } = await services.database.within(scopeOf(caller), (tx) => listRunningCases(tx, { modelId, number: versionNumber(number) }, query));
      return { body: { items: [...items], nextCursor, total } };
    },
    previewMigration: async ({ caller, params: { caseId }, body }) => ({ body: presentDryRun(await dryRun(services, caller, caseId, body)) }),
    migrateCase: async ({ caller, params: { caseId }, key, fingerprint, body: { basedOn, reason, elements, clocks, to } }) => {
      // The move itself is judged by the case. Here it is looked at first, so that the answer can name everything that stands in the way.
      const run = await dryRun(services, caller, caseId, { to, elements, clocks });
      if (run.state.sequence === basedOn) refuseBlocked(run);
      const [from, target] = [run.moving.from, run.to].map(({ modelId, number, hash }) => ({ modelId, number, hash }));
      if (from === undefined || target === undefined) throw new Error('Invariant: two versions make two references');
      const by = { worker: caller.id, unit: caller.units[0] ?? caller.region };
      return await caseCommand(services, { caller, key, fingerprint }, caseId, { type: 'migrateCase', from, to: target, basedOn, reason, elements, clocks, by });
    },
  };
}
