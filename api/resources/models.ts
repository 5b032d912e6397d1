/** Models and their versions: what a development lead draws, saves and publishes. Diagnostics are made here, not in the browser. */
import { createDraft, getVersion, listModels, publishVersion, saveVersion } from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { linted, presentDiagnostic, runnable } from '../use-cases/linted.ts';

type ModelHandlers = Pick<Handlers, 'listModels' | 'getVersion' | 'createDraft' | 'saveVersion' | 'publishVersion'>;

export function createModelHandlers({ database }: Services): ModelHandlers {
  return {
    listModels: async ({ caller }) => ({ body: { items: await database.within(scopeOf(caller), listModels) } }),
    getVersion: async ({ caller, params: { modelId, number } }) => {
      const version = await database.within(scopeOf(caller), (tx) => getVersion(tx, modelId, versionNumber(number)));
      if (!version) throw new ProblemError('NOT_FOUND');
      return { body: version, version: version.revision };
    },
    createDraft: async ({ caller, params: { modelId }, body: { from } }) => {
      const draft = await database.within(scopeOf(caller), (tx) => createDraft(tx, modelId, from, caller.name));
      return { body: draft, version: draft.revision, location: `/api/models/${modelId}/versions/${draft.number}` };
    },
    saveVersion: async ({ caller, params: { modelId, number }, version, body }) => {
      return await database.within(scopeOf(caller), async (tx) => {
        const kept = await getVersion(tx, modelId, versionNumber(number));
        const content = { xml: body.xml, ...(body.forms && { forms: body.forms }), ...(body.decisions && { decisions: body.decisions }) };
        const { diagnostics } = await linted({ forms: kept?.forms ?? {}, decisions: kept?.decisions ?? {}, ...content });
        const saved = await saveVersion(tx, modelId, versionNumber(number), version, content);
        return { body: { ...saved, problems: diagnostics.map(presentDiagnostic) }, version: saved.revision };
      });
    },
    publishVersion: async ({ caller, params: { modelId, number }, version, body: { reason } }) => {
      const published = await database.within(scopeOf(caller), async (tx) => {
        const draft = await getVersion(tx, modelId, versionNumber(number));
        if (!draft) throw new ProblemError('NOT_FOUND');
        return await publishVersion(tx, modelId, draft.number, version, { reason, definition: runnable(await linted(draft)) });
      });
      return { body: published, version: published.revision };
    },
  };
}

/** @throws ProblemError NOT_FOUND for a path that names no number */
function versionNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new ProblemError('NOT_FOUND');
  return Number(text);
}
