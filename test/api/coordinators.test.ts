/** Coordinators and people through the API, on the real database and engine: naming, capacity, leaving, absences, moving work. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pairXml } from '../guidance/support/pair.ts';
import { signIn } from '../support/api.ts';
import type { Agent } from '../support/api.ts';
import { publish } from '../support/publish.ts';
import { claim, openTask, recordContact, startTestApi } from '../support/running-api.ts';
import type { TaskView, TestApi } from '../support/running-api.ts';

let api: TestApi;
let olli: Agent; let outi: Agent; let kaisa: Agent; let matti: Agent; let essi: Agent; let paavo: Agent;
const KAISA = 'kaisa.koordinaattori';
const MATTI = 'matti.moniosaaja';

beforeAll(async () => {
  api = await startTestApi('api_people', { engine: 'real' });
  // as the model of the pure tests, without its second role: people of this unit are two
  await publish(api, pairXml.replace(/<guidance:coordinator role="vastuutyontekija"[^>]*>/, ''));
  [olli, outi, kaisa, matti, essi, paavo] = [await api.as('olli.ohjaaja'), await api.as('outi.ohjaaja'), await api.as(KAISA), await api.as(MATTI), await api.as('essi.esihenkilo'), await api.as('paavo.paallikko')];
}, 180_000);
afterAll(async () => { await api.stop(); });

interface Naming { readonly status: string; readonly ahead: number | null; readonly declined: string | null; readonly justification: string | null; readonly nominee: { worker: string } | null }
type FullTask = TaskView & { kind: string; naming: Naming | null; coordinators: { role: string; names: { fi: string }; holder: { worker: string; name: string } | null; since: string }[] };
interface PersonView { id: string; version: number; clients: number; waiting: number; openTasks: number; overdue: number; active: boolean; there: boolean }

const post = (agent: Agent, path: string, body?: unknown, version?: number) =>
  agent.json<{ code: string; status: string; id: string }>('POST', path, { key: randomUUID(), ...(body === undefined ? {} : { body }), ...(version === undefined ? {} : { version }) });
const read = async (agent: Agent, id: string): Promise<FullTask> => (await agent.json<FullTask>('GET', `/api/tasks/${id}`)).body;
const person = async (id: string): Promise<PersonView> => {
  const { body } = await essi.json<{ items: PersonView[] }>('GET', '/api/people');
  return body.items.find((one) => one.id === id) ?? (() => { throw new Error(`no ${id}`); })();
};
const limit = async (id: string, clientLimit: number | null) => {
  const { version, ...rest } = await person(id) as PersonView & Record<string, unknown>;
  const body = Object.fromEntries(['profession', 'employment', 'language', 'email', 'deputy'].map((key) => [key, rest[key as keyof typeof rest]]));
  expect(await essi.json('PUT', `/api/people/${id}`, { version, body: { ...body, clientLimit } })).toMatchObject({ status: 200 });
};

/** A case in the intensive tier whose coordinator is to be named. */
async function intensive(): Promise<{ caseId: string; naming: FullTask }> {
  const { caseId } = await recordContact(olli);
  const task = await claim(olli, await openTask(olli, caseId));
  expect(await post(olli, `/api/tasks/${task.id}/complete`, { values: {} }, task.version)).toMatchObject({ status: 200 });
  return { caseId, naming: await namingTask(caseId) };
}
async function namingTask(caseId: string): Promise<FullTask> {
  const { body } = await essi.json<{ items: FullTask[] }>('GET', '/api/tasks?limit=200');
  const found = body.items.find((one) => one.caseId === caseId && (one.kind === 'naming' || one.kind === 'nomination'));
  if (!found) throw new Error(`Expected a naming of ${caseId}`);
  return await read(essi, found.id);
}
async function name(task: FullTask, who: string, justification?: string) {
  const { version } = await read(essi, task.id);
  return await post(essi, `/api/namings/${task.id}/name`, { person: who, ...(justification === undefined ? {} : { justification }) }, version);
}
async function answer(agent: Agent, task: FullTask, yes = true) {
  const { version } = await read(agent, task.id);
  return await post(agent, `/api/namings/${task.id}/${yes ? 'accept' : 'decline'}`, yes ? undefined : { reason: 'En ehdi' }, version);
}
async function coordinated(agent: Agent, who: string): Promise<{ caseId: string; naming: FullTask }> {
  const one = await intensive();
  expect(await name(one.naming, who, 'Perusteltu')).toMatchObject({ status: 200 });
  expect(await answer(agent, one.naming)).toMatchObject({ status: 200 });
  return one;
}

