/** What can go wrong with a call: a problem the API names, or no answer at all. Everything else is a bug and is thrown as it is. */
import type { Problem, ProblemCode } from '../../contracts/index.ts';

/** The API answered `application/problem+json`. Nothing was changed unless the code says so. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail ?? problem.title}`);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  get code(): ProblemCode { return this.problem.code; }
  get status(): number { return this.problem.status; }
}

/** No answer came: whether the request was carried out is not known. The same action may be sent again with the same key. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super('The server did not answer', { cause });
    this.name = 'NetworkError';
  }
}

export type CallError = ProblemError | NetworkError;

export function isCallError(error: unknown): error is CallError {
  return error instanceof ProblemError || error instanceof NetworkError;
}

/** Narrows to a problem with this code. */
export function isProblem(error: unknown, code: ProblemCode): error is ProblemError {
  return error instanceof ProblemError && error.code === code;
}

/** True when the same action may succeed later without being changed: no answer, a part away, or a session to renew. */
export function isRetryable(error: CallError): boolean {
  return error instanceof NetworkError || error.status >= 500 || error.status === 401;
}
