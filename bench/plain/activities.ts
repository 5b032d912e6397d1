/** The plain side's one effect: the task that is done and the one that opens, in one statement. */
import type pg from 'pg';

export interface PlainRecord { caseId: string; done: number; next: number; values: Record<string, unknown> }

export const plainTable = `create table if not exists plain_task (case_id text, number int, values jsonb, opened_at timestamptz not null default now(), done_at timestamptz, primary key (case_id, number))`;

export function plainActivities(pool: pg.Pool): { record(change: PlainRecord): Promise<void> } {
  return {
    async record({ caseId, done, next, values }) {
      await pool.query({
        name: 'plain-record',
        text: `with closed as (update plain_task set done_at = now(), values = $4 where case_id = $1 and number = $2)
               insert into plain_task (case_id, number) select $1, $3::int where $3::int > 0 on conflict do nothing`,
        values: [caseId, done, next, JSON.stringify(values)],
      });
    },
  };
}
