/** From BPMN XML to what a case runs: the kernel's compiler with our descriptor, then the guidance extension. Not for run-time bundles. */
import { compile, needsDriver } from '../../kernel/index.ts';
import type { Diagnostic } from '../../kernel/index.ts';
import type { CaseDefinition } from '../model/guidance-definition.ts';
import { guidanceModdle } from './moddle.ts';
import { readGuidance } from './read-guidance.ts';

export type CompiledCase =
  | { readonly ok: true; readonly definition: CaseDefinition; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Compiles a model for cases. A file that is no runnable BPMN gives the compiler's diagnostics only; one that is gives all of the
 * guidance extension's problems at once, with the compiler's warnings before them. Never throws for what a file holds.
 */
export async function compileCase(xml: string): Promise<CompiledCase> {
  const compiled = await compile(xml, { moddle: { guidance: guidanceModdle } });
  if (!compiled.ok) return compiled;
  const alone = needsDriver(compiled.definition);
  const read = readGuidance(compiled.definition);
  if (!read.ok || alone.length > 0) return { ok: false, diagnostics: [...compiled.warnings, ...alone, ...read.ok ? [] : read.diagnostics] };
  return { ok: true, definition: { format: 1, process: compiled.definition, guidance: read.guidance }, warnings: compiled.warnings };
}
