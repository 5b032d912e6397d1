/** A hospital starts and receives handovers with narrow rights: what it can do, and every way in which it may not see more. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PartnerHandover, Route } from '../../contracts/index.ts';
import { routes } from '../../contracts/index.ts';
import { openDatabase } from '../../prisma/index.ts';
import type { Database } from '../../prisma/index.ts';
import { as } from '../prisma/support/house.ts';
import { signIn } from '../support/api.ts';
import type { Agent } from '../support/api.ts';
import { claim, openTask, phoneContact, recordContact, startTestApi } from '../support/running-api.ts';
import type { TaskView, TestApi } from '../support/running-api.ts';

let api: TestApi;
let db: Database;
let pirjo: Agent; let olli: Agent; let essi: Agent;
const hospital = '14-keskussairaala';
beforeAll(async () => {
  api = await startTestApi('api_partner', { engine: 'real' });
  db = openDatabase(api.database.appUrl, { poolSize: 2 });
  [pirjo, olli, essi] = [await api.as('pirjo.kotiuttaja'), await api.as('olli.ohjaaja'), await api.as('essi.esihenkilo')];
}, 180_000);
afterAll(async () => {
  await db.close();
  await api.stop();
});

interface Body { code: string; status: string; caseId: string; [key: string]: unknown }
const post = (agent: Agent, path: string, body?: unknown, version?: number | null, key: string = randomUUID()) =>
  agent.json<Body>('POST', path, { key, ...(body !== undefined && { body }), ...(typeof version === 'number' && { version }) });
const mine = async (): Promise<PartnerHandover[]> => (await pirjo.json<{ items: PartnerHandover[] }>('GET', '/api/partner/handovers')).body.items;
const of = async (caseId: string): Promise<PartnerHandover> => (await mine()).find((handover) => handover.caseId === caseId) ?? (() => { throw new Error(`Expected a handover of ${caseId}`); })();
const responsible = async (caseId: string) => (await api.query<{ unit: string; worker: string | null }>('select responsible_unit as unit, responsible_worker as worker from care_case where id = $1', [caseId]))[0];
const offersOf = async (agent: Agent, caseId: string) => (await agent.json<{ items: TaskView[] }>('GET', '/api/tasks?limit=200')).body.items.filter((task) => task.caseId === caseId && task.kind === 'handover');

const start = {
  client: { name: 'Selma Sairaalasta', birthDate: '1940-04-01', phone: '050 5550001' }, need: 'Kotiutuu leikkauksesta, ei pärjää yksin', transition: 'serviceToHome', toUnit: '14-asiakasohjaus', toRole: 'guide',
  reason: 'Kotiutus perjantaina', additions: { contacts: 'Tytär 050 123', plan: 'Haavahoito joka toinen päivä' },
};
async function started(more: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await post(pirjo, '/api/partner/handovers', { ...start, ...more });
  expect({ status, body }).toMatchObject({ status: 201, body: { status: 'started' } });
  return body.caseId;
}
/** A case of Olli's, offered to the hospital. */
async function toHospital(name = 'Oiva Osastolle'): Promise<{ caseId: string; id: string }> {
  const { caseId } = await recordContact(olli, { ...phoneContact, channel: 'visit', client: { name } });
  const first = await claim(olli, await openTask(olli, caseId));
  expect(await post(olli, `/api/tasks/${first.id}/complete`, { values: { need: 'Apua', segment: 'olderPeople', serviceNeed: 'Kuntoutus' } }, first.version)).toMatchObject({ status: 200 });
  expect(await post(olli, `/api/cases/${caseId}/handovers`, { transition: 'homeToService', toUnit: hospital, toRole: 'partner', reason: 'Kuntoutusjaksolle' })).toMatchObject({ status: 200 });
  const draft = (await olli.json<{ items: TaskView[] }>('GET', '/api/tasks?limit=200')).body.items.find((task) => task.caseId === caseId && task.kind === 'handoverDraft');
  expect(await post(olli, `/api/handovers/${draft?.id}/offer`, { additions: { contacts: 'Poika 050 9' } }, draft?.version)).toMatchObject({ status: 200 });
  return { caseId, id: draft?.id ?? '' };
}

