/** Values against the form of the case's own version, before anything is written. */
import { validateForm } from '../../guidance/index.ts';
import type { Variables } from '../../kernel/index.ts';
import type { TaskForm } from '../../prisma/index.ts';
import { ProblemError } from '../http/problem.ts';

/**
 * @returns the values as the form takes them
 * @throws ProblemError FORM_INVALID with an error per key; NOT_FOUND for a task that is not there
 */
export function checkForm(form: TaskForm | undefined, values: Variables, at: string): Variables {
  if (!form) throw new ProblemError('NOT_FOUND');
  // A task without a form is like an empty form: it takes nothing.
  const check = validateForm(form.schema ?? { components: [] }, values, { at });
  if (check.ok) return check.values;
  throw new ProblemError('FORM_INVALID', { errors: check.problems.map(({ key, code, message }) => ({ path: key, code, message })) });
}
