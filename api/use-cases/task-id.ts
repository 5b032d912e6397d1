/** From the id in a path to the kernel's task id, and to its case. */
import { parseTaskRowId } from '../../contracts/index.ts';
import { ProblemError } from '../http/problem.ts';

/** @throws ProblemError NOT_FOUND for what is no task id of ours */
export function kernelTaskId(taskRowId: string): string {
  const parsed = parseTaskRowId(taskRowId);
  if (!parsed) throw new ProblemError('NOT_FOUND');
  return parsed.taskId;
}

/** @throws ProblemError NOT_FOUND for what is no task id of ours */
export function caseOfTask(taskRowId: string): string {
  const parsed = parseTaskRowId(taskRowId);
  if (!parsed) throw new ProblemError('NOT_FOUND');
  return parsed.caseId;
}
