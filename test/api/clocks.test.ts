/** What people do to the time of a case, through the API on the real database and engine: waits, due dates, exceptions, suspension. TIME-04, 06, 11; SHL 45.2 §. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Case, CaseHistory, Clock, Timeliness } from '../../contracts/index.ts';
import { addDays, localDate } from '../../guidance/index.ts';
import type { Agent } from '../support/api.ts';
import { claim, phoneContact, recordContact, startTestApi } from '../support/running-api.ts';
import type { TaskView, TestApi } from '../support/running-api.ts';
import { eventually } from '../support/durable-case.ts';
import { publishTimePath } from '../support/time-path.ts';

let api: TestApi;
let aino: Agent; let olli: Agent; let essi: Agent; let paavo: Agent; let doris: Agent; let sari: Agent;
beforeAll(async () => {
  api = await startTestApi('api_clocks', { engine: 'real' });
  await publishTimePath(api);
  [aino, olli, essi, paavo, doris, sari] = await Promise.all(['aino.neuvoja', 'olli.ohjaaja', 'essi.esihenkilo', 'paavo.paallikko', 'doris.divisionschef', 'sari.satakunta'].map((name) => api.as(name))) as [Agent, Agent, Agent, Agent, Agent, Agent];
}, 180_000);
afterAll(async () => { await api.stop(); });

interface Answer { readonly code?: string; readonly status?: string; readonly commandId?: string; readonly errors?: { readonly path: string }[] }
const post = (agent: Agent, path: string, body?: unknown, key: string = randomUUID()) => agent.json<Answer>('POST', path, { key, ...(body !== undefined && { body }) });
const caseOf = async (caseId: string, agent: Agent = aino): Promise<Case> => (await agent.json<Case>('GET', `/api/cases/${caseId}`)).body;
const clockOf = async (caseId: string, clockId: string): Promise<Clock> => {
  const clock = (await caseOf(caseId)).clocks.find((candidate) => candidate.clockId === clockId);
  if (!clock) throw new Error(`Expected a clock ${clockId}`);
  return clock;
};
const eventsOf = async (caseId: string, type: string) => ((await aino.json<CaseHistory>('GET', `/api/cases/${caseId}/history`)).body.events).filter((event) => event.type === type);
const tasksOf = async (caseId: string) => (await aino.json<{ items: TaskView[] }>('GET', '/api/tasks?limit=200')).body.items.filter((task) => task.caseId === caseId);
const refused = (status: number, code: string) => ({ status, body: { code } });

const today = localDate(new Date().toISOString());
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
/** A case that was initiated so many days ago. */
async function opened(daysBefore = 0): Promise<string> {
  const { caseId } = await recordContact(aino, { ...phoneContact, ...(daysBefore > 0 && { initiatedAt: daysAgo(daysBefore) }) });
  return caseId;
}
/** Path of what can be done to a clock of a case. */
async function clockPath(caseId: string, clockId: string, act: 'pause' | 'resume' | 'due' | 'exception'): Promise<string> {
  return `/api/cases/${caseId}/clocks/${(await clockOf(caseId, clockId)).id.replace('#', '.')}/${act}`;
}
async function complete(caseId: string, elementId: string): Promise<void> {
  const task = (await tasksOf(caseId)).find((candidate) => candidate.elementId === elementId);
  if (!task) throw new Error(`Expected the task ${elementId}`);
  const claimed = await claim(aino, task);
  const { status, body } = await aino.json('POST', `/api/tasks/${task.id}/complete`, { body: { values: {} }, version: claimed.version, key: randomUUID() });
  if (status !== 200) throw new Error(JSON.stringify(body));
}
/** The whole state of a case as readers see it: nothing changed ⇔ equal. */
const seen = async (caseId: string): Promise<unknown> => [await caseOf(caseId), (await aino.json<CaseHistory>('GET', `/api/cases/${caseId}/history`)).body.events.length];
const waiting = { waitingFor: 'client', reason: 'Asiakas palaa asiaan' };

