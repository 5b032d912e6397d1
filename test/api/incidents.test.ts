/** What fails in a case stops only its token, is seen with its owner, and is tried again or corrected with a reason. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Case, CaseHistory, Incident } from '../../contracts/index.ts';
import type { Agent } from '../support/api.ts';
import { claim, recordContact, startTestApi } from '../support/running-api.ts';
import type { TaskView, TestApi } from '../support/running-api.ts';
import { brokenClock, publishTimePath, timePathClocks } from '../support/time-path.ts';

let api: TestApi;
let aino: Agent; let olli: Agent; let essi: Agent; let doris: Agent; let sari: Agent;
beforeAll(async () => {
  api = await startTestApi('api_incidents', { engine: 'real' });
  await publishTimePath(api, { head: timePathClocks + brokenClock });
  [aino, olli, essi, doris, sari] = await Promise.all(['aino.neuvoja', 'olli.ohjaaja', 'essi.esihenkilo', 'doris.divisionschef', 'sari.satakunta'].map((name) => api.as(name))) as [Agent, Agent, Agent, Agent, Agent];
}, 180_000);
afterAll(async () => { await api.stop(); });

interface Answer { readonly code?: string; readonly status?: string; readonly nextTasks?: readonly TaskView[] }
const retry = (agent: Agent, id: string, body: unknown = {}, key: string = randomUUID()) => agent.json<Answer>('POST', `/api/incidents/${encodeURIComponent(id)}/retry`, { key, body });
const caseOf = async (caseId: string): Promise<Case> => (await aino.json<Case>('GET', `/api/cases/${caseId}`)).body;
const eventsOf = async (caseId: string, type: string) => ((await aino.json<CaseHistory>('GET', `/api/cases/${caseId}/history`)).body.events).filter((event) => event.type === type);
const incidentsOf = async (agent: Agent, caseId: string): Promise<Incident[]> => {
  const found: Incident[] = [];
  for (let cursor = ''; ;) {
    const { body } = await agent.json<{ items: Incident[]; nextCursor: string | null }>('GET', `/api/incidents?limit=2${cursor && `&cursor=${cursor}`}`);
    found.push(...body.items);
    if (body.nextCursor === null) return found.filter((incident) => incident.caseId === caseId);
    cursor = body.nextCursor;
  }
};
async function complete(caseId: string, elementId: string): Promise<void> {
  const task = (await aino.json<{ items: TaskView[] }>('GET', '/api/tasks?limit=200')).body.items.find((candidate) => candidate.caseId === caseId && candidate.elementId === elementId);
  if (!task) throw new Error(`Expected the task ${elementId}`);
  const claimed = await claim(aino, task);
  const { status, body } = await aino.json('POST', `/api/tasks/${task.id}/complete`, { body: { values: {} }, version: claimed.version, key: randomUUID() });
  if (status !== 200) throw new Error(JSON.stringify(body));
}
/** A case whose gateway cannot decide: the amount is nowhere recorded. */
async function failed(): Promise<{ caseId: string; token: Incident; clock: Incident }> {
  const { caseId } = await recordContact(aino);
  await complete(caseId, 'first');
  const incidents = await incidentsOf(essi, caseId);
  const [token, clock] = [incidents.find(({ elementId }) => elementId === 'which'), incidents.find((incident) => incident.clock !== null)];
  if (!token || !clock) throw new Error(JSON.stringify(incidents));
  return { caseId, token, clock };
}

