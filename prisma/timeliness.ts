/** Statutory timeliness by due cohort (facts 6.1): counted in the database, so that a region's year stays one question. */
import type { z } from 'zod';
import type { CaseSummary, Clock, Timeliness, timelinessCasesQuerySchema, timelinessQuerySchema, timelinessStates } from '../contracts/index.ts';
import { wilson95 } from '../guidance/index.ts';
import { keyParts, pageOf, readCursor } from './cursor.ts';
import { single } from './database.ts';
import type { Page, Tx } from './types.ts';

type Filter = z.infer<typeof timelinessQuerySchema>;
type Counts = Timeliness['counts'];
type Texts = Timeliness['byClock'][number]['names'];
type ClockCounts = Counts & { readonly clockId: string; readonly names: Texts; readonly legalBasis: string | null };
interface RawCounts { readonly byClock: readonly ClockCounts[]; readonly byMonth: readonly { readonly month: string; readonly due: number; readonly onTime: number }[] }
export interface TimelinessCase { readonly case: CaseSummary; readonly clock: Clock; readonly state: (typeof timelinessStates)[number] }

const states = ['onTime', 'late', 'overdueOpen', 'pending', 'withdrawn', 'notRequired', 'exception', 'dueMoved', 'stoodStill', 'paused'] as const;
const cohort = 'luotsi.cohort($1::date, $2::date, $3, $4::text, $5::text, $6::integer)';

function cohortValues({ from, to, kind, clockId, unit, modelVersion }: Filter): unknown[] {
  return [from, to, kind, clockId ?? null, unit ?? null, modelVersion ?? null];
}

/** Clocks whose due date is in the period, by state, with the share in time and its 95 % interval (Wilson); null when nothing was due. */
export async function getTimeliness(tx: Tx, query: Filter): Promise<Timeliness> {
  const [from, to, ...filter] = cohortValues(query);
  const raw = single(await tx.query<{ value: RawCounts }>(
    'select luotsi.cohort_counts($1::date, $2::date, $3::timestamptz, $4, $5::text, $6::text, $7::integer) as value', from, to, query.asOf ?? null, ...filter));
  const byClock = raw?.byClock ?? [];
  const counts = Object.fromEntries(states.map((state) => [state, byClock.reduce((sum, clock) => sum + clock[state], 0)])) as Counts;
  const due = dueOf(counts);
  return {
    from: query.from, to: query.to, asOf: query.asOf ?? new Date().toISOString(), counts, due, rate: share(counts.onTime, due), wilson95: interval(counts.onTime, due),
    byClock: byClock.map((clock) => {
      const { clockId, names, legalBasis, onTime, late, overdueOpen, pending, exception, dueMoved } = clock;
      return { clockId, names, kind: query.kind, legalBasis, due: dueOf(clock), onTime, late, overdueOpen, pending, exception, dueMoved, rate: share(onTime, dueOf(clock)) };
    }),
    byMonth: monthsUpTo(query.to).map((month) => {
      const found = raw?.byMonth.find((row) => row.month === month);
      return { month, due: found?.due ?? 0, onTime: found?.onTime ?? 0, rate: share(found?.onTime ?? 0, found?.due ?? 0) };
    }),
  };
}

/** The cases behind a number: the same filter, one state or all, by due date. @throws Refusal CURSOR_INVALID */
export async function listTimelinessCases(tx: Tx, query: z.infer<typeof timelinessCasesQuerySchema>): Promise<Page<TimelinessCase>> {
  const after = readCursor(query.cursor, [keyParts.date, keyParts.uuid, keyParts.text]);
  const rows = await tx.query<TimelinessCase & { key: string[] }>(
    `select luotsi.case_summary(c) as "case", luotsi.clock_json(p.clock) as clock, p.state, array[coalesce((p.clock).lawful_due_date, (p.clock).due_date)::text, (p.clock).case_id::text, (p.clock).clock] as key from (
       select k as clock, luotsi.timeliness_state(k, $7::timestamptz) as state from ${cohort} k
       where ($8::text is null or luotsi.timeliness_state(k, $7::timestamptz) = $8)
         and ($9::date is null or (coalesce(k.lawful_due_date, k.due_date), k.case_id, k.clock) > ($9::date, $10::uuid, $11))
       order by coalesce(k.lawful_due_date, k.due_date), k.case_id, k.clock limit $12::integer) p
     join care_case c on c.id = (p.clock).case_id order by coalesce((p.clock).lawful_due_date, (p.clock).due_date), (p.clock).case_id, (p.clock).clock`,
    ...cohortValues(query), query.asOf ?? null, query.state ?? null, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, query.limit + 1);
  return pageOf(rows, query.limit, ({ case: summary, clock, state }) => ({ case: summary, clock, state }), (row) => row.key);
}

/** The denominator: what came due and was not withdrawn; pending ones are no failure yet and no success either. */
function dueOf({ onTime, late, overdueOpen }: Pick<Counts, 'onTime' | 'late' | 'overdueOpen'>): number {
  return onTime + late + overdueOpen;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function interval(part: number, whole: number): [number, number] | null {
  const bounds = wilson95(part, whole);
  return bounds === null ? null : [...bounds];
}

/** `YYYY-MM` of the twelve months that end with the date's own. */
function monthsUpTo(date: string): string[] {
  const last = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  return Array.from({ length: 12 }, (_, index) => last - 11 + index).map((month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`);
}
