/** Whom an escalation reaches on its day: absences, substitutes, deputies, the levels above; never nobody. Kept in the event. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Addressee } from '../../guidance/index.ts';
import { findAddressees, rebuild } from '../../prisma/index.ts';
import { north, openCase, openHouse, step } from './support/house.ts';
import type { House } from './support/house.ts';

const day = '2026-03-18';
const [ESSI, PAAVO, DORIS, OLLI, OUTI] = ['essi.esihenkilo', 'paavo.paallikko', 'doris.divisionschef', 'olli.ohjaaja', 'outi.ohjaaja'] as const;
const unit = '14-asiakasohjaus';

let house: House;
const sql = (text: string, ...values: unknown[]) => house.owner.within(north, (tx) => tx.query(text, ...values));
const away = (worker: string, substitute: string | null = null, accepted = substitute !== null) => sql(
  `insert into absence (region, worker, from_date, to_date, substitute, substitute_accepted, status, created_by) values ('14', $1, '2026-03-16', '2026-03-20', $2, $3, 'agreed', $1)`, worker, substitute, accepted);
const called = (call: { role: string; unit?: string; worker?: string }, on = day): Promise<Addressee[]> => findAddressees(house.db, '14', { unit, ...call }, on);
beforeAll(async () => { house = await openHouse('addressees'); }, 120_000);
afterEach(async () => {
  await sql('delete from absence');
  await sql('update staff set deputy = null, deactivated_at = null');
});
afterAll(() => house.close());

describe('a call reaches', () => {
  test('everybody of the role in the unit who is there', async () => {
    expect(await called({ role: 'guide' })).toEqual([{ worker: OLLI, because: 'role' }, { worker: OUTI, because: 'role' }]);
    await away(OLLI);
    expect(await called({ role: 'guide' })).toEqual([{ worker: OUTI, because: 'role' }]);
    expect(await called({ role: 'guide' }, '2026-03-21')).toHaveLength(2);
  });
  test('the substitute who accepted, not one who did not', async () => {
    await away(ESSI, PAAVO, false);
    expect(await called({ role: 'supervisor' })).toEqual([{ worker: PAAVO, because: 'nextLevel', insteadOf: 'supervisor' }]);
    await sql('update absence set substitute_accepted = true');
    expect(await called({ role: 'supervisor' })).toEqual([{ worker: PAAVO, because: 'substitute', insteadOf: ESSI }]);
  });
  test('the deputy of who is away, and the level above when they are away too', async () => {
    await sql('update staff set deputy = $1 where id = $2', OUTI, ESSI);
    await away(ESSI);
    expect(await called({ role: 'supervisor' })).toEqual([{ worker: OUTI, because: 'deputy', insteadOf: ESSI }]);
    await away(OUTI);
    expect(await called({ role: 'supervisor' })).toEqual([{ worker: PAAVO, because: 'nextLevel', insteadOf: 'supervisor' }]);
  });
  test('the responsible person, who stands in for them, else their supervisor; of a unit its supervisor', async () => {
    expect(await called({ role: 'responsible', worker: OLLI })).toEqual([{ worker: OLLI, because: 'named' }]);
    await away(OLLI, OUTI);
    expect(await called({ role: 'responsible', worker: OLLI })).toEqual([{ worker: OUTI, because: 'substitute', insteadOf: OLLI }]);
    await sql('update staff set deactivated_at = now() where id = $1', OUTI);
    expect(await called({ role: 'responsible', worker: OLLI })).toEqual([{ worker: ESSI, because: 'nextLevel', insteadOf: OLLI }]);
    expect(await called({ role: 'responsible' })).toEqual([{ worker: ESSI, because: 'role' }]);
  });
  test('the region\'s directors where the unit has nobody at all', async () => {
    expect(await called({ role: 'supervisor', unit: '14-uusi-yksikko' })).toEqual([{ worker: DORIS, because: 'nextLevel', insteadOf: 'supervisor' }]);
  });
  test('who would be called although they are away, when nobody is there', async () => {
    for (const worker of [OLLI, OUTI, ESSI, PAAVO, DORIS]) await away(worker);
    expect(await called({ role: 'supervisor' })).toEqual([DORIS, ESSI, PAAVO].map((worker) => ({ worker, because: 'absent' })));
    expect(await called({ role: 'responsible', worker: OLLI })).toEqual([DORIS, ESSI, OLLI, PAAVO].map((worker) => ({ worker, because: 'absent' })));
  });
});

test('whoever is away, a call is somebody\'s, and no absent person\'s while one of the chain is there', async () => {
  const people = [OLLI, OUTI, ESSI, PAAVO, DORIS];
  await fc.assert(fc.asyncProperty(fc.subarray(people), fc.constantFrom('guide', 'supervisor', 'unitManager', 'responsible'), fc.option(fc.constantFrom(OLLI, OUTI), { nil: undefined }), async (absent, role, worker) => {
    await sql('delete from absence');
    for (const one of absent) await away(one);
    const reached = await called({ role, ...(role === 'responsible' && worker !== undefined && { worker }) });
    expect(reached.length).toBeGreaterThan(0);
    if (!absent.includes(DORIS)) expect(reached.filter((one) => absent.includes(one.worker as typeof OLLI))).toEqual([]);
  }), { numRuns: 60 });
});

test('it is decided when the step is recorded, stands in the event, and is the same after a rebuild', async () => {
  await away(ESSI, PAAVO);
  const driven = await openCase(house);
  await step(house, driven, { type: 'advance' }, { at: '2026-03-18T06:00:00.000Z' });
  const raised = () => house.owner.within(north, (tx) => tx.query<{ id: string; role: string; addressees: Addressee[] }>('select id, role, addressees from escalation where case_id = $1::uuid order by id', driven.caseId));
  const before = await raised();
  expect(before.filter(({ role }) => role === 'supervisor').map(({ addressees }) => addressees)).toEqual(expect.arrayContaining([[{ worker: PAAVO, because: 'substitute', insteadOf: ESSI }]]));
  // Essi is back before the read side is made anew: what was, stays.
  await sql('delete from absence');
  await rebuild(house.owner, '14');
  expect(await raised()).toEqual(before);
  expect(await house.owner.within(north, (tx) => tx.query(`select data -> 'to' as "to" from process_event where case_id = $1::uuid and type = 'escalationRaised' and data -> 'to' is null`, driven.caseId))).toEqual([]);
});
