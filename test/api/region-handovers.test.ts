/** A handover between regions on the real database and engine: what the receiver sees, what moves, and that somebody is responsible whatever dies in between. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Agent } from '../support/api.ts';
import { claim, openTask, phoneContact, recordContact, startTestApi } from '../support/running-api.ts';
import type { TaskView, TestApi } from '../support/running-api.ts';

let api: TestApi;
let olli: Agent; let sari: Agent;
beforeAll(async () => {
  api = await startTestApi('api_regions', { engine: 'real' });
  // The region's own ready model is out of use, so that it has no path until the test gives it one.
  await api.query("update model_version set status = 'retired' where region = '06'");
  [olli, sari] = [await api.as('olli.ohjaaja'), await api.as('sari.satakunta')];
}, 180_000);
afterAll(async () => { await api.stop(); });

/** The region gets the same path, published. */
async function publishInSatakunta(): Promise<void> {
  await api.query("insert into model (id, region, names) select id, '06', names from model where region = '14' on conflict do nothing");
  const columns = (await api.query<{ name: string }>("select column_name as name from information_schema.columns where table_name = 'model_version' and column_name not in ('id', 'region')")).map(({ name }) => name);
  await api.query(`insert into model_version (region, ${columns.join(', ')}) select '06', ${columns.join(', ')} from model_version where region = '14' and status = 'published'
    and not exists (select from model_version where region = '06' and status = 'published')`);
}

interface Offer { id: string; status: string; direction: string; caseId: string | null; client: { name: string } | null; package: Record<string, unknown> | null; reason: string | null; outcome: string | null; outcomeNote: string | null; labels: Record<string, string> }
const post = (agent: Agent, path: string, body?: unknown, version?: number, key: string = randomUUID()) =>
  agent.json<{ code: string; caseId: string; status: string; nextTasks: TaskView[] }>('POST', path, { key, ...(body !== undefined && { body }), ...(version !== undefined && { version }) });
const offers = async (agent: Agent): Promise<Offer[]> => (await agent.json<{ items: Offer[] }>('GET', '/api/region-handovers')).body.items;
const offerOf = async (agent: Agent, id: string): Promise<Offer | undefined> => (await offers(agent)).find((offer) => offer.id === id);
const caseRow = async (caseId: string) => (await api.query<{ status: string; responsible_unit: string; responsible_worker: string | null; outcome: string | null }>('select status, responsible_unit, responsible_worker, outcome from care_case where id = $1', [caseId]))[0];
const path = (id: string, act: string): string => `/api/region-handovers/${encodeURIComponent(id)}/${act}`;

/** A case of Olli's, offered to Satakunta with the client's consent. */
async function offered(): Promise<{ caseId: string; id: string }> {
  const { caseId } = await recordContact(olli, { ...phoneContact, channel: 'visit' });
  const first = await claim(olli, await openTask(olli, caseId));
  await post(olli, `/api/tasks/${first.id}/complete`, { values: { need: 'Apua kotiin', segment: 'olderPeople', serviceNeed: 'Kotihoito' } }, first.version);
  const started = await post(olli, `/api/cases/${caseId}/handovers`, { transition: 'regionToRegion', toUnit: '06-neuvonta', toRole: 'adviser', reason: 'Asiakas muutti Poriin' });
  expect(started.status).toBe(200);
  const { body } = await olli.json<{ items: TaskView[] }>('GET', '/api/tasks?limit=200');
  const draft = body.items.find((task) => task.caseId === caseId && task.kind === 'handoverDraft');
  const additions = { consent: 'Kaikki, mitä palvelu tarvitsee', consentBasis: 'clientConsent' };
  expect(await post(olli, `/api/handovers/${draft?.id}/offer`, { additions }, draft?.version)).toMatchObject({ status: 200 });
  return { caseId, id: draft?.id ?? '' };
}

test('the receiving unit sees the offered package and nothing else of the other region', async () => {
  const { caseId, id } = await offered();
  expect(await offerOf(sari, id)).toMatchObject({ direction: 'received', status: 'offered', client: { name: 'Kaisa Testaaja' }, package: { needs: { values: { need: 'Apua kotiin' } }, consent: { note: 'Kaikki, mitä palvelu tarvitsee', basis: 'clientConsent' } }, labels: { segment: expect.any(String) }, options: { segment: { olderPeople: { fi: 'Ikääntyneet', sv: 'Äldre', en: 'Older people' } } }, caseId: null });
  for (const url of [`/api/cases/${caseId}`, `/api/cases/${caseId}/history`, `/api/tasks/${id}`]) expect(await sari.json('GET', url)).toMatchObject({ status: 403, body: { code: 'REGION_FOREIGN' } });
  expect(await offerOf(olli, id)).toMatchObject({ direction: 'sent', status: 'offered', caseId });
  expect(await offers(await api.as('aino.neuvoja'))).toEqual(expect.not.arrayContaining([expect.objectContaining({ id })]));
});

test('without a path of its own the region takes nothing, and the offer stays open', async () => {
  const { id, caseId } = await offered();
  expect(await post(sari, path(id, 'accept'))).toMatchObject({ status: 409, body: { code: 'NO_PUBLISHED_MODEL' } });
  expect(await caseRow(caseId)).toMatchObject({ status: 'open', responsible_worker: 'olli.ohjaaja' });
});

