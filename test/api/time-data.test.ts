/** A region's calendars and limits through the API: what a change would move, that exactly that happens, and the forecast that goes by it. TIME-08, TIME-10. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Case, CaseHistory, Clock, Forecast, TimeDataPreview, TimeDataView } from '../../contracts/index.ts';
import { addDays, localDate, nationalLimits } from '../../guidance/index.ts';
import type { Agent } from '../support/api.ts';
import { eventually } from '../support/durable-case.ts';
import { phoneContact, recordContact, startTestApi } from '../support/running-api.ts';
import type { TestApi } from '../support/running-api.ts';
import { publishTimePath, timePathClocks } from '../support/time-path.ts';

let api: TestApi;
let aino: Agent; let essi: Agent; let paavo: Agent; let doris: Agent; let kerttu: Agent; let sari: Agent;
const byRow = '<guidance:clock id="row" fi="Laista" kind="statutory" limitRef="SHL36.2-75"><guidance:start on="caseOpened"/><guidance:stop on="completed" element="second"/></guidance:clock>';
beforeAll(async () => {
  api = await startTestApi('api_time_data', { engine: 'real' });
  await publishTimePath(api, { head: timePathClocks + byRow });
  [aino, essi, paavo, doris, kerttu, sari] = await Promise.all(['aino.neuvoja', 'essi.esihenkilo', 'paavo.paallikko', 'doris.divisionschef', 'kerttu.kehittaja', 'sari.satakunta'].map((name) => api.as(name))) as [Agent, Agent, Agent, Agent, Agent, Agent];
}, 180_000);
afterAll(async () => { await api.stop(); });

interface Answer { readonly code?: string; readonly number: number; readonly cases: number; readonly left: number; readonly errors?: { readonly path: string }[] }
const today = localDate(new Date().toISOString());
const caseOf = async (caseId: string): Promise<Case> => (await aino.json<Case>('GET', `/api/cases/${caseId}`)).body;
const clockOf = async (caseId: string, clockId: string): Promise<Clock | undefined> => (await caseOf(caseId)).clocks.find((clock) => clock.clockId === clockId);
const data = async (): Promise<TimeDataView> => (await kerttu.json<TimeDataView>('GET', '/api/time-data')).body;
const preview = (agent: Agent, rows: unknown) => agent.json<TimeDataPreview & Answer>('POST', '/api/time-data/preview', { body: rows });
const publish = async (agent: Agent, rows: Record<string, unknown>, more: Record<string, unknown> = {}, key: string = randomUUID()) =>
  agent.json<Answer>('POST', '/api/time-data', { key, body: { reason: 'Yksikkö muuttaa', basedOn: (await data()).number, ...rows, ...more } });
/** The unit of the path is closed for the next three weeks: its clocks move, the country's do not. */
const closed = { days: [{ owner: '14-neuvonta', from: today, to: addDays(today, 21), working: false, note: 'Muutto' }] };