describe('a clock that a person lets wait', () => {
  test('stands still from when it was so in fact; effective and recorded time are kept apart, and it goes on later by what it stood', async () => {
    const caseId = await opened(20);
    const before = await clockOf(caseId, 'aim');
    const effectiveAt = daysAgo(19);
    expect(await post(aino, await clockPath(caseId, 'aim', 'pause'), { ...waiting, effectiveAt })).toMatchObject({ status: 200, body: { status: 'done', caseId } });
    const paused = await clockOf(caseId, 'aim');
    expect(paused).toMatchObject({ state: 'paused', due: before.due, waits: [{ from: effectiveAt, to: null, waitingFor: 'client', standing: 'standsStill', reason: waiting.reason, by: { worker: 'aino.neuvoja' } }] });
    expect(Date.parse(paused.waits[0]?.recordedAt ?? '') - Date.parse(effectiveAt)).toBeGreaterThan(18 * 86_400_000);
    const [event] = await eventsOf(caseId, 'clockPaused');
    expect(event).toMatchObject({ by: { worker: 'aino.neuvoja', unit: '14-neuvonta' }, data: { effectiveAt, reason: waiting.reason, waitingFor: 'client' } });
    expect(Date.parse(event?.at ?? '')).toBeGreaterThan(Date.parse(effectiveAt) + 18 * 86_400_000);
    expect(await post(aino, await clockPath(caseId, 'aim', 'resume'), {})).toMatchObject({ status: 200 });
    const after = await clockOf(caseId, 'aim');
    expect(after.state).toBe('running');
    expect((after.dueDate ?? '') > (before.dueDate ?? '')).toBe(true);
    expect((await eventsOf(caseId, 'clockResumed'))[0]?.data).toMatchObject({ previousDueDate: before.dueDate, dueDate: after.dueDate });
    expect(after.waits[0]?.to).not.toBeNull();
  });

  test('of a limit of the law counts on while its wait is shown apart, and stands still where the model says so', async () => {
    const caseId = await opened();
    for (const clock of ['law', 'lawStill']) expect(await post(aino, await clockPath(caseId, clock, 'pause'), waiting)).toMatchObject({ status: 200 });
    expect(await clockOf(caseId, 'law')).toMatchObject({ state: 'running', waits: [{ standing: 'counts', to: null }] });
    expect(await clockOf(caseId, 'lawStill')).toMatchObject({ state: 'paused', waits: [{ standing: 'standsStill' }] });
    // A wait that counts can be ended like any other, and a second one is refused while it lasts.
    expect(await post(aino, await clockPath(caseId, 'law', 'pause'), waiting)).toMatchObject(refused(409, 'CLOCK_NOT_RUNNING'));
    expect(await post(aino, await clockPath(caseId, 'law', 'resume'), {})).toMatchObject({ status: 200 });
  });

  test('stops pending in the queue and the figures: what stands still is not late', async () => {
    const caseId = await opened(60);
    await eventually(async () => (await clockOf(caseId, 'aim')).breachedAt !== null);
    expect(await post(aino, await clockPath(caseId, 'aim', 'pause'), { ...waiting, effectiveAt: daysAgo(59) })).toMatchObject({ status: 200 });
    // It stood still before it was due: what was recorded as late was not, and the log keeps both.
    expect(await clockOf(caseId, 'aim')).toMatchObject({ state: 'paused', breachedAt: null });
    expect(await eventsOf(caseId, 'clockBreached')).not.toHaveLength(0);
    expect((await eventsOf(caseId, 'clockPaused'))[0]?.data).toMatchObject({ breachUndone: true });
    const { dueDate } = await clockOf(caseId, 'aim');
    const figures = (await paavo.json<Timeliness>('GET', `/api/timeliness?from=${dueDate}&to=${dueDate}&kind=target&clockId=aim`)).body;
    expect(figures.counts).toMatchObject({ paused: 1, pending: 1, overdueOpen: 0 });
  });

  test('by the drawn path waits for what the model says, and a person can end that wait', async () => {
    const caseId = await opened();
    await complete(caseId, 'other');
    expect(await clockOf(caseId, 'aim')).toMatchObject({ state: 'paused', waits: [{ waitingFor: 'place', reason: 'Odotetaan paikkaa', by: { worker: 'aino.neuvoja' } }] });
    expect(await post(aino, await clockPath(caseId, 'aim', 'resume'), {})).toMatchObject({ status: 200 });
    expect(await clockOf(caseId, 'aim')).toMatchObject({ state: 'running' });
  });

  test('the same click twice lets it wait once; another body under the key is refused', async () => {
    const caseId = await opened();
    const [path, key] = [await clockPath(caseId, 'aim', 'pause'), randomUUID()];
    const first = await post(aino, path, waiting, key);
    expect(await post(aino, path, waiting, key)).toMatchObject({ status: 200, body: { commandId: first.body.commandId } });
    expect(await eventsOf(caseId, 'clockPaused')).toHaveLength(1);
    expect(await post(aino, path, { ...waiting, waitingFor: 'partner' }, key)).toMatchObject(refused(409, 'IDEMPOTENCY_KEY_REUSED'));
    expect(await aino.json('POST', path, { body: waiting })).toMatchObject(refused(428, 'IDEMPOTENCY_KEY_MISSING'));
  });

  test('two people at once: one wait begins, the other is told', async () => {
    const caseId = await opened();
    const path = await clockPath(caseId, 'aim', 'pause');
    const both = await Promise.all([post(aino, path, waiting), post(essi, path, { ...waiting, waitingFor: 'decision' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await clockOf(caseId, 'aim')).waits).toHaveLength(1);
  });

  test('refuses what cannot be, and changes nothing by it', async () => {
    const caseId = await opened(2);
    await complete(caseId, 'other');
    await post(aino, await clockPath(caseId, 'aim', 'resume'), {});
    const before = await seen(caseId);
    const pause = await clockPath(caseId, 'aim', 'pause');
    const resume = await clockPath(caseId, 'aim', 'resume');
    for (const [agent, path, body, status, code] of [
      [aino, pause, { waitingFor: 'client', reason: '  ' }, 422, 'REQUEST_INVALID'],
      [aino, pause, { waitingFor: 'client' }, 422, 'REQUEST_INVALID'],
      [aino, pause, { waitingFor: 'weather', reason: 'x' }, 422, 'REQUEST_INVALID'],
      [aino, pause, { ...waiting, effectiveAt: new Date(Date.now() + 3_600_000).toISOString() }, 422, 'EFFECTIVE_TIME_INVALID'],
      [aino, pause, { ...waiting, effectiveAt: daysAgo(3) }, 422, 'EFFECTIVE_TIME_INVALID'],
      [aino, resume, {}, 409, 'CLOCK_NOT_PAUSED'],
      [aino, await clockPath(caseId, 'short', 'pause'), waiting, 409, 'CLOCK_NOT_RUNNING'],
      [aino, await clockPath(caseId, 'short', 'resume'), {}, 409, 'CLOCK_NOT_RUNNING'],
      [aino, `/api/cases/${caseId}/clocks/nothing.9/pause`, waiting, 404, 'NOT_FOUND'],
      [aino, `/api/cases/${caseId}/clocks/constructor/pause`, waiting, 404, 'NOT_FOUND'],
      [aino, pause.replace(caseId, randomUUID()), waiting, 404, 'NOT_FOUND'],
      [aino, pause.replace(caseId, 'no-id'), waiting, 404, 'NOT_FOUND'],
      [doris, pause, waiting, 403, 'ROLE_MISSING'],
      [sari, pause, waiting, 403, 'REGION_FOREIGN'],
      // A unit that has nothing to do with the case lets nobody's time stand still.
      [olli, pause, waiting, 403, 'NOT_RESPONSIBLE'],
    ] as const) expect([path, await post(agent, path, body)]).toMatchObject([path, refused(status, code)]);
    expect(await seen(caseId)).toEqual(before);
    expect(await post(aino, `/api/cases/${caseId}/end`, { reason: 'other' })).toMatchObject({ status: 200 });
    expect(await post(aino, pause, waiting)).toMatchObject(refused(409, 'CASE_ENDED'));
  });
});

describe('the last day of a target', () => {
  test('is set by hand with a reason; the log shows old, new, who and why (TIME-11)', async () => {
    const caseId = await opened();
    const before = await clockOf(caseId, 'aim');
    const dueDate = addDays(today, 30);
    expect(await post(aino, await clockPath(caseId, 'aim', 'due'), { dueDate, reason: 'Sovittu asiakkaan kanssa' })).toMatchObject({ status: 200 });
    expect(await clockOf(caseId, 'aim')).toMatchObject({ dueDate, state: 'running', breachedAt: null });
    expect((await eventsOf(caseId, 'clockDueChanged'))[0]).toMatchObject({
      by: { worker: 'aino.neuvoja' }, data: { previousDueDate: before.dueDate, dueDate, because: 'setByHand', reason: 'Sovittu asiakkaan kanssa' },
    });
    // The queue goes by the new one.
    expect((await tasksOf(caseId))[0]).toMatchObject({ clock: { kind: 'statutory' } });
    const rows = await api.query<{ due: Date }>('select target_due as due from task where case_id = $1 and open', [caseId]);
    expect(rows.every(({ due }) => due.toISOString() !== before.due)).toBe(true);
  });

  test('of one that was late takes lateness back from now on, and the log keeps that it was', async () => {
    const caseId = await opened(60);
    expect(await post(aino, await clockPath(caseId, 'aim', 'due'), { dueDate: addDays(today, 5), reason: 'Uusi sopimus' })).toMatchObject({ status: 200 });
    expect(await clockOf(caseId, 'aim')).toMatchObject({ breachedAt: null });
    expect((await eventsOf(caseId, 'clockBreached')).map(({ data }) => data['clock'])).toContain((await clockOf(caseId, 'aim')).id);
  });

  test('is not the law’s, not one without a number, not in the far future, and needs a reason', async () => {
    const caseId = await opened();
    const before = await seen(caseId);
    const due = await clockPath(caseId, 'aim', 'due');
    for (const [agent, path, body, status, code] of [
      [aino, due, { dueDate: addDays(today, 5) }, 422, 'REQUEST_INVALID'],
      [aino, due, { dueDate: addDays(today, 5), reason: ' ' }, 422, 'REQUEST_INVALID'],
      [aino, due, { dueDate: '2026-02-30', reason: 'x' }, 422, 'REQUEST_INVALID'],
      [aino, due, { dueDate: addDays(today, -1), reason: 'x' }, 422, 'DUE_DATE_INVALID'],
      [aino, due, { dueDate: addDays(today, 5000), reason: 'x' }, 422, 'DUE_DATE_INVALID'],
      [aino, await clockPath(caseId, 'law', 'due'), { dueDate: addDays(today, 90), reason: 'x' }, 409, 'CLOCK_STATUTORY'],
      [aino, await clockPath(caseId, 'shown', 'due'), { dueDate: addDays(today, 5), reason: 'x' }, 409, 'CLOCK_WITHOUT_NUMBER'],
      [olli, due, { dueDate: addDays(today, 5), reason: 'x' }, 403, 'NOT_RESPONSIBLE'],
      [doris, due, { dueDate: addDays(today, 5), reason: 'x' }, 403, 'ROLE_MISSING'],
      [sari, due, { dueDate: addDays(today, 5), reason: 'x' }, 403, 'REGION_FOREIGN'],
    ] as const) expect([path, await post(agent, path, body)]).toMatchObject([path, refused(status, code)]);
    expect(await seen(caseId)).toEqual(before);
  });
});

describe('a documented exception (SHL 45.2 §)', () => {
  test('moves the last day and is a class of its own: never counted as in time', async () => {
    const caseId = await opened(3);
    const law = await clockOf(caseId, 'law');
    const dueDate = addDays(law.dueDate ?? today, 20);
    const justification = 'Asiakas tarvitsee lausunnon';
    expect(await post(aino, await clockPath(caseId, 'law', 'exception'), { ground: 'clientInterest', justification, dueDate })).toMatchObject({ status: 200 });
    expect(await clockOf(caseId, 'law')).toMatchObject({ dueDate, exception: { ground: 'clientInterest', lawfulDue: law.due, lawfulDueDate: law.dueDate } });
    const [event] = await eventsOf(caseId, 'exceptionRecorded');
    expect(event).toMatchObject({ by: { worker: 'aino.neuvoja' }, data: { ground: 'clientInterest', justification, previousDueDate: law.dueDate, dueDate } });
    // The justification tells of the client: managers see that there is one, not what it says.
    const forManager = (await doris.json<CaseHistory>('GET', `/api/cases/${caseId}/history`)).body.events.find(({ type }) => type === 'exceptionRecorded');
    expect(forManager?.data).not.toHaveProperty('justification');
    // It stays in the cohort of the law's own day.
    const figures = async (asOf?: string) => (await paavo.json<Timeliness>('GET', `/api/timeliness?${new URLSearchParams({ from: law.dueDate ?? '', to: law.dueDate ?? '', kind: 'statutory', clockId: 'law', ...(asOf && { asOf }) }).toString()}`)).body.counts;
    const counts = await figures(`${addDays(law.dueDate ?? today, 5)}T08:00:00.000Z`);
    expect(counts.exception).toBe(1);
    expect(await figures()).toMatchObject({ exception: 0 });
    // Stopped between the law's day and its own, it is an exception for good.
    await api.query(`update case_clock set stopped_at = $2::timestamptz, state = 'stopped' where case_id = $1 and clock = $3`, [caseId, `${addDays(law.dueDate ?? today, 5)}T08:00:00.000Z`, law.id]);
    expect(await figures()).toMatchObject({ exception: 1, late: 0 });
  });

  test('wants a ground that the law knows, words, and a day, before the limit has passed', async () => {
    const caseId = await opened();
    const late = await opened(60);
    const body = { ground: 'clientInterest', justification: 'Perustelu', dueDate: addDays(today, 60) };
    const before = await seen(caseId);
    const path = await clockPath(caseId, 'law', 'exception');
    for (const [agent, at, sent, status, code] of [
      [aino, path, { ...body, ground: 'holiday' }, 422, 'EXCEPTION_NOT_ALLOWED'],
      [aino, path, { ...body, justification: ' ' }, 422, 'REQUEST_INVALID'],
      [aino, path, { ...body, dueDate: today }, 422, 'DUE_DATE_INVALID'],
      [aino, await clockPath(caseId, 'aim', 'exception'), body, 422, 'EXCEPTION_NOT_ALLOWED'],
      [aino, await clockPath(late, 'law', 'exception'), body, 409, 'EXCEPTION_TOO_LATE'],
      [olli, path, body, 403, 'NOT_RESPONSIBLE'],
      [doris, path, body, 403, 'ROLE_MISSING'],
      [sari, path, body, 403, 'REGION_FOREIGN'],
    ] as const) expect([at, await post(agent, at, sent)]).toMatchObject([at, refused(status, code)]);
    expect(await seen(caseId)).toEqual(before);
  });
});

describe('a suspended case', () => {
  test('stands still by rule of each clock; nothing is lost while it does; it goes on', async () => {
    const caseId = await opened();
    const reason = 'Asiakas on sairaalassa';
    const [task] = await tasksOf(caseId);
    if (!task) throw new Error('Expected a task');
    const claimed = await claim(aino, task);
    const aim = await clockOf(caseId, 'aim');
    expect(await post(aino, `/api/cases/${caseId}/suspend`, { reason })).toMatchObject(refused(403, 'ROLE_MISSING'));
    const key = randomUUID();
    for (const _ of [1, 2]) expect(await post(essi, `/api/cases/${caseId}/suspend`, { reason }, key)).toMatchObject({ status: 200 });
    expect(await post(essi, `/api/cases/${caseId}/suspend`, { reason })).toMatchObject(refused(409, 'CASE_SUSPENDED'));
    const still = await caseOf(caseId);
    expect(still).toMatchObject({ status: 'open', suspended: { reason, by: { worker: 'essi.esihenkilo' } } });
    expect(Object.fromEntries(still.clocks.map(({ clockId, state, waits }) => [clockId, [state, waits.at(-1)?.waitingFor ?? null]]))).toEqual({
      aim: ['paused', 'suspension'], law: ['running', null], lawStill: ['paused', 'suspension'], shown: ['paused', 'suspension'], short: ['paused', 'suspension'],
    });
    // What somebody sends meanwhile is refused with a word, and what they typed is in the draft.
    expect(await aino.json('PUT', `/api/tasks/${task.id}/draft`, { body: { values: { note: 'kesken' } }, version: claimed.version })).toMatchObject({ status: 200 });
    const kept = (await aino.json<{ version: number }>('GET', `/api/tasks/${task.id}`)).body;
    expect(await aino.json('POST', `/api/tasks/${task.id}/complete`, { body: { values: {} }, version: kept.version, key: randomUUID() })).toMatchObject(refused(409, 'CASE_SUSPENDED'));
    expect(await post(aino, await clockPath(caseId, 'law', 'pause'), waiting)).toMatchObject(refused(409, 'CASE_SUSPENDED'));
    expect(await aino.json('GET', `/api/tasks/${task.id}`)).toMatchObject({ body: { status: 'claimed', assignee: { worker: 'aino.neuvoja' } } });
    // The client is called back all the same.
    expect(await post(aino, `/api/cases/${caseId}/call-backs`, { note: 'Kysy, milloin kotiutuu' })).toMatchObject({ status: 200 });
    expect(await post(essi, `/api/cases/${caseId}/resume`)).toMatchObject({ status: 200 });
    expect(await post(essi, `/api/cases/${caseId}/resume`)).toMatchObject(refused(409, 'CASE_NOT_SUSPENDED'));
    const going = await caseOf(caseId);
    expect(going.suspended).toBeNull();
    expect(going.clocks.map(({ state }) => state)).toEqual(going.clocks.map(() => 'running'));
    expect(await clockOf(caseId, 'aim')).toMatchObject({ dueDate: aim.dueDate, waits: [{ waitingFor: 'suspension' }] });
    expect((await eventsOf(caseId, 'caseSuspended'))[0]).toMatchObject({ by: { worker: 'essi.esihenkilo' }, data: { reason } });
    expect(await eventsOf(caseId, 'caseResumed')).toHaveLength(1);
    await complete(caseId, task.elementId);
  });

  test('can be joined by another contact of the client, ended, or take an exception; wants a reason and the right person', async () => {
    const caseId = await opened();
    for (const [agent, body, status, code] of [[essi, { reason: ' ' }, 422, 'REQUEST_INVALID'], [essi, {}, 422, 'REQUEST_INVALID'], [doris, { reason: 'x' }, 403, 'ROLE_MISSING'], [sari, { reason: 'x' }, 403, 'ROLE_MISSING']] as const) {
      expect(await post(agent, `/api/cases/${caseId}/suspend`, body)).toMatchObject(refused(status, code));
    }
    expect(await post(essi, `/api/cases/${randomUUID()}/suspend`, { reason: 'x' })).toMatchObject(refused(404, 'NOT_FOUND'));
    expect(await post(essi, `/api/cases/${caseId}/resume`)).toMatchObject(refused(409, 'CASE_NOT_SUSPENDED'));
    expect(await post(essi, `/api/cases/${caseId}/suspend`, { reason: 'Odottaa' })).toMatchObject({ status: 200 });
    // The client gets in touch: the contact joins the case and is not lost.
    const { clientId } = await caseOf(caseId);
    expect(await post(aino, '/api/contacts', { channel: 'phone', need: 'Milloin jatkuu?', client: { clientId }, join: caseId })).toMatchObject({ status: 201, body: { joined: true, caseId } });
    const joined = async (): Promise<string[]> => (await eventsOf(caseId, 'contactJoined')).map(({ data }) => String((data['contents'] as { need?: string } | undefined)?.need));
    expect(await joined()).toEqual(['Milloin jatkuu?']);
    expect(await post(aino, `/api/cases/${caseId}/end`, { reason: 'clientWithdrew' })).toMatchObject({ status: 200 });
    expect(await caseOf(caseId)).toMatchObject({ status: 'ended' });
    expect(await post(essi, `/api/cases/${caseId}/resume`)).toMatchObject(refused(409, 'CASE_ENDED'));
  });

  test('two supervisors at once: one suspends, the other is told', async () => {
    const caseId = await opened();
    const both = await Promise.all([post(essi, `/api/cases/${caseId}/suspend`, { reason: 'a' }), post(paavo, `/api/cases/${caseId}/suspend`, { reason: 'b' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await eventsOf(caseId, 'caseSuspended')).toHaveLength(1);
  });
});
