/** Moving running cases to another version over the API, on the real database and engine. MOD-07. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Case, CaseHistory, MigrationPreview, RunningCase } from '../../contracts/index.ts';
import { openDatabase, rebuild } from '../../prisma/index.ts';
import type { Agent } from '../support/api.ts';
import { claim, recordContact, startTestApi } from '../support/running-api.ts';
import type { TaskView, TestApi } from '../support/running-api.ts';
import { publish } from '../support/publish.ts';
import { timePath, timePathClocks } from '../support/time-path.ts';

let api: TestApi;
let aino: Agent; let essi: Agent; let paavo: Agent; let kerttu: Agent; let sari: Agent;
const modelId = 'time-path';
/** Version 2: the first step has another id and a form, a clock has another name and limit, `short` is gone. */
const second = timePath({ head: timePathClocks.replace('id="aim" fi="Kello aim" kind="target" limit="7"', 'id="goal" fi="Tavoite" kind="target" limit="3"').replace(/<guidance:clock id="short".*<\/guidance:clock>/, '') })
  .replaceAll('"first"', '"begin"').replaceAll('"split_first"', '"split_begin"').replaceAll('"first_which"', '"begin_which"')
  .replace('id="begin" name="begin"', 'id="begin" name="Aloita"');
beforeAll(async () => {
  api = await startTestApi('api_migration', { engine: 'real' });
  await publish(api, timePath(), { id: modelId });
  [aino, essi, paavo, kerttu, sari] = await Promise.all(['aino.neuvoja', 'essi.esihenkilo', 'paavo.paallikko', 'kerttu.kehittaja', 'sari.satakunta'].map((name) => api.as(name))) as [Agent, Agent, Agent, Agent, Agent];
  cases = await Promise.all(Array.from({ length: 6 }, async () => (await recordContact(aino)).caseId));
  await publish(api, second, { id: modelId });
  // The first version goes on in the cases that it started.
  await api.query(`update model_version set forms = forms where model_id = $1`, [modelId]);
}, 180_000);
afterAll(async () => { await api.stop(); });

let cases: string[] = [];
const next = (): string => cases.pop() ?? (() => { throw new Error('Expected another case of version 1'); })();
interface Answer { readonly code?: string; readonly status?: string; readonly errors?: { readonly path: string; readonly code: string }[] }
const to = { modelId, number: 2 };
const choices = { elements: { first: 'begin' }, clocks: { aim: 'goal', short: null } };
const preview = (agent: Agent, caseId: string, body: Record<string, unknown> = {}) => agent.json<MigrationPreview & Answer>('POST', `/api/cases/${caseId}/migration/preview`, { body: { to, ...body } });
const migrate = (agent: Agent, caseId: string, basedOn: number, body: Record<string, unknown> = {}, key: string = randomUUID()) =>
  agent.json<Answer>('POST', `/api/cases/${caseId}/migration`, { key, body: { to, ...choices, basedOn, reason: 'Uusi polku käyttöön', ...body } });
const caseOf = async (caseId: string): Promise<Case> => (await aino.json<Case>('GET', `/api/cases/${caseId}`)).body;
const historyOf = async (caseId: string): Promise<CaseHistory> => (await aino.json<CaseHistory>('GET', `/api/cases/${caseId}/history`)).body;
const tasksOf = async (caseId: string): Promise<TaskView[]> => (await aino.json<{ items: TaskView[] }>('GET', '/api/tasks?limit=200')).body.items.filter((task) => task.caseId === caseId);
async function complete(caseId: string, elementId: string): Promise<{ status: number; body: Answer }> {
  const task = (await tasksOf(caseId)).find((candidate) => candidate.elementId === elementId);
  if (!task) throw new Error(`Expected the task ${elementId} of ${JSON.stringify(await tasksOf(caseId))}`);
  const claimed = await claim(aino, task);
  return aino.json<Answer>('POST', `/api/tasks/${task.id}/complete`, { body: { values: {} }, version: claimed.version, key: randomUUID() });
}