describe('a change of calendars', () => {
  test('is previewed clock by clock; published, exactly that happens, by one audited command in each open case', async () => {
    const cases = await Promise.all([1, 2, 3].map(() => recordContact(aino)));
    const ended = await recordContact(aino);
    expect(await aino.json('POST', `/api/cases/${ended.caseId}/end`, { key: randomUUID(), body: { reason: 'other' } })).toMatchObject({ status: 200 });
    const before = await api.rows();
    const seen = await preview(kerttu, closed);
    expect(seen.status).toBe(200);
    expect(await api.rows()).toEqual(before);
    expect(seen.body.cases).toBe(3);
    const ids = new Set(cases.map(({ caseId }) => caseId));
    // Only the clock that goes by the unit's calendar moves.
    expect(seen.body.moves.map(({ caseId, clock, responsibleUnit }) => [ids.has(caseId), clock.split('#')[0], responsibleUnit])).toEqual([1, 2, 3].map(() => [true, 'aim', '14-neuvonta']));
    const key = randomUUID();
    const { number } = await data();
    const body = { ...closed, reason: 'Yksikkö muuttaa', basedOn: number };
    expect(await kerttu.json('POST', '/api/time-data', { key, body })).toMatchObject({ status: 201, body: { number: number + 1, cases: 3, left: 0 } });
    // The same click again puts nothing into force twice.
    expect(await kerttu.json('POST', '/api/time-data', { key, body })).toMatchObject({ status: 201, body: { number: number + 1, cases: 3, left: 0 } });
    for (const { caseId, clock, from, fromDate, to, toDate } of seen.body.moves) {
      const moved = (await caseOf(caseId)).clocks.find(({ id }) => id === clock);
      expect(moved).toMatchObject({ due: to, dueDate: toDate, dataVersion: `fi-2026.1+14.${number + 1}` });
      const { events } = (await aino.json<CaseHistory>('GET', `/api/cases/${caseId}/history`)).body;
      expect(events.filter(({ type }) => type === 'timeDataAdopted')).toMatchObject([{ by: { worker: 'kerttu.kehittaja' }, data: { reason: 'Yksikkö muuttaa' } }]);
      expect(events.filter(({ type }) => type === 'clockDueChanged')).toMatchObject([{ data: { because: 'timeData', previousDue: from, previousDueDate: fromDate, due: to, dueDate: toDate }, by: { worker: 'kerttu.kehittaja' } }]);
    }
    expect(await data()).toMatchObject({ national: 'fi-2026.1', number: number + 1, data: { days: [{ owner: '14-neuvonta' }] }, versions: [{ number: number + 1, reason: 'Yksikkö muuttaa', author: 'kerttu.kehittaja' }] });
    // What opens from now on counts by it from the start; what is in force moves nothing more.
    const next = await recordContact(aino);
    expect(await clockOf(next.caseId, 'aim')).toMatchObject({ dataVersion: `fi-2026.1+14.${number + 1}`, dueDate: seen.body.moves[0]?.toDate });
    expect((await preview(kerttu, closed)).body).toMatchObject({ cases: 4, moves: [] });
  });

  test('of a limit reaches the clocks that count by that very row, and says so', async () => {
    const row = nationalLimits.find(({ id, to }) => id === 'SHL36.2-75' && to === null);
    if (!row) throw new Error('Expected the row of facts 1.2');
    const { caseId } = await recordContact(aino, { ...phoneContact, client: { name: 'Vanha Asiakas', birthDate: '1940-01-01' } });
    const before = await clockOf(caseId, 'row');
    expect(before).toMatchObject({ limit: 7, limitRow: 'SHL36.2-75' });
    const { extension: _extension, ...limit } = row;
    const limits = [{ ...limit, limit: 3 }];
    const { data: current } = await data();
    const seen = (await preview(kerttu, { ...current, limits })).body.moves.filter((move) => move.caseId === caseId);
    expect(seen).toMatchObject([{ from: before?.due }]);
    expect(await publish(kerttu, { ...current, limits })).toMatchObject({ status: 201 });
    expect(await clockOf(caseId, 'row')).toMatchObject({ limit: 3, due: seen[0]?.to, dueDate: seen[0]?.toDate });
  });

  test('that cannot be counted by, of another region’s owner, without reason, stale or by the wrong role is refused, and nothing is put into force', async () => {
    const before = await data();
    for (const [rows, path] of [
      [{ days: [{ owner: '06-neuvonta', from: today, to: addDays(today, 2), working: false, note: '' }] }, 'days.0.owner'],
      [{ days: [{ owner: '14', from: today, to: today, working: false, note: '' }] }, 'days.0'],
      [{ hours: [{ owner: '14', from: today, to: null, weekdays: [1], open: '16:00', close: '08:00' }] }, 'hours.0'],
      [{ limits: [{ id: 'NOT-A-LAW', law: 'x', trigger: [], stop: 'x', unit: 'workingDays', limit: 1, roll: false, applies: '', from: today, to: null, source: '' }] }, 'limits.0.id'],
    ] as const) {
      expect(await preview(kerttu, rows)).toMatchObject({ status: 422, body: { code: 'TIME_DATA_INVALID', errors: [{ path }] } });
      expect(await publish(kerttu, rows)).toMatchObject({ status: 422, body: { code: 'TIME_DATA_INVALID' } });
    }
    expect(await publish(kerttu, closed, { reason: ' ' })).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
    expect(await publish(kerttu, closed, { basedOn: before.number - 1 })).toMatchObject({ status: 412, body: { code: 'VERSION_STALE' } });
    expect(await publish(kerttu, closed, { basedOn: before.number + 5 })).toMatchObject({ status: 412, body: { code: 'VERSION_STALE' } });
    expect(await publish(essi, closed)).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } });
    expect(await preview(aino, closed)).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } });
    expect(await kerttu.json('POST', '/api/time-data', { body: { ...closed, reason: 'x', basedOn: before.number } })).toMatchObject({ status: 428, body: { code: 'IDEMPOTENCY_KEY_MISSING' } });
    // Another region sees and moves its own only.
    expect((await sari.json<TimeDataView>('GET', '/api/time-data')).body).toMatchObject({ number: 0, data: { days: [] }, versions: [] });
    expect(await preview(sari, { days: [{ owner: '06', from: today, to: addDays(today, 2), working: false, note: '' }] })).toMatchObject({ status: 200, body: { cases: 0, moves: [] } });
    expect(await data()).toEqual(before);
  });

  test('the key of another change is refused; two who publish at once: one is told that it is stale', async () => {
    const key = randomUUID();
    const { number } = await data();
    expect(await publish(paavo, closed, {}, key)).toMatchObject({ status: 201, body: { number: number + 1 } });
    expect(await publish(paavo, { days: [] }, { basedOn: number }, key)).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    const basedOn = number + 1;
    const both = await Promise.all([publish(paavo, closed, { basedOn }), publish(kerttu, { days: [] }, { basedOn })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 412]);
    await expect(api.query('update time_data set reason = $1', ['x'])).rejects.toThrow(/append-only/);
  });
});

