/** Comparing by meaning, bringing a variant onto its parent's newest version, and what a model says about work and law. */
import type { z } from 'zod';
import type { comparisonSchema, mergeConflictSchema } from '../../contracts/index.ts';
import { compareModels, conflictAbout, divisionOfWork, stepsWithoutBasis } from '../../guidance/index.ts';
import type { Comparison, Conflict } from '../../guidance/index.ts';
import { getVersion, getVersionAt } from '../../prisma/index.ts';
import type { Handlers } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import { versionNumber } from '../http/version-number.ts';
import type { Services } from '../services.ts';
import { libraryScope } from '../use-cases/library-scope.ts';
import { presentDiagnostic, runnable } from '../use-cases/linted.ts';
import { lintedVariant } from '../use-cases/linted-variant.ts';
import { modelFiles } from '../use-cases/model-files.ts';
import { previewRebase, rebase } from '../use-cases/rebase.ts';

type VariantHandlers = Pick<Handlers, 'compareVersions' | 'getRebase' | 'rebaseVersion' | 'getDivisionOfWork'>;

export function createVariantHandlers({ database }: Services): VariantHandlers {
  return {
    compareVersions: async ({ caller, query }) => {
      const sides = await database.within(libraryScope(caller), (tx) => Promise.all([query.left, query.right].map((address) => getVersionAt(tx, placeOf(address)))));
      const [left, right] = sides;
      if (!left || !right) throw new ProblemError('NOT_FOUND');
      return { body: presentComparison(compareModels(await modelFiles(left), await modelFiles(right))) };
    },
    getRebase: async ({ caller, params: { modelId, number } }) => {
      const preview = await database.within(libraryScope(caller), (tx) => previewRebase(tx, modelId, versionNumber(number)));
      const { conflicts, names } = preview;
      return { body: { parent: preview.parent, onto: preview.onto, conflicts: conflicts.map((conflict) => presentConflict(conflict, names)), theirs: presentComparison(preview.theirs), ours: presentComparison(preview.ours) } };
    },
    rebaseVersion: async ({ caller, params: { modelId, number }, version, body }) => {
      return await database.within(libraryScope(caller), async (tx) => {
        const { saved, files } = await rebase(tx, { modelId, number: versionNumber(number), revision: version }, body);
        const { diagnostics } = await lintedVariant(tx, saved, files);
        return { body: { ...saved, problems: diagnostics.map(presentDiagnostic) }, version: saved.revision };
      });
    },
    getDivisionOfWork: async ({ caller, params: { modelId, number } }) => {
      const definition = await database.within(libraryScope(caller), async (tx) => {
        const version = await getVersion(tx, modelId, versionNumber(number));
        if (!version) throw new ProblemError('NOT_FOUND');
        return runnable(await lintedVariant(tx, version, version));
      });
      return { body: { roles: divisionOfWork(definition).map((row) => ({ ...row, steps: row.steps.map((step) => ({ ...step })) })), withoutBasis: stepsWithoutBasis(definition).map((step) => ({ ...step })) } };
    },
  };
}

function placeOf(address: string): { region: string; modelId: string; number: number } {
  const [region = '', modelId = '', number = ''] = address.split('/');
  return { region, modelId, number: versionNumber(number) };
}

type JsonValue = z.output<typeof mergeConflictSchema>['base'];

function presentComparison({ changes, names, matched }: Comparison): z.output<typeof comparisonSchema> {
  return { changes: changes.map((change) => ({ ...change, from: change.from as JsonValue, to: change.to as JsonValue })), names: { ...names }, matched };
}

function presentConflict({ id, elementId, path, base, ours, theirs }: Conflict, names: Comparison['names']): z.output<typeof mergeConflictSchema> {
  return { id, elementId: elementId === '' ? null : elementId, elementNames: names[elementId] ?? { fi: elementId === '' ? path.at(1) ?? '' : elementId }, path: [...path], ...conflictAbout({ elementId, path }), base: (base ?? null) as JsonValue, ours: (ours ?? null) as JsonValue, theirs: (theirs ?? null) as JsonValue };
}
