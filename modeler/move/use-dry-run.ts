/** The dry run of moving a case, repeated as choices are made. */
import { useEffect, useState } from 'react';
import type { MigrationPreview } from '../../contracts/index.ts';
import { useQuery } from '../../ui/index.ts';
import type { Query } from '../../ui/index.ts';

export interface Target { readonly modelId: string; readonly number: number }
/** Where what has no place of its own goes, by element and by the clock's id in the model; null lets it go. */
export interface Choices { readonly elements: Readonly<Record<string, string | null>>; readonly clocks: Readonly<Record<string, string | null>> }
export const noChoices: Choices = { elements: {}, clocks: {} };

export interface ShownDryRun extends Pick<Query<MigrationPreview>, 'error' | 'refetch'> {
  /** The newest answer: it stays while the next one is under way, so that nobody loses the field they are in. */
  readonly shown: MigrationPreview | undefined;
  /** What is shown answers the choices as they are now. */
  readonly current: boolean;
}

export function useDryRun(caseId: string, to: Target, { elements, clocks }: Choices): ShownDryRun {
  const { data, error, loading, refetch } = useQuery('previewMigration', { params: { caseId }, body: { to, elements, clocks } });
  const [kept, setKept] = useState<MigrationPreview>();
  useEffect(() => { if (data) setKept(data); }, [data]);
  return { shown: data ?? kept, current: data !== undefined && !loading && !error, error, refetch };
}