describe('a hospital that starts a handover', () => {
  test('stays responsible until a guide accepts; the guide reads the package before', async () => {
    const key = randomUUID();
    const [one, again] = [await post(pirjo, '/api/partner/handovers', start, undefined, key), await post(pirjo, '/api/partner/handovers', start, undefined, key)];
    expect(one).toMatchObject({ status: 201, body: { status: 'started' } });
    expect(again.body.caseId).toBe(one.body.caseId);
    const { caseId } = one.body;
    expect(await responsible(caseId)).toEqual({ unit: hospital, worker: 'pirjo.kotiuttaja' });
    expect(await of(caseId)).toMatchObject({ direction: 'sent', status: 'offered', client: { name: 'Selma Sairaalasta' }, due: expect.stringMatching(/^\d{4}-/), canHandOn: false });
    const [offer] = await offersOf(olli, caseId);
    const { body: task } = await olli.json<Body>('GET', `/api/tasks/${offer?.id}`);
    expect(task).toMatchObject({ client: { name: 'Selma Sairaalasta' }, handover: { status: 'offered', from: { unit: hospital }, package: { needs: { values: { need: start.need } }, contacts: { note: 'Tytär 050 123' } } } });
    expect(await post(olli, `/api/handovers/${offer?.id}/accept`, undefined, offer?.version)).toMatchObject({ status: 200 });
    expect(await responsible(caseId)).toEqual({ unit: '14-asiakasohjaus', worker: 'olli.ohjaaja' });
    expect(await of(caseId)).toMatchObject({ status: 'accepted', acceptedBy: { worker: 'olli.ohjaaja' } });
    expect(await post(olli, `/api/handovers/${offer?.id}/first-service`, { servedAt: new Date().toISOString() })).toMatchObject({ status: 200 });
    expect(await post(olli, `/api/handovers/${offer?.id}/close`, { outcome: 'serviceStarted', note: 'Kotihoito alkoi' })).toMatchObject({ status: 200 });
    expect(await of(caseId)).toMatchObject({ status: 'closed', outcome: 'serviceStarted', outcomeNote: 'Kotihoito alkoi' });
  });
  test('has it back with the reason when it is returned, and offers it again or takes it back', async () => {
    const caseId = await started();
    const [offer] = await offersOf(olli, caseId);
    expect(await post(olli, `/api/handovers/${offer?.id}/return`, { reason: 'Lääkelista puuttuu' }, offer?.version)).toMatchObject({ status: 200 });
    const returned = await of(caseId);
    expect(returned).toMatchObject({ status: 'returned', reason: 'Lääkelista puuttuu' });
    expect(await post(pirjo, `/api/handovers/${returned.id}/offer`, { additions: { decisions: 'Lääkelista: marevan' } }, returned.version)).toMatchObject({ status: 200 });
    const offered = await of(caseId);
    expect(offered).toMatchObject({ status: 'offered', package: { decisions: { note: 'Lääkelista: marevan' } } });
    expect(await post(pirjo, `/api/handovers/${offered.id}/withdraw`, { reason: 'Jäi osastolle' })).toMatchObject({ status: 200, body: { nextTasks: [] } });
    expect(await of(caseId)).toMatchObject({ status: 'withdrawn', canHandOn: true });
    expect(await responsible(caseId)).toMatchObject({ unit: hospital });
  });
  test('of a client whom the region knows: the matters know of each other, and the hospital is not told', async () => {
    const [one, two] = [await started({ client: { name: 'Tuttu Tuomas', birthDate: '1950-02-03' } }), await started({ client: { name: 'tuttu tuomas', birthDate: '1950-02-03' } })];
    const clients = await api.query<{ client_id: string }>('select client_id from care_case where id = any($1::uuid[])', [[one, two]]);
    expect(new Set(clients.map(({ client_id: id }) => id)).size).toBe(1);
  });
  test.each<[string, Record<string, unknown>, number, string]>([
    ['to itself', { toUnit: hospital, toRole: 'partner' }, 422, 'HANDOVER_RECEIVER_INVALID'],
    ['to another region', { toUnit: '06-neuvonta', toRole: 'adviser' }, 422, 'HANDOVER_RECEIVER_INVALID'],
    ['to a unit that is not there', { toUnit: '14-ei-ole' }, 422, 'HANDOVER_RECEIVER_INVALID'],
    ['to a role that the unit has not', { toRole: 'adviser' }, 422, 'HANDOVER_RECEIVER_INVALID'],
    ['to another tier', { transition: 'tierToTier' }, 422, 'REQUEST_INVALID'],
    ['without a reason', { reason: ' ' }, 422, 'REQUEST_INVALID'],
  ])('%s is refused and changes nothing', async (_name, more, status, code) => {
    const before = await api.rows();
    expect(await post(pirjo, '/api/partner/handovers', { ...start, ...more })).toMatchObject({ status, body: { code } });
    expect(await api.rows()).toEqual(before);
  });
  test('while the engine is away it is kept, and offered when the engine is back', async () => {
    const alone = await api.another({ connectEngine: () => Promise.reject(new Error('away')) });
    try {
      const there = await signIn(alone.baseUrl, 'pirjo.kotiuttaja');
      const { status, body } = await post(there, '/api/partner/handovers', start);
      expect({ status, body }).toMatchObject({ status: 201, body: { status: 'starting' } });
      expect((await mine()).map(({ caseId }) => caseId)).not.toContain(body.caseId);
      await api.running.sweeper.sweep();
      expect(await of(body.caseId)).toMatchObject({ status: 'offered' });
      expect(await offersOf(olli, body.caseId)).toHaveLength(1);
    } finally {
      await alone.stop();
    }
  });
});

