/** A contact on the guidance path through the API, on the real database and engine: every write's success, its refusals, and who wins. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Agent } from '../support/api.ts';
import { claim, openTask, phoneContact, recordContact, startTestApi } from '../support/running-api.ts';
import type { TaskView, TestApi } from '../support/running-api.ts';

let api: TestApi;
let aino: Agent; let olli: Agent; let outi: Agent;
beforeAll(async () => {
  api = await startTestApi('api_line', { engine: 'real' });
  [aino, olli, outi] = [await api.as('aino.neuvoja'), await api.as('olli.ohjaaja'), await api.as('outi.ohjaaja')];
}, 180_000);
afterAll(async () => { await api.stop(); });

const passOn = { need: 'Apua kotiin', adviceGiven: 'Kerrottu palveluista', adviceOutcome: 'onward', adviceReason: 'Tarvitsee arvioinnin' };
const complete = (agent: Agent, task: Pick<TaskView, 'id' | 'version'>, values: Record<string, unknown>, key = randomUUID()) =>
  agent.json<{ code: string; status: string; errors: { path: string; code: string }[]; nextTasks: TaskView[] }>('POST', `/api/tasks/${task.id}/complete`, { body: { values }, version: task.version, key });

/** A case whose first task this adviser holds. */
async function claimedCase(): Promise<{ caseId: string; task: TaskView }> {
  const { caseId } = await recordContact(aino);
  return { caseId, task: await claim(aino, await openTask(aino, caseId)) };
}
/** A case that is offered to client guidance. */
async function offeredCase(): Promise<{ caseId: string; task: TaskView }> {
  const { caseId, task } = await claimedCase();
  expect(await complete(aino, task, passOn)).toMatchObject({ status: 200 });
  return { caseId, task: await openTask(olli, caseId) };
}

describe('contacts', () => {
  test('a contact starts a case that stands in the inbox at once', async () => {
    const key = randomUUID();
    const answer = await aino.json('POST', '/api/contacts', { body: phoneContact, key });
    expect(answer).toMatchObject({ status: 201, body: { status: 'started', channel: 'phone', caseNumber: expect.stringMatching(/^[A-Z]-\d+$/) } });
    expect(answer.headers.get('location')).toBe(`/api/contacts/${String(answer.body['id'])}`);
    expect(await aino.json('GET', answer.headers.get('location') ?? '')).toMatchObject({ status: 200, body: { id: answer.body['id'], status: 'started' } });
    const task = await openTask(aino, String(answer.body['caseId']));
    expect(task).toMatchObject({ elementId: 'p2_t1', status: 'waiting' });
    const read = await aino.json('GET', `/api/tasks/${task.id}`);
    expect(read.headers.get('etag')).toBe(`"${task.version}"`);
    expect(read.body).toMatchObject({ client: { name: 'Kaisa Testaaja' }, values: { need: phoneContact.need } });
  });

  test('the same key and body get the same contact, another body is refused', async () => {
    const key = randomUUID();
    const first = await aino.json('POST', '/api/contacts', { body: phoneContact, key });
    const before = await api.rows();
    const second = await aino.json('POST', '/api/contacts', { body: phoneContact, key });
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(await aino.json('POST', '/api/contacts', { body: { ...phoneContact, need: 'Muuta' }, key })).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect(await api.rows()).toEqual(before);
  });

  test('without a published model there is no path to go', async () => {
    await api.query("update model_version set status = 'retired' where region = '06'");
    const sari = await api.as('sari.satakunta');
    const before = await api.rows();
    expect(await sari.json('POST', '/api/contacts', { body: phoneContact, key: randomUUID() })).toMatchObject({ status: 409, body: { code: 'NO_PUBLISHED_MODEL' } });
    expect(await api.rows()).toEqual(before);
  });

  test('a contact of the future and an unknown client are refused', async () => {
    const before = await api.rows();
    const future = { ...phoneContact, initiatedAt: new Date(Date.now() + 3_600_000).toISOString() };
    expect(await aino.json('POST', '/api/contacts', { body: future, key: randomUUID() })).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID', errors: [{ path: 'initiatedAt' }] } });
    expect(await aino.json('POST', '/api/contacts', { body: { ...phoneContact, client: { clientId: randomUUID() } }, key: randomUUID() })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await api.rows()).toEqual(before);
  });
});

