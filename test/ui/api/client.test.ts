/** The API client against a real HTTP server: what it sends, how it reads problems, when it tries again, which key it uses. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createClient, urlOf } from '../../../ui/api/client.ts';
import { createActionKeys } from '../../../ui/api/action-keys.ts';
import { isProblem, NetworkError, ProblemError } from '../../../ui/api/errors.ts';

interface Seen { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: string }
type Answer = (response: ServerResponse, seen: Seen) => void;

let server: Server;
let base: string;
let seen: Seen[];
let answers: Answer[];

const json = (status: number, value: unknown, type = 'application/json'): Answer => (response) => { response.writeHead(status, { 'content-type': type }).end(JSON.stringify(value)); };
const problem = (code: string, status: number): Answer => json(status, { type: `/problems/${code}`, code, title: code, status }, 'application/problem+json');
const hangUp: Answer = (response) => { response.socket?.destroy(); };
const done = { commandId: crypto.randomUUID(), status: 'done', caseId: crypto.randomUUID(), nextTasks: [] };

beforeEach(async () => {
  seen = [];
  answers = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
    request.on('end', () => {
      const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
      seen.push(one);
      (answers.shift() ?? json(200, {}))(response, one);
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterEach(() => new Promise<void>((resolve) => { server.closeAllConnections(); server.close(() => { resolve(); }); }));

const client = (retryAfter: readonly number[] = [5, 5]) => createClient({ base, retryAfter });
const complete = (key: string) => ({ params: { taskId: 'case~Task.1' }, version: 7, key, body: { values: { need: 'x' } } });

describe('requests', () => {
  test('path, If-Match, Idempotency-Key and body come from the route table', async () => {
    answers = [json(202, { ...done, status: 'accepted' })];
    const answer = await client().call('completeTask', complete('11111111-1111-4111-8111-111111111111'));
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/api/tasks/case~Task.1/complete', body: '{"values":{"need":"x"}}' });
    expect(seen[0]?.headers).toMatchObject({ 'if-match': '"7"', 'idempotency-key': '11111111-1111-4111-8111-111111111111', 'content-type': 'application/json' });
    expect([answer.accepted, answer.data.status]).toEqual([true, 'accepted']);
  });

  test('queries leave out what is not given and encode the rest', () => {
    expect(urlOf('/api/x/{id}', { params: { id: 'a/b~c' }, query: { cursor: undefined, number: 'A 1&2', limit: 50 } })).toBe('/api/x/a%2Fb~c?number=A+1%262&limit=50');
  });
});

describe('problems', () => {
  test('problem+json becomes a ProblemError that is told apart by its code', async () => {
    answers = [problem('TASK_CLAIMED', 409)];
    const error: unknown = await client().call('claimTask', { params: { taskId: 'a' }, version: 1 }).catch((caught: unknown) => caught);
    expect(isProblem(error, 'TASK_CLAIMED')).toBe(true);
    expect(isProblem(error, 'VERSION_STALE')).toBe(false);
  });

  test('a 401 is told to the session, and still rejects', async () => {
    const told: ProblemError[] = [];
    answers = [problem('SESSION_EXPIRED', 401)];
    await expect(createClient({ base, onSignedOut: (each) => { told.push(each); } }).call('getSession', {})).rejects.toBeInstanceOf(ProblemError);
    expect(told.map(({ code }) => code)).toEqual(['SESSION_EXPIRED']);
  });

  test('a gateway page counts as no answer, a bare 404 by its status', async () => {
    answers = [json(502, 'bad gateway', 'text/html'), json(404, 'nothing', 'text/html')];
    await expect(client([]).call('getSession', {})).rejects.toBeInstanceOf(NetworkError);
    const error: unknown = await client([]).call('getSession', {}).catch((caught: unknown) => caught);
    expect(error instanceof ProblemError && error.status).toBe(404);
  });
});

describe('trying again', () => {
  test('a keyed action whose answer was lost is sent again with the same key and body', async () => {
    answers = [hangUp, hangUp, json(200, done)];
    await client().call('completeTask', complete('22222222-2222-4222-8222-222222222222'));
    expect(seen.map(({ headers, body }) => [headers['idempotency-key'], body])).toEqual(Array(3).fill(['22222222-2222-4222-8222-222222222222', '{"values":{"need":"x"}}']));
  });

  test('a write without a key is never repeated by itself', async () => {
    answers = [hangUp];
    await expect(client().call('claimTask', { params: { taskId: 'a' }, version: 1 })).rejects.toBeInstanceOf(NetworkError);
    expect(seen).toHaveLength(1);
  });

  test('a refusal is final, a part that is away is not', async () => {
    answers = [problem('VERSION_STALE', 412)];
    await expect(client().call('completeTask', complete('33333333-3333-4333-8333-333333333333'))).rejects.toBeInstanceOf(ProblemError);
    expect(seen).toHaveLength(1);
    answers = [problem('SERVICE_UNAVAILABLE', 503), json(200, done)];
    await client().call('completeTask', complete('33333333-3333-4333-8333-333333333333'));
    expect(seen).toHaveLength(3);
  });

  test('an aborted read stops at once', async () => {
    const abort = new AbortController();
    answers = [hangUp];
    const reading = client([60_000]).call('getSession', {}, abort.signal);
    abort.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('keys of user actions', () => {
  const counted = (): (() => string) => { let n = 0; return () => `key-${(n += 1)}`; };

  test('the key stays while the outcome is unknown and changes when it is known', () => {
    const keys = createActionKeys(counted());
    expect([keys.keyFor({ a: 1 }), keys.keyFor({ a: 1 })]).toEqual(['key-1', 'key-1']);
    keys.settled(new NetworkError(new Error('lost')));
    expect(keys.keyFor({ a: 1 })).toBe('key-1');
    keys.settled(new ProblemError({ type: '', code: 'SESSION_EXPIRED', title: '', status: 401 }));
    expect(keys.keyFor({ a: 1 })).toBe('key-1');
    keys.settled();
    expect(keys.keyFor({ a: 1 })).toBe('key-2');
    keys.settled(new ProblemError({ type: '', code: 'FORM_INVALID', title: '', status: 422 }));
    expect(keys.keyFor({ a: 1 })).toBe('key-3');
  });

  test('other content is another action', () => {
    const keys = createActionKeys(counted());
    expect([keys.keyFor({ a: 1 }), keys.keyFor({ a: 2 })]).toEqual(['key-1', 'key-2']);
  });

  test('keys are UUIDs of version 4', () => {
    expect(createActionKeys().keyFor('x')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