describe('a hospital that receives a handover', () => {
  test('reads it, accepts it, records the service, and hands the client on', async () => {
    const { caseId, id } = await toHospital();
    const offer = await of(caseId);
    expect(offer).toMatchObject({ id, direction: 'received', status: 'offered', client: { name: 'Oiva Osastolle' }, package: { contacts: { note: 'Poika 050 9' } }, options: { segment: { olderPeople: { fi: 'Ikääntyneet', sv: 'Äldre', en: 'Older people' } } } });
    expect(await post(pirjo, `/api/handovers/${id}/accept`, undefined, offer.version)).toMatchObject({ status: 200, body: { status: 'done', nextTasks: [] } });
    expect(await responsible(caseId)).toEqual({ unit: hospital, worker: 'pirjo.kotiuttaja' });
    expect(await post(pirjo, `/api/handovers/${id}/first-service`, { servedAt: new Date().toISOString() })).toMatchObject({ status: 200 });
    expect(await of(caseId)).toMatchObject({ status: 'accepted', canHandOn: true });
    expect(await post(pirjo, `/api/cases/${caseId}/handovers`, { transition: 'serviceToHome', toUnit: '14-asiakasohjaus', toRole: 'guide', reason: 'Kotiutuu' })).toMatchObject({ status: 200 });
    const draft = await of(caseId);
    expect(draft).toMatchObject({ status: 'draft', direction: 'sent' });
    expect(await post(pirjo, `/api/handovers/${draft.id}/offer`, { additions: { contacts: 'Poika 050 9' } }, draft.version)).toMatchObject({ status: 200 });
    const [back] = await offersOf(olli, caseId);
    expect(await post(olli, `/api/handovers/${back?.id}/accept`, undefined, back?.version)).toMatchObject({ status: 200 });
    expect(await responsible(caseId)).toEqual({ unit: '14-asiakasohjaus', worker: 'olli.ohjaaja' });
  });
  test('returns it with a reason, and sees it no more', async () => {
    const { caseId, id } = await toHospital('Palautuva Pekka');
    const offer = await of(caseId);
    expect(await post(pirjo, `/api/handovers/${id}/return`, { reason: ' ' }, offer.version)).toMatchObject({ status: 422 });
    expect(await post(pirjo, `/api/handovers/${id}/return`, { reason: 'Osasto on täynnä' }, offer.version)).toMatchObject({ status: 200 });
    expect((await mine()).map((handover) => handover.caseId)).not.toContain(caseId);
    expect(await post(pirjo, `/api/handovers/${id}/accept`, undefined, offer.version)).toMatchObject({ status: 404 });
    expect(await responsible(caseId)).toEqual({ unit: '14-asiakasohjaus', worker: 'olli.ohjaaja' });
  });
});

