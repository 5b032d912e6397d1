/** One shared plan of a client: a second one asks to be linked, and the overview counts what is in force. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ClientPlan, ClientPlans } from '../../contracts/index.ts';
import type { Agent } from '../support/api.ts';
import { phoneContact, recordContact, startTestApi } from '../support/running-api.ts';
import type { TestApi } from '../support/running-api.ts';

let api: TestApi;
let olli: Agent; let aino: Agent; let sari: Agent;
beforeAll(async () => {
  api = await startTestApi('api_plans', { engine: 'real' });
  [olli, aino, sari] = [await api.as('olli.ohjaaja'), await api.as('aino.neuvoja'), await api.as('sari.satakunta')];
}, 180_000);
afterAll(async () => { await api.stop(); });

type Body = ClientPlans & { code: string };
const need = (plan: ClientPlan | undefined): ClientPlan => plan ?? (() => { throw new Error('Expected a plan'); })();
const start = (agent: Agent, clientId: string, body: object, key: string = randomUUID()) => agent.json<Body>('POST', `/api/clients/${clientId}/plans`, { key, body: { kind: 'service', title: 'Palvelusuunnitelma', ...body } });
const act = (agent: Agent, id: string, act: 'link' | 'end', version: number, body: object) => agent.json<Body>('POST', `/api/plans/${id}/${act}`, { version, body });
async function client(): Promise<{ clientId: string; caseId: string }> {
  const { caseId } = await recordContact(aino, phoneContact);
  const [row] = await api.query<{ client_id: string }>('select client_id from care_case where id = $1', [caseId]);
  return { caseId, clientId: row?.client_id ?? '' };
}

test('the second active plan warns and asks to link; linked, one is left to be followed', async () => {
  const { clientId, caseId } = await client();
  expect(await aino.json('GET', `/api/clients/${clientId}/plans`)).toMatchObject({ status: 200, body: { items: [], active: 0, separate: 0 } });
  const key = randomUUID();
  const first = await start(aino, clientId, { kind: 'shared', title: 'Asiakassuunnitelma', caseId }, key);
  expect(first).toMatchObject({ status: 201, body: { active: 1, separate: 1, items: [{ kind: 'shared', caseId, linkedTo: null, startedBy: { worker: 'aino.neuvoja' } }] } });
  expect((await start(aino, clientId, { kind: 'shared', title: 'Asiakassuunnitelma', caseId }, key)).body.active).toBe(1);
  const main = need(first.body.items[0]);
  const before = await api.rows();
  expect(await start(aino, clientId, {})).toMatchObject({ status: 409, body: { code: 'PLAN_ACTIVE_EXISTS' } });
  expect(await start(aino, clientId, { linkTo: randomUUID() })).toMatchObject({ status: 409, body: { code: 'PLAN_LINK_INVALID' } });
  expect(await api.rows()).toEqual(before);
  expect(await start(aino, clientId, { linkTo: main.id })).toMatchObject({ status: 201, body: { active: 2, separate: 1 } });
  const third = await start(aino, clientId, { kind: 'care', title: 'Hoitosuunnitelma', separate: true });
  expect(third.body).toMatchObject({ active: 3, separate: 2 });
  const care = need(third.body.items.find(({ kind }) => kind === 'care'));
  const part = need(third.body.items.find(({ kind }) => kind === 'service'));
  expect(await act(aino, care.id, 'link', care.version, { to: part.id })).toMatchObject({ status: 409, body: { code: 'PLAN_LINK_INVALID' } });
  expect(await act(aino, care.id, 'link', 99, { to: main.id })).toMatchObject({ status: 412, body: { code: 'VERSION_STALE' } });
  // a plan with parts becomes a part: its parts go along
  const swapped = await act(aino, main.id, 'link', main.version, { to: care.id });
  expect(swapped).toMatchObject({ status: 200, body: { active: 3, separate: 1 } });
  expect(swapped.body.items.filter(({ linkedTo }) => linkedTo === care.id)).toHaveLength(2);
  const ended = await act(aino, care.id, 'end', care.version, { reason: 'Hoito päättyi' });
  expect(ended).toMatchObject({ status: 200, body: { active: 2, separate: 2 } });
  expect(await act(aino, care.id, 'end', 2, { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'PLAN_ENDED' } });
});

test('ten who start one at once leave one active plan', async () => {
  const { clientId } = await client();
  const answers = await Promise.all(Array.from({ length: 10 }, () => start(aino, clientId, {})));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
});

test('who may not see the client sees and starts no plan', async () => {
  const { clientId } = await client();
  const { body } = await start(aino, clientId, {});
  expect(await olli.json('GET', `/api/clients/${clientId}/plans`)).toMatchObject({ status: 404 });
  expect(await start(olli, clientId, {})).toMatchObject({ status: 404 });
  expect(await act(olli, body.items[0]?.id ?? '', 'end', 1, { reason: 'x' })).toMatchObject({ status: 404 });
  expect(await sari.json('GET', `/api/clients/${clientId}/plans`)).toMatchObject({ status: 403, body: { code: 'REGION_FOREIGN' } });
  expect(await act(aino, 'no-id', 'end', 1, { reason: 'x' })).toMatchObject({ status: 404 });
});
