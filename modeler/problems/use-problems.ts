/** Problems of the model on the canvas: checked beside the page while it is drawn, by the server when it is saved. Both run the same lint. */
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { diagnosticSchema } from '../../contracts/index.ts';
import type { VersionFiles } from '../../guidance/index.ts';
import type { Diagnostic } from '../../kernel/index.ts';
import type { Diagram } from '../canvas/diagram.ts';
import { createLinter } from '../lint/linter.ts';
import type { Linter } from '../lint/linter.ts';

export type ModelProblem = z.output<typeof diagnosticSchema>;
export interface ModelProblems { readonly list: readonly ModelProblem[]; readonly checkedBy: 'server' | 'page' }

const pauseMilliseconds = 250;

interface Checked { readonly problems: ModelProblems | undefined; readonly show: (list: readonly ModelProblem[]) => void }

/** Undefined until the first check is done. `show` puts the server's findings in place until the next change. */
export function useProblems(diagram: Diagram | undefined, revision: number, beside: Omit<VersionFiles, 'xml'>): Checked {
  const [problems, setProblems] = useState<ModelProblems>();
  const [linter, setLinter] = useState<Linter>();
  useEffect(() => {
    const made = createLinter();
    setLinter(made);
    return () => { made.close(); };
  }, []);
  const { forms, decisions } = beside;
  useEffect(() => {
    if (!diagram || !linter) return undefined;
    let alive = true;
    const check = async (): Promise<void> => {
      const answer = await linter.lint({ xml: await diagram.written(), ...(forms && { forms }), ...(decisions && { decisions }) });
      if (alive && answer) setProblems({ list: answer.diagnostics.map(asProblem), checkedBy: 'page' });
    };
    const timer = setTimeout(() => { void check(); }, pauseMilliseconds);
    return () => { alive = false; clearTimeout(timer); };
  }, [diagram, linter, revision, forms, decisions]);
  return { problems, show: (list) => { setProblems({ list, checkedBy: 'server' }); } };
}

export function asProblem({ code, severity, elementId, path, message, docs }: Diagnostic): ModelProblem {
  return { code, severity, elementId: elementId ?? null, path: path ?? null, message, docs };
}