describe('whoever tries to read more', () => {
  test('is refused by every operation that is not the partner\'s', async () => {
    const { caseId, id } = await toHospital('Salainen Saara');
    const params: Record<string, string> = { caseId, taskId: id, contactId: randomUUID(), clientId: randomUUID(), clock: 'k.1', incidentId: `${caseId}~x.1`, escalationId: `${caseId}~x`, modelId: 'm', number: '1', region: '14', offerId: id, role: 'x', personId: 'x', absenceId: randomUUID() };
    const open = ['getHealth', 'getSession', 'getMyMail', 'saveMyMail', 'streamLive', 'listReceivers', 'listPartnerHandovers', 'startPartnerHandover', 'acceptHandover', 'returnHandover', 'offerHandover', 'startHandover', 'withdrawHandover', 'recordFirstService', 'closeHandover'];
    for (const [operation, route] of Object.entries(routes) as [string, Route][]) {
      if (open.includes(operation)) continue;
      const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? 'x');
      const { status, body } = await pirjo.json<Body>(route.method.toUpperCase(), path, { key: randomUUID(), version: 1, ...(route.body && { body: {} }) });
      expect([operation, status, body.code]).toEqual([operation, 403, 'ROLE_MISSING']);
    }
  });
  test('finds no handover of others, nor a case, by the operations that are theirs', async () => {
    const { caseId } = await recordContact(olli, { ...phoneContact, channel: 'visit', client: { name: 'Muu Maija' } });
    const task = await openTask(olli, caseId);
    const strange = `${caseId}~-handover.3`;
    for (const [path, body, version] of [
      [`/api/handovers/${task.id}/accept`, undefined, task.version], [`/api/handovers/${task.id}/return`, { reason: 'x' }, task.version], [`/api/handovers/${task.id}/offer`, {}, task.version],
      [`/api/handovers/${strange}/withdraw`, { reason: 'x' }, undefined], [`/api/handovers/${strange}/first-service`, { servedAt: '2026-01-01T00:00:00.000Z' }, undefined],
      [`/api/handovers/${strange}/close`, { outcome: 'other' }, undefined], [`/api/cases/${caseId}/handovers`, { transition: 'serviceToHome', toUnit: '14-asiakasohjaus', toRole: 'guide', reason: 'x' }, undefined],
    ] as const) expect([path, (await post(pirjo, path, body, version)).status]).toEqual([path, 404]);
    expect(JSON.stringify(await mine())).not.toContain('Muu Maija');
  });
  test('sees in no table more than the rows of their handovers, and can change none besides', async () => {
    const scope = as('pirjo.kotiuttaja');
    const tables = (await api.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`)).map(({ name }) => name);
    const handovers = (await mine()).map(({ id }) => id);
    const cases = new Set((await mine()).map(({ caseId }) => caseId));
    const seen: Record<string, number> = {};
    for (const table of tables) seen[table] = (await db.within(scope, (tx) => tx.query<{ n: number }>(`select count(*)::int as n from ${table}`)))[0]?.n ?? -1;
    const { handover, handover_package: packages, task, care_case: seenCases, command, staff, unit, ...others } = seen;
    expect(Object.entries(others).filter(([, n]) => n !== 0)).toEqual([]);
    expect([handover, packages, task, seenCases, staff]).toEqual([handovers.length, handovers.length, handovers.length, cases.size, 1]);
    expect(unit).toBeGreaterThan(1);
    expect(command).toBe((await api.query(`select 1 from command where worker = 'pirjo.kotiuttaja'`)).length);
    const changed = await db.within(scope, (tx) => tx.query(`update care_case set outcome = 'x' where id <> all ($1::uuid[]) returning id`, [...cases]));
    expect(changed).toEqual([]);
    await expect(db.within(scope, (tx) => tx.query(`insert into client (id, region, name) values ($1::uuid, '14', 'X')`, randomUUID()))).rejects.toThrow(/row-level security/);
  });
  test('is as narrow with another role beside', async () => {
    const scope = { ...as('pirjo.kotiuttaja'), roles: ['partner', 'supervisor'], units: [hospital, '14-asiakasohjaus'] };
    for (const table of ['client', 'contact', 'recorded_value', 'process_event', 'process_event_values', 'escalation']) {
      expect([table, (await db.within(scope, (tx) => tx.query(`select 1 from ${table}`))).length]).toEqual([table, 0]);
    }
  });
  test('another organisation\'s people see none of it, workers see it as before', async () => {
    const other = { ...as('pirjo.kotiuttaja'), user: 'toinen.sairaala', units: ['14-toinen-sairaala'] };
    expect((await db.within(other, (tx) => tx.query('select 1 from handover'))).length).toBe(0);
    expect((await db.within(as('olli.ohjaaja'), (tx) => tx.query('select 1 from handover_package'))).length).toBeGreaterThan(0);
    expect(await olli.json('GET', '/api/partner/handovers')).toMatchObject({ status: 403 });
    expect((await essi.json<{ items: unknown[] }>('GET', '/api/transitions')).body.items.length).toBeGreaterThan(0);
  });
});
