/** Handovers, contacts and calls through the API on the real database and engine: each success, each refusal, and what the register says. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Agent } from '../support/api.ts';
import { claim, openTask, phoneContact, recordContact, startTestApi } from '../support/running-api.ts';
import type { TaskView, TestApi } from '../support/running-api.ts';

let api: TestApi;
let aino: Agent; let olli: Agent; let outi: Agent; let kaisa: Agent; let essi: Agent; let paavo: Agent; let sari: Agent;
beforeAll(async () => {
  api = await startTestApi('api_handovers', { engine: 'real' });
  [aino, olli, outi, kaisa, essi, paavo, sari] = await Promise.all(['aino.neuvoja', 'olli.ohjaaja', 'outi.ohjaaja', 'kaisa.koordinaattori', 'essi.esihenkilo', 'paavo.paallikko', 'sari.satakunta'].map((name) => api.as(name))) as [Agent, Agent, Agent, Agent, Agent, Agent, Agent];
}, 180_000);
afterAll(async () => { await api.stop(); });

interface Body { code: string; status: string; caseId: string; items: Record<string, unknown>[]; handovers: { id: string; status: string }[]; errors: { path: string }[]; [key: string]: unknown }
const post = (agent: Agent, path: string, body?: unknown, version?: number, key: string = randomUUID()) =>
  agent.json<Body>('POST', path, { key, ...(body !== undefined && { body }), ...(version !== undefined && { version }) });
const read = async <T = Body>(agent: Agent, path: string): Promise<T> => (await agent.json<T>('GET', path)).body;
const caseOf = (agent: Agent, caseId: string) => read<Body & { status: string; responsible: { unit: string; worker?: string }; moves: number; coordinator: { worker: string } | null; escalations: { finding: string | null; unit: string }[] }>(agent, `/api/cases/${caseId}`);
const tasksOf = async (agent: Agent, caseId: string) => (await read<{ items: TaskView[] }>(agent, '/api/tasks?limit=200')).items.filter((task) => task.caseId === caseId);

/** A case of which Olli of client guidance is responsible: a visit goes to tier 2 at once. */
async function taken(contact: Record<string, unknown> = {}): Promise<{ caseId: string; task: TaskView }> {
  const { caseId } = await recordContact(olli, { ...phoneContact, channel: 'visit', ...contact });
  const first = await claim(olli, await openTask(olli, caseId));
  const done = await post(olli, `/api/tasks/${first.id}/complete`, { values: { need: 'Apua kotiin', segment: 'olderPeople', serviceNeed: 'Kotihoito' } }, first.version);
  if (done.status !== 200) throw new Error(JSON.stringify(done.body));
  return { caseId, task: await openTask(olli, caseId) };
}
const draftBody = { transition: 'serviceToHome', toUnit: '14-moniammatillinen', toRole: 'coordinator', reason: 'Kotiutuu sairaalasta' };
/** Started by Olli: the draft's task. */
async function started(body: Record<string, unknown> = {}): Promise<{ caseId: string; draft: TaskView }> {
  const { caseId } = await taken();
  const answer = await post(olli, `/api/cases/${caseId}/handovers`, { ...draftBody, ...body });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  const draft = (await tasksOf(olli, caseId)).find(({ kind }) => kind === 'handoverDraft');
  if (!draft) throw new Error('Expected the draft in the inbox of who started it');
  return { caseId, draft };
}
async function offered(body: Record<string, unknown> = {}): Promise<{ caseId: string; id: string }> {
  const { caseId, draft } = await started(body);
  const answer = await post(olli, `/api/handovers/${draft.id}/offer`, { additions: { contacts: 'Tytär 050 123' } }, draft.version);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return { caseId, id: draft.id };
}
async function accepted(body: Record<string, unknown> = {}): Promise<{ caseId: string; id: string }> {
  const { caseId, id } = await offered(body);
  const offer = (await tasksOf(kaisa, caseId)).find((task) => task.id === id);
  const answer = await post(kaisa, `/api/handovers/${id}/accept`, undefined, offer?.version ?? 0);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return { caseId, id };
}