describe('the cases of a version', () => {
  test('are listed with where they stand, page by page; other regions’ are not there', async () => {
    const page = async (query: string) => (await kerttu.json<{ items: RunningCase[]; nextCursor: string | null; total: number } & Answer>('GET', `/api/models/${modelId}/versions/1/cases${query}`)).body;
    const first = await page('?limit=4');
    expect(first).toMatchObject({ total: 6, items: Array.from({ length: 4 }, () => ({ suspended: false, responsibleUnit: '14-neuvonta', waiting: expect.arrayContaining([expect.objectContaining({ elementId: 'first' })]) })) });
    const rest = await page(`?limit=4&cursor=${first.nextCursor ?? ''}`);
    expect([rest.items.length, rest.nextCursor]).toEqual([2, null]);
    expect(new Set([...first.items, ...rest.items].map(({ caseId }) => caseId)).size).toBe(6);
    expect(await page('?cursor=x')).toMatchObject({ code: 'CURSOR_INVALID' });
    expect(await sari.json('GET', `/api/models/${modelId}/versions/1/cases`)).toMatchObject({ status: 404 });
    expect(await kerttu.json('GET', `/api/models/${modelId}/versions/9/cases`)).toMatchObject({ status: 404 });
  });
});

describe('the dry run', () => {
  test('shows every token and clock, what stands in the way and where it could go; it changes nothing and tells nothing of the client', async () => {
    const caseId = cases[0] ?? '';
    const before = await api.rows();
    const { status, body } = await preview(kerttu, caseId);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      caseId, from: { modelId, number: 1 }, to: { modelId, number: 2 }, possible: false,
      places: expect.arrayContaining([
        expect.objectContaining({ elementId: 'first', kind: 'userTask', holds: 'token', count: 1, obstacle: 'elementGone', candidates: expect.arrayContaining([{ elementId: 'begin', names: { fi: 'Aloita' } }]) }),
        expect.objectContaining({ elementId: 'other', to: 'other', obstacle: null }),
      ]),
    });
    expect(body.obstacles.map(({ code, elementId, clock }) => [code, elementId ?? clock?.split('#')[0]]).sort()).toEqual([['clockGone', 'aim'], ['clockGone', 'short'], ['elementGone', 'first']]);
    const chosen = (await preview(kerttu, caseId, choices)).body;
    expect(chosen).toMatchObject({ possible: true, obstacles: [] });
    expect(chosen.clocks.map(({ clockId, to: target }) => [clockId, target]).sort()).toEqual([['aim', 'goal'], ['law', 'law'], ['lawStill', 'lawStill'], ['short', null], ['shown', 'shown']]);
    expect(chosen.notices.map(({ code, clock }) => [code, clock?.split('#')[0]])).toEqual(expect.arrayContaining([['limitKept', 'aim'], ['clockEnds', 'short']]));
    const { clocks } = await caseOf(caseId);
    for (const { clock, due, dueDate } of chosen.clocks) expect({ due, dueDate }).toEqual({ due: clocks.find(({ id }) => id === clock)?.due, dueDate: clocks.find(({ id }) => id === clock)?.dueDate });
    expect(JSON.stringify(chosen)).not.toContain('Testaaja');
    expect(await api.rows()).toEqual(before);
  });

  test('is for managers and development leads of the region, of an open case and a published version', async () => {
    const caseId = cases[0] ?? '';
    expect(await preview(aino, caseId)).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } });
    expect(await preview(essi, caseId)).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } });
    expect(await preview(sari, caseId)).toMatchObject({ status: 403, body: { code: 'REGION_FOREIGN' } });
    expect(await preview(kerttu, randomUUID())).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await preview(kerttu, caseId, { to: { modelId, number: 9 } })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await preview(kerttu, caseId, { to: { modelId, number: 1 } })).toMatchObject({ status: 409, body: { code: 'VERSION_STATE' } });
    expect(await preview(kerttu, caseId, { elements: { first: '' } })).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
  });
});

