/** Bodies and queries against the contract's schemas; what is wrong comes back by path. */
import type { z } from 'zod';
import type { Problem } from '../../contracts/index.ts';
import { ProblemError } from './problem.ts';

type Issue = z.core.$ZodIssue;

/**
 * The validated value with defaults filled in.
 * @throws ProblemError CHANNEL_UNKNOWN for a wrong `channel` at the top of a body, else REQUEST_INVALID with every issue
 */
export function validated<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value, { reportInput: false });
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue) => presentIssue(issue));
  throw new ProblemError(isChannel(value, result.error.issues) ? 'CHANNEL_UNKNOWN' : 'REQUEST_INVALID', { errors });
}

/** Says what is wrong without repeating what was sent: the input may be a client's data. */
function presentIssue(issue: Issue): NonNullable<Problem['errors']> {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), code: issue.code, message: 'Expected no such property' }));
  return [{ path: pathOf(issue.path), code: issue.code, message: issue.message }];
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

function isChannel(value: unknown, issues: readonly Issue[]): boolean {
  const given = typeof value === 'object' && value !== null && 'channel' in value && value.channel !== undefined;
  return given && issues.some((issue) => issue.path.length === 1 && issue.path[0] === 'channel');
}
