/** Several people at one draft: one tab edits, the others read along, and editing is given, taken over or falls free. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Attend, Attendance } from '../../contracts/index.ts';
import type { Agent } from '../support/api.ts';
import { startTestApi } from '../support/running-api.ts';
import type { TestApi } from '../support/running-api.ts';

let api: TestApi;
let kerttu: Agent;
let paavo: Agent;
const model = '/api/models/siun-sote-guidance-path/versions';
const at = `${model}/2`;
beforeAll(async () => {
  api = await startTestApi('api_presence', { engine: 'none' });
  [kerttu, paavo] = [await api.as('kerttu.kehittaja'), await api.as('paavo.paallikko')];
  expect((await kerttu.json('POST', model, { body: { from: 1 } })).status).toBe(201);
}, 120_000);
afterAll(async () => { await api.stop(); });

const attend = async (agent: Agent, tab: string, wants: Attend['wants'], path = at): Promise<Attendance> => {
  const answer = await agent.json<Attendance>('PUT', `${path}/presence`, { body: { tab, wants } });
  expect(answer.status).toBe(200);
  return answer.body;
};
const save = async (tab?: string) => {
  const current = await kerttu.json<{ revision: number; xml: string }>('GET', at);
  return await kerttu.json<{ code?: string; detail?: string; revision?: number }>('PUT', at, { body: { xml: current.body.xml, ...(tab && { tab }) }, version: current.body.revision });
};

describe('presence at a draft', () => {
  const [one, two, looker] = [randomUUID(), randomUUID(), randomUUID()];

  test('who comes first edits; another tab reads along and cannot save', async () => {
    expect(await attend(kerttu, one, 'edit')).toMatchObject({ editing: true, people: [{ tab: one, editing: true, name: 'Kerttu Kehittäjä' }] });
    expect(await attend(kerttu, two, 'edit')).toMatchObject({ editing: false, people: [{ tab: one, editing: true }, { tab: two, editing: false }] });
    expect(await save(two)).toMatchObject({ status: 409, body: { code: 'DRAFT_LOCKED', detail: expect.stringContaining('Kerttu') } });
    expect(await save()).toMatchObject({ status: 409, body: { code: 'DRAFT_LOCKED' } });
    expect((await save(one)).status).toBe(200);
  });

  test('who may not draw reads along, whatever is wanted', async () => {
    expect(await attend(paavo, looker, 'take')).toMatchObject({ editing: false });
    expect((await attend(paavo, looker, 'ask')).people.find(({ tab }) => tab === looker)).toMatchObject({ editing: false, asks: false });
  });

  test('editing is asked for and given: who asked has it at once, and who gave has it no more', async () => {
    expect((await attend(kerttu, two, 'ask')).people[0]).toMatchObject({ tab: two, asks: true });
    expect(await attend(kerttu, one, 'give')).toMatchObject({ editing: false });
    expect((await attend(kerttu, two, 'edit')).editing).toBe(true);
    expect((await attend(kerttu, one, 'edit')).editing).toBe(false);
    expect((await save(one)).status).toBe(409);
    expect((await save(two)).status).toBe(200);
  });

  test('a person takes editing over from another tab of their own', async () => {
    expect((await attend(kerttu, one, 'take')).editing).toBe(true);
    expect((await attend(kerttu, two, 'edit')).editing).toBe(false);
  });

  test('editing falls free when its tab leaves, and when it is not heard of any more', async () => {
    await attend(kerttu, one, 'leave');
    expect((await attend(kerttu, two, 'edit')).editing).toBe(true);
    await api.query(`update draft_presence set seen_at = now() - interval '2 minutes' where tab = '${two}'`);
    expect((await save()).status).toBe(200);
    const third = randomUUID();
    expect(await attend(kerttu, third, 'edit')).toMatchObject({ editing: true });
    await attend(kerttu, third, 'leave');
  });

  test('of twenty tabs that come at once exactly one edits', async () => {
    const tabs = Array.from({ length: 20 }, () => randomUUID());
    const answers = await Promise.all(tabs.map((tab) => attend(kerttu, tab, 'edit')));
    expect(answers.filter(({ editing }) => editing)).toHaveLength(1);
    for (const tab of tabs) await attend(kerttu, tab, 'leave');
  });

  test('nobody edits a published version, and there is nobody at a version that is not there', async () => {
    expect((await attend(kerttu, one, 'edit', `${model}/1`)).editing).toBe(false);
    expect(await kerttu.json('PUT', `${model}/77/presence`, { body: { tab: one, wants: 'edit' } })).toMatchObject({ status: 404 });
    expect(await (await api.as('sari.satakunta')).json('PUT', `${at}/presence`, { body: { tab: one, wants: 'edit' } })).toMatchObject({ status: 404 });
  });
});