describe('the move', () => {
  test('does what the dry run showed: the case goes on in the new version, its clocks as they were; log, audit and queue tell of it', async () => {
    const caseId = next();
    const shown = (await preview(kerttu, caseId, choices)).body;
    const before = await caseOf(caseId);
    const [task] = (await tasksOf(caseId)).filter(({ elementId }) => elementId === 'first');
    const key = randomUUID();
    for (const _ of [1, 2]) expect(await migrate(kerttu, caseId, shown.sequence, {}, key)).toMatchObject({ status: 200, body: { status: 'done' } });
    const after = await caseOf(caseId);
    expect(after).toMatchObject({ modelId, modelVersion: 2, versionHash: shown.to.hash, responsible: before.responsible, status: 'open' });
    const clocksOf = ({ clocks }: Case) => Object.fromEntries(clocks.map(({ id, startedAt, due, dueDate, limit }) => [id, { startedAt, due, dueDate, limit }]));
    expect(clocksOf(after)).toEqual(clocksOf(before));
    expect(after.clocks.map(({ clockId, state, names }) => [clockId, state, names.fi]).sort()).toEqual([['goal', 'running', 'Tavoite'], ['law', 'running', 'Kello law'], ['lawStill', 'running', 'Kello lawStill'], ['short', 'cancelled', 'Kello short'], ['shown', 'running', 'Kello shown']]);
    const moved = (await tasksOf(caseId)).find(({ id }) => id === task?.id);
    expect(moved).toMatchObject({ elementId: 'begin', names: { fi: 'Aloita' }, status: 'waiting' });
    expect(moved?.version).toBeGreaterThan(task?.version ?? 0);
    const history = await historyOf(caseId);
    const moves = history.events.filter(({ type }) => type === 'caseMigrated');
    expect(moves).toMatchObject([{ by: { worker: 'kerttu.kehittaja' }, data: { from: { number: 1 }, to: { number: 2 }, reason: 'Uusi polku käyttöön', elements: { first: 'begin' } } }]);
    expect(history.modelVersion).toBe(2);
    // What happened before is still called what it was.
    expect(history.names).toMatchObject({ first: { fi: 'first' }, begin: { fi: 'Aloita' } });
    const hashes = await api.query<{ type: string; version_hash: string }>('select type, version_hash from process_event where case_id = $1 order by sequence', [caseId]);
    expect([hashes[0]?.version_hash, hashes.at(-1)?.version_hash]).toEqual([shown.from.hash, shown.to.hash]);
    expect(hashes.find(({ type }) => type === 'caseMigrated')?.version_hash).toBe(shown.to.hash);
    // It goes on in the new version, to its end.
    expect(await complete(caseId, 'other')).toMatchObject({ status: 200 });
    expect((await caseOf(caseId)).clocks.find(({ clockId }) => clockId === 'goal')).toMatchObject({ state: 'paused' });
    expect(await complete(caseId, 'begin')).toMatchObject({ status: 200 });
    expect((await historyOf(caseId)).events.some(({ type, elementId }) => type === 'incidentRaised' && elementId === 'which')).toBe(true);
  });

  test('is refused while something stands in the way, with each thing by name, and the case runs on as it was', async () => {
    const caseId = next();
    const { body } = await preview(kerttu, caseId);
    const before = [await caseOf(caseId), await historyOf(caseId)];
    const refused = await migrate(kerttu, caseId, body.sequence, { elements: {}, clocks: {} });
    expect(refused).toMatchObject({ status: 409, body: { code: 'MIGRATION_BLOCKED' } });
    expect(refused.body.errors?.map(({ code }) => code).sort()).toEqual(['clockGone', 'clockGone', 'elementGone']);
    for (const [agent, more, status, code] of [
      [kerttu, { reason: ' ' }, 422, 'REQUEST_INVALID'], [kerttu, { basedOn: undefined }, 422, 'REQUEST_INVALID'], [essi, {}, 403, 'ROLE_MISSING'], [sari, {}, 403, 'REGION_FOREIGN'],
      [kerttu, { to: { modelId, number: 1 } }, 409, 'VERSION_STATE'],
    ] as const) expect(await migrate(agent, caseId, body.sequence, more)).toMatchObject({ status, body: { code } });
    expect([await caseOf(caseId), await historyOf(caseId)]).toEqual(before);
  });

  test('of a case that has moved on since the dry run is refused, also of two at once: one is done', async () => {
    const caseId = next();
    const { sequence } = (await preview(kerttu, caseId, choices)).body;
    expect(await complete(caseId, 'other')).toMatchObject({ status: 200 });
    expect(await migrate(kerttu, caseId, sequence)).toMatchObject({ status: 409, body: { code: 'COMMAND_CONFLICT' } });
    const again = (await preview(kerttu, caseId, choices)).body;
    const both = await Promise.all([migrate(kerttu, caseId, again.sequence), migrate(paavo, caseId, again.sequence)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await historyOf(caseId)).events.filter(({ type }) => type === 'caseMigrated')).toHaveLength(1);
  });

  test('while somebody works on its task: what they send by the old form is refused as stale, and what they read next is the new one', async () => {
    const caseId = next();
    const [task] = (await tasksOf(caseId)).filter(({ elementId }) => elementId === 'first');
    if (!task) throw new Error('Expected a task');
    const claimed = await claim(aino, task);
    const { sequence } = (await preview(kerttu, caseId, choices)).body;
    expect(await migrate(kerttu, caseId, sequence)).toMatchObject({ status: 200 });
    const send = (version: number) => aino.json<Answer>('POST', `/api/tasks/${task.id}/complete`, { body: { values: {} }, version, key: randomUUID() });
    expect(await send(claimed.version)).toMatchObject({ status: 412, body: { code: 'VERSION_STALE' } });
    const read = (await aino.json<TaskView>('GET', `/api/tasks/${task.id}`)).body;
    expect(read).toMatchObject({ elementId: 'begin', assignee: { worker: 'aino.neuvoja' } });
    expect(await send(read.version)).toMatchObject({ status: 200 });
  });

  test('another API process that remembers the old version does not check by its form', async () => {
    const caseId = next();
    const other = await api.another();
    try {
      const { signIn } = await import('../support/api.ts');
      const there = await signIn(other.baseUrl, 'aino.neuvoja');
      const [task] = (await tasksOf(caseId)).filter(({ elementId }) => elementId === 'other');
      const claimed = await claim(there, task ?? { id: '', version: 0 });
      const { sequence } = (await preview(kerttu, caseId, choices)).body;
      expect(await migrate(kerttu, caseId, sequence)).toMatchObject({ status: 200 });
      const read = (await there.json<TaskView>('GET', `/api/tasks/${claimed.id}`)).body;
      const send = () => there.json<Answer>('POST', `/api/tasks/${claimed.id}/complete`, { body: { values: {} }, version: read.version, key: randomUUID() });
      const first = await send();
      expect([200, 412]).toContain(first.status);
      if (first.status === 412) expect(await send()).toMatchObject({ status: 200 });
    } finally {
      await other.stop();
    }
  });

  test('of a case that has ended is refused', async () => {
    const caseId = next();
    const { sequence } = (await preview(kerttu, caseId, choices)).body;
    expect(await aino.json('POST', `/api/cases/${caseId}/end`, { key: randomUUID(), body: { reason: 'other' } })).toMatchObject({ status: 200 });
    expect(await preview(kerttu, caseId, choices)).toMatchObject({ status: 409, body: { code: 'CASE_ENDED' } });
    expect(await migrate(kerttu, caseId, sequence)).toMatchObject({ status: 409, body: { code: 'CASE_ENDED' } });
  });
});

test('the read side can be thrown away and rebuilt across moves', async () => {
  const tables = ['task', 'case_clock', 'clock_wait', 'incident', 'recorded_value', 'care_case'] as const;
  const rows = async () => Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await api.query(`select to_jsonb(t) - 'version' as row from "${table}" t where region = '14' order by 1`)])));
  const before = await rows();
  const owner = openDatabase(api.database.ownerUrl);
  await rebuild(owner, '14');
  await owner.close();
  expect(await rows()).toEqual(before);
});
