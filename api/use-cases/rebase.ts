/** Brings a variant onto the newest version of its parent: three versions are read, merged by meaning, and the draft takes the result. */
import type { VersionSummary } from '../../contracts/index.ts';
import { compareModels, mergeModels } from '../../guidance/index.ts';
import type { Choices, Comparison, Conflict, ModelFiles } from '../../guidance/index.ts';
import { getVersion, getVersionAt, logVersion, newestOf, parentOf, saveVersion } from '../../prisma/index.ts';
import type { Tx, VersionPlace } from '../../prisma/index.ts';
import { ProblemError } from '../http/problem.ts';
import { modelFiles, versionFiles } from './model-files.ts';
import type { VersionFiles } from './model-files.ts';

interface Sides { readonly draft: VersionFiles; readonly parent: VersionPlace; readonly onto: number; readonly base: ModelFiles; readonly ours: ModelFiles; readonly theirs: ModelFiles }

export interface RebasePreview {
  readonly parent: VersionPlace;
  readonly onto: number;
  readonly conflicts: readonly Conflict[];
  readonly theirs: Comparison;
  readonly ours: Comparison;
  readonly names: Comparison['names'];
}

/** @param tx with `library` in its scope. @throws ProblemError NOT_FOUND, MODEL_WITHOUT_PARENT, PARENT_UNCHANGED, MODEL_MALFORMED */
export async function previewRebase(tx: Tx, modelId: string, number: number): Promise<RebasePreview> {
  const { parent, onto, base, ours, theirs } = await readSides(tx, modelId, number);
  const [theirChanges, ourChanges] = [compareModels(base, theirs), compareModels(base, ours)];
  return { parent, onto, conflicts: mergeModels({ base, ours, theirs }).conflicts, theirs: theirChanges, ours: ourChanges, names: { ...theirChanges.names, ...ourChanges.names } };
}

/**
 * @param wanted `onto` is the version that the person saw: a newer one that came since is refused as stale
 * @throws ProblemError as `previewRebase`, and MERGE_CONFLICT naming what is not chosen yet, VERSION_STALE
 */
export async function rebase(tx: Tx, known: { readonly modelId: string; readonly number: number; readonly revision: number }, wanted: { readonly onto: number; readonly choices: Choices }): Promise<{ saved: VersionSummary; files: VersionFiles }> {
  const sides = await readSides(tx, known.modelId, known.number);
  if (sides.onto !== wanted.onto) throw new ProblemError('VERSION_STALE', { detail: `Expected the parent's version ${wanted.onto} but ${sides.onto} is in force now` });
  const merged = mergeModels(sides, wanted.choices);
  const open = merged.conflicts.filter(({ choice }) => choice === undefined);
  if (open.length > 0) throw new ProblemError('MERGE_CONFLICT', { errors: open.map(({ id, elementId, path }) => ({ path: elementId === '' ? path.join('.') : elementId, code: id, message: `Expected a choice for ${path.join('.')}` })) });
  const files = await versionFiles(merged.files, sides.draft.xml);
  const saved = await saveVersion(tx, known.modelId, known.number, known.revision, { ...files, parentNumber: sides.onto });
  await logVersion(tx, saved, 'rebased', `${sides.parent.region}/${sides.parent.modelId} v${sides.parent.number} → v${sides.onto}`);
  return { saved, files };
}

async function readSides(tx: Tx, modelId: string, number: number): Promise<Sides> {
  const draft = await getVersion(tx, modelId, number);
  if (!draft) throw new ProblemError('NOT_FOUND');
  const parent = await parentOf(tx, modelId, number);
  if (!parent) throw new ProblemError('MODEL_WITHOUT_PARENT');
  const onto = await newestOf(tx, parent.region, parent.modelId);
  if (onto === undefined || onto <= parent.number) throw new ProblemError('PARENT_UNCHANGED');
  const [before, after] = [await getVersionAt(tx, parent), await getVersionAt(tx, { ...parent, number: onto })];
  if (!before || !after) throw new ProblemError('NOT_FOUND');
  return { draft, parent, onto, base: await modelFiles(before), ours: await modelFiles(draft), theirs: await modelFiles(after) };
}