describe('a handover that a worker starts', () => {
  test('is kept as a draft with what the package would hold, refused while something is missing, and nothing typed is lost', async () => {
    // The need is always recorded here, so only the consent of a transition to another region is missing.
    const { draft } = await started({ transition: 'regionToRegion', toUnit: '06-neuvonta', toRole: 'adviser' });
    expect(await read(olli, `/api/tasks/${draft.id}`)).toMatchObject({ handover: { status: 'draft', started: true, package: { needs: { values: { need: 'Apua kotiin' } }, openTasks: { tasks: [{ elementId: 'p2_t2_pre' }] } }, missing: ['section.consent'] } });
    const refused = await post(olli, `/api/handovers/${draft.id}/offer`, { additions: { contacts: 'Tytär' } }, draft.version);
    expect(refused).toMatchObject({ status: 422, body: { code: 'HANDOVER_INCOMPLETE' } });
    expect(await read(olli, `/api/tasks/${draft.id}`)).toMatchObject({ handover: { status: 'draft', additions: { contacts: 'Tytär' }, package: { contacts: { note: 'Tytär' } } } });
  });

  test('accepted, the receiver is responsible, the open tasks are theirs, the follower still sees', async () => {
    const { caseId, id } = await offered({ follows: true });
    expect((await caseOf(olli, caseId)).responsible).toMatchObject({ unit: '14-asiakasohjaus', worker: 'olli.ohjaaja' });
    const seen = await read(kaisa, `/api/tasks/${id}`);
    expect(seen).toMatchObject({ kind: 'handover', handover: { status: 'offered', reason: 'Kotiutuu sairaalasta', package: { contacts: { note: 'Tytär 050 123' } } } });
    expect(await post(outi, `/api/handovers/${id}/accept`, undefined, Number(seen['version']))).toMatchObject({ status: 403, body: { code: 'HANDOVER_WRONG_UNIT' } });
    expect(await post(kaisa, `/api/handovers/${id}/accept`, undefined, Number(seen['version']))).toMatchObject({ status: 200, body: { status: 'done' } });
    expect(await caseOf(olli, caseId)).toMatchObject({ responsible: { unit: '14-moniammatillinen', worker: 'kaisa.koordinaattori' }, moves: 1, handovers: [{ id, status: 'accepted', follows: true }] });
    expect((await tasksOf(kaisa, caseId)).map(({ elementId, kind }) => [elementId, kind])).toEqual([['p2_t2_pre', 'task']]);
    expect(await tasksOf(olli, caseId)).toEqual([]);
    // Drafts are over, and nothing waits for an answer twice.
    expect(await post(kaisa, `/api/handovers/${id}/accept`, undefined, Number(seen['version']))).toMatchObject({ status: 409 });
  });

  test('returned, it is the sender’s again with its reason, and can be offered again', async () => {
    const { caseId, id } = await offered();
    const [offer] = (await tasksOf(kaisa, caseId)).filter((task) => task.id === id);
    expect(await post(kaisa, `/api/handovers/${id}/return`, { reason: 'Suunnitelma puuttuu' }, offer?.version)).toMatchObject({ status: 200 });
    const [mine] = (await tasksOf(olli, caseId)).filter((task) => task.id === id);
    expect(mine).toMatchObject({ kind: 'returnedHandover' });
    expect(await read(olli, `/api/tasks/${id}`)).toMatchObject({ handover: { status: 'returned', reason: 'Suunnitelma puuttuu', additions: { contacts: 'Tytär 050 123' } } });
    expect(await post(olli, `/api/handovers/${id}/offer`, { additions: { plan: 'Kotihoito kahdesti päivässä' } }, mine?.version)).toMatchObject({ status: 200 });
    expect(await read(kaisa, `/api/tasks/${id}`)).toMatchObject({ handover: { status: 'offered', package: { plan: { note: 'Kotihoito kahdesti päivässä' } } } });
  });

  test.each<[string, Record<string, unknown>, number, string]>([
    ['to the responsible unit', { toUnit: '14-asiakasohjaus' }, 422, 'HANDOVER_RECEIVER_INVALID'],
    ['without a transition', { transition: undefined }, 422, 'REQUEST_INVALID'],
    ['without a reason', { reason: ' ' }, 422, 'REQUEST_INVALID'],
  ])('%s is refused', async (_name, body, status, code) => {
    const { caseId } = await taken();
    const before = await caseOf(olli, caseId);
    expect(await post(olli, `/api/cases/${caseId}/handovers`, { ...draftBody, ...body })).toMatchObject({ status, body: { code } });
    expect(await caseOf(olli, caseId)).toEqual(before);
  });

  test('by another unit, or beside an open one, is refused; the same key starts one only; taken back it is gone', async () => {
    const { caseId } = await taken();
    expect(await post(aino, `/api/cases/${caseId}/handovers`, draftBody)).toMatchObject({ status: 403, body: { code: 'NOT_RESPONSIBLE' } });
    const key = randomUUID();
    for (const _ of [1, 2]) expect(await post(olli, `/api/cases/${caseId}/handovers`, draftBody, undefined, key)).toMatchObject({ status: 200 });
    expect(await post(outi, `/api/cases/${caseId}/handovers`, draftBody)).toMatchObject({ status: 409, body: { code: 'HANDOVER_ALREADY_OPEN' } });
    const [handover] = (await caseOf(olli, caseId)).handovers;
    expect(await post(kaisa, `/api/handovers/${handover?.id}/withdraw`, { reason: 'x' })).toMatchObject({ status: 403, body: { code: 'NOT_RESPONSIBLE' } });
    expect(await post(olli, `/api/handovers/${handover?.id}/withdraw`, { reason: 'Asiakas jäi kotiin' })).toMatchObject({ status: 200 });
    expect((await caseOf(olli, caseId)).handovers).toMatchObject([{ status: 'withdrawn' }]);
    expect((await tasksOf(olli, caseId)).map(({ kind }) => kind)).toEqual(['task']);
    expect(await post(olli, `/api/handovers/${handover?.id}/withdraw`, { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'HANDOVER_NOT_OPEN' } });
  });

  test('of another region’s case is not told of', async () => {
    const { caseId } = await taken();
    expect(await post(sari, `/api/cases/${caseId}/handovers`, draftBody)).toMatchObject({ status: 403, body: { code: 'REGION_FOREIGN' } });
  });

  test('ends with its case: no task, no offer stays open', async () => {
    const { caseId, id } = await offered();
    expect(await post(olli, `/api/cases/${caseId}/end`, { reason: 'clientWithdrew' })).toMatchObject({ status: 200 });
    expect(await caseOf(olli, caseId)).toMatchObject({ status: 'ended', handovers: [{ id, status: 'withdrawn' }] });
    expect(await tasksOf(kaisa, caseId)).toEqual([]);
  });
});