describe('the forecast', () => {
  test('has what is late and what comes due by who is responsible; what waits is not in it', async () => {
    const late = await recordContact(aino, { ...phoneContact, initiatedAt: new Date(Date.now() - 100 * 86_400_000).toISOString() });
    const soon = await recordContact(aino);
    const aim = await clockOf(soon.caseId, 'aim');
    expect(await aino.json('POST', `/api/cases/${soon.caseId}/clocks/${aim?.id.replace('#', '.')}/due`, { key: randomUUID(), body: { dueDate: addDays(today, 1), reason: 'x' } })).toMatchObject({ status: 200 });
    await eventually(async () => (await clockOf(late.caseId, 'law'))?.breachedAt !== null);
    const forecast = async (agent: Agent, query = ''): Promise<Forecast> => (await agent.json<Forecast>('GET', `/api/forecast${query}`)).body;
    const week = await forecast(paavo);
    expect(week).toMatchObject({ from: today, to: addDays(today, 7) });
    const holder = week.byHolder.find(({ unit, worker }) => unit === '14-neuvonta' && worker === null);
    expect(holder).toMatchObject({ unitNames: { fi: 'Neuvonta' }, workerName: null });
    expect(holder?.late).toBeGreaterThanOrEqual(3);
    const of = (caseId: string, from: Forecast): string[] => from.byHolder.flatMap(({ items }) => items).filter((item) => item.case.id === caseId).map(({ clock }) => clock.clockId).sort();
    expect(of(late.caseId, week)).toEqual(expect.arrayContaining(['law', 'lawStill']));
    expect(of(soon.caseId, week)).toContain('aim');
    expect(week.byDay.find(({ date }) => date === addDays(today, 1))?.due).toBeGreaterThanOrEqual(1);
    // Paused, it is no longer to be expected.
    expect(await aino.json('POST', `/api/cases/${soon.caseId}/clocks/${aim?.id.replace('#', '.')}/pause`, { key: randomUUID(), body: { waitingFor: 'client', reason: 'x' } })).toMatchObject({ status: 200 });
    expect(of(soon.caseId, await forecast(paavo))).not.toContain('aim');
    // Ninety days ahead are more than are asked for; sixty are not.
    expect(of(soon.caseId, await forecast(paavo, '?days=60&unit=14-neuvonta')).length).toBeGreaterThan(0);
    expect((await forecast(paavo, '?unit=14-moniammatillinen')).byHolder).toEqual([]);
    expect(await paavo.json('GET', '/api/forecast?days=61')).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
    expect(await paavo.json('GET', '/api/forecast?unit=06-neuvonta')).toMatchObject({ status: 403, body: { code: 'REGION_FOREIGN' } });
    expect(await kerttu.json('GET', '/api/forecast')).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } });
    expect((await forecast(sari)).byHolder).toEqual([]);
    expect((await forecast(doris)).byHolder.length).toBeGreaterThan(0);
  });
});
