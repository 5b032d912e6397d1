/**
 * A refused request as an error, and its presentation as RFC 9457 `application/problem+json`.
 * What a dependency says never leaves the process: clients see the registry's title and our own detail only.
 */
import { problems } from '../../contracts/index.ts';
import type { Problem, ProblemCode } from '../../contracts/index.ts';
import type { Refusal } from '../../prisma/index.ts';
import { causeOf, codeOf, messageOf, nameOf, typeOf } from '../failure.ts';

export interface ProblemOptions {
  /** Our own sentence about this occurrence; never client data, never another library's message. */
  readonly detail?: string;
  readonly errors?: NonNullable<Problem['errors']>;
  readonly cause?: unknown;
}

/** Thrown anywhere below the router; the error handler turns it into the answer. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly errors: Problem['errors'];

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail ?? problems[code].title, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ProblemError';
    this.code = code;
    this.detail = options.detail;
    this.errors = options.errors;
  }
}

/** Compared by name, not `instanceof`: test runners load modules in more than one realm. */
export function isProblemError(error: unknown): error is ProblemError {
  return nameOf(error) === 'ProblemError';
}

/** A repository's refusal. */
export function isRefusal(error: unknown): error is Refusal {
  return nameOf(error) === 'Refusal';
}

/** The body of the answer. `instance` is the request id, so that a person can quote it. */
export function presentProblem(error: ProblemError, requestId: string): Problem {
  const { status, title } = problems[error.code];
  return {
    type: `/problems/${error.code}`, code: error.code, title, status,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
    instance: `/requests/${requestId}`,
    ...(error.errors === undefined ? {} : { errors: error.errors }),
  };
}

/** Refusals of the repositories, errors of the body parser and a database that is away; anything else is our fault. */
export function asProblem(error: unknown): ProblemError {
  if (isProblemError(error)) return error;
  if (isRefusal(error)) return new ProblemError(error.code, { cause: error, ...refusalDetail(error) });
  const code = bodyProblems[parserType(error)] ?? (databaseAway(error) ? 'SERVICE_UNAVAILABLE' : undefined);
  return code ? new ProblemError(code, { cause: error }) : new ProblemError('INTERNAL', { cause: error });
}

const bodyProblems: Record<string, ProblemCode> = {
  'entity.too.large': 'BODY_TOO_LARGE',
  'entity.parse.failed': 'BODY_MALFORMED',
  'request.aborted': 'BODY_MALFORMED',
  'request.size.invalid': 'BODY_MALFORMED',
  'encoding.unsupported': 'MEDIA_TYPE_UNSUPPORTED',
  'charset.unsupported': 'MEDIA_TYPE_UNSUPPORTED',
};

function parserType(error: unknown): string {
  return typeOf(error) ?? (nameOf(error) === 'URIError' ? 'entity.parse.failed' : '');
}

/** Who won a claim is for the loser to know; otherwise the repository's own sentence, when it has one. */
function refusalDetail({ by, message, code }: Refusal): ProblemOptions {
  if (by) return { detail: `Claimed by ${by.name ?? by.worker}` };
  return message === code ? {} : { detail: message };
}

/**
 * Network errors, and PostgreSQL's classes 08 (connection), 53 (resources) and 57 (shutting down), wherever the driver put them: Prisma keeps
 * the code of a raw query in its message, and has codes of its own for a full server (P2037) and a transaction that got no connection (P2028).
 */
function databaseAway(error: unknown, depth = 0): boolean {
  if (error === undefined || error === null || depth > 4) return false;
  return /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|P1001|P1002|P1008|P1017|P2028|P2037|08\w{3}|53\w{3}|57P\d\d)$/.test(codeOf(error) ?? '')
    || /Connection terminated|timeout exceeded when trying to connect|is not queryable|Code: `(08\w{3}|53\w{3}|57P\d\d)`/.test(messageOf(error)) || databaseAway(causeOf(error), depth + 1);
}
