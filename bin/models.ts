/** Reads model files for the commands that run or check them: what compiles, and what is to say about the rest. */
import { readFile } from 'node:fs/promises';
import { compile } from '../kernel/index.ts';
import type { Definition, Diagnostic, ScriptHandling } from '../kernel/index.ts';
import { guidanceModdle } from '../guidance/index.ts';
import { calledFile } from './batch.ts';

export type Problem = Diagnostic & { readonly model: string };

export interface LoadedModels {
  readonly definitions: readonly Definition[];
  readonly problems: readonly Problem[];
}

/** Compiles files, read from where the command was called; one that cannot be read is a problem too. */
export async function loadModels(files: readonly string[], scripts: ScriptHandling): Promise<LoadedModels> {
  const definitions: Definition[] = [];
  const problems: Problem[] = [];
  for (const model of files) {
    const xml = await readFile(calledFile(model), 'utf8').catch(() => undefined);
    if (xml === undefined) {
      problems.push({ code: 'file-not-found', severity: 'error', message: `Expected to read ${model} but it cannot be read`, docs: 'docs/reference/command-line.md', model });
      continue;
    }
    const compiled = await compile(xml, { moddle: { guidance: guidanceModdle }, scripts });
    problems.push(...(compiled.ok ? compiled.warnings : compiled.diagnostics).map(problem => ({ ...problem, model })));
    if (compiled.ok) definitions.push(compiled.definition);
  }
  return { definitions, problems };
}

/** A problem as one line for people. */
export function problemLine({ model, severity, code, elementId, message }: Problem): string {
  return `${model}: ${severity} ${code}${elementId === undefined ? '' : ` (${elementId})`}: ${message}`;
}
