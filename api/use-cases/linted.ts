/** A version through the same lint that the modeler runs while it is drawn; its findings as the modeler shows them. */
import type { z } from 'zod';
import type { diagnosticSchema } from '../../contracts/index.ts';
import { lintModel } from '../../guidance/index.ts';
import type { CaseDefinition, Linted, VersionFiles } from '../../guidance/index.ts';
import type { Diagnostic } from '../../kernel/index.ts';
import { ProblemError } from '../http/problem.ts';

/** @throws ProblemError MODEL_MALFORMED for a file that is not BPMN 2.0 XML: there is nothing in it that could be kept as a draft */
export async function linted(files: VersionFiles): Promise<Linted> {
  const result = await lintModel(files);
  const malformed = result.diagnostics.filter(({ code }) => code === 'malformed-xml');
  if (malformed.length > 0) throw new ProblemError('MODEL_MALFORMED', { errors: malformed.map(presentError) });
  return result;
}

/** @throws ProblemError MODEL_INVALID with one error per finding, by element */
export function runnable({ definition, diagnostics }: Linted): CaseDefinition {
  if (definition) return definition;
  throw new ProblemError('MODEL_INVALID', { errors: diagnostics.filter(({ severity }) => severity === 'error').map(presentError) });
}

export function presentDiagnostic({ code, severity, elementId, path, message, docs }: Diagnostic): z.infer<typeof diagnosticSchema> {
  return { code, severity, elementId: elementId ?? null, path: path ?? null, message, docs };
}

function presentError({ code, elementId, path, message }: Diagnostic): { path: string; code: string; message: string } {
  return { path: [elementId, path].filter((part) => part !== undefined).join('.'), code, message };
}
