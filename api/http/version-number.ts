/** The number of a version in a path. */
import { ProblemError } from './problem.ts';

/** @throws ProblemError NOT_FOUND for a path that names no number */
export function versionNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new ProblemError('NOT_FOUND');
  return Number(text);
}
