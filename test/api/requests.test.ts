/** What every request goes through, and the list of bad input: each its own code, and nothing changed. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoUsers, problemSchema, problems, routes } from '../../contracts/index.ts';
import type { Route } from '../../contracts/index.ts';
import { createAgent } from '../support/api.ts';
import type { Agent } from '../support/api.ts';
import { claim, openTask, phoneContact, recordContact, startTestApi } from '../support/running-api.ts';
import type { TaskView, TestApi } from '../support/running-api.ts';

let api: TestApi;
let aino: Agent; let kerttu: Agent; let sari: Agent;
let task: TaskView;
let now = Date.now();
beforeAll(async () => {
  api = await startTestApi('api_requests', { engine: 'real', settings: { now: () => now } });
  [aino, kerttu, sari] = [await api.as('aino.neuvoja'), await api.as('kerttu.kehittaja'), await api.as('sari.satakunta')];
  const { caseId } = await recordContact(aino);
  task = await claim(aino, await openTask(aino, caseId));
}, 180_000);
afterAll(async () => { await api.stop(); });

const model = 'siun-sote-guidance-path';

/** Sends, expects this problem as a problem document, and the same rows before and after. */
async function refused(code: keyof typeof problems, send: () => Promise<{ status: number; body: unknown; headers: Headers }>): Promise<void> {
  const before = await api.rows();
  const { status, body, headers } = await send();
  expect([status, (body as { code?: string }).code]).toEqual([problems[code].status, code]);
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(problemSchema.parse(body).type).toBe(`/problems/${code}`);
  expect(await api.rows()).toEqual(before);
}

