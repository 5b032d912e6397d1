/** The register of transitions, and open cases that nothing keeps going. */
import type { z } from 'zod';
import { regionCodes } from '../contracts/index.ts';
import type { StuckList, TransitionView, transitionQuerySchema } from '../contracts/index.ts';
import { keyParts, pageOf, readCursor } from './cursor.ts';
import { single } from './database.ts';
import type { Database, Page, Tx } from './types.ts';

/** Handovers that were offered, newest first. @throws Refusal CURSOR_INVALID */
export async function listTransitions(tx: Tx, query: z.infer<typeof transitionQuerySchema>): Promise<Page<TransitionView>> {
  const after = readCursor(query.cursor, [keyParts.instant, keyParts.uuid, keyParts.text]);
  const rows = await tx.query<{ value: TransitionView; key: string[] }>(
    `select luotsi.transition_json(h) as value, array[luotsi.iso(h.offered_at), h.case_id::text, h.task_id] as key from (
       select * from handover h where h.offered_at is not null
         and ($1::date is null or (h.offered_at at time zone 'Europe/Helsinki')::date >= $1) and ($2::date is null or (h.offered_at at time zone 'Europe/Helsinki')::date <= $2)
         and ($3::text is null or h.transition = $3) and ($4::text is null or $4 in (h.from_unit, h.to_unit))
         and ($5::boolean is null or (luotsi.transition_late(h, false) or luotsi.transition_late(h, true)) = $5)
         and ($6::timestamptz is null or (h.offered_at, h.case_id, h.task_id) < ($6::timestamptz, $7::uuid, $8))
       order by h.offered_at desc, h.case_id desc, h.task_id desc limit $9::integer) h order by h.offered_at desc, h.case_id desc, h.task_id desc`,
    query.from ?? null, query.to ?? null, query.transition ?? null, query.unit ?? null, query.late === undefined ? null : query.late === 'true',
    after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, query.limit + 1);
  return pageOf(rows, query.limit, (row) => row.value, (row) => row.key);
}

/** Raises what nothing has kept going for `afterMs`, in every region, by commands that the sweeper executes. @returns how many */
export async function raiseStuckCases(db: Database, afterMs: number): Promise<number> {
  return single(await db.statement<{ value: number }>("select luotsi.raise_stuck($1::text[], $2::integer * interval '1 millisecond') as value", [...regionCodes], afterMs)) ?? 0;
}

/** Empty as long as the rules hold. */
export async function listStuckCases(tx: Tx): Promise<StuckList['items']> {
  return await tx.query(`select luotsi.case_summary(c) as "case", s.because, luotsi.iso(s.since) as since from luotsi.stuck_cases() s join care_case c on c.id = s.case_id order by s.since, c.id limit 500`);
}
