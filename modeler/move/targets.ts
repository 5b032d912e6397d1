/** Versions that the cases of a version can be moved to. */
import type { Model, VersionSummary } from '../../contracts/index.ts';
import type { Target } from './use-dry-run.ts';

export interface TargetVersion { readonly key: string; readonly names: Model['names']; readonly version: Target; /** Its first day, where that has not come. */ readonly from: string | undefined }

/** Published versions but this one: those of the same model first, newest first. */
export function targetsOf(models: readonly Model[], model: Model, version: VersionSummary): readonly TargetVersion[] {
  return [model, ...models.filter(({ id }) => id !== model.id)].flatMap(({ id, names, versions }) => versions
    .filter((one) => one.status === 'published' && one.id !== version.id)
    .sort((a, b) => b.number - a.number)
    .map(({ number, waiting, validFrom }) => ({ key: `${id}/${number}`, names, version: { modelId: id, number }, from: waiting ? validFrom ?? undefined : undefined })));
}