/** The gap report is empty at this instant: no client of the intensive tier is without a coordinator. */
const noGap = async () => { expect(await essi.json('GET', '/api/coordinators/gaps')).toMatchObject({ status: 200, body: { gaps: [] } }); };

describe('naming', () => {
  test('is a task of the supervisor, then of the person asked, who declines or accepts; the overview says who since when', async () => {
    const { caseId, naming } = await intensive();
    expect(naming).toMatchObject({ kind: 'naming', role: 'supervisor', unit: '14-moniammatillinen', naming: { status: 'needed', nominee: null } });
    expect(await olli.json('GET', `/api/namings/${naming.id}/candidates`)).toMatchObject({ status: 404 });
    const { body: candidates } = await essi.json<{ items: { worker: string; eligibility: string }[] }>('GET', `/api/namings/${naming.id}/candidates`);
    expect(candidates.items.map(({ worker, eligibility }) => [worker, eligibility])).toEqual([[KAISA, 'eligible'], [MATTI, 'withJustification']]);

    expect(await post(kaisa, `/api/namings/${naming.id}/name`, { person: KAISA }, naming.version)).toMatchObject({ status: 403, body: { code: 'NAMING_WRONG_UNIT' } });
    expect(await name(naming, 'olli.ohjaaja')).toMatchObject({ status: 409, body: { code: 'PERSON_NOT_AVAILABLE' } });
    expect(await post(kaisa, `/api/namings/${naming.id}/accept`, undefined, naming.version)).toMatchObject({ status: 409, body: { code: 'NAMING_NOT_OPEN' } });

    expect(await name(naming, KAISA)).toMatchObject({ status: 200 });
    const mine = await kaisa.json<{ items: FullTask[] }>('GET', '/api/tasks?scope=mine');
    expect(mine.body.items).toEqual(expect.arrayContaining([expect.objectContaining({ id: naming.id, kind: 'nomination' })]));
    expect(await post(matti, `/api/namings/${naming.id}/accept`, undefined, (await read(matti, naming.id)).version)).toMatchObject({ status: 403, body: { code: 'NAMING_NOT_YOURS' } });
    expect(await answer(kaisa, naming, false)).toMatchObject({ status: 200 });
    expect(await read(essi, naming.id)).toMatchObject({ kind: 'naming', naming: { status: 'needed', declined: 'En ehdi', nominee: null } });

    expect(await name(naming, KAISA)).toMatchObject({ status: 200 });
    expect(await answer(kaisa, naming)).toMatchObject({ status: 200 });
    const { body: overview } = await essi.json<FullTask>('GET', `/api/cases/${caseId}`);
    expect(overview.coordinators).toEqual([expect.objectContaining({ role: 'omatyontekija', names: expect.objectContaining({ fi: 'Omatyöntekijä' }), holder: expect.objectContaining({ worker: KAISA, name: 'Kaisa Koordinaattori' }), since: expect.stringMatching(/Z$/), naming: null })]);
    expect(await answer(kaisa, naming)).toMatchObject({ status: 409 });
    const { body: events } = await essi.json<{ events: { type: string; data: Record<string, unknown> }[] }>('GET', `/api/cases/${caseId}/history`);
    expect(events.events.find(({ type }) => type === 'coordinatorNamed')?.data).toMatchObject({ qualification: { profession: 'socialWorker', employment: 'office' } });
  });

  test('a nurse only with a justification, which is stored and can be audited', async () => {
    const { caseId, naming } = await intensive();
    expect(await name(naming, MATTI)).toMatchObject({ status: 422, body: { code: 'JUSTIFICATION_MISSING' } });
    expect(await name(naming, MATTI, 'Sairaus on keskiössä')).toMatchObject({ status: 200 });
    expect(await read(matti, naming.id)).toMatchObject({ naming: { justification: 'Sairaus on keskiössä' } });
    expect(await answer(matti, naming)).toMatchObject({ status: 200 });
    const { body: events } = await essi.json<{ events: { type: string; data: Record<string, unknown> }[] }>('GET', `/api/cases/${caseId}/history`);
    expect(events.events.find(({ type }) => type === 'coordinatorNamed')?.data).toMatchObject({ justification: 'Sairaus on keskiössä', qualification: { profession: 'nurse' } });
    const manager = await api.query<{ data: object }>(`select data from process_event where case_id = $1 and type = 'coordinatorNamed'`, [caseId]);
    expect(JSON.stringify(manager)).not.toContain('keskiössä');
  });
});

