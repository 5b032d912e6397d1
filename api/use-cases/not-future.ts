/** Instants that people give: what has not happened yet cannot be recorded. */
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';

/** A clock of a phone or browser may be ahead a little; what is further ahead is a mistake. */
const clockSkewMs = 60_000;

/** @throws ProblemError REQUEST_INVALID at `path` */
export function refuseFuture({ now }: Pick<Services, 'now'>, path: string, instant: string | undefined): void {
  if (instant === undefined || Date.parse(instant) <= now() + clockSkewMs) return;
  throw new ProblemError('REQUEST_INVALID', { errors: [{ path, code: 'too_big', message: 'Expected an instant that has passed' }] });
}
