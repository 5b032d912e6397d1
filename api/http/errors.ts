/** The end of the line: an unknown address, and every error as a problem. Errors of our own making are logged with their cause. */
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { problems } from '../../contracts/index.ts';
import { asProblem, presentProblem, ProblemError } from './problem.ts';

export const notFound: RequestHandler = () => {
  throw new ProblemError('NOT_FOUND');
};

export function answerProblems(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const problem = asProblem(error);
    const requestId = String(response.locals['requestId'] ?? '');
    response.locals['problem'] = problem.code;
    if (problems[problem.code].status >= 500) log.error({ requestId, operation: response.locals['operation'], err: problem.cause ?? problem }, 'request failed');
    if (response.headersSent) return next(error);
    if (problem.code === 'SERVICE_UNAVAILABLE') response.set('Retry-After', '5');
    response.status(problems[problem.code].status).type('application/problem+json').json(presentProblem(problem, requestId));
  };
}