describe('after acceptance', () => {
  test('first service event and outcome: the gap stands in the register, the sender is told', async () => {
    const { caseId, id } = await accepted();
    expect(await post(kaisa, `/api/handovers/${id}/close`, { outcome: 'serviceStarted' })).toMatchObject({ status: 409, body: { code: 'FIRST_SERVICE_MISSING' } });
    expect(await post(kaisa, `/api/handovers/${id}/first-service`, { servedAt: new Date(Date.now() + 3_600_000).toISOString() })).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID', errors: [{ path: 'servedAt' }] } });
    expect(await post(olli, `/api/handovers/${id}/first-service`, { servedAt: new Date().toISOString() })).toMatchObject({ status: 403, body: { code: 'HANDOVER_WRONG_UNIT' } });
    expect(await post(kaisa, `/api/handovers/${id}/first-service`, { servedAt: new Date().toISOString() })).toMatchObject({ status: 200 });
    expect(await post(kaisa, `/api/handovers/${id}/first-service`, { servedAt: new Date().toISOString() })).toMatchObject({ status: 409, body: { code: 'FIRST_SERVICE_RECORDED' } });
    expect(await post(kaisa, `/api/handovers/${id}/close`, { outcome: 'serviceStarted', note: 'Kotihoito alkoi' })).toMatchObject({ status: 200 });
    expect(await post(kaisa, `/api/handovers/${id}/close`, { outcome: 'other' })).toMatchObject({ status: 409, body: { code: 'HANDOVER_NOT_ACCEPTED' } });
    expect((await caseOf(olli, caseId)).escalations).toMatchObject([{ finding: 'handoverOutcome', unit: '14-asiakasohjaus', clock: null }]);
    const register = await read<{ items: Record<string, unknown>[] }>(paavo, '/api/transitions?limit=200');
    expect(register.items.find((row) => row['id'] === id)).toMatchObject({ status: 'closed', outcome: 'serviceStarted', gapDays: 0, lateService: false, lateAcceptance: false, transition: 'serviceToHome' });
  });

  test('those over the limit are marked, and found by filter; of another region nothing', async () => {
    const { id, caseId } = await accepted();
    await api.query("update case_clock set breached_at = now() where case_id = $1 and clock_id = 'transition_gap'", [caseId]);
    const late = await read<{ items: Record<string, unknown>[] }>(paavo, '/api/transitions?late=true&limit=200');
    expect(late.items.map((row) => row['id'])).toContain(id);
    expect(late.items.every((row) => row['lateService'] === true || row['lateAcceptance'] === true)).toBe(true);
    expect((await read(sari, '/api/transitions')).items).toEqual([]);
    expect(await sari.json('GET', '/api/transitions?unit=14-neuvonta')).toMatchObject({ status: 403, body: { code: 'REGION_FOREIGN' } });
  });
});

