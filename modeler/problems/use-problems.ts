/** Problems of the model on the canvas: checked here while it is drawn, by the server when it is saved. Both run the same check. */
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { diagnosticSchema } from '../../contracts/index.ts';
import { compileCase } from '../../guidance/index.ts';
import type { Diagram } from '../canvas/diagram.ts';

export type ModelProblem = z.output<typeof diagnosticSchema>;
export interface ModelProblems { readonly list: readonly ModelProblem[]; readonly checkedBy: 'server' | 'page' }

const pauseMilliseconds = 500;

/** Undefined until the first check is done. `show` puts the server's findings in place until the next change. */
export function useProblems(diagram: Diagram | undefined, revision: number): { readonly problems: ModelProblems | undefined; readonly show: (list: readonly ModelProblem[]) => void } {
  const [problems, setProblems] = useState<ModelProblems>();
  useEffect(() => {
    if (!diagram) return undefined;
    let alive = true;
    const timer = setTimeout(() => {
      void diagram.xml().then(problemsOf).then((list) => { if (alive) setProblems({ list, checkedBy: 'page' }); });
    }, pauseMilliseconds);
    return () => { alive = false; clearTimeout(timer); };
  }, [diagram, revision]);
  return { problems, show: (list) => { setProblems({ list, checkedBy: 'server' }); } };
}

/** All findings about a file; never throws for what a file holds. */
export async function problemsOf(xml: string): Promise<readonly ModelProblem[]> {
  const compiled = await compileCase(xml);
  const found = compiled.ok ? compiled.warnings : compiled.diagnostics;
  return found.map(({ code, severity, elementId = null, path = null, message, docs }) => ({ code, severity, elementId, path, message, docs }));
}