describe('bad input changes nothing', () => {
  const draft = async (): Promise<{ number: number; revision: number }> => {
    const made = await kerttu.json<{ number: number; revision: number }>('POST', `/api/models/${model}/versions`, { body: { from: 1 } });
    if (made.status === 201) return made.body;
    const { body } = await kerttu.json<{ items: { versions: { number: number; revision: number; status: string }[] }[] }>('GET', '/api/models');
    return body.items[0]?.versions.find(({ status }) => status === 'draft') ?? { number: 0, revision: 0 };
  };

  test('malformed BPMN', async () => {
    const { number, revision } = await draft();
    for (const xml of ['<bpmn:definitions', 'plain text', '<html/>']) {
      await refused('MODEL_MALFORMED', () => kerttu.json('PUT', `/api/models/${model}/versions/${number}`, { body: { xml }, version: revision }));
    }
  });
  test('unknown channel', () => refused('CHANNEL_UNKNOWN', () => aino.json('POST', '/api/contacts', { body: { ...phoneContact, channel: 'pigeon' }, key: randomUUID() })));
  test('stale version', () => refused('VERSION_STALE', () => aino.json('POST', `/api/tasks/${task.id}/return`, { version: task.version - 1 })));
  test('an ETag that is none', () => refused('VERSION_STALE', () => aino.json('POST', `/api/tasks/${task.id}/return`, { headers: { 'if-match': '*' } })));
  test('2 MB', () => refused('BODY_TOO_LARGE', () => aino.json('POST', '/api/contacts', { body: { ...phoneContact, need: 'x'.repeat(2_000_000) }, key: randomUUID() })));
  test('a form value of the wrong type', () => refused('FORM_INVALID', () => aino.json('POST', `/api/tasks/${task.id}/complete`, { body: { values: { need: 42 } }, version: task.version, key: randomUUID() })));
  test('foreign region: task, case, contact, client, unit', async () => {
    const { id, caseId } = await recordContact(aino);
    for (const path of [`/api/tasks/${task.id}`, `/api/cases/${caseId}`, `/api/cases/${caseId}/history`, `/api/contacts/${id}`, '/api/tasks?unit=14-neuvonta', '/api/timeliness?from=2026-01-01&to=2026-12-31&unit=14-neuvonta']) {
      await refused('REGION_FOREIGN', () => sari.json('GET', path));
    }
    await refused('REGION_FOREIGN', () => sari.json('POST', `/api/tasks/${task.id}/claim`, { version: task.version }));
    await refused('REGION_FOREIGN', () => sari.json('PUT', `/api/tasks/${task.id}/draft`, { version: task.version, body: { values: {} } }));
    await refused('REGION_FOREIGN', () => sari.json('POST', `/api/tasks/${task.id}/complete`, { version: task.version, key: randomUUID(), body: { values: {} } }));
    await refused('REGION_FOREIGN', () => sari.json('POST', `/api/handovers/${task.id}/accept`, { version: task.version, key: randomUUID() }));
    await refused('REGION_FOREIGN', () => sari.json('POST', `/api/cases/${caseId}/end`, { key: randomUUID(), body: { reason: 'other' } }));
    await refused('REGION_FOREIGN', () => sari.json('POST', `/api/escalations/${caseId}~1/acknowledge`, { key: randomUUID() }));
    // Region 06 has no published model, so its client is asked for from region 14.
    const clientId = randomUUID();
    await api.query("insert into client (id, region, name) values ($1, '06', 'Muu Alue')", [clientId]);
    await refused('REGION_FOREIGN', () => aino.json('POST', '/api/contacts', { key: randomUUID(), body: { ...phoneContact, client: { clientId } } }));
  });
  test('expired session', async () => {
    const start = now;
    now += 9 * 3_600_000;
    try {
      await refused('SESSION_EXPIRED', () => aino.json('POST', '/api/contacts', { body: phoneContact, key: randomUUID() }));
    } finally {
      now = start;
    }
  });
  test('what is not there, in any shape', async () => {
    for (const path of [`/api/cases/${randomUUID()}`, '/api/cases/x', `/api/tasks/${randomUUID()}~nothing.1`, '/api/tasks/x', `/api/contacts/${randomUUID()}`, '/api/contacts/x', `/api/cases/${randomUUID()}/history`]) {
      await refused('NOT_FOUND', () => aino.json('GET', path));
    }
    for (const path of [`/api/models/${model}/versions/99`, `/api/models/${model}/versions/x`, '/api/models/nothing/versions/1']) await refused('NOT_FOUND', () => kerttu.json('GET', path));
    await refused('NOT_FOUND', () => aino.json('POST', '/api/tasks/x/claim', { version: 1 }));
    await refused('NOT_FOUND', () => aino.json('POST', '/api/tasks/x/complete', { version: 1, key: randomUUID(), body: {} }));
    await refused('NOT_FOUND', () => aino.json('POST', '/api/cases/x/end', { key: randomUUID(), body: { reason: 'other' } }));
  });
  test('JSON that is none, another type, another schema', async () => {
    const key = randomUUID();
    await refused('BODY_MALFORMED', () => aino.json('POST', '/api/contacts', { body: '{"channel":', key }));
    await refused('MEDIA_TYPE_UNSUPPORTED', () => aino.json('POST', '/api/contacts', { body: 'channel=phone', key, headers: { 'content-type': 'text/plain' } }));
    await refused('REQUEST_INVALID', () => aino.json('POST', '/api/contacts', { body: { channel: 'phone' }, key }));
    await refused('REQUEST_INVALID', () => aino.json('POST', '/api/contacts', { body: { ...phoneContact, colour: 'blue' }, key }));
    await refused('REQUEST_INVALID', () => aino.json('POST', '/api/contacts', { key }));
    await refused('REQUEST_INVALID', () => aino.json('GET', '/api/tasks?limit=0'));
    await refused('CURSOR_INVALID', () => aino.json('GET', '/api/tasks?cursor=nonsense'));
    await refused('CURSOR_INVALID', () => aino.json('GET', '/api/cases?cursor=bm9uc2Vuc2U'));
  });
  test('a NUL character, which no text of the database can hold', async () => {
    await refused('REQUEST_INVALID', () => aino.json('POST', '/api/contacts', { key: randomUUID(), body: { ...phoneContact, need: 'a\u0000b' } }));
    await refused('REQUEST_INVALID', () => aino.json('GET', '/api/cases?number=%00'));
    await refused('NOT_FOUND', () => aino.json('GET', '/api/models/x%5Cu0000/versions/1'));
    expect((await aino.json('POST', '/api/contacts', { key: randomUUID(), body: { ...phoneContact, need: 'a \\u0000 b' } })).status).toBe(201);
  });
  test('what a person typed does not come back in a problem', async () => {
    const { body } = await aino.json('POST', '/api/contacts', { key: randomUUID(), body: { ...phoneContact, client: { name: 'Salainen Henkilö', birthDate: 'eilen' } } });
    expect(JSON.stringify(body)).not.toMatch(/Salainen|eilen/);
  });
});