describe('being passed around', () => {
  test('a matter that nobody took moves on twice: one case, counted, and no more once a worker is responsible', async () => {
    const { caseId } = await recordContact(aino);
    expect(await post(aino, `/api/cases/${caseId}/move-on`, { toUnit: '14-asiakasohjaus', toRole: 'guide', reason: 'Kuuluu asiakasohjaukseen' })).toMatchObject({ status: 200 });
    expect(await post(aino, `/api/cases/${caseId}/move-on`, { toUnit: '14-moniammatillinen', toRole: 'coordinator', reason: 'x' })).toMatchObject({ status: 403, body: { code: 'NOT_RESPONSIBLE' } });
    expect(await post(olli, `/api/cases/${caseId}/move-on`, { toUnit: '14-neuvonta', toRole: 'adviser', reason: 'Sittenkin neuvontaan' })).toMatchObject({ status: 200 });
    expect(await caseOf(aino, caseId)).toMatchObject({ moves: 2, responsible: { unit: '14-neuvonta' } });
    const task = await claim(aino, await openTask(aino, caseId));
    expect(await post(aino, `/api/tasks/${task.id}/complete`, { values: { need: 'Apua', adviceGiven: 'x', adviceOutcome: 'onward', adviceReason: 'y' } }, task.version)).toMatchObject({ status: 200 });
    expect(await post(aino, `/api/cases/${caseId}/move-on`, { toUnit: '14-asiakasohjaus', toRole: 'guide', reason: 'x' })).toMatchObject({ status: 409, body: { code: 'HANDOVER_NEEDED' } });
  });

  test('a second return to a unit is raised to its supervisor', async () => {
    const { caseId } = await recordContact(aino);
    const units = [['14-neuvonta', aino, 'adviser'], ['14-asiakasohjaus', olli, 'guide']] as const;
    for (let move = 0; move < 4; move += 1) {
      const [, agent] = units[move % 2] ?? units[0];
      const [toUnit, , toRole] = units[(move + 1) % 2] ?? units[1];
      expect(await post(agent, `/api/cases/${caseId}/move-on`, { toUnit, toRole, reason: `siirto ${move}` })).toMatchObject({ status: 200 });
    }
    const mine = await read<{ items: { caseId: string; finding: string; clock: unknown }[] }>(essi, '/api/escalations?limit=200');
    expect(mine.items.filter((item) => item.caseId === caseId).map(({ finding, clock }) => [finding, clock])).toContainEqual(['pingPong', null]);
  });
});

