/** How the machinery itself does: lateness of what time does, commands that wait. Counts only, of no client. */
import type { z } from 'zod';
import { latenessBounds, regionCodes } from '../contracts/index.ts';
import type { Lateness, MailStanding, latenessQuerySchema } from '../contracts/index.ts';
import { single } from './database.ts';
import type { Database, Tx } from './types.ts';

export interface LatenessCounts {
  readonly count: number;
  /** Seconds. */
  readonly sum: number;
  readonly max: number | null;
  readonly p50: number | null;
  readonly p99: number | null;
  /** How many took at most the bound of the same index in `latenessBounds`. */
  readonly within: readonly number[];
}

export interface RegionOperations {
  readonly region: string;
  readonly lateness: LatenessCounts;
  /** Cases by status. */
  readonly cases: Readonly<Record<string, number>>;
  readonly pending: number;
  /** Seconds since the oldest pending command was committed; null when none is pending. */
  readonly oldestPending: number | null;
  readonly mail: MailStanding;
}

/** Of the region of the scope: escalations raised on the days `from` to `to` (Helsinki, inclusive). */
export async function getLateness(tx: Tx, { from, to }: z.infer<typeof latenessQuerySchema>): Promise<Lateness> {
  const found = single(await tx.query<{ value: LatenessCounts }>(
    "select luotsi.lateness_counts($1::date::timestamp at time zone 'Europe/Helsinki', ($2::date + 1)::timestamp at time zone 'Europe/Helsinki', $3::double precision[]) as value", from, to, [...latenessBounds]));
  const mail = single(await tx.query<{ value: MailStanding }>('select luotsi.mail_standing() as value')) ?? { pending: 0, sent: 0, failed: 0, oldestPending: null };
  const { count, max, p50, p99, within } = found ?? { count: 0, max: null, p50: null, p99: null, within: latenessBounds.map(() => 0) };
  return { from, to, count, p50, p99, max, within: latenessBounds.map((seconds, index) => ({ seconds, count: within[index] ?? 0 })), mail };
}

/** Of every region, for the operator's metrics. */
export async function operations(db: Database): Promise<readonly RegionOperations[]> {
  const rows = await db.statement<{ value: RegionOperations }>('select luotsi.operations($1::text[], $2::double precision[]) as value', [...regionCodes], [...latenessBounds]);
  return rows.map(({ value }) => value);
}
