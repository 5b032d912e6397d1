/** Who sees which row, asked with raw SQL as the API's own login: region first, then the relation to a client. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { as, north, openCase, openHouse } from './support/house.ts';
import type { Driven, House } from './support/house.ts';
import { getTask, openTasksOfCase, regionOf } from '../../prisma/index.ts';
import type { Scope } from '../../prisma/index.ts';

let house: House;
let driven: Driven;
const guarded = ['client', 'contact', 'recorded_value', 'process_event_values'];
const regional = ['care_case', 'process_event', 'task', 'case_clock', 'model_version', 'unit', 'staff'];

beforeAll(async () => {
  house = await openHouse('row_security');
  driven = await openCase(house);
}, 120_000);
afterAll(() => house.close());

const count = (scope: Scope, table: string): Promise<number> =>
  house.db.within(scope, async (tx) => Number((await tx.query<{ n: number }>(`select count(*)::integer as n from ${table}`))[0]?.n));

describe('row security', () => {
  test('without a scope there is no row in any table', async () => {
    const client = new pg.Client({ connectionString: house.appUrl });
    await client.connect();
    try {
      for (const table of [...guarded, ...regional, 'command', 'session']) {
        expect([table, (await client.query(`select 1 from ${table}`)).rowCount]).toEqual([table, 0]);
      }
    } finally {
      await client.end();
    }
  });

  test('another region sees nothing, not even as the system', async () => {
    for (const table of [...guarded, 'care_case', 'process_event', 'task', 'case_clock', 'command']) {
      expect([table, await count({ region: '06', system: true }, table)]).toEqual([table, 0]);
      expect([table, await count(as('sari.satakunta'), table)]).toEqual([table, 0]);
    }
  });

  test('another region sees its own models and no other\'s', async () => {
    for (const scope of [{ region: '06', system: true } as const, as('sari.satakunta')]) {
      expect(await house.db.within(scope, (tx) => tx.query('select distinct region from model_version'))).toEqual([{ region: '06' }]);
    }
  });

  test('another region can neither change a row nor write one into this region', async () => {
    const changed = await house.db.within({ region: '06', system: true }, (tx) => tx.query(`update care_case set outcome = 'x' returning id`));
    expect(changed).toEqual([]);
    await expect(house.db.within({ region: '06', system: true }, (tx) => tx.query(`insert into client (id, region, name) values ($1::uuid, '14', 'X')`, randomUUID())))
      .rejects.toThrow(/row-level security/);
  });

  test('who works in a unit of the case sees the client; a unit without relation, a manager and a development lead do not', async () => {
    const manager: Scope = { ...as('paavo.paallikko'), roles: ['manager'] };
    const lead: Scope = { ...as('kerttu.kehittaja'), units: ['14-neuvonta'] };
    for (const table of guarded) {
      expect([table, await count(as('aino.neuvoja'), table) > 0]).toEqual([table, true]);
      expect([table, await count(as('essi.esihenkilo'), table) > 0]).toEqual([table, true]);
      for (const stranger of [as('kaisa.koordinaattori'), manager, lead]) expect([table, stranger.user, await count(stranger, table)]).toEqual([table, stranger.user, 0]);
    }
    for (const table of ['care_case', 'case_clock', 'process_event']) expect([table, await count(manager, table) > 0]).toEqual([table, true]);
  });

  test('a task is not readable where its client is not', async () => {
    const [task] = await house.db.within(north, (tx) => openTasksOfCase(tx, driven.caseId));
    const id = task?.id ?? '';
    expect((await house.db.within(as('aino.neuvoja'), (tx) => getTask(tx, id)))?.client.name).toBe('Anni Asiakas');
    expect(await house.db.within(as('kaisa.koordinaattori'), (tx) => getTask(tx, id))).toBeUndefined();
    expect(await regionOf(house.db, 'task', id)).toBe('14');
  });

  test('a command, with what was typed, is its sender\'s alone', async () => {
    expect(await count(as('aino.neuvoja'), 'command')).toBe(1);
    expect(await count(as('essi.esihenkilo'), 'command')).toBe(0);
  });

  test('a scope does not outlive its transaction on a pooled connection', async () => {
    await house.db.within(north, (tx) => tx.query('select 1'));
    const rows = await Promise.all(Array.from({ length: 20 }, () => house.db.statement<{ n: number }>('select count(*)::integer as n from care_case')));
    expect(rows.flat().map(({ n }) => n)).toEqual(Array.from({ length: 20 }, () => 0));
  });

  test('the log is append-only for the API and for its owner', async () => {
    for (const db of [house.db, house.owner]) {
      await expect(db.within(north, (tx) => tx.query(`update process_event set type = 'x'`))).rejects.toThrow(/permission denied|append-only/);
      await expect(db.within(north, (tx) => tx.query('delete from process_event_values'))).rejects.toThrow(/permission denied|append-only/);
    }
  });

  test('when a contact was initiated is never overwritten (INT-05)', async () => {
    await expect(house.db.within(north, (tx) => tx.query(`update contact set initiated_at = now()`))).rejects.toThrow(/never overwritten/);
    await expect(house.owner.within(north, (tx) => tx.query(`update care_case set initiated_at = now()`))).rejects.toThrow(/never overwritten/);
  });
});