describe('an incident', () => {
  test('is in the list and in the case with cause and owner; the rest of the case goes on', async () => {
    const { caseId, token, clock } = await failed();
    expect(token).toMatchObject({ caseId, elementId: 'which', clock: null, code: expect.any(String), message: expect.stringMatching(/./), retries: 0, owner: { unit: '14-neuvonta', worker: 'aino.neuvoja' } });
    expect(clock).toMatchObject({ code: 'CLOCK_CONDITION_FAILED', elementId: null });
    const shown = await caseOf(caseId);
    expect(shown.incidents.map(({ id }) => id).sort()).toEqual([token.id, clock.id].sort());
    // A duty watched in vain harms nobody: the clock runs.
    expect(shown.clocks.find(({ clockId }) => clockId === 'broken')).toMatchObject({ state: 'running' });
    await complete(caseId, 'other');
    expect((await caseOf(caseId)).status).toBe('open');
  });

  test('is for the units that have to do with the case and for managers; workers look, supervisors act; other regions see none', async () => {
    const { caseId, token } = await failed();
    expect((await incidentsOf(aino, caseId)).length).toBe(2);
    expect((await incidentsOf(doris, caseId)).length).toBe(2);
    expect(await incidentsOf(olli, caseId)).toEqual([]);
    expect(await incidentsOf(sari, caseId)).toEqual([]);
    expect(await retry(aino, token.id)).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } });
    expect(await essi.json('GET', '/api/incidents?cursor=nonsense')).toMatchObject({ status: 400, body: { code: 'CURSOR_INVALID' } });
  });

  test('tried again as it is fails again, as another one that tells of the attempt; nothing is lost', async () => {
    const { caseId, token } = await failed();
    const key = randomUUID();
    for (const _ of [1, 2]) expect(await retry(essi, token.id, {}, key)).toMatchObject({ status: 200 });
    expect(await eventsOf(caseId, 'incidentRetried')).toMatchObject([{ by: { worker: 'essi.esihenkilo' }, elementId: 'which' }]);
    const left = (await incidentsOf(essi, caseId)).filter(({ elementId }) => elementId === 'which');
    expect(left).toHaveLength(1);
    expect(left[0]).toMatchObject({ elementId: 'which' });
  });

  test('corrected with a reason it goes on; who, why and what stand in the log, the value with its source', async () => {
    const { caseId, token } = await failed();
    expect(await retry(essi, token.id, { values: { amount: 12 } })).toMatchObject({ status: 422, body: { code: 'REASON_MISSING' } });
    expect(await retry(essi, token.id, { values: { amount: 12 }, reason: '  ' })).toMatchObject({ status: 422, body: { code: 'REASON_MISSING' } });
    expect(await incidentsOf(essi, caseId)).toHaveLength(2);
    const key = randomUUID();
    for (const _ of [1, 2]) expect(await retry(essi, token.id, { values: { amount: 12 }, reason: 'Summa puuttui' }, key)).toMatchObject({ status: 200, body: { status: 'done' } });
    expect((await incidentsOf(essi, caseId)).map(({ elementId }) => elementId)).toEqual([null]);
    expect(await eventsOf(caseId, 'incidentRetried')).toMatchObject([{ by: { worker: 'essi.esihenkilo' }, data: { reason: 'Summa puuttui' } }]);
    const [value] = await api.query<{ value: number; by_worker: string | null }>("select value, by_worker from recorded_value where case_id = $1 and key = 'amount'", [caseId]);
    expect(value).toMatchObject({ value: 12, by_worker: 'essi.esihenkilo' });
    await complete(caseId, 'second');
    expect(await retry(essi, token.id, { values: { amount: 1 }, reason: 'x' })).toMatchObject({ status: 404, body: { code: 'INCIDENT_UNKNOWN' } });
  });

  test('of a clock is tried again too: still failing it stays, counted', async () => {
    const { caseId, clock } = await failed();
    expect(await retry(essi, clock.id)).toMatchObject({ status: 200 });
    expect((await incidentsOf(essi, caseId)).find(({ id }) => id === clock.id)).toMatchObject({ retries: 1 });
  });

  test('two at once: one is tried, the other is told', async () => {
    const { caseId, token } = await failed();
    const both = await Promise.all([retry(essi, token.id, { values: { amount: 12 }, reason: 'a' }), retry(essi, token.id, { values: { amount: 5 }, reason: 'b' })]);
    const statuses = both.map(({ status }) => status).sort();
    expect([[200, 404], [200, 409]]).toContainEqual(statuses);
    expect((await eventsOf(caseId, 'incidentRetried'))).toHaveLength(1);
  });

  test('that is not there, of a suspended, ended or foreign case is refused', async () => {
    const { caseId, token } = await failed();
    for (const id of ['nothing', `${caseId}~which.99`, `${randomUUID()}~which.1`, `${caseId}~constructor`]) expect([id, await retry(essi, id)]).toMatchObject([id, { status: 404, body: { code: expect.stringMatching(/^(INCIDENT_UNKNOWN|NOT_FOUND)$/) } }]);
    expect(await retry(sari, token.id)).toMatchObject({ status: 403 });
    expect(await essi.json('POST', `/api/cases/${caseId}/suspend`, { key: randomUUID(), body: { reason: 'x' } })).toMatchObject({ status: 200 });
    expect(await retry(essi, token.id)).toMatchObject({ status: 409, body: { code: 'CASE_SUSPENDED' } });
    expect(await aino.json('POST', `/api/cases/${caseId}/end`, { key: randomUUID(), body: { reason: 'other' } })).toMatchObject({ status: 200 });
    expect(await incidentsOf(essi, caseId)).toEqual([]);
    expect(await retry(essi, token.id)).toMatchObject({ status: 404, body: { code: 'INCIDENT_UNKNOWN' } });
  });
});
