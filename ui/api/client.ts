/**
 * The browser client of the API, made from the route table. Reads and actions with an Idempotency-Key are tried again by themselves
 * when no answer comes; all else is left to the person, because repeating it could do it twice.
 */
import { problemSchema, problems, routes } from '../../contracts/index.ts';
import type { OperationId, Problem, ProblemCode, Route } from '../../contracts/index.ts';
import { NetworkError, ProblemError } from './errors.ts';
import type { Answer, CallInput, Client } from './types.ts';

export interface ClientOptions {
  /** Origin of the API, default the page's own. */
  readonly base?: string;
  /** Waits before the second, third … attempt, in ms. */
  readonly retryAfter?: readonly number[];
  /** Told of every 401, before the call rejects. */
  readonly onSignedOut?: (problem: ProblemError) => void;
}

interface LooseInput {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly version?: number;
  readonly key?: string;
}

export function createClient({ base = '', retryAfter = [400, 1200], onSignedOut }: ClientOptions = {}): Client {
  async function call<O extends OperationId>(operation: O, input: CallInput<O>, signal?: AbortSignal): Promise<Answer<O>> {
    const route: Route = routes[operation];
    const loose = input as LooseInput;
    const url = base + urlOf(route.path, loose);
    const request = requestOf(route, loose, signal);
    const repeatable = route.method === 'get' || loose.key !== undefined;
    try {
      const response = await withRetries(() => send(url, request), repeatable ? retryAfter : [], signal);
      return { data: await bodyOf(response), accepted: response.status === 202 } as Answer<O>;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) onSignedOut?.(error);
      throw error;
    }
  }
  return { call };
}

/** Path and query string. Values are percent-encoded; absent ones are left out. */
export function urlOf(path: string, { params = {}, query = {} }: LooseInput): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(name, String(value));
  return search.size > 0 ? `${filled}?${search.toString()}` : filled;
}

/** The ETag of a row with this version. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

function requestOf(route: Route, input: LooseInput, signal: AbortSignal | undefined): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
  if (input.version !== undefined) headers['if-match'] = etagOf(input.version);
  if (input.key !== undefined) headers['idempotency-key'] = input.key;
  const body = route.body ? JSON.stringify(input.body) : undefined;
  if (body !== undefined) headers['content-type'] = 'application/json';
  return { method: route.method.toUpperCase(), headers, credentials: 'same-origin', ...(body !== undefined && { body }), ...(signal && { signal }) };
}

async function send(url: string, request: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, request);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw new NetworkError(error);
  }
  if (!response.ok) throw await failureOf(response);
  return response;
}

async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  try {
    return await response.json();
  } catch (error) {
    throw new NetworkError(error);
  }
}

/** A gateway in between may answer without a problem body: 5xx then counts as no answer, 4xx by its status. */
async function failureOf(response: Response): Promise<ProblemError | NetworkError> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return new ProblemError(parsed.data);
  if (response.status >= 500) return new NetworkError(new Error(`HTTP ${response.status}`));
  return new ProblemError(problemOfStatus(response.status));
}

function problemOfStatus(status: number): Problem {
  const known = Object.entries(problems).find(([, problem]) => problem.status === status);
  const [code, { title }] = (known ?? ['INTERNAL', problems.INTERNAL]) as [ProblemCode, { title: string }];
  return { type: 'about:blank', code, title, status };
}

async function withRetries(attempt: () => Promise<Response>, waits: readonly number[], signal: AbortSignal | undefined): Promise<Response> {
  for (const wait of waits) {
    try {
      return await attempt();
    } catch (error) {
      if (signal?.aborted || !isUnanswered(error)) throw error;
      await new Promise((resolve) => { setTimeout(resolve, wait); });
    }
  }
  return attempt();
}

function isUnanswered(error: unknown): boolean {
  return error instanceof NetworkError || (error instanceof ProblemError && error.status === 503);
}