describe('tasks', () => {
  test('two claim: one wins, the other is told who', async () => {
    const { task } = await offeredCase();
    const both = await Promise.all([olli, outi].map((agent) => agent.json('POST', `/api/tasks/${task.id}/claim`, { version: task.version })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, expect.any(Number)]);
    const loser = both.find(({ status }) => status !== 200);
    expect(['TASK_CLAIMED', 'VERSION_STALE']).toContain(loser?.body['code']);
    const winner = both.find(({ status }) => status === 200);
    const again = await (both[0] === winner ? outi : olli).json('POST', `/api/tasks/${task.id}/claim`, { version: Number(winner?.body['version']) });
    expect(again).toMatchObject({ status: 409, body: { code: 'TASK_CLAIMED', detail: expect.stringMatching(/^Claimed by (Olli|Outi) Ohjaaja$/) } });
  });

  test('a draft is kept and shown again; returned, the task waits for others', async () => {
    const { task } = await claimedCase();
    const saved = await aino.json<TaskView>('PUT', `/api/tasks/${task.id}/draft`, { body: { values: { situation: 'Kotona yksin' } }, version: task.version });
    expect(saved.status).toBe(200);
    expect(saved.headers.get('etag')).toBe(`"${saved.body.version}"`);
    expect(await aino.json('GET', `/api/tasks/${task.id}`)).toMatchObject({ body: { values: { situation: 'Kotona yksin' }, draftSavedAt: expect.any(String) } });
    const given = await aino.json<TaskView>('POST', `/api/tasks/${task.id}/return`, { version: saved.body.version });
    expect(given).toMatchObject({ status: 200, body: { status: 'waiting', assignee: null } });
    for (const [method, path, body] of [['POST', 'return', undefined], ['PUT', 'draft', { values: {} }]] as const) {
      expect(await aino.json(method, `/api/tasks/${task.id}/${path}`, { version: given.body.version, ...(body ? { body } : {}) })).toMatchObject({ status: 409, body: { code: 'TASK_NOT_CLAIMED' } });
    }
    expect(await complete(aino, given.body, passOn)).toMatchObject({ status: 409, body: { code: 'TASK_NOT_CLAIMED' } });
  });

  test('completing answers with what comes next; the same key answers again, another body does not', async () => {
    const { task } = await claimedCase();
    const key = randomUUID();
    const done = await complete(aino, task, { ...passOn, adviceOutcome: 'pathFound' }, key);
    expect(done).toMatchObject({ status: 200, body: { status: 'done', commandId: key } });
    const before = await api.rows();
    expect(await complete(aino, task, { ...passOn, adviceOutcome: 'pathFound' }, key)).toMatchObject({ status: 200, body: { status: 'done', commandId: key } });
    expect(await complete(aino, task, passOn, key)).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect((await complete(aino, task, passOn)).body.code).toMatch(/^(TASK_NOT_WAITING|VERSION_STALE)$/);
    expect(await api.rows()).toEqual(before);
  });

  test('two complete at once: it is done once', async () => {
    const { caseId, task } = await claimedCase();
    const both = await Promise.all([complete(aino, task, passOn), complete(aino, task, passOn)]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    const rows = await api.query<{ n: string }>("select count(*) as n from process_event where case_id = $1 and type = 'taskCompleted'", [caseId]);
    expect(Number(rows[0]?.n)).toBe(1);
  });

  test('values that the form does not take are refused field by field and change nothing', async () => {
    const { task } = await claimedCase();
    const before = await api.rows();
    const answer = await complete(aino, task, { need: 7, adviceOutcome: 'maybe', extra: true });
    expect(answer).toMatchObject({ status: 422, body: { code: 'FORM_INVALID' } });
    const codes = Object.fromEntries(answer.body.errors.map(({ path, code }) => [path, code]));
    expect(codes).toMatchObject({ need: 'type', adviceOutcome: 'option', extra: 'unknown', adviceGiven: 'required' });
    expect(await api.rows()).toEqual(before);
  });
});

describe('handovers', () => {
  const answer = (agent: Agent, task: Pick<TaskView, 'id' | 'version'>, verb: 'accept' | 'return' | 'offer', body?: unknown, key = randomUUID()) =>
    agent.json<{ code?: string; status: string; nextTasks: TaskView[] }>('POST', `/api/handovers/${task.id}/${verb}`, { version: task.version, key, ...(body === undefined ? {} : { body }) });

  test('accepted: responsibility moves, the next task is mine', async () => {
    const { caseId, task } = await offeredCase();
    expect(task.kind).toBe('handover');
    const accepted = await answer(olli, task, 'accept');
    expect(accepted).toMatchObject({ status: 200, body: { status: 'done', nextTasks: [{ elementId: 'p2_t2_seg' }] } });
    expect(await olli.json('GET', `/api/cases/${caseId}`)).toMatchObject({ body: { tier: 2, responsible: { unit: '14-asiakasohjaus', worker: 'olli.ohjaaja' } } });
    expect((await answer(outi, task, 'accept')).body.code).toMatch(/^(VERSION_STALE|TASK_NOT_WAITING|HANDOVER_NOT_OPEN)$/);
  });

  test('returned with a reason, offered again, accepted', async () => {
    const { caseId, task } = await offeredCase();
    const before = await api.rows();
    expect(await answer(olli, task, 'return', { reason: '  ' })).toMatchObject({ status: 422, body: { code: expect.stringMatching(/^(REASON_MISSING|REQUEST_INVALID)$/) } });
    expect(await answer(olli, task, 'offer', { values: {} })).toMatchObject({ body: { code: expect.stringMatching(/^(HANDOVER_NOT_RETURNED|NOT_FOUND|REGION_FOREIGN|TASK_NOT_WAITING)$/) } });
    expect(await api.rows()).toMatchObject({ process_event: before['process_event'] });
    const fresh = await openTask(olli, caseId);
    expect(await answer(olli, fresh, 'return', { reason: 'Kotikunta puuttuu' })).toMatchObject({ status: 200, body: { status: 'done' } });
    expect(await aino.json('GET', `/api/cases/${caseId}`)).toMatchObject({ body: { responsible: { unit: '14-neuvonta' } } });
    const back = await openTask(aino, caseId);
    expect(back.kind).toBe('returnedHandover');
    expect(await aino.json('GET', `/api/tasks/${back.id}`)).toMatchObject({ body: { handover: { status: 'returned', reason: 'Kotikunta puuttuu' } } });
    expect(await answer(aino, back, 'offer', { values: { homeMunicipality: 'Joensuu' } })).toMatchObject({ status: 200 });
    expect(await answer(outi, await openTask(outi, caseId), 'accept')).toMatchObject({ status: 200, body: { nextTasks: [{ elementId: 'p2_t2_seg' }] } });
  });
});

describe('cases', () => {
  test('the list, one case, its history, and its end', async () => {
    const { caseId, task } = await claimedCase();
    expect(await complete(aino, task, passOn)).toMatchObject({ status: 200 });
    const page = await aino.json<{ items: { id: string }[]; nextCursor: string | null }>('GET', '/api/cases?limit=1&status=open');
    expect(page.body.items).toHaveLength(1);
    const next = await aino.json<{ items: { id: string }[] }>('GET', `/api/cases?limit=1&status=open&cursor=${encodeURIComponent(page.body.nextCursor ?? '')}`);
    expect(next.body.items[0]?.id).not.toBe(page.body.items[0]?.id);
    const history = await aino.json<{ xml: string; events: { type: string; sequence: number }[] }>('GET', `/api/cases/${caseId}/history`);
    expect(history.body.xml).toContain('p2_t1');
    expect(history.body.events.map(({ sequence }) => sequence)).toEqual(history.body.events.map((_event, index) => index + 1));
    const paavo = await api.as('paavo.paallikko');
    expect(await paavo.json('GET', `/api/cases/${caseId}/history`)).toMatchObject({ status: 200 });
    const key = randomUUID();
    expect(await aino.json('POST', `/api/cases/${caseId}/end`, { body: { reason: 'clientWithdrew', note: 'Asiakas perui' }, key })).toMatchObject({ status: 200, body: { status: 'done', nextTasks: [] } });
    expect(await aino.json('GET', `/api/cases/${caseId}`)).toMatchObject({ body: { status: 'ended' } });
    expect(await aino.json('POST', `/api/cases/${caseId}/end`, { body: { reason: 'clientWithdrew', note: 'Asiakas perui' }, key })).toMatchObject({ status: 200, body: { status: 'done' } });
    expect(await aino.json('POST', `/api/cases/${caseId}/end`, { body: { reason: 'other' }, key: randomUUID() })).toMatchObject({ status: 409, body: { code: 'CASE_ENDED' } });
  });

  test('escalations and timeliness answer; what is not there is not there', async () => {
    const essi = await api.as('essi.esihenkilo');
    expect(await essi.json('GET', '/api/escalations')).toMatchObject({ status: 200, body: { items: [], nextCursor: null } });
    const { caseId } = await recordContact(aino);
    const unknown = await essi.json('POST', `/api/escalations/${caseId}~nothing/acknowledge`, { key: randomUUID() });
    expect([unknown.status, unknown.body['code']]).toEqual([404, expect.stringMatching(/^(ESCALATION_UNKNOWN|NOT_FOUND)$/)]);
    const paavo = await api.as('paavo.paallikko');
    expect(await paavo.json('GET', '/api/timeliness?from=2026-01-01&to=2027-12-31')).toMatchObject({ status: 200, body: { due: expect.any(Number), byMonth: expect.any(Array) } });
    expect(await paavo.json('GET', '/api/timeliness/cases?from=2026-01-01&to=2027-12-31&limit=2')).toMatchObject({ status: 200, body: { items: expect.any(Array) } });
    expect(await paavo.json('GET', '/api/timeliness?from=2027-01-01&to=2026-01-01')).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
  });
});
