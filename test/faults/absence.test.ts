/**
 * Temporal is away on the real servers while people go on: they list, claim, keep drafts, complete, end cases and record contacts. When it
 * is back, all of it is done once and in its order, and what then conflicts is told to who sent it, with every word.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { UnappliedWork } from '../../contracts/index.ts';
import { signIn } from '../support/api.ts';
import type { Agent } from '../support/api.ts';
import { claim, openTask, recordContact } from '../support/running-api.ts';
import type { TaskView } from '../support/running-api.ts';
import { eventually } from '../support/durable-case.ts';
import { region, violations } from './invariants.ts';
import { createJournal } from './people.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

const advice = (n: number): Record<string, unknown> => ({ need: 'Apua', adviceGiven: `Neuvottu ${n}`, adviceOutcome: 'onward', adviceReason: 'Arvio tarvitaan' });
const [cases, contacts] = [12, 8];
let world: World;
let aino: Agent; let matti: Agent;
beforeAll(async () => {
  world = await startWorld(() => undefined);
  [aino, matti] = [await signIn(world.origin, 'aino.neuvoja'), await signIn(world.origin, 'matti.moniosaaja')];
}, 240_000);
afterAll(async () => { await world?.stop(); }, 60_000);

interface Held { readonly caseId: string; readonly task: TaskView }

/** A worker's whole way through a task while the engine is away. @returns the version to complete with */
async function prepare({ caseId }: Held, n: number): Promise<TaskView> {
  const mine = await claim(aino, await openTask(aino, caseId));
  const saved = await aino.json<TaskView>('PUT', `/api/tasks/${mine.id}/draft`, { body: { values: advice(n) }, version: mine.version });
  expect(saved.status).toBe(200);
  return saved.body;
}

test('work goes on for as long as it is away, and everything is done once when it is back', async () => {
  const held: Held[] = [];
  for (let n = 0; n < cases; n += 1) {
    const { caseId } = await recordContact(aino);
    held.push({ caseId, task: await openTask(aino, caseId) });
  }
  const journal = createJournal();
  const absence = world.freeze('temporal', 75_000);

  const taken: string[] = [];
  for (const [n, one] of held.entries()) {
    const { id, version } = await prepare(one, n);
    // Of every third case somebody else withdraws the client first.
    const ended = n % 3 === 0;
    if (ended) expect((await matti.json('POST', `/api/cases/${one.caseId}/end`, { body: { reason: 'moved' }, key: randomUUID() })).status).toBe(202);
    const key = randomUUID();
    const answer = await aino.json('POST', `/api/tasks/${id}/complete`, { body: { values: advice(n) }, version, key });
    expect(answer).toMatchObject({ status: 202, body: { status: 'accepted' } });
    if (!ended) taken.push(one.caseId);
    expect((await aino.json('POST', `/api/tasks/${id}/complete`, { body: { values: advice(n) }, version, key })).status).toBe(202);
  }
  for (let n = 0; n < contacts; n += 1) {
    const key = randomUUID();
    const { status, body } = await aino.json<{ caseId: string; status: string }>('POST', '/api/contacts', { body: { channel: 'phone', client: { name: `Uusi ${n}` }, need: 'apua' }, key });
    expect([status, body.status]).toEqual([201, 'starting']);
    journal.contacts.set(key, { caseId: body.caseId });
  }
  await absence;
  await eventually(async () => (await world.query<{ n: number }>("select count(*)::int as n from command where status = 'pending'"))[0]?.n === 0, 180_000);

  for (const caseId of taken) {
    const rows = await world.query<{ type: string }>("select type from process_event where case_id = $1 and type in ('taskRecorded', 'taskCompleted', 'handoverOffered') order by sequence", [caseId]);
    expect(rows.map(({ type }) => type)).toEqual(['taskRecorded', 'taskCompleted', 'handoverOffered']);
  }
  const told = (await aino.json<{ items: UnappliedWork[] }>('GET', '/api/unapplied-work')).body.items;
  const ended = held.flatMap(({ caseId }, n) => (n % 3 === 0 ? [[caseId, advice(n)['adviceGiven']] as const] : []));
  expect(told.map(({ caseId, values }) => [caseId, values['adviceGiven']] as const).sort()).toEqual([...ended].sort());
  expect((await matti.json<{ items: unknown[] }>('GET', '/api/unapplied-work')).body.items).toEqual([]);
  // In the order they came: the ending took effect, and nothing after it.
  const after = await world.query<{ n: number }>("select count(*)::int as n from process_event e join care_case c on c.id = e.case_id where c.region = $1 and e.type = 'taskRecorded'", [region]);
  expect(after[0]?.n).toBe(taken.length);
  expect(await violations(world, journal)).toEqual([]);
}, 420_000);