describe('capacity', () => {
  test('two cases, one place: one is offered, the other waits on the list with its clock; on release the first is offered', async () => {
    const before = (await person(KAISA)).clients;
    await limit(KAISA, before + 1);
    const [one, two] = [await intensive(), await intensive()];
    const answers = await Promise.all([name(one.naming, KAISA), name(two.naming, KAISA)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const states = [await read(essi, one.naming.id), await read(essi, two.naming.id)];
    expect(states.map(({ naming }) => naming?.status).sort()).toEqual(['offered', 'queued']);
    const [offered, queued] = states[0]?.naming?.status === 'offered' ? [one, two] : [two, one];
    expect(await person(KAISA)).toMatchObject({ waiting: 1 });
    expect(await read(essi, queued.naming.id)).toMatchObject({ naming: { ahead: 0 } });
    const clocks = await api.query<{ clock_id: string; state: string }>(`select clock_id, state from case_clock where case_id = $1 and clock_id = 'queue'`, [queued.caseId]);
    expect(clocks).toEqual([{ clock_id: 'queue', state: 'running' }]);

    expect(await answer(kaisa, offered.naming)).toMatchObject({ status: 200 });
    await api.running.sweeper.sweep();
    expect(await read(essi, queued.naming.id)).toMatchObject({ naming: { status: 'queued' } });
    expect(await post(kaisa, `/api/cases/${offered.caseId}/end`, { reason: 'moved' })).toMatchObject({ status: 200 });
    await api.running.sweeper.sweep();
    expect(await read(kaisa, queued.naming.id)).toMatchObject({ kind: 'nomination', naming: { status: 'offered', nominee: { worker: KAISA } } });
    expect(await answer(kaisa, queued.naming)).toMatchObject({ status: 200 });
    expect(await api.query(`select state from case_clock where case_id = $1 and clock_id = 'queue'`, [queued.caseId])).toEqual([{ state: 'stopped' }]);
    await limit(KAISA, null);
  });

  test('ten cases at once never take more than the places there are', async () => {
    const base = (await person(MATTI)).clients;
    await limit(MATTI, base + 3);
    const cases = [];
    for (let index = 0; index < 10; index += 1) cases.push(await intensive());
    await Promise.all(cases.map(({ naming }) => name(naming, MATTI, 'Perusteltu')));
    const states = await Promise.all(cases.map(async ({ naming }) => (await read(essi, naming.id)).naming?.status));
    expect(states.filter((status) => status === 'offered')).toHaveLength(3);
    expect(states.filter((status) => status === 'queued')).toHaveLength(7);
    // a higher limit offers the next at once
    await limit(MATTI, base + 5);
    const after = await Promise.all(cases.map(async ({ naming }) => (await read(essi, naming.id)).naming?.status));
    expect(after.filter((status) => status === 'offered')).toHaveLength(5);
    for (const { caseId } of cases) await post(essi, `/api/cases/${caseId}/end`, { reason: 'other' });
    await limit(MATTI, null);
  });
});

describe('never without a coordinator', () => {
  test('ending is refused until the next has accepted, and opens that naming', async () => {
    const { caseId } = await coordinated(kaisa, KAISA);
    expect(await post(essi, `/api/cases/${caseId}/coordinators/omatyontekija/end`)).toMatchObject({ status: 409, body: { code: 'COORDINATOR_NEEDED' } });
    expect(await post(essi, `/api/cases/${caseId}/coordinators/omatyontekija/end`)).toMatchObject({ status: 409, body: { code: 'COORDINATOR_NEEDED' } });
    expect(await post(essi, `/api/cases/${caseId}/coordinators/nobody/end`)).toMatchObject({ status: 404, body: { code: 'COORDINATOR_UNKNOWN' } });
    expect(await post(matti, `/api/cases/${caseId}/coordinators/omatyontekija/end`)).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } });
    const again = await namingTask(caseId);
    expect(await api.query('select 1 from naming where case_id = $1 and status in (\'needed\', \'offered\')', [caseId])).toHaveLength(1);
    expect(await name(again, KAISA)).toMatchObject({ status: 422, body: { code: 'NOT_ELIGIBLE' } });
    expect(await name(again, MATTI, 'Perusteltu')).toMatchObject({ status: 200 });
    expect((await read(essi, again.id)).coordinators).toEqual([expect.objectContaining({ holder: expect.objectContaining({ worker: KAISA }) })]);
    expect(await answer(matti, again)).toMatchObject({ status: 200 });
    const { body: overview } = await essi.json<FullTask>('GET', `/api/cases/${caseId}`);
    expect(overview.coordinators.map(({ holder }) => holder?.worker)).toEqual([MATTI]);
    expect(await post(essi, `/api/cases/${caseId}/end`, { reason: 'other' })).toMatchObject({ status: 200 });
  });

  test('deactivating opens a naming for every client, and succeeds when each has the next; the person cannot come in any more', async () => {
    const { rows: mine } = { rows: await api.query<{ case_id: string }>('select case_id from case_coordinator where worker = $1 and until is null', [KAISA]) };
    for (const { case_id: caseId } of mine) await post(essi, `/api/cases/${caseId}/end`, { reason: 'other' });
    const cases = [await coordinated(kaisa, KAISA), await coordinated(kaisa, KAISA), await coordinated(kaisa, KAISA)];
    expect(await post(olli, `/api/people/${KAISA}/deactivate`)).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } });
    expect(await post(essi, '/api/people/nobody/deactivate')).toMatchObject({ status: 404 });
    expect(await post(essi, `/api/people/${KAISA}/deactivate`)).toMatchObject({ status: 409, body: { code: 'COORDINATOR_NEEDED' } });
    expect(await post(essi, `/api/people/${KAISA}/deactivate`)).toMatchObject({ status: 409, body: { code: 'COORDINATOR_NEEDED' } });
    for (const { caseId } of cases) {
      const again = await namingTask(caseId);
      expect(again).toMatchObject({ naming: { because: 'deactivation', status: 'needed' } });
      await noGap();
      expect(await name(again, MATTI, 'Perusteltu')).toMatchObject({ status: 200 });
      await noGap();
      expect(await answer(matti, again)).toMatchObject({ status: 200 });
      await noGap();
    }
    await noGap();
    expect(await post(essi, `/api/people/${KAISA}/deactivate`)).toMatchObject({ status: 200, body: { active: false, clients: 0 } });
    // sessions are kept in process for some seconds
    expect(await api.query('select 1 from session where worker = $1', [KAISA])).toEqual([]);
    await expect(signIn(api.baseUrl, KAISA)).rejects.toThrow(/PERSON_DEACTIVATED/);
    const one = await intensive();
    expect(await name(one.naming, KAISA)).toMatchObject({ status: 409, body: { code: 'PERSON_NOT_AVAILABLE' } });
    expect(await post(essi, `/api/people/${KAISA}/activate`)).toMatchObject({ status: 200, body: { active: true } });
    kaisa = await signIn(api.baseUrl, KAISA);
    for (const { caseId } of [...cases, one]) await post(essi, `/api/cases/${caseId}/end`, { reason: 'other' });
  });

  test('who leaves with no clients gives back what they are responsible for', async () => {
    const { caseId } = await recordContact(outi);
    const task = await claim(outi, await openTask(outi, caseId));
    await post(outi, `/api/tasks/${task.id}/complete`, { values: {} }, task.version);
    expect(await api.query('select responsible_worker from care_case where id = $1', [caseId])).toEqual([{ responsible_worker: 'outi.ohjaaja' }]);
    const second = await recordContact(outi);
    await claim(outi, await openTask(outi, second.caseId));
    expect(await post(essi, '/api/people/outi.ohjaaja/deactivate')).toMatchObject({ status: 200 });
    expect(await api.query('select responsible_unit, responsible_worker from care_case where id = $1', [caseId])).toEqual([{ responsible_unit: '14-asiakasohjaus', responsible_worker: null }]);
    expect(await openTask(olli, second.caseId)).toMatchObject({ status: 'waiting', assignee: null });
    expect(await post(essi, '/api/people/outi.ohjaaja/activate')).toMatchObject({ status: 200 });
    outi = await signIn(api.baseUrl, 'outi.ohjaaja');
  });
});