describe('headers and roles, for every route that wants them', () => {
  /** A demo person of the region whom the route's roles let in. */
  const someoneWhoMay = ({ access }: Route): Promise<Agent> => {
    const roles: readonly string[] = Array.isArray(access) ? access : ['adviser'];
    const found = demoUsers.find(({ region, roles: own }) => region === '14' && own.some((role) => roles.includes(role)));
    if (!found) throw new Error(`Expected a demo person with one of ${roles.join(', ')}`);
    return api.as(found.username);
  };
  const table = Object.entries(routes) as [string, Route][];
  const pathOf = (route: Route): string => route.path.replace('{taskId}', task.id).replace('{caseId}', task.caseId).replace('{number}', '1').replaceAll(/\{\w+\}/g, model);

  test.each(table.filter(([, { access }]) => access !== 'public').map(([id]) => id))('%s wants somebody signed in', async (id) => {
    const route = routes[id as keyof typeof routes];
    expect(await createAgent(api.baseUrl).json(route.method.toUpperCase(), pathOf(route))).toMatchObject({ status: 401, body: { code: 'SIGN_IN_REQUIRED' } });
  });
  test.each(table.filter(([, { access }]) => Array.isArray(access)).map(([id]) => id))('%s refuses other roles', async (id) => {
    const route: Route = routes[id as keyof typeof routes];
    const others = await Promise.all(['aino.neuvoja', 'kerttu.kehittaja'].map((name) => api.as(name)));
    const roles = ['adviser', 'developmentLead'];
    const outsiders = others.filter((_agent, index) => !(route.access as readonly string[]).includes(roles[index] ?? ''));
    for (const agent of outsiders) await refused('ROLE_MISSING', () => agent.json(route.method.toUpperCase(), pathOf(route)));
    // What everybody may: to read, and to tell that one reads along.
    if (outsiders.length === 0 && id !== 'attendVersion') expect(route.method).toBe('get');
  });
  test.each(table.filter(([, { ifMatch }]) => ifMatch).map(([id]) => id))('%s wants If-Match', async (id) => {
    const route: Route = routes[id as keyof typeof routes];
    const agent = await someoneWhoMay(route);
    await refused('IF_MATCH_MISSING', () => agent.json(route.method.toUpperCase(), pathOf(route), { body: {} }));
  });
  test.each(table.filter(([, { idempotencyKey }]) => idempotencyKey).map(([id]) => id))('%s wants an Idempotency-Key', async (id) => {
    const route: Route = routes[id as keyof typeof routes];
    const agent = await someoneWhoMay(route);
    for (const key of [undefined, 'not-a-uuid']) {
      await refused('IDEMPOTENCY_KEY_MISSING', () => agent.json(route.method.toUpperCase(), pathOf(route), { body: {}, version: 1, ...(key === undefined ? {} : { key }) }));
    }
  });
});

describe('addresses', () => {
  test('an unknown one, and a method that is not taken', async () => {
    await refused('NOT_FOUND', () => aino.json('GET', '/api/nothing'));
    await refused('NOT_FOUND', () => aino.json('GET', '/api/tasks/%E0%A4%A/x'));
    const { headers } = await aino.json('DELETE', '/api/tasks');
    expect(headers.get('allow')).toBe('GET, HEAD');
    await refused('METHOD_NOT_ALLOWED', () => aino.json('DELETE', '/api/tasks'));
  });
  test('every problem has a page, with the words of the reference', async () => {
    const reference = readFileSync(new URL('../../docs/reference/problems.md', import.meta.url), 'utf8');
    for (const [code, { title }] of Object.entries(problems)) {
      const response = await fetch(`${api.baseUrl}/problems/${code}`);
      const html = await response.text();
      expect([response.status, html.includes(title.replaceAll("'", '&#39;')), html.includes('What is safe.')]).toEqual([200, true, true]);
      expect(reference).toContain(`## ${code}\n`);
    }
    expect((await fetch(`${api.baseUrl}/problems/NOTHING`)).status).toBe(404);
  });
  test('health, the OpenAPI document, and the policy that pages are under', async () => {
    const health = await fetch(`${api.baseUrl}/health`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok', database: true, temporal: true, version: '0.1.0' }]);
    expect(health.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(health.headers.get('x-powered-by')).toBeNull();
    expect(await (await fetch(`${api.baseUrl}/api/openapi.json`)).json()).toEqual(JSON.parse(readFileSync(new URL('../../docs/reference/openapi.json', import.meta.url), 'utf8')));
  });
  test('the log names operations, never what people are called', () => {
    const text = JSON.stringify(api.log);
    expect(text).toContain('"operation":"createContact"');
    expect(text).not.toMatch(/Kaisa Testaaja|Salainen|aino\.neuvoja|luotsi_session/);
  });
});
