/** Sessions, payloads, staff and escalations: the small tables. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { escalationPageSchema } from '../../contracts/index.ts';
import {
  beginEscalationCommand, deleteSession, extendSession, findSession, getCase, getHistory, insertSession, listEscalations, listUnits, payloadStore, welcomeStaff,
} from '../../prisma/index.ts';
import { as, openCase, openHouse, step } from './support/house.ts';
import type { House } from './support/house.ts';

let house: House;
beforeAll(async () => { house = await openHouse('sessions'); }, 120_000);
afterAll(() => house.close());

test('a session is found by its id alone, the table has only its hash', async () => {
  const made = await insertSession(house.db, { user: 'aino.neuvoja', name: 'Aino', region: '14', roles: ['adviser'], units: ['14-neuvonta'], expiresAt: '2030-01-01T00:00:00.000Z' });
  expect(await findSession(house.db, made.id)).toEqual(made);
  await extendSession(house.db, made.id, '2031-01-01T00:00:00.000Z');
  expect((await findSession(house.db, made.id))?.expiresAt).toBe('2031-01-01T00:00:00.000Z');
  expect(await findSession(house.db, made.id.replace('14.', '06.'))).toBeUndefined();
  expect(await findSession(house.db, 'nonsense')).toBeUndefined();
  const rows = await house.owner.within({ region: '14', system: true }, (tx) => tx.query<{ id: string }>('select id from session'));
  expect(rows.map(({ id }) => id)).not.toContain(made.id);
  await deleteSession(house.db, made.id);
  expect(await findSession(house.db, made.id)).toBeUndefined();
});

test('payloads are kept per region under their hash', async () => {
  const store = payloadStore(house.db);
  const bytes = crypto.getRandomValues(new Uint8Array(60_000));
  await store.put('14', 'hash', bytes);
  await store.put('14', 'hash', bytes);
  expect(new Uint8Array(await store.get('14', 'hash') ?? [])).toEqual(bytes);
  expect(await store.get('06', 'hash')).toBeUndefined();
});

test('sign-in tells the newest name of a person; units are the region\'s own', async () => {
  await house.db.within(as('aino.neuvoja'), (tx) => welcomeStaff(tx, { id: 'aino.neuvoja', name: 'Aino Uusinimi', roles: ['adviser'], units: ['14-neuvonta'] }));
  const driven = await openCase(house);
  const history = await house.db.within(as('aino.neuvoja'), (tx) => getHistory(tx, driven.caseId));
  expect(history?.events[0]?.by).toMatchObject({ worker: 'aino.neuvoja', name: 'Aino Uusinimi' });
  expect((await house.db.within(as('aino.neuvoja'), listUnits)).map(({ id }) => id)).toEqual(['14-asiakasohjaus', '14-keskussairaala', '14-moniammatillinen', '14-neuvonta']);
  expect((await house.db.within(as('sari.satakunta'), listUnits)).map(({ id }) => id)).toEqual(['06-kotihoito', '06-neuvonta', '06-palveluohjaus', '06-palveluyksikko']);
});

test('an escalation is shown to its role in its unit, and acknowledged once', async () => {
  const driven = await openCase(house);
  await step(house, driven, { type: 'advance' }, { at: '2026-04-30T06:00:00.000Z' });
  const list = (username: string): ReturnType<typeof listEscalations> => house.db.within(as(username), (tx) => listEscalations(tx, { limit: 50 }));
  const seen = escalationPageSchema.parse(await list('essi.esihenkilo')).items.filter(({ caseId }) => caseId === driven.caseId);
  expect(seen.map(({ role }) => role)).toContain('supervisor');
  expect((await list('sari.satakunta')).items).toEqual([]);
  const own = seen.find(({ role }) => role === 'supervisor');
  const by = { worker: 'essi.esihenkilo', unit: '14-neuvonta' };
  const request = { escalationId: own?.id ?? '', commandId: randomUUID(), bodyHash: 'x', by };
  const begun = await beginEscalationCommand(house.db, as('essi.esihenkilo'), request);
  await step(house, driven, begun.command.command, { at: '2026-04-30T07:00:00.000Z', command: begun.command });
  expect((await list('essi.esihenkilo')).items.map(({ id }) => id)).not.toContain(own?.id);
  await expect(beginEscalationCommand(house.db, as('essi.esihenkilo'), { ...request, commandId: randomUUID() })).rejects.toMatchObject({ code: 'ESCALATION_UNKNOWN' });
  await expect(beginEscalationCommand(house.db, as('essi.esihenkilo'), { ...request, commandId: randomUUID(), escalationId: 'x' })).rejects.toMatchObject({ code: 'ESCALATION_UNKNOWN' });
  expect((await house.db.within(as('paavo.paallikko'), (tx) => getCase(tx, driven.caseId)))?.escalations.find(({ id }) => id === own?.id)?.acknowledgedBy).toEqual({ ...by, name: 'Essi Esihenkilö' });
});
