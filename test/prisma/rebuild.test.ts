/** The read side can be thrown away: rebuilt from the log it has the same rows, and nobody loses a claim or a draft. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { claimTask, openTasksOfCase, rebuild, runnableVersion, saveDraft } from '../../prisma/index.ts';
import { as, complete, north, openCase, openHouse, step } from './support/house.ts';
import type { Driven, House } from './support/house.ts';

let house: House;
beforeAll(async () => { house = await openHouse('rebuild'); }, 120_000);
afterAll(() => house.close());

const tables = ['care_case', 'task', 'task_draft', 'case_clock', 'handover', 'handover_package', 'escalation', 'recorded_value'];

async function everything(): Promise<Record<string, string[]>> {
  return house.owner.within(north, async (tx) => Object.fromEntries(await Promise.all(tables.map(async (table) =>
    [table, (await tx.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t where region = '14'`)).map(({ row }) => row).sort()] as const))));
}

/** To tier 2 by a handover that was returned once, then past its clocks, and ended by the client. */
async function eventful(): Promise<Driven> {
  const driven = await openCase(house);
  const [task] = await house.db.within(north, (tx) => openTasksOfCase(tx, driven.caseId));
  if (task === undefined) throw new Error('no task');
  await complete(house, driven, task, 'aino.neuvoja', { need: 'Muistin tuki', pathFound: false });
  const sender = { worker: 'aino.neuvoja', unit: '14-neuvonta' };
  const [[taskId, handover] = []] = Object.entries(driven.state.handovers);
  if (taskId === undefined || handover === undefined) throw new Error('no handover');
  if (handover.status === 'offered') {
    await step(house, driven, { type: 'returnHandover', taskId, reason: 'Puuttuu', by: { worker: 'olli.ohjaaja', unit: '14-asiakasohjaus' } });
  }
  const requires = (await runnableVersion(house.db, '14', driven.versionHash)).definition.guidance.handovers[handover.elementId]?.requires ?? [];
  await step(house, driven, { type: 'offerHandover', taskId, variables: Object.fromEntries(requires.map((name) => [name, `${name} kerrottu`])), by: sender }, { at: '2026-03-11T09:00:00.000Z' });
  await step(house, driven, { type: 'acceptHandover', taskId, by: { worker: 'olli.ohjaaja', unit: '14-asiakasohjaus' } }, { at: '2026-03-11T10:00:00.000Z' });
  await handOver(driven);
  await step(house, driven, { type: 'advance' }, { at: '2026-03-30T06:00:00.000Z' });
  return driven;
}

/** Its sender has it back when the client withdraws: in the log as in the rows the task was the sender's to the end. */
async function returnedAndEnded(): Promise<void> {
  const driven = await openCase(house);
  const [task] = await house.db.within(north, (tx) => openTasksOfCase(tx, driven.caseId));
  if (task === undefined) throw new Error('no task');
  await complete(house, driven, task, 'aino.neuvoja', { need: 'Muistin tuki', pathFound: false });
  const [[taskId, handover] = []] = Object.entries(driven.state.handovers);
  if (handover?.status === 'offered') await step(house, driven, { type: 'returnHandover', taskId: taskId ?? '', reason: 'Puuttuu', by: { worker: 'olli.ohjaaja', unit: '14-asiakasohjaus' } });
  await step(house, driven, { type: 'endCase', reason: 'clientWithdrew', by: { worker: 'aino.neuvoja', unit: '14-neuvonta' } }, { at: '2026-03-31T06:00:00.000Z' });
}

/** Started by hand, returned, offered again, accepted, served and closed; another one is left a draft; a call back and a joined contact besides. */
async function handOver(driven: Driven): Promise<void> {
  const [olli, kaisa] = [{ worker: 'olli.ohjaaja', unit: '14-asiakasohjaus' }, { worker: 'kaisa.koordinaattori', unit: '14-moniammatillinen' }];
  const at = '2026-03-12T10:00:00.000Z';
  const terms = { transition: 'serviceToHome', toUnit: kaisa.unit, toRole: 'coordinator', namesCoordinator: false, follows: true } as const;
  await step(house, driven, { type: 'startHandover', terms, reason: 'Kotiutuu', additions: { contacts: 'Tytär' }, by: olli }, { at });
  const taskId = Object.keys(driven.state.handovers).at(-1) ?? '';
  await step(house, driven, { type: 'offerHandover', taskId, variables: {}, by: olli }, { at });
  await step(house, driven, { type: 'returnHandover', taskId, reason: 'Suunnitelma puuttuu', by: kaisa }, { at });
  await step(house, driven, { type: 'offerHandover', taskId, variables: {}, additions: { plan: 'Kotihoito' }, by: olli }, { at });
  await step(house, driven, { type: 'acceptHandover', taskId, by: kaisa }, { at });
  await step(house, driven, { type: 'recordFirstService', taskId, servedAt: at, by: kaisa }, { at });
  await step(house, driven, { type: 'closeHandover', taskId, outcome: 'serviceStarted', note: 'Alkoi', by: kaisa }, { at });
  await step(house, driven, { type: 'requestCallBack', note: 'Iltapäivällä', by: olli }, { at });
  await step(house, driven, { type: 'joinContact', contactId: driven.caseId, channel: 'email', initiatedAt: at, variables: { need: 'Lisää' }, by: olli }, { at });
  await step(house, driven, { type: 'startHandover', terms: { ...terms, toUnit: olli.unit, toRole: 'guide' }, reason: 'Sittenkin', additions: {}, by: kaisa }, { at });
}

test('every read model is the same after a rebuild, whatever happened in the cases', async () => {
  const ended = await eventful();
  await step(house, ended, { type: 'endCase', reason: 'clientWithdrew', by: { worker: 'olli.ohjaaja', unit: '14-asiakasohjaus' } }, { at: '2026-03-31T06:00:00.000Z' });
  await eventful();
  await returnedAndEnded();
  const claimed = await openCase(house);
  const [task] = await house.db.within(north, (tx) => openTasksOfCase(tx, claimed.caseId));
  const scope = as('aino.neuvoja');
  await house.db.within(scope, async (tx) => saveDraft(tx, task?.id ?? '', (await claimTask(tx, task?.id ?? '', 1)).version, { need: 'kesken' }));
  await openCase(house, { record: false });

  const before = await everything();
  expect(Object.entries(before).map(([table, rows]) => [table, rows.length > 0])).toEqual(tables.map((table) => [table, true]));
  // What is thrown away is really gone: a row that no event made does not come back, a row that was lost does.
  await house.owner.within(north, async (tx) => {
    await tx.query(`update case_clock set stopped_at = now(), state = 'stopped'`);
    await tx.query(`update care_case set tier = 3, outcome = 'x', responsible_unit = 'x'`);
    await tx.query('delete from recorded_value');
    await tx.query(`delete from task where status = 'completed'`);
  });
  expect(await rebuild(house.owner, '14')).toEqual({ cases: 5 });
  const after = await everything();
  // The ETag of a finished task that was lost starts anew: nobody can hold one for it.
  const comparable = (rows: Record<string, string[]>): unknown => ({ ...rows, task: rows.task?.map((row) => JSON.parse(row) as { status: string; version: number })
    .map((row) => (row.status === 'completed' ? { ...row, version: 0, assignee_worker: null, assignee_unit: null, assignee_name: null } : row)) });
  expect(comparable(after)).toEqual(comparable(before));
}, 60_000);

test('the login of the API may not delete read models', async () => {
  await expect(rebuild(house.db, '14')).rejects.toThrow(/permission denied/);
});
