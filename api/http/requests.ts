/** One id and one log line per request: operation, method, status, milliseconds. No addresses, bodies or names are logged. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const since = process.hrtime.bigint();
    response.locals['requestId'] = requestId;
    response.set('X-Request-Id', requestId);
    response.on('finish', () => {
      const { operation, problem } = response.locals;
      if (operation === undefined && response.statusCode < 500) return;
      log.info({ requestId, operation, problem, method: request.method, status: response.statusCode, ms: Number((process.hrtime.bigint() - since) / 1_000_000n) }, 'request');
    });
    next();
  };
}
