/** What was kept while the engine was away and then refused: told to its worker with what they typed; and each case's commands keep their order. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RunningApi } from '../../api/index.ts';
import type { UnappliedWork } from '../../contracts/index.ts';
import type { Agent } from '../support/api.ts';
import { hurriedForms, hurriedPath } from '../support/hurried-path.ts';
import { publish } from '../support/publish.ts';
import { claim, openTask, recordContact, startTestApi } from '../support/running-api.ts';
import type { TaskView, TestApi } from '../support/running-api.ts';

const values = { need: 'Apua', advice: 'Puoli tuntia kirjoitettua' };

let api: TestApi;
let away: RunningApi;
let aino: Agent; let matti: Agent; let olli: Agent;
beforeAll(async () => {
  api = await startTestApi('api_unapplied', { engine: 'real' });
  await publish(api, hurriedPath('PT5S'), { forms: hurriedForms });
  away = await api.another({ connectEngine: () => Promise.reject(Object.assign(new Error('away'), { name: 'TransportError' })) });
  [aino, matti, olli] = [await api.as('aino.neuvoja'), await api.as('matti.moniosaaja'), await api.as('olli.ohjaaja')];
}, 180_000);
afterAll(async () => { await away.stop(); await api.stop(); });

/** Sends to the process whose engine is away. */
async function keep(agent: Agent, path: string, body: unknown, version?: number): Promise<{ status: number; key: string }> {
  const key = randomUUID();
  const headers = { cookie: agent.cookie, 'content-type': 'application/json', 'idempotency-key': key, ...(version !== undefined && { 'if-match': `"${version}"` }) };
  return { key, status: (await fetch(away.baseUrl + path, { method: 'POST', headers, body: JSON.stringify(body) })).status };
}
async function held(): Promise<TaskView> {
  const { caseId } = await recordContact(aino);
  return await claim(aino, await openTask(aino, caseId));
}
async function notices(agent: Agent, caseId: string): Promise<UnappliedWork[]> {
  return (await agent.json<{ items: UnappliedWork[] }>('GET', '/api/unapplied-work')).body.items.filter((item) => item.caseId === caseId);
}

