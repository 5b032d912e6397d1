/** Counting in the database is the pure definition: the worked example of facts 6.1, then random rows against `dueCohort`. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { timelinessCasePageSchema, timelinessSchema } from '../../contracts/index.ts';
import { dueCohort } from '../../guidance/index.ts';
import type { ClockRow } from '../../guidance/index.ts';
import { getTimeliness, listTimelinessCases } from '../../prisma/index.ts';
import { as, north, openCase, openHouse } from './support/house.ts';
import type { House } from './support/house.ts';

let house: House;
let caseId: string;
beforeAll(async () => {
  house = await openHouse('timeliness');
  caseId = (await openCase(house)).caseId;
}, 120_000);
afterAll(() => house.close());
beforeEach(() => house.owner.within(north, (tx) => tx.query('delete from case_clock')));

type Row = ClockRow & { readonly breachedAt?: string; readonly clockId?: string };

async function put(rows: readonly Row[]): Promise<void> {
  const json = rows.map((row, index) => ({
    ...row, moved: row.moved ?? false, clock: `c${index + 1}`, clockId: row.clockId ?? 'start36', state: row.stoppedAt != null ? 'stopped' : row.closedAt != null ? 'cancelled' : 'running' }));
  await house.owner.within(north, (tx) => tx.query(
    `insert into case_clock (case_id, clock, region, clock_id, kind, names, started_at, due, due_date, unit, state, stopped_at, breached_at, cancelled_at, cancelled_because,
       lawful_due, lawful_due_date, moved_at, exception_at)
     select $1::uuid, r.clock, '14', r."clockId", 'statutory', '{"fi": "Arviointi"}', timestamptz '2026-01-01', r.due, r."dueDate", 'workingDays', r.state, r."stoppedAt", r."breachedAt", r."closedAt", r."closedBecause",
       r."lawfulDue", r."lawfulDueDate", case when r.moved then timestamptz '2026-01-02' end, case when not r.moved and r."lawfulDue" is not null then timestamptz '2026-01-02' end
     from jsonb_to_recordset($2::jsonb) r(clock text, "clockId" text, due timestamptz, "dueDate" date, state text, "stoppedAt" timestamptz, "breachedAt" timestamptz, "closedAt" timestamptz, "closedBecause" text,
       "lawfulDue" timestamptz, "lawfulDueDate" date, moved boolean)`,
    caseId, JSON.stringify(json)));
}

const ask = (query: { from: string; to: string; asOf?: string }): ReturnType<typeof getTimeliness> =>
  house.db.within(as('paavo.paallikko'), (tx) => getTimeliness(tx, { kind: 'statutory', ...query }));

/** Midnight in Finland after the day, in March before the change to summer time. */
const dueOn = (date: string): Pick<Row, 'due' | 'dueDate'> => ({ due: `${date}T22:00:00.000Z`, dueDate: date });

const march: readonly Row[] = [
  { ...dueOn('2026-03-19'), stoppedAt: '2026-03-17T10:00:00.000Z' },
  { ...dueOn('2026-03-19'), stoppedAt: '2026-03-19T21:59:00.000Z' },
  { ...dueOn('2026-03-19'), stoppedAt: '2026-03-19T22:00:00.000Z' },
  dueOn('2026-03-24'),
  { due: '2026-04-13T21:00:00.000Z', dueDate: '2026-04-13' },
  { due: '2026-04-14T21:00:00.000Z', dueDate: '2026-04-14', stoppedAt: '2026-03-30T10:00:00.000Z' },
  { ...dueOn('2026-03-20'), closedAt: '2026-03-18T10:00:00.000Z', closedBecause: 'withdrawn' },
  { ...dueOn('2026-03-20'), closedAt: '2026-03-23T10:00:00.000Z', closedBecause: 'withdrawn' },
];
const asOf = '2026-03-31T20:59:59.000Z';