describe('several matters of one client', () => {
  test('two advisers record a contact of the same client at the same instant, by two processes: one case, the other is asked', async () => {
    const other = await api.another();
    try {
      for (let round = 0; round < 5; round += 1) {
        const first = await recordContact(aino);
        const { clientId } = await read<{ clientId: string }>(aino, `/api/contacts/${first.id}`);
        expect(await post(aino, `/api/cases/${first.caseId}/end`, { reason: 'other' })).toMatchObject({ status: 200 });
        const matti = await api.as('matti.moniosaaja');
        expect(await post(matti, `/api/clients/${clientId}/open`, { reason: 'Soittaa' })).toMatchObject({ status: 200 });
        const body = JSON.stringify({ channel: 'phone', need: 'Uusi asia', client: { clientId } });
        const send = async (baseUrl: string, { cookie }: Agent): Promise<[number, string]> => {
          const answer = await fetch(`${baseUrl}/api/contacts`, { method: 'POST', headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() }, body });
          return [answer.status, ((await answer.json()) as { code?: string }).code ?? ''];
        };
        const answers = await Promise.all([send(api.baseUrl, aino), send(other.baseUrl, matti)]);
        expect(answers.sort()).toEqual([[201, ''], [409, 'OPEN_MATTER_EXISTS']]);
        expect(await api.query("select from care_case where client_id = $1 and status <> 'ended'", [clientId])).toHaveLength(1);
      }
    } finally {
      await other.stop();
    }
  });

  test('a further contact joins the open case or says that it stands alone; nothing is started by accident', async () => {
    const first = await recordContact(aino);
    const { clientId } = await read<{ clientId: string }>(aino, `/api/contacts/${first.id}`);
    const again = { channel: 'email', need: 'Lisää apua', client: { clientId } };
    expect(await post(aino, '/api/contacts', again)).toMatchObject({ status: 409, body: { code: 'OPEN_MATTER_EXISTS' } });
    const key = randomUUID();
    const joined = await post(aino, '/api/contacts', { ...again, join: first.caseId }, undefined, key);
    expect(joined).toMatchObject({ status: 201, body: { caseId: first.caseId, joined: true, status: 'started', channel: 'email' } });
    expect(await post(aino, '/api/contacts', { ...again, join: first.caseId }, undefined, key)).toMatchObject({ status: 201, body: joined.body });
    const history = await read<{ events: { type: string; data: Record<string, unknown> }[] }>(aino, `/api/cases/${first.caseId}/history`);
    expect(history.events.filter(({ type }) => type === 'contactJoined')).toMatchObject([{ data: { channel: 'email', contents: { need: 'Lisää apua' } } }]);
    const separate = await post(aino, '/api/contacts', { ...again, separate: true });
    expect(separate).toMatchObject({ status: 201, body: { joined: false } });
    expect(separate.body.caseId).not.toBe(first.caseId);
    const client = await read<{ matters: { id: string; status: string; steps: unknown[] }[]; contacts: unknown[] }>(aino, `/api/clients/${clientId}`);
    expect(client.matters.map(({ status, steps }) => [status, steps.length])).toEqual([['open', 1], ['open', 1]]);
    expect(client.contacts).toHaveLength(3);
    expect(await post(aino, `/api/cases/${first.caseId}/end`, { reason: 'other' })).toMatchObject({ status: 200 });
    expect((await read<typeof client>(aino, `/api/clients/${clientId}`)).matters.map(({ status }) => status)).toEqual(['open', 'ended']);
    expect(await post(aino, '/api/contacts', { ...again, join: first.caseId })).toMatchObject({ status: 409, body: { code: 'CASE_ENDED' } });
    expect(await post(aino, '/api/contacts', { ...again, client: { name: 'Uusi' }, join: first.caseId })).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
  });

  test('two workers at once: one case is started, the other is told of it', async () => {
    const first = await recordContact(aino);
    const { clientId } = await read<{ clientId: string }>(aino, `/api/contacts/${first.id}`);
    expect(await post(aino, `/api/cases/${first.caseId}/end`, { reason: 'other' })).toMatchObject({ status: 200 });
    const contact = { channel: 'phone', need: 'Uusi asia', client: { clientId } };
    const both = await Promise.all([post(aino, '/api/contacts', contact), post(essi, '/api/contacts', contact)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('the moment it was initiated is never overwritten (INT-05)', async () => {
    const initiatedAt = '2026-01-05T08:00:00.000Z';
    const { caseId } = await recordContact(aino, { ...phoneContact, initiatedAt });
    await expect(api.query("update contact set initiated_at = now() where id = (select contact_id from care_case where id = $1)", [caseId])).rejects.toThrow(/never overwritten/);
    await expect(api.query('update care_case set initiated_at = now() where id = $1', [caseId])).rejects.toThrow(/never overwritten/);
    expect(await caseOf(aino, caseId)).toMatchObject({ initiatedAt });
  });
});

describe('clients', () => {
  test('of my units by the beginning of a name; others only by all that a caller can say, and opened with a logged reason', async () => {
    const name = `Salainen Säde${randomUUID().slice(0, 6)}`;
    const contact = await recordContact(olli, { ...phoneContact, channel: 'visit', client: { name, birthDate: '1950-01-02', phone: '+358 50 765 4321' } });
    const search = async (agent: Agent, query: Record<string, string>) => (await read<{ items: { id: string; mine: boolean; phone: string | null; openMatters: number }[] }>(agent, `/api/clients?${new URLSearchParams(query).toString()}`)).items;
    expect(await search(olli, { name: name.slice(0, 14) })).toMatchObject([{ mine: true, phone: '+358 50 765 4321', openMatters: 1 }]);
    expect(await search(aino, { name: name.slice(0, 14) })).toEqual([]);
    expect(await search(aino, { name })).toEqual([]);
    const [found] = await search(aino, { name: name.toLowerCase(), birthDate: '1950-01-02' });
    expect(found).toMatchObject({ mine: false, phone: null });
    expect(await search(aino, { phone: '050 765 4321' })).toMatchObject([{ id: found?.id, mine: false }]);
    expect(await search(sari, { name, birthDate: '1950-01-02' })).toEqual([]);
    const path = `/api/clients/${found?.id}`;
    expect(await aino.json('GET', path)).toMatchObject({ status: 403, body: { code: 'CLIENT_REASON_NEEDED' } });
    expect(await aino.json('POST', `${path}/open`, { body: { reason: ' ' } })).toMatchObject({ status: 422 });
    expect(await aino.json('POST', `${path}/open`, { body: { reason: 'Asiakas soittaa nyt' } })).toMatchObject({ status: 200, body: { name, matters: [{ id: contact.caseId }] } });
    expect(await aino.json('GET', path)).toMatchObject({ status: 200 });
    expect(await api.query('select worker, reason from client_access where client_id = $1', [found?.id])).toEqual([{ worker: 'aino.neuvoja', reason: 'Asiakas soittaa nyt' }]);
    await expect(api.query('delete from client_access where client_id = $1', [found?.id])).rejects.toThrow(/append-only/);
    expect(await sari.json('GET', path)).toMatchObject({ status: 403, body: { code: 'REGION_FOREIGN' } });
    expect(await aino.json('GET', `/api/clients/${randomUUID()}`)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });
});

describe('a call-back', () => {
  test('is a task of the responsible; attempts are kept until the client is reached', async () => {
    const { caseId } = await taken();
    expect(await post(aino, `/api/cases/${caseId}/call-backs`, { note: 'Soita iltapäivällä' })).toMatchObject({ status: 200 });
    const task = async (): Promise<TaskView> => (await tasksOf(olli, caseId)).find(({ kind }) => kind === 'callBack') ?? (() => { throw new Error('Expected the call-back in the inbox'); })();
    for (const note of ['Ei vastannut', 'Vastaaja']) {
      const current = await task();
      expect(await post(olli, `/api/call-backs/${current.id}/attempts`, { result: 'notReached', note }, current.version)).toMatchObject({ status: 200 });
    }
    const third = await task();
    expect(await read(olli, `/api/tasks/${third.id}`)).toMatchObject({ callBack: { note: 'Soita iltapäivällä', attempts: [{ attempt: 1, result: 'notReached', note: 'Ei vastannut' }, { attempt: 2, note: 'Vastaaja' }] }, clocks: expect.arrayContaining([expect.objectContaining({ clockId: 'call_back', state: 'running' })]) });
    expect(await post(olli, `/api/call-backs/${third.id}/attempts`, { result: 'givenUp' }, third.version)).toMatchObject({ status: 422, body: { code: 'REASON_MISSING' } });
    const retry = await task();
    expect(await post(olli, `/api/call-backs/${retry.id}/attempts`, { result: 'reached' }, retry.version)).toMatchObject({ status: 200 });
    expect((await tasksOf(olli, caseId)).some(({ kind }) => kind === 'callBack')).toBe(false);
    expect(await post(olli, `/api/call-backs/${retry.id}/attempts`, { result: 'reached' }, retry.version + 2)).toMatchObject({ status: 409 });
    const plain = (await tasksOf(olli, caseId))[0];
    expect(await post(olli, `/api/call-backs/${plain?.id}/attempts`, { result: 'reached' }, plain?.version)).toMatchObject({ status: 409, body: { code: 'CALL_BACK_NOT_OPEN' } });
  });
});

describe('cases that nothing keeps going', () => {
  test('there are none by construction; one made by force is found, with what it lacks', async () => {
    const { caseId } = await taken();
    const stuck = async (): Promise<[string, string][]> => (await read<{ items: { case: { id: string }; because: string }[] }>(paavo, '/api/stuck-cases')).items.map((item) => [item.case.id, item.because]);
    expect((await stuck()).filter(([id]) => id === caseId)).toEqual([]);
    await api.query("update task set status = 'cancelled' where case_id = $1", [caseId]);
    expect(await stuck()).toContainEqual([caseId, 'noTaskNoTimer']);
    // Raised to the supervisor, once however often and by whomever it is looked for, and again the next day while it stands still.
    const raised = async (): Promise<number> => (await read<{ items: { caseId: string; finding: string | null }[] }>(essi, '/api/escalations?limit=200')).items.filter((item) => item.caseId === caseId && item.finding === 'stuck').length;
    expect(await api.running.stuckWatch.look()).toBeGreaterThan(0);
    await api.running.sweeper.sweep();
    expect(await raised()).toBe(1);
    await api.running.stuckWatch.look();
    await api.running.sweeper.sweep();
    expect(await raised()).toBe(1);
    await api.query("update escalation set raised_at = now() - interval '25 hours', acknowledged_at = now() where case_id = $1 and finding = 'stuck'", [caseId]);
    expect(await api.running.stuckWatch.look()).toBeGreaterThan(0);
    await api.running.sweeper.sweep();
    expect(await raised()).toBe(1);
    await api.query('update care_case set responsible_unit = null where id = $1', [caseId]);
    expect(await stuck()).toContainEqual([caseId, 'nobodyResponsible']);
    expect((await read(sari, '/api/stuck-cases')).items).toEqual([]);
  });

  test('an offer that nobody answered in time is one of them', async () => {
    const { caseId, id } = await offered();
    await api.query("update handover set status = 'expired' where case_id = $1", [caseId]);
    expect((await read<{ items: { case: { id: string }; because: string }[] }>(paavo, '/api/stuck-cases')).items.map((item) => [item.case.id, item.because])).toContainEqual([caseId, 'noReceiver']);
    expect(id).toContain(caseId);
  });
});