describe('absences', () => {
  const days = (from: string, to: string) => ({ from, to });
  test('a coordinator is away only with a substitute who has accepted; a long or lonely absence opens the namings', async () => {
    const { caseId } = await coordinated(kaisa, KAISA);
    const ask = (body: object, agent = essi) => post(agent, `/api/people/${KAISA}/absences`, body);
    expect(await ask(days('2031-03-10', '2031-03-01'))).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
    expect(await ask({ ...days('2031-03-03', '2031-03-07'), substitute: KAISA })).toMatchObject({ status: 409, body: { code: 'PERSON_NOT_AVAILABLE' } });
    expect(await ask({ ...days('2031-03-03', '2031-03-07'), substitute: MATTI }, olli)).toMatchObject({ status: 404 });
    const planned = await ask({ ...days('2031-03-03', '2031-03-07'), substitute: MATTI });
    expect(planned).toMatchObject({ status: 201, body: { status: 'proposed', substituteAccepted: false } });
    expect(await ask({ ...days('2031-03-05', '2031-03-05'), substitute: MATTI })).toMatchObject({ status: 409, body: { code: 'ABSENCE_OVERLAPS' } });
    expect(await api.query('select 1 from naming where case_id = $1 and status = \'needed\'', [caseId])).toEqual([]);
    expect(await post(olli, `/api/absences/${planned.body.id}/accept`)).toMatchObject({ status: 404 });
    expect(await matti.json('GET', '/api/absences')).toMatchObject({ body: { items: [{ id: planned.body.id, workerName: 'Kaisa Koordinaattori' }] } });
    expect(await post(matti, `/api/absences/${planned.body.id}/accept`)).toMatchObject({ status: 200, body: { status: 'agreed', substituteAccepted: true } });
    expect(await post(matti, `/api/absences/${planned.body.id}/decline`)).toMatchObject({ status: 409, body: { code: 'COORDINATOR_NEEDED' } });
    expect(await post(kaisa, `/api/absences/${planned.body.id}/cancel`)).toMatchObject({ status: 200, body: { status: 'cancelled' } });

    expect(await ask(days('2031-04-01', '2031-04-02'), kaisa)).toMatchObject({ status: 409, body: { code: 'COORDINATOR_NEEDED' } });
    const naming = await namingTask(caseId);
    expect(naming).toMatchObject({ naming: { because: 'absence' } });
    await noGap();
    expect(await post(essi, `/api/namings/${naming.id}/keep`, undefined, naming.version)).toMatchObject({ status: 200 });
    expect(await ask({ ...days('2031-05-01', '2031-07-31'), substitute: MATTI })).toMatchObject({ status: 409, body: { code: 'COORDINATOR_NEEDED' } });
    const again = await namingTask(caseId);
    expect(await name(again, MATTI, 'Perusteltu')).toMatchObject({ status: 200 });
    expect(await answer(matti, again)).toMatchObject({ status: 200 });
    await noGap();
    expect(await ask(days('2031-05-01', '2031-07-31'))).toMatchObject({ status: 201, body: { status: 'agreed' } });
    await post(essi, `/api/cases/${caseId}/end`, { reason: 'other' });
  });
});

