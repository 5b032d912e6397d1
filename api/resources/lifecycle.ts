/** The life of a version: review, approval, publishing, retirement; and whether the region wants a second person. */
import { approveVersion, getRegionSettings, getVersion, publishVersion, retireVersion, returnVersion, saveRegionSettings, submitVersion } from '../../prisma/index.ts';
import type { Tx } from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers, Reply } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import { versionNumber } from '../http/version-number.ts';
import type { Services } from '../services.ts';
import { libraryScope } from '../use-cases/library-scope.ts';
import { runnable } from '../use-cases/linted.ts';
import { lintedVariant } from '../use-cases/linted-variant.ts';

type LifecycleHandlers = Pick<Handlers, 'submitVersion' | 'returnVersion' | 'approveVersion' | 'publishVersion' | 'retireVersion' | 'getRegionSettings' | 'saveRegionSettings'>;

export function createLifecycleHandlers({ database }: Services): LifecycleHandlers {
  return {
    submitVersion: async ({ caller, params, version, body: { reason } }) => {
      const known = knownOf(params, version);
      return replyOf(await database.within(libraryScope(caller), async (tx) => { await definitionOf(tx, known); return submitVersion(tx, known, reason); }));
    },
    returnVersion: async ({ caller, params, version, body: { reason } }) => replyOf(await database.within(scopeOf(caller), (tx) => returnVersion(tx, knownOf(params, version), reason))),
    approveVersion: async ({ caller, params, version, body: { comment } }) => replyOf(await database.within(scopeOf(caller), (tx) => approveVersion(tx, knownOf(params, version), comment))),
    publishVersion: async ({ caller, params, version, body: { reason, validFrom } }) => {
      const known = knownOf(params, version);
      return replyOf(await database.within(libraryScope(caller), async (tx) => publishVersion(tx, known, { reason, validFrom, definition: await definitionOf(tx, known) })));
    },
    retireVersion: async ({ caller, params, version, body: { reason } }) => replyOf(await database.within(scopeOf(caller), (tx) => retireVersion(tx, knownOf(params, version), reason))),
    getRegionSettings: async ({ caller }) => {
      const settings = await database.within(scopeOf(caller), getRegionSettings);
      return { body: settings, version: settings.revision };
    },
    saveRegionSettings: async ({ caller, version, body }) => {
      const settings = await database.within(scopeOf(caller), (tx) => saveRegionSettings(tx, version, body));
      return { body: settings, version: settings.revision };
    },
  };
}

interface Known { readonly modelId: string; readonly number: number; readonly revision: number }

function knownOf({ modelId, number }: { readonly modelId: string; readonly number: string }, revision: number): Known {
  return { modelId, number: versionNumber(number), revision };
}

function replyOf<Body extends { readonly revision: number }>(body: Body): Reply<Body> {
  return { body, version: body.revision };
}

/** What cases will run. @throws ProblemError NOT_FOUND, MODEL_INVALID */
async function definitionOf(tx: Tx, { modelId, number }: Known): Promise<ReturnType<typeof runnable>> {
  const draft = await getVersion(tx, modelId, number);
  if (!draft) throw new ProblemError('NOT_FOUND');
  return runnable(await lintedVariant(tx, draft, draft));
}