describe('timeliness', () => {
  test('the worked example: 2 of 5 in March, one withdrawn apart, the pending one in its own cohort', async () => {
    await put(march);
    const found = timelinessSchema.parse(await ask({ from: '2026-03-01', to: '2026-03-31', asOf }));
    expect(found.counts).toEqual({ onTime: 2, late: 1, overdueOpen: 2, pending: 0, withdrawn: 1, notRequired: 0, exception: 0, dueMoved: 0, stoodStill: 0, paused: 0 });
    expect([found.due, found.rate]).toEqual([5, 0.4]);
    expect(found.wilson95?.map((bound) => bound.toFixed(4))).toEqual(['0.1176', '0.7693']);
    expect(found.byMonth.at(-1)).toEqual({ month: '2026-03', due: 5, onTime: 2, rate: 0.4 });
    expect(found.byMonth).toHaveLength(12);
    expect((await ask({ from: '2026-04-01', to: '2026-04-30', asOf })).counts).toEqual({ onTime: 1, late: 0, overdueOpen: 0, pending: 1, withdrawn: 0, notRequired: 0, exception: 0, dueMoved: 0, stoodStill: 0, paused: 0 });
  });

  test('the cases behind a number are as many as the number, page by page', async () => {
    await put(march);
    const page = (state: 'OVERDUE_OPEN' | undefined, limit: number, cursor?: string): ReturnType<typeof listTimelinessCases> => house.db.within(as('paavo.paallikko'), (tx) =>
      listTimelinessCases(tx, { kind: 'statutory', from: '2026-03-01', to: '2026-03-31', asOf, limit, ...(state && { state }), ...(cursor !== undefined && { cursor }) }));
    const first = timelinessCasePageSchema.parse(await page(undefined, 4));
    const second = timelinessCasePageSchema.parse(await page(undefined, 4, first.nextCursor ?? ''));
    expect([...first.items, ...second.items].map(({ clock, state }) => `${clock.id} ${state}`)).toEqual(
      ['c1 ON_TIME', 'c2 ON_TIME', 'c3 LATE', 'c7 WITHDRAWN', 'c8 OVERDUE_OPEN', 'c4 OVERDUE_OPEN']);
    expect(second.nextCursor).toBeNull();
    expect((await page('OVERDUE_OPEN', 10)).items.map(({ clock }) => clock.id)).toEqual(['c8', 'c4']);
  });

  test('a case whose own time is ahead of the wall clock stands as it is recorded', async () => {
    await put([{ due: '2999-01-02T22:00:00.000Z', dueDate: '2999-01-02', breachedAt: '2999-01-02T22:00:00.000Z' }, { due: '2999-01-02T22:00:00.000Z', dueDate: '2999-01-02', stoppedAt: '2999-01-01T10:00:00.000Z' }]);
    expect((await ask({ from: '2999-01-01', to: '2999-01-31' })).counts).toMatchObject({ onTime: 1, overdueOpen: 1, pending: 0 });
    expect((await ask({ from: '2999-01-01', to: '2999-01-31', asOf })).counts).toMatchObject({ pending: 2 });
  });

  test('an empty period has no rate', async () => {
    expect(await ask({ from: '2031-01-01', to: '2031-01-31' })).toMatchObject({ due: 0, rate: null, wilson95: null, byClock: [] });
  });

  test('random rows: the database counts what the pure definition counts', async () => {
    const hour = (hours: number): string => new Date(Date.UTC(2026, 1, 20) + hours * 3_600_000).toISOString();
    const row: fc.Arbitrary<Row> = fc.record({ day: fc.integer({ min: 1, max: 40 }), end: fc.constantFrom('stop', 'withdrawn', 'notRequired', 'open'), after: fc.integer({ min: 0, max: 1_200 }), allowed: fc.constantFrom('no', 'exception', 'moved'), days: fc.integer({ min: -10, max: 20 }) }).map(({ day, end, after, allowed, days }) => {
      const due = hour(day * 24 + 22);
      const later = hour((day + days) * 24 + 22);
      const base = allowed === 'no' ? { due, dueDate: due.slice(0, 10) } : { due: later, dueDate: later.slice(0, 10), lawfulDue: due, lawfulDueDate: due.slice(0, 10), moved: allowed === 'moved' };
      if (end === 'stop') return { ...base, stoppedAt: hour(after) };
      return end === 'open' ? base : { ...base, closedAt: hour(after), closedBecause: end };
    });
    await fc.assert(fc.asyncProperty(fc.array(row, { maxLength: 60 }), fc.integer({ min: 0, max: 1_200 }), async (rows, hours) => {
      await house.owner.within(north, (tx) => tx.query('delete from case_clock'));
      await put(rows);
      const period = { from: '2026-03-01', to: '2026-03-20' };
      const { onTime, late, overdueOpen, pending, withdrawn, notRequired, exception, dueMoved, rate, wilson95 } = dueCohort(rows, period, hour(hours));
      expect(await ask({ ...period, asOf: hour(hours) })).toMatchObject({ counts: { onTime, late, overdueOpen, pending, withdrawn, notRequired, exception, dueMoved }, rate, wilson95 });
    }), { numRuns: 40 });
  }, 60_000);
});
