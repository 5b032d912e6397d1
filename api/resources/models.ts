/** Models and their drafts: what a development lead draws and saves. Diagnostics are made here, not in the browser. */
import { createDraft, createModel, describeVersion, getModelHistory, getVersion, getVersionAt, listGroupPeople, listLibrary, listModels, refuseOtherEditor, saveVersion } from '../../prisma/index.ts';
import { regions } from '../../contracts/index.ts';
import type { RegionCode, VersionSummary } from '../../contracts/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers, Reply } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import { versionNumber } from '../http/version-number.ts';
import type { Services } from '../services.ts';
import { libraryScope } from '../use-cases/library-scope.ts';
import { presentDiagnostic } from '../use-cases/linted.ts';
import { lintedVariant } from '../use-cases/linted-variant.ts';
import { newModel } from '../use-cases/new-model.ts';
import { refuseStrangers } from '../use-cases/refuse-strangers.ts';

type ModelHandlers = Pick<Handlers, 'listModels' | 'getVersion' | 'createModel' | 'createDraft' | 'saveVersion' | 'describeVersion' | 'listGroupPeople' | 'getModelHistory' | 'listLibrary' | 'getLibraryVersion'>;

export function createModelHandlers({ database }: Services): ModelHandlers {
  return {
    listModels: async ({ caller }) => ({ body: { items: await database.within(libraryScope(caller), listModels) } }),
    getVersion: async ({ caller, params: { modelId, number } }) => {
      const version = await database.within(scopeOf(caller), (tx) => getVersion(tx, modelId, versionNumber(number)));
      if (!version) throw new ProblemError('NOT_FOUND');
      return { body: version, version: version.revision };
    },
    createModel: async ({ caller, body }) => {
      return createdReply(await database.within(libraryScope(caller), async (tx) => createModel(tx, await newModel(tx, caller, body))));
    },
    createDraft: async ({ caller, params: { modelId }, body: { from } }) => createdReply(await database.within(scopeOf(caller), (tx) => createDraft(tx, modelId, from, caller))),
    saveVersion: async ({ caller, params: { modelId, number }, version, body }) => {
      return await database.within(libraryScope(caller), async (tx) => {
        const place = { modelId, number: versionNumber(number) };
        const kept = await getVersion(tx, modelId, place.number);
        const content = { xml: body.xml, ...(body.forms && { forms: body.forms }), ...(body.decisions && { decisions: body.decisions }) };
        const { diagnostics } = await lintedVariant(tx, place, { forms: kept?.forms ?? {}, decisions: kept?.decisions ?? {}, ...content });
        await refuseOtherEditor(tx, place, body.tab);
        const saved = await saveVersion(tx, modelId, place.number, version, content);
        return { body: { ...saved, problems: diagnostics.map(presentDiagnostic) }, version: saved.revision };
      });
    },
    describeVersion: async ({ caller, params: { modelId, number }, version, body }) => {
      const saved = await database.within(scopeOf(caller), async (tx) => {
        await refuseStrangers(tx, body.groups);
        return await describeVersion(tx, modelId, versionNumber(number), version, body);
      });
      return { body: saved, version: saved.revision };
    },
    listGroupPeople: async ({ caller }) => ({ body: { items: await database.within(scopeOf(caller), listGroupPeople) } }),
    getModelHistory: async ({ caller, params: { modelId } }) => {
      const items = await database.within(scopeOf(caller), (tx) => getModelHistory(tx, modelId));
      if (!items) throw new ProblemError('NOT_FOUND');
      return { body: { items } };
    },
    listLibrary: async ({ caller }) => {
      const entries = await database.within(libraryScope(caller), listLibrary);
      return { body: { items: entries.map((entry) => ({ ...entry, regionNames: { ...regions[entry.region as RegionCode] } })) } };
    },
    getLibraryVersion: async ({ caller, params: { region, modelId, number } }) => {
      const place = { region, modelId, number: versionNumber(number) };
      const found = await database.within(libraryScope(caller), async (tx) => ({ version: await getVersionAt(tx, place), entry: (await listLibrary(tx)).find((entry) => entry.region === region && entry.modelId === modelId) }));
      if (!found.version) throw new ProblemError('NOT_FOUND');
      const { hash, status, author, xml, forms, decisions } = found.version;
      return { body: { ...place, names: found.entry?.names ?? { fi: modelId }, hash, status, author, xml, forms, decisions } };
    },
  };
}

function createdReply(draft: VersionSummary): Reply<VersionSummary> {
  return { body: draft, version: draft.revision, location: `/api/models/${draft.modelId}/versions/${draft.number}` };
}
