/** The queue: one winner per claim, least legal time left first, every row once however long the list. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { taskPageSchema } from '../../contracts/index.ts';
import { claimTask, listTasks, openTasksOfCase, returnTask, saveDraft } from '../../prisma/index.ts';
import { as, north, openCase, openHouse } from './support/house.ts';
import type { House } from './support/house.ts';

let house: House;
beforeAll(async () => { house = await openHouse('tasks'); }, 120_000);
afterAll(() => house.close());

async function oneTask(): Promise<string> {
  const { caseId } = await openCase(house);
  const [task] = await house.db.within(north, (tx) => openTasksOfCase(tx, caseId));
  return task?.id ?? '';
}

describe('claims', () => {
  test('twenty at once: one wins, the others are told who', async () => {
    const id = await oneTask();
    const workers = Array.from({ length: 20 }, (_, index) => ({ ...as('aino.neuvoja'), user: `worker${index}`, name: `Worker ${index}` }));
    const tries = await Promise.allSettled(workers.map((scope) => house.db.within(scope, (tx) => claimTask(tx, id, 1))));
    const won = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(won).toHaveLength(1);
    const winner = won[0]?.assignee;
    for (const lost of tries.filter((one) => one.status === 'rejected')) expect(lost.reason).toMatchObject({ code: 'TASK_CLAIMED', by: winner });
  });

  test('the winner may repeat the claim, keep a draft and give the task back; a stale version is refused', async () => {
    const id = await oneTask();
    const scope = as('aino.neuvoja');
    const act = <T>(work: Parameters<typeof house.db.within<T>>[1]): Promise<T> => house.db.within(scope, work);
    await expect(act((tx) => claimTask(tx, id, 7))).rejects.toMatchObject({ code: 'VERSION_STALE' });
    await expect(act((tx) => saveDraft(tx, id, 1, {}))).rejects.toMatchObject({ code: 'TASK_NOT_CLAIMED' });
    const claimed = await act((tx) => claimTask(tx, id, 1));
    expect(claimed).toMatchObject({ status: 'claimed', version: 2, assignee: { worker: 'aino.neuvoja', unit: '14-neuvonta' } });
    expect(await act((tx) => claimTask(tx, id, 1))).toEqual(claimed);
    const drafted = await act((tx) => saveDraft(tx, id, 2, { need: 'x' }));
    await expect(act((tx) => saveDraft(tx, id, 2, { need: 'y' }))).rejects.toMatchObject({ code: 'VERSION_STALE' });
    expect(await act((tx) => returnTask(tx, id, drafted.version))).toMatchObject({ status: 'waiting', assignee: null, version: 4 });
    await expect(house.db.within(as('kaisa.koordinaattori'), (tx) => claimTask(tx, id, 4))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(act((tx) => claimTask(tx, `${randomUUID()}~x.1`, 1))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the queue', () => {
  const total = 1_000;
  const query = { scope: 'units', limit: 90, unit: '14-moniammatillinen' } as const;

  beforeAll(async () => {
    const { caseId } = await openCase(house);
    // Every third has a statutory clock, every third a target only, the rest none; many share an instant.
    await house.owner.within(north, (tx) => tx.query(
      `insert into task (id, region, case_id, task_id, element_id, kind, names, tier, unit, role, status, created_at, created_sequence, statutory_due, target_due, breached)
       select $1 || '~row.' || n, '14', $1::uuid, 'row#' || n, 'row', 'task', '{"fi": "Rivi"}', 3, '14-moniammatillinen', 'coordinator', 'waiting', timestamptz '2026-01-01' + (n % 7) * interval '1 hour', n,
         case when n % 3 = 0 then timestamptz '2026-03-01' + (n % 50) * interval '1 day' else 'infinity' end,
         case when n % 3 <> 2 then timestamptz '2030-03-01' + (n % 40) * interval '1 day' else 'infinity' end, n % 100 = 0 from generate_series(1, ${total}) n`, caseId));
  });

  async function all(): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = taskPageSchema.parse(await house.db.within(as('kaisa.koordinaattori'), (tx) => listTasks(tx, { ...query, ...(cursor !== undefined && { cursor }) })));
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return ids;
  }

  test('a thousand tasks in pages: each once, least legal time left first, without clock last', async () => {
    const expected = await house.owner.within(north, (tx) => tx.query<{ id: string }>(
      `select id from task where unit = '14-moniammatillinen' and open order by statutory_due, target_due, created_at, id collate "C"`));
    const ids = await all();
    expect(ids).toHaveLength(total);
    expect(ids).toEqual(expected.map(({ id }) => id));
  }, 60_000);

  test('the page behind the cursor walks the index: nothing is sorted or scanned as a whole', async () => {
    await house.owner.within(north, (tx) => tx.query('analyze task'));
    const plan = await house.db.within(as('kaisa.koordinaattori'), async (tx) => tx.query<{ 'QUERY PLAN': string }>(`explain (costs off)
      select * from luotsi.task_page(array['14-moniammatillinen', '14-neuvonta'], null, null, array['2026-03-05T00:00:00.000Z', '-infinity', '-infinity', ''], 50)`));
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('task_queue');
    expect(text).toMatch(/Index Cond:.*ROW\(/);
    // one sort: the merge of the units' pages
    expect(text.match(/Sort\b(?! Key)/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  test('counts and filters agree with the rows', async () => {
    const page = await house.db.within(as('kaisa.koordinaattori'), (tx) => listTasks(tx, { ...query, limit: 200, late: 'true' }));
    const [row] = await house.owner.within(north, (tx) => tx.query<{ late: number }>(
      `select count(*)::integer as late from task where unit = '14-moniammatillinen' and open and (breached or least(statutory_due, target_due) <= now())`));
    expect(page.counts).toMatchObject({ open: total, late: row?.late, mine: 0 });
    expect(page.items.length).toBeGreaterThan(0);
    expect((await house.db.within(as('kaisa.koordinaattori'), (tx) => listTasks(tx, { ...query, tier: 1 }))).items).toEqual([]);
  });

  test('my tasks are those I hold; a unit that is not mine shows nothing', async () => {
    const scope = as('kaisa.koordinaattori');
    const [first] = (await house.db.within(scope, (tx) => listTasks(tx, { ...query, limit: 1 }))).items;
    await house.db.within(scope, (tx) => claimTask(tx, first?.id ?? '', 1));
    const mine = await house.db.within(scope, (tx) => listTasks(tx, { scope: 'mine', limit: 50 }));
    expect(mine.items.map(({ id }) => id)).toEqual([first?.id]);
    expect((await house.db.within(as('aino.neuvoja'), (tx) => listTasks(tx, query))).items).toEqual([]);
  });

  test.each(['x', Buffer.from('["a"]').toString('base64url'), Buffer.from('["2026-01-01","infinity","infinity","x"]').toString('base64url'), Buffer.from('{}').toString('base64url')])('the cursor %s is refused', async (cursor) => {
    await expect(house.db.within(as('kaisa.koordinaattori'), (tx) => listTasks(tx, { ...query, cursor }))).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  });
});
