/** How many errors a version has, by the lint that the editor runs. What its parent locks the server tells at publishing. */
import { useEffect, useState } from 'react';
import type { VersionSummary } from '../../contracts/index.ts';
import { useQuery } from '../../ui/index.ts';
import { createLinter } from '../lint/linter.ts';

/** Undefined until it is counted. */
export function useFindings(modelId: string, version: VersionSummary): number | undefined {
  const files = useQuery('getVersion', { params: { modelId, number: version.number } }, { enabled: version.status === 'draft' }).data;
  const [errors, setErrors] = useState<number>();
  useEffect(() => {
    if (!files) return undefined;
    const linter = createLinter();
    let alive = true;
    void linter.lint(files).then((answer) => { if (alive && answer) setErrors(answer.diagnostics.filter(({ severity }) => severity === 'error').length); });
    return () => { alive = false; linter.close(); };
  }, [files]);
  return errors;
}
