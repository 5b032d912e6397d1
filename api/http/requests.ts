/** One id, one log line and one observation per request: operation, method, status, time. No addresses, bodies or names are logged. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** Told of every answered request that an operation took. */
export type ObserveRequest = (operation: string, status: number, seconds: number) => void;

export function logRequests(log: Logger, observe: ObserveRequest): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const since = process.hrtime.bigint();
    response.locals['requestId'] = requestId;
    response.set('X-Request-Id', requestId);
    response.on('finish', () => {
      const { operation, problem } = response.locals;
      const ms = Number(process.hrtime.bigint() - since) / 1e6;
      if (typeof operation === 'string') observe(operation, response.statusCode, ms / 1000);
      if (operation === undefined && response.statusCode < 500) return;
      log.info({ requestId, operation, problem, method: request.method, status: response.statusCode, ms: Math.floor(ms) }, 'request');
    });
    next();
  };
}