test('returned, the sender reads why, and the other region has nothing of the client any more', async () => {
  const { caseId, id } = await offered();
  expect(await post(sari, path(id, 'return'), { reason: ' ' })).toMatchObject({ status: 422 });
  const key = randomUUID();
  for (const _ of [1, 2]) expect(await post(sari, path(id, 'return'), { reason: 'Ei asu meillä' }, undefined, key)).toMatchObject({ status: 200 });
  expect(await offerOf(sari, id)).toMatchObject({ status: 'returned', client: null, package: null });
  expect(await olli.json('GET', `/api/tasks/${id}`)).toMatchObject({ body: { kind: 'returnedHandover', handover: { status: 'returned', reason: 'Ei asu meillä' } } });
  expect(await caseRow(caseId)).toMatchObject({ status: 'open', responsible_worker: 'olli.ohjaaja' });
  expect(await post(sari, path(id, 'return'), { reason: 'uudelleen' })).toMatchObject({ status: 409, body: { code: 'HANDOVER_NOT_OPEN' } });
  expect(await post(sari, path(randomUUID(), 'accept'))).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
});

describe('accepted', () => {
  beforeAll(publishInSatakunta);

  test('a linked case opens there, responsibility goes over, the outcome comes back', async () => {
    const { caseId, id } = await offered();
    const key = randomUUID();
    const answer = await post(sari, path(id, 'accept'), undefined, undefined, key);
    expect(answer).toMatchObject({ status: 200, body: { status: 'done' } });
    const theirs = answer.body.caseId;
    expect(await post(sari, path(id, 'accept'), undefined, undefined, key)).toMatchObject({ status: 200, body: { caseId: theirs } });
    expect(await caseRow(theirs)).toMatchObject({ status: 'open', responsible_unit: '06-neuvonta', responsible_worker: 'sari.satakunta' });
    expect(await caseRow(caseId)).toMatchObject({ status: 'ended', outcome: 'handedOver', responsible_unit: '06-neuvonta' });
    // What was recorded goes on: nothing is asked twice.
    expect((await api.query<{ key: string; value: unknown }>("select key, value from recorded_value where case_id = $1 and key in ('need', 'serviceNeed') order by key", [theirs]))).toEqual([{ key: 'need', value: 'Apua kotiin' }, { key: 'serviceNeed', value: 'Kotihoito' }]);
    const handover = (await sari.json<{ handovers: { id: string }[] }>('GET', `/api/cases/${theirs}`)).body.handovers[0];
    expect(handover).toMatchObject({ status: 'accepted', transition: 'regionToRegion' });
    expect(await post(sari, `/api/handovers/${handover?.id}/first-service`, { servedAt: new Date().toISOString() })).toMatchObject({ status: 200 });
    expect(await post(sari, `/api/handovers/${handover?.id}/close`, { outcome: 'serviceStarted', note: 'Kotihoito alkoi' })).toMatchObject({ status: 200 });
    expect(await offerOf(olli, id)).toMatchObject({ status: 'accepted', outcome: 'serviceStarted', outcomeNote: 'Kotihoito alkoi', caseId });
    expect(await post(sari, path(id, 'accept'))).toMatchObject({ status: 409, body: { code: 'HANDOVER_NOT_OPEN' } });
  });

  test('a process that dies between the regions: the sender stays responsible until the sweeper releases them', async () => {
    const { caseId, id } = await offered();
    // Everything up to the recorded opening there, and nothing after it: the release is committed, not executed.
    await api.query("create or replace function test_hold() returns trigger language plpgsql as $f$ begin if new.body_hash = 'region' then new.attempted_at := 'infinity'; end if; return new; end $f$");
    await api.query('create trigger test_hold before insert on command for each row execute function test_hold()');
    const original = api.running.services.engine.execute;
    const engine = api.running.services.engine as { execute: typeof original };
    engine.execute = async (command) => (command.kind === 'acceptHandover' ? 'away' : await original(command));
    const answer = await post(sari, path(id, 'accept'));
    expect(answer.status).toBe(200);
    expect(await caseRow(caseId)).toMatchObject({ status: 'open', responsible_unit: '14-asiakasohjaus', responsible_worker: 'olli.ohjaaja' });
    expect(await caseRow(answer.body.caseId)).toMatchObject({ status: 'open', responsible_worker: 'sari.satakunta' });
    // Half accepted, it can neither be taken back nor answered again.
    expect(await post(olli, `/api/handovers/${id}/withdraw`, { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'HANDOVER_NOT_OPEN' } });
    expect(await post(sari, path(id, 'return'), { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'HANDOVER_NOT_OPEN' } });
    engine.execute = original;
    await api.query("update command set attempted_at = null where body_hash = 'region'");
    await api.query('drop trigger test_hold on command');
    await api.running.sweeper.sweep();
    expect(await caseRow(caseId)).toMatchObject({ status: 'ended', outcome: 'handedOver' });
    expect(await offerOf(olli, id)).toMatchObject({ status: 'accepted' });
  });

  test('the engine is away: the acceptance is kept, the sender stays responsible, the sweeper does the rest', async () => {
    const { caseId, id } = await offered();
    const engine = api.running.services.engine as { execute: typeof api.running.services.engine.execute };
    const original = engine.execute;
    engine.execute = async () => 'away';
    const answer = await post(sari, path(id, 'accept'));
    expect(answer.status).toBe(202);
    expect(await caseRow(caseId)).toMatchObject({ status: 'open', responsible_worker: 'olli.ohjaaja' });
    expect(await caseRow(answer.body.caseId)).toMatchObject({ status: 'starting' });
    engine.execute = original;
    await api.running.sweeper.sweep();
    await api.running.sweeper.sweep();
    expect(await caseRow(answer.body.caseId)).toMatchObject({ status: 'open', responsible_worker: 'sari.satakunta' });
    expect(await caseRow(caseId)).toMatchObject({ status: 'ended' });
  });

  test('two workers at once: one case opens there', async () => {
    const { id } = await offered();
    const both = await Promise.all([post(sari, path(id, 'accept')), post(sari, path(id, 'accept'))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
