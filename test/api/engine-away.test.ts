/** The engine is away: nothing is lost. It comes back: the sweeper does what was kept, in order, once. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Agent } from '../support/api.ts';
import { claim, openTask, phoneContact, recordContact, startTestApi } from '../support/running-api.ts';
import type { TestApi } from '../support/running-api.ts';

let api: TestApi;
let aino: Agent;
beforeAll(async () => {
  api = await startTestApi('api_away', { engine: 'away' });
  aino = await api.as('aino.neuvoja');
}, 180_000);
afterAll(async () => { await api.stop(); });

const values = { need: 'Apua', adviceGiven: 'Neuvottu', adviceOutcome: 'onward', adviceReason: 'Arvio tarvitaan' };

describe('while the engine is away', () => {
  test('contacts are taken, health says what is missing, and two sweepers start each case once when it is back', async () => {
    expect(await aino.json('GET', '/health')).toMatchObject({ status: 200, body: { status: 'degraded', database: true, temporal: false } });
    const key = randomUUID();
    const contact = await aino.json<{ id: string; caseId: string }>('POST', '/api/contacts', { body: phoneContact, key });
    expect(contact).toMatchObject({ status: 201, body: { status: 'starting' } });
    const second = await recordContact(aino);
    const caseId = contact.body.caseId;
    expect(await aino.json('POST', `/api/cases/${caseId}/end`, { body: { reason: 'other' }, key: randomUUID() })).toMatchObject({ status: 409, body: { code: 'CASE_STARTING' } });
    expect(await api.running.sweeper.sweep()).toMatchObject({ done: 0, left: 2 });

    api.bringEngine();
    const other = await api.another();
    try {
      await Promise.all([api.running.sweeper.sweep(), other.sweeper.sweep()]);
      await api.running.sweeper.sweep();
    } finally {
      await other.stop();
    }
    expect(await aino.json('GET', `/api/contacts/${contact.body.id}`)).toMatchObject({ body: { status: 'started' } });
    expect(await aino.json('POST', '/api/contacts', { body: phoneContact, key })).toMatchObject({ status: 201, body: { id: contact.body.id, status: 'started' } });
    for (const id of [caseId, second.caseId]) {
      const rows = await api.query<{ type: string }>("select type from process_event where case_id = $1 and type in ('caseOpened', 'taskCreated')", [id]);
      expect(rows.map(({ type }) => type).sort()).toEqual(['caseOpened', 'taskCreated']);
    }
  });

  test('a completion is kept with 202 and done later, by the sweeper', async () => {
    const { caseId } = await recordContact(aino);
    const task = await claim(aino, await openTask(aino, caseId));
    const away = await api.another({ connectEngine: () => Promise.reject(Object.assign(new Error('away'), { name: 'TransportError' })) });
    const key = randomUUID();
    const post = (): Promise<Response> => fetch(`${away.baseUrl}/api/tasks/${task.id}/complete`, {
      method: 'POST', headers: { cookie: aino.cookie, 'content-type': 'application/json', 'if-match': `"${task.version}"`, 'idempotency-key': key }, body: JSON.stringify({ values }),
    });
    try {
      const kept = await post();
      expect([kept.status, await kept.json()]).toEqual([202, { commandId: key, status: 'accepted', caseId, nextTasks: [] }]);
      expect((await post()).status).toBe(202);
    } finally {
      await away.stop();
    }
    expect(await aino.json('GET', `/api/tasks/${task.id}`)).toMatchObject({ body: { status: 'sending' } });
    expect(await api.running.sweeper.sweep()).toMatchObject({ done: 1, rejected: 0, left: 0 });
    expect(await aino.json('GET', `/api/tasks/${task.id}`)).toMatchObject({ body: { status: 'completed' } });
    expect(await openTask(await api.as('olli.ohjaaja'), caseId)).toMatchObject({ kind: 'handover' });
  });

  test('a completion that conflicts is refused, and what was typed is kept with it', async () => {
    const { caseId } = await recordContact(aino);
    const task = await claim(aino, await openTask(aino, caseId));
    const away = await api.another({ connectEngine: () => Promise.reject(Object.assign(new Error('away'), { name: 'TransportError' })) });
    const key = randomUUID();
    const send = async (path: string, body: unknown, headers: Record<string, string>): Promise<number> => (await fetch(`${away.baseUrl}${path}`, {
      method: 'POST', headers: { cookie: aino.cookie, 'content-type': 'application/json', ...headers }, body: JSON.stringify(body),
    })).status;
    try {
      expect(await send(`/api/cases/${caseId}/end`, { reason: 'moved' }, { 'idempotency-key': randomUUID() })).toBe(202);
      expect(await send(`/api/tasks/${task.id}/complete`, { values }, { 'idempotency-key': key, 'if-match': `"${task.version}"` })).toBe(202);
    } finally {
      await away.stop();
    }
    expect(await api.running.sweeper.sweep()).toMatchObject({ done: 1, rejected: 1, left: 0 });
    const [row] = await api.query<{ status: string; data: unknown }>("select status, payload -> 'variables' as data from command where id = $1", [key]);
    expect(row).toMatchObject({ status: 'rejected', data: values });
    const again = await aino.json('POST', `/api/tasks/${task.id}/complete`, { body: { values }, version: task.version, key });
    expect([again.status, again.body['code']]).toEqual([409, expect.stringMatching(/^(CASE_ENDED|TASK_NOT_WAITING|COMMAND_CONFLICT)$/)]);
  });
});
