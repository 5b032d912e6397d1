/** A model's XML through the same compiler that makes what cases run; its findings as the modeler shows them. */
import type { z } from 'zod';
import type { diagnosticSchema } from '../../contracts/index.ts';
import { compileCase, formProblems } from '../../guidance/index.ts';
import type { CaseDefinition } from '../../guidance/index.ts';
import type { Diagnostic } from '../../kernel/index.ts';
import type { Forms } from '../../prisma/index.ts';
import { ProblemError } from '../http/problem.ts';

export interface Compiled {
  /** Absent when the model cannot run. */
  readonly definition: CaseDefinition | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** @throws ProblemError MODEL_MALFORMED for a file that is not BPMN 2.0 XML: there is nothing in it that could be kept as a draft */
export async function compiled(xml: string, forms: Forms): Promise<Compiled> {
  const result = await compileCase(xml);
  if (result.ok) {
    const wrong = formDiagnostics(result.definition, forms);
    return { definition: wrong.length === 0 ? result.definition : undefined, diagnostics: [...result.warnings, ...wrong] };
  }
  const malformed = result.diagnostics.filter(({ code }) => code === 'malformed-xml');
  if (malformed.length > 0) throw new ProblemError('MODEL_MALFORMED', { errors: malformed.map(presentError) });
  return { definition: undefined, diagnostics: result.diagnostics };
}

/** A task whose form is not there, or cannot be checked on the server, could never be completed. */
function formDiagnostics(definition: CaseDefinition, forms: Forms): Diagnostic[] {
  const finding = (elementId: string, path: string, message: string): Diagnostic =>
    ({ code: 'unusable-form', severity: 'error', elementId, path, message, docs: 'docs/reference/problems.md#model_invalid' });
  return Object.entries(definition.guidance.forms).flatMap(([elementId, key]) => {
    const form = forms[key];
    if (!form) return [finding(elementId, 'form', `Expected a form "${key}" but the version has none`)];
    return formProblems(form).map((problem) => finding(elementId, `form.${problem.key}`, problem.message));
  });
}

/** @throws ProblemError MODEL_INVALID with one error per finding, by element */
export function runnable({ definition, diagnostics }: Compiled): CaseDefinition {
  if (definition) return definition;
  throw new ProblemError('MODEL_INVALID', { errors: diagnostics.filter(({ severity }) => severity === 'error').map(presentError) });
}

export function presentDiagnostic({ code, severity, elementId, path, message, docs }: Diagnostic): z.infer<typeof diagnosticSchema> {
  return { code, severity, elementId: elementId ?? null, path: path ?? null, message, docs };
}

function presentError({ code, elementId, path, message }: Diagnostic): { path: string; code: string; message: string } {
  return { path: [elementId, path].filter((part) => part !== undefined).join('.'), code, message };
}
