/** Recording: idempotent, in order, and with everything it changes in one transaction. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { caseSchema, historySchema, taskSchema } from '../../contracts/index.ts';
import {
  SequenceGap, beginTaskCommand, claimTask, findCommand, getCase, getHistory, getTask, insertContact, openTasksOfCase, pendingCommands, recordEvents, saveDraft, taskForm,
} from '../../prisma/index.ts';
import type { LiveNotice } from '../../prisma/index.ts';
import { aContact, as, complete, north, openCase, openHouse, step } from './support/house.ts';
import type { House } from './support/house.ts';

let house: House;
beforeAll(async () => { house = await openHouse('events'); }, 120_000);
afterAll(() => house.close());

const logged = (caseId: string): Promise<number[]> => house.db.within(north, async (tx) =>
  (await tx.query<{ sequence: number }>('select sequence from process_event where case_id = $1::uuid order by sequence', caseId)).map(({ sequence }) => sequence));

describe('recordEvents', () => {
  test('the same events again, or in overlapping parts, at the same time, are recorded once', async () => {
    const driven = await openCase(house);
    const input = { region: '14', caseId: driven.caseId, versionHash: driven.versionHash };
    const again = await Promise.all([driven.events, driven.events, driven.events.slice(3)].map((events) => recordEvents(house.db, { ...input, events })));
    expect(again.map(({ lastSequence }) => lastSequence)).toEqual([driven.events.length, driven.events.length, driven.events.length]);
    expect(await logged(driven.caseId)).toEqual(driven.events.map(({ sequence }) => sequence));
  });

  test('known events at the front are skipped, the rest is recorded', async () => {
    const driven = await openCase(house, { record: false });
    const opened = await openCase(house);
    const input = { region: '14', caseId: driven.caseId, versionHash: driven.versionHash };
    await recordEvents(house.db, { ...input, events: opened.events.slice(0, 4) });
    const { lastSequence } = await recordEvents(house.db, { ...input, events: opened.events });
    expect(lastSequence).toBe(opened.events.length);
    expect(await logged(driven.caseId)).toEqual(opened.events.map(({ sequence }) => sequence));
  });

  test('a gap is refused and writes nothing', async () => {
    const driven = await openCase(house);
    const last = driven.events.length;
    const stray = { type: 'tierEntered', v: 1, at: '2026-03-10T09:00:00.000Z', tier: 3, elementId: 'p2_t1' } as const;
    const input = { region: '14', caseId: driven.caseId, versionHash: driven.versionHash };
    await expect(recordEvents(house.db, { ...input, events: [{ ...stray, sequence: last + 2 }] })).rejects.toThrow(SequenceGap);
    await expect(recordEvents(house.db, { ...input, events: [{ ...stray, sequence: last + 1 }, { ...stray, sequence: last + 3 }] })).rejects.toThrow(SequenceGap);
    expect(await logged(driven.caseId)).toHaveLength(last);
    expect((await house.db.within(north, (tx) => getCase(tx, driven.caseId)))?.tier).toBe(1);
  });

  test('an unknown case is an error', async () => {
    await expect(recordEvents(house.db, { region: '14', caseId: randomUUID(), versionHash: 'x', events: [] })).rejects.toThrow(/no case/);
  });

  test('who listens hears which case of which units changed', async () => {
    const heard: LiveNotice[] = [];
    const stop = await house.db.listen((notice) => heard.push(notice));
    const driven = await openCase(house);
    for (let tries = 0; tries < 100 && heard.length < 2; tries += 1) await sleep(20);
    await stop();
    expect(heard.slice(0, 2)).toEqual([
      { region: '14', caseId: driven.caseId, units: ['14-neuvonta'], kind: 'case' },
      { region: '14', caseId: driven.caseId, units: ['14-neuvonta'], kind: 'task' },
    ]);
  });
});

describe('commands', () => {
  test('a contact sent twice is one contact, one case, one command; another body under its key is refused', async () => {
    const request = { commandId: randomUUID(), bodyHash: 'a', contact: aContact(), by: { worker: 'aino.neuvoja', unit: '14-neuvonta' } };
    const scope = as('aino.neuvoja');
    const both = await Promise.allSettled([insertContact(house.db, scope, request), insertContact(house.db, scope, request)]);
    const first = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))[0];
    const repeated = await insertContact(house.db, scope, request);
    expect(repeated.state).toBe('repeated');
    expect(repeated.contact).toEqual(first?.contact);
    expect(repeated.contact.status).toBe('starting');
    await expect(insertContact(house.db, scope, { ...request, bodyHash: 'b' })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  test('a client that the caller has no relation to is not found', async () => {
    const known = await insertContact(house.db, as('aino.neuvoja'), { commandId: randomUUID(), bodyHash: 'a', contact: aContact(), by: { worker: 'aino.neuvoja', unit: '14-neuvonta' } });
    const send = (username: string): Promise<unknown> => insertContact(house.db, as(username), {
      commandId: randomUUID(), bodyHash: 'a', contact: aContact({ client: { clientId: known.contact.clientId }, separate: true }), by: { worker: username, unit: '14-neuvonta' } });
    await expect(send('kaisa.koordinaattori')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(send('aino.neuvoja')).resolves.toMatchObject({ contact: { clientId: known.contact.clientId } });
  });

  test('a region without a published model takes no contact', async () => {
    await house.owner.within({ region: '06', system: true }, (tx) => tx.query("update model_version set status = 'retired' where region = '06'"));
    await expect(insertContact(house.db, as('sari.satakunta'), { commandId: randomUUID(), bodyHash: 'a', contact: aContact(), by: { worker: 'sari.satakunta', unit: '06-neuvonta' } }))
      .rejects.toMatchObject({ code: 'NO_PUBLISHED_MODEL' });
  });

  test('a rejected command gives the task back and keeps what was typed; a done one forgets its payload', async () => {
    const driven = await openCase(house);
    const scope = as('aino.neuvoja');
    const [task] = await house.db.within(scope, (tx) => openTasksOfCase(tx, driven.caseId));
    const id = task?.id ?? '';
    const claimed = await house.db.within(scope, (tx) => claimTask(tx, id, 1));
    const command = { type: 'completeTask', taskId: 'p2_t1#2', variables: { need: 'Uusi tarve' }, by: { worker: 'aino.neuvoja', unit: '14-neuvonta' } } as const;
    const request = { taskRowId: id, expectedVersion: claimed.version, commandId: randomUUID(), bodyHash: 'x', command };
    const begun = await beginTaskCommand(house.db, scope, request);
    expect(begun).toMatchObject({ state: 'new', command: { recorded: driven.events.length, status: 'pending', caseId: driven.caseId } });
    expect((await house.db.within(scope, (tx) => getTask(tx, id)))?.status).toBe('sending');
    expect(await beginTaskCommand(house.db, scope, request)).toMatchObject({ state: 'repeated', command: { id: request.commandId } });
    await expect(beginTaskCommand(house.db, scope, { ...request, commandId: randomUUID() })).rejects.toMatchObject({ code: 'COMMAND_CONFLICT' });
    expect(await pendingCommands(house.db, { olderThanMs: 60_000 })).toEqual([]);
    expect((await pendingCommands(house.db, { olderThanMs: 0 })).find((one) => one.id === request.commandId)).toMatchObject({ attempts: 1, command });

    await recordEvents(house.db, { region: '14', caseId: driven.caseId, versionHash: driven.versionHash, events: [] }, { id: request.commandId, rejection: { code: 'TASK_NOT_WAITING', message: 'm' } });
    const after = await house.db.within(scope, (tx) => getTask(tx, id));
    expect(after).toMatchObject({ status: 'claimed', values: { need: 'Uusi tarve' }, assignee: { worker: 'aino.neuvoja', name: 'Aino Neuvoja' } });
    expect(await findCommand(house.db, scope, request.commandId)).toMatchObject({ status: 'rejected', rejection: { code: 'TASK_NOT_WAITING' } });

    const second = await beginTaskCommand(house.db, scope, { ...request, commandId: randomUUID(), expectedVersion: after?.version ?? 0 });
    await step(house, driven, command, { command: second.command });
    const done = await findCommand(house.db, scope, second.command.id);
    expect(done).toMatchObject({ status: 'done', rejection: null });
    expect(done?.command).not.toHaveProperty('variables');
  });

  test('nothing may be sent for a task of another, unclaimed, stale or finished', async () => {
    const driven = await openCase(house);
    const scope = as('aino.neuvoja');
    const [task] = await house.db.within(scope, (tx) => openTasksOfCase(tx, driven.caseId));
    const id = task?.id ?? '';
    const command = { type: 'completeTask', taskId: 'p2_t1#2', variables: {}, by: { worker: 'aino.neuvoja', unit: '14-neuvonta' } } as const;
    const send = (username: string, expectedVersion: number): Promise<unknown> => beginTaskCommand(house.db, as(username), { taskRowId: id, expectedVersion, commandId: randomUUID(), bodyHash: 'x', command });
    await expect(send('aino.neuvoja', 1)).rejects.toMatchObject({ code: 'TASK_NOT_CLAIMED' });
    const claimed = await house.db.within(scope, (tx) => claimTask(tx, id, 1));
    await expect(send('essi.esihenkilo', claimed.version)).rejects.toMatchObject({ code: 'TASK_CLAIMED', by: { worker: 'aino.neuvoja', name: 'Aino Neuvoja' } });
    await expect(send('kaisa.koordinaattori', claimed.version)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(send('aino.neuvoja', 1)).rejects.toMatchObject({ code: 'VERSION_STALE' });
    await expect(beginTaskCommand(house.db, scope, { taskRowId: id, expectedVersion: 2, commandId: randomUUID(), bodyHash: 'x', command: { type: 'acceptHandover', taskId: 'p2_t1#2', by: command.by } }))
      .rejects.toMatchObject({ code: 'HANDOVER_NOT_OPEN' });
  });
});

describe('a case along the ready model', () => {
  test('every answer has the shape of the contract; nothing is asked twice; a returned handover is its sender\'s', async () => {
    const driven = await openCase(house);
    const scope = as('aino.neuvoja');
    const [task] = await house.db.within(scope, (tx) => openTasksOfCase(tx, driven.caseId));
    if (task === undefined) throw new Error('no task');
    expect(await taskForm(house.db, scope, task.id)).toMatchObject({ elementId: 'p2_t1', formKey: 'first-stage-guidance', schema: { type: 'default' } });
    const drafted = await house.db.within(scope, async (tx) => saveDraft(tx, task.id, (await claimTask(tx, task.id, task.version)).version, { need: 'kesken' }));
    expect((await house.db.within(scope, (tx) => getTask(tx, task.id)))?.values).toEqual({ need: 'kesken' });
    const recorded = await complete(house, driven, { ...task, version: drafted.version }, 'aino.neuvoja', { need: 'Muistin tuki', handoverReason: 'Tarvitsee arvioinnin', pathFound: false }, '2026-03-10T09:30:00.000Z');
    const [offer] = recorded.openTasks;
    if (offer === undefined) throw new Error('no next task');
    expect(offer.kind === 'handover' || offer.kind === 'returnedHandover').toBe(true);
    const holder = offer.kind === 'handover' ? 'olli.ohjaaja' : 'aino.neuvoja';
    const full = taskSchema.parse(await house.db.within(as(holder), (tx) => getTask(tx, offer.id)));
    expect(full.recorded.find(({ key }) => key === 'need')).toMatchObject({ value: 'Muistin tuki', by: { worker: 'aino.neuvoja' }, elementId: 'p2_t1' });
    expect(full.because.afterElement?.fi).toContain('ensivaiheen');
    if (offer.kind === 'handover') {
      const taskId = Object.keys(driven.state.handovers)[0] ?? '';
      const { openTasks } = await step(house, driven, { type: 'returnHandover', taskId, reason: 'Puuttuu tietoa', by: { worker: 'olli.ohjaaja', unit: '14-asiakasohjaus' } });
      expect(openTasks[0]).toMatchObject({ kind: 'returnedHandover', unit: '14-neuvonta', status: 'waiting' });
      const back = taskSchema.parse(await house.db.within(scope, (tx) => getTask(tx, offer.id)));
      expect(back.handover).toMatchObject({ status: 'returned', reason: 'Puuttuu tietoa', from: { unit: '14-neuvonta' }, toUnit: '14-asiakasohjaus' });
    }
    caseSchema.parse(await house.db.within(scope, (tx) => getCase(tx, driven.caseId)));
    const history = historySchema.parse(await house.db.within(scope, (tx) => getHistory(tx, driven.caseId)));
    expect(history.events.map(({ sequence, type }) => [sequence, type])).toEqual(driven.events.map(({ sequence, type }) => [sequence, type]));
    expect(JSON.stringify(history.events)).toContain('Muistin tuki');
    const managers = await house.db.within({ ...as('paavo.paallikko'), roles: ['manager'] }, (tx) => getHistory(tx, driven.caseId));
    expect(managers?.events).toHaveLength(driven.events.length);
    expect(JSON.stringify(managers?.events)).not.toContain('Muistin tuki');
  });
});