describe('refused when its turn came', () => {
  test('a task that a timer had taken away: its worker is told with every word, and where it can be used', async () => {
    const task = await held();
    const sent = await keep(aino, `/api/tasks/${task.id}/complete`, { values }, task.version);
    expect(sent.status).toBe(202);
    // The timer fires while the command is kept.
    const later = await until(async () => (await tasksOf(task.caseId)).find(({ elementId }) => elementId === 'look'));
    expect(await notices(aino, task.caseId)).toEqual([]);
    expect(await api.running.sweeper.sweep()).toMatchObject({ rejected: 1 });
    expect(await notices(aino, task.caseId)).toEqual([expect.objectContaining({
      commandId: sent.key, kind: 'completeTask', because: 'TASK_NOT_WAITING', taskNames: { fi: 'advise' }, values,
      typed: [{ key: 'need', label: 'Asiakkaan tarve', value: 'Apua' }, { key: 'advice', label: 'Annettu neuvo', value: values.advice }],
      reuse: { taskId: later.id, version: later.version, claimed: false, names: { fi: 'look' }, same: false },
    })]);
    // The same words in the other task, by the ways that are there for every task.
    const mine = await claim(aino, later);
    expect(await aino.json('PUT', `/api/tasks/${mine.id}/draft`, { body: { values }, version: mine.version })).toMatchObject({ status: 200 });
    expect(await aino.json('GET', `/api/tasks/${mine.id}`)).toMatchObject({ body: { values } });
  });

  test('a case that somebody else had ended: told to who typed and to nobody else, until it is put away', async () => {
    const task = await held();
    expect((await keep(matti, `/api/cases/${task.caseId}/end`, { reason: 'moved', note: 'Muutti pois' })).status).toBe(202);
    const sent = await keep(aino, `/api/tasks/${task.id}/complete`, { values }, task.version);
    expect(await api.running.sweeper.sweep()).toMatchObject({ done: 1, rejected: 1 });
    expect(await notices(aino, task.caseId)).toMatchObject([{ commandId: sent.key, because: expect.stringMatching(/^(CASE_ENDED|TASK_NOT_WAITING)$/), values, reuse: null }]);
    expect(await notices(matti, task.caseId)).toEqual([]);
    expect(await notices(olli, task.caseId)).toEqual([]);
    const path = `/api/unapplied-work/${sent.key}/dismiss`;
    expect(await olli.json('POST', path)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await aino.json('POST', '/api/unapplied-work/none/dismiss')).toMatchObject({ status: 404 });
    expect(await aino.json('POST', path)).toMatchObject({ status: 200, body: { commandId: sent.key } });
    expect(await aino.json('POST', path)).toMatchObject({ status: 200 });
    expect(await notices(aino, task.caseId)).toEqual([]);
    const [row] = await api.query<{ payload: object }>('select payload from command where id = $1', [sent.key]);
    expect(JSON.stringify(row?.payload)).not.toContain(values.advice);
  });

  test('what is refused in the answer itself is no notice, nor is what was done', async () => {
    const task = await held();
    expect(await aino.json('POST', `/api/cases/${task.caseId}/end`, { body: { reason: 'other' }, key: randomUUID() })).toMatchObject({ status: 200 });
    expect(await aino.json('POST', `/api/tasks/${task.id}/complete`, { body: { values }, version: task.version, key: randomUUID() })).toMatchObject({ status: 409 });
    expect(await notices(aino, task.caseId)).toEqual([]);
  });

  test('a contact that was to join a case that had ended', async () => {
    const { caseId } = await recordContact(aino);
    const [client] = await api.query<{ id: string }>('select client_id as id from care_case where id = $1', [caseId]);
    expect((await keep(matti, `/api/cases/${caseId}/end`, { reason: 'moved' })).status).toBe(202);
    expect((await keep(aino, '/api/contacts', { channel: 'phone', client: { clientId: client?.id }, need: 'Vielä yksi asia', join: caseId })).status).toBe(201);
    expect(await api.running.sweeper.sweep()).toMatchObject({ done: 1, rejected: 1 });
    expect(await notices(aino, caseId)).toMatchObject([{ kind: 'joinContact', because: 'CASE_ENDED', clientId: client?.id, taskNames: null, typed: expect.arrayContaining([expect.objectContaining({ key: 'need', value: 'Vielä yksi asia' })]) }]);
  });
});

describe("a case's commands keep their order", () => {
  test('what somebody sends when the engine is back comes after what was kept', async () => {
    const task = await held();
    expect((await keep(aino, `/api/cases/${task.caseId}/call-backs`, { note: 'ensin' })).status).toBe(202);
    expect(await matti.json('POST', `/api/cases/${task.caseId}/end`, { body: { reason: 'moved' }, key: randomUUID() })).toMatchObject({ status: 200 });
    const events = await api.query<{ type: string }>("select type from process_event where case_id = $1 and type in ('callBackRequested', 'caseEnded') order by sequence", [task.caseId]);
    expect(events.map(({ type }) => type)).toEqual(['callBackRequested', 'caseEnded']);
  });

  test('nothing is swept before what was tried just now and waits to be tried again', async () => {
    const { caseId } = await held();
    await keep(aino, `/api/cases/${caseId}/call-backs`, { note: 'ensin' });
    await keep(aino, `/api/cases/${caseId}/call-backs`, { note: 'sitten' });
    await api.query("update command set attempted_at = now() + interval '1 minute' where case_id = $1 and status = 'pending' and payload ->> 'note' = 'ensin'", [caseId]);
    expect(await api.running.sweeper.sweep()).toMatchObject({ done: 0, rejected: 0 });
    await api.query('update command set attempted_at = null where case_id = $1', [caseId]);
    expect(await api.running.sweeper.sweep()).toMatchObject({ done: 2 });
  });
});

async function tasksOf(caseId: string): Promise<TaskView[]> {
  return (await aino.json<{ items: TaskView[] }>('GET', '/api/tasks?limit=200')).body.items.filter((item) => item.caseId === caseId);
}

async function until<T>(look: () => Promise<T | undefined>, patienceMs = 30_000): Promise<T> {
  for (const end = Date.now() + patienceMs; Date.now() < end;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((done) => { setTimeout(done, 200); });
  }
  throw new Error('it did not come to pass');
}
