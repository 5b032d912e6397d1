/**
 * The route table on Express. Each request takes the same way: authenticate → role → headers → body (size, type, JSON)
 * → schema → handler → answer with ETag and Location. Unknown paths and methods end in problems as well.
 */
import { createHash } from 'node:crypto';
import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import type { Route } from '../../contracts/index.ts';
import { routes } from '../../contracts/index.ts';
import type { Caller } from './caller.ts';
import type { Handlers, Reply } from './handler.ts';
import { readIdempotencyKey, readIfMatch } from './headers.ts';
import { ProblemError } from './problem.ts';
import { validated } from './validation.ts';

export interface RouterOptions {
  readonly handlers: Handlers;
  /** @throws ProblemError SIGN_IN_REQUIRED, SESSION_EXPIRED, ORIGIN_REFUSED */
  readonly authenticate: (request: Request) => Promise<Caller>;
  /** True in tests: an answer that does not match its schema is an INTERNAL problem instead of a surprise in a browser. */
  readonly checkAnswers: boolean;
}

/** A handler with its types forgotten: the table says at run time what `Handlers` says at compile time. */
type AnyHandler = (input: Record<string, unknown>) => Promise<Reply<unknown> | ((response: Response) => void)>;

export const bodyLimit = '1mb';
const parseJson = express.json({ limit: bodyLimit, strict: true, type: 'application/json' });

export function createRouter(options: RouterOptions): RequestHandler {
  // Express tries route after route: one router per resource leaves it a dozen instead of two hundred.
  const routers = new Map<string, Router>();
  const routerFor = (path: string): Router => {
    const known = routers.get(resourceOf(path)) ?? express.Router({ caseSensitive: true });
    routers.set(resourceOf(path), known);
    return known;
  };
  const table = Object.entries(routes) as [keyof Handlers, Route][];
  for (const [id, route] of table) {
    routerFor(route.path)[route.method](expressPath(route.path), respond(id, route, options.handlers[id] as unknown as AnyHandler, options));
  }
  for (const path of new Set(table.map(([, route]) => route.path))) {
    const methods = table.filter(([, route]) => route.path === path).map(([, route]) => route.method.toUpperCase());
    routerFor(path).all(expressPath(path), refuseMethod(methods));
  }
  return (request, response, next) => {
    const router = routers.get(resourceOf(request.path));
    if (router) router(request, response, next); else next();
  };
}

/** `/api/tasks/…` → `api/tasks`, `/health` → `health`. No route has a parameter there. */
function resourceOf(path: string): string {
  const end = path.indexOf('/', path.startsWith('/api/') ? 5 : 1);
  return path.slice(1, end < 0 ? undefined : end);
}

/** PostgreSQL stores no NUL in text. In JSON it is written `\\u0000`, after an even number of backslashes. */
const holdsNul = /(?<!\\)(\\\\)*\\u0000/;

function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

function refuseMethod(methods: readonly string[]): RequestHandler {
  return (_request, response) => {
    response.set('Allow', [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', '));
    throw new ProblemError('METHOD_NOT_ALLOWED');
  };
}

function respond(id: string, route: Route, handler: AnyHandler, options: RouterOptions): RequestHandler {
  return async (request, response) => {
    response.locals['operation'] = id;
    response.set('Cache-Control', 'no-store');
    const caller = await authorised(route, request, options);
    const version = route.ifMatch ? readIfMatch(request) : undefined;
    const key = route.idempotencyKey ? readIdempotencyKey(request) : undefined;
    const body = route.body ? validated(route.body, await readBody(request, response)) : undefined;
    const query = route.query ? validated(route.query, request.query) : undefined;
    const text = JSON.stringify([id, request.params, body ?? null]);
    if (holdsNul.test(text) || holdsNul.test(JSON.stringify(query ?? null))) throw new ProblemError('REQUEST_INVALID', { detail: 'Expected text without NUL characters' });
    const fingerprint = createHash('sha256').update(text).digest('hex');
    const reply = await handler({ caller, params: request.params, query, body, version, key, fingerprint });
    if (typeof reply === 'function') return reply(response);
    send(response, route, reply, options.checkAnswers);
  };
}

async function authorised(route: Route, request: Request, { authenticate }: RouterOptions): Promise<Caller | undefined> {
  if (route.access === 'public') return undefined;
  const caller = await authenticate(request);
  if (route.access && !route.access.some((role) => caller.roles.includes(role))) throw new ProblemError('ROLE_MISSING');
  return caller;
}

/** The body is read only now, so that somebody without a right to send it costs no memory. */
async function readBody(request: Request, response: Response): Promise<unknown> {
  const empty = request.get('content-length') === '0' || (request.get('content-length') === undefined && request.get('transfer-encoding') === undefined);
  if (!empty && !request.is('application/json')) throw new ProblemError('MEDIA_TYPE_UNSUPPORTED');
  await new Promise<void>((resolve, reject) => parseJson(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error as Error))));
  return request.body as unknown;
}

function send(response: Response, route: Route, reply: Reply<unknown>, check: boolean): void {
  if (check && route.answer) {
    const result = route.answer.safeParse(reply.body);
    if (!result.success) throw new Error(`Expected the answer of ${route.method} ${route.path} to match its schema but ${result.error.message}`);
  }
  if (reply.version !== undefined) response.set('ETag', `"${reply.version}"`);
  if (reply.location !== undefined) response.set('Location', reply.location);
  // Not Express's `json`: it hashes every body for an ETag, which an answer that nobody may store needs least.
  response.status(reply.status ?? route.success).set('Content-Type', 'application/json; charset=utf-8').end(JSON.stringify(reply.body));
}