describe('moving work', () => {
  test('five tasks of one guide go to another: counts follow, and so does responsibility', async () => {
    const tasks = [];
    for (let index = 0; index < 5; index += 1) {
      const { caseId } = await recordContact(olli);
      tasks.push(await claim(olli, await openTask(olli, caseId)));
    }
    const [from, to] = [(await person('olli.ohjaaja')).openTasks, (await person('outi.ohjaaja')).openTasks];
    const first = tasks[0] ?? (() => { throw new Error('no task'); })();
    expect(await post(olli, `/api/tasks/${first.id}/move`, { person: 'outi.ohjaaja' }, first.version)).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } });
    expect(await post(essi, `/api/tasks/${first.id}/move`, { person: KAISA }, first.version)).toMatchObject({ status: 409, body: { code: 'PERSON_NOT_AVAILABLE' } });
    for (const task of tasks) expect(await post(paavo, `/api/tasks/${task.id}/move`, { person: 'outi.ohjaaja' }, task.version)).toMatchObject({ status: 200 });
    expect([(await person('olli.ohjaaja')).openTasks, (await person('outi.ohjaaja')).openTasks]).toEqual([from - 5, to + 5]);
    expect(await post(essi, `/api/tasks/${first.id}/move`, { person: 'olli.ohjaaja' }, first.version)).toMatchObject({ status: 412, body: { code: 'VERSION_STALE' } });
    const moved = await read(outi, first.id);
    expect(moved).toMatchObject({ status: 'claimed', assignee: { worker: 'outi.ohjaaja', name: 'Outi Ohjaaja' } });
    expect(await post(outi, `/api/tasks/${first.id}/complete`, { values: {} }, moved.version)).toMatchObject({ status: 200 });
  });
});

test('the read side rebuilt from the log has the same coordinators and namings', async () => {
  const { rebuild, openDatabase } = await import('../../prisma/index.ts');
  const picture = async () => [
    await api.query('select * from case_coordinator order by case_id, sequence'), await api.query('select * from naming order by case_id, task_id'),
    await api.query('select id, kind, names, unit, role, for_worker, status, tier, completed_at, done_worker from task order by id'), await api.query('select id, coordinator_worker, responsible_unit, responsible_worker, status, units from care_case order by id'),
  ];
  const before = await picture();
  const db = openDatabase(api.database.ownerUrl);
  await rebuild(db, '14');
  await db.close();
  expect(await picture()).toEqual(before);
});

