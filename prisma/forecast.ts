/** What will breach next: running clocks by due date, for whoever is responsible for their cases. */
import type { Forecast } from '../contracts/index.ts';
import type { Tx } from './types.ts';

type Item = Forecast['byHolder'][number]['items'][number];
interface Row { readonly item: Item; readonly unit: string; readonly unitNames: Forecast['byHolder'][number]['unitNames']; readonly worker: string | null; readonly workerName: string | null; readonly dueDate: string; readonly late: boolean }
type Holder = Forecast['byHolder'][number];

/** Rows looked at: a region with more open clocks than this in the days asked sees the earliest. */
const most = 2000;
const mostItems = 50;

/**
 * Running clocks that are late or due by the end of `to`, grouped by holder: those who are late first, then those with most to come.
 * @param days `{ from: today, to: last day, end: start of the day after it }`, Finnish dates and an instant
 */
export async function getForecast(tx: Tx, days: { readonly from: string; readonly to: string; readonly end: string }, unit: string | undefined): Promise<Forecast> {
  const rows = await tx.query<Row>(
    `select jsonb_build_object('case', luotsi.case_summary(c) - 'clocks', 'clock', luotsi.clock_json(k)) as item, c.responsible_unit as unit, luotsi.unit_names(c.responsible_unit) as "unitNames",
       c.responsible_worker as worker, (select s.name from staff s where s.id = c.responsible_worker) as "workerName", k.due_date::text as "dueDate", k.breached_at is not null or k.due <= now() as late
     from case_clock k join care_case c on c.id = k.case_id
     where k.region = current_setting('luotsi.region', true)::bpchar and k.state = 'running' and k.due <= $1::timestamptz and c.status = 'open' and c.responsible_unit is not null
       and ($2::text is null or c.responsible_unit = $2)
     order by k.due, k.case_id, k.clock limit $3::integer`, days.end, unit ?? null, most);
  const coming = rows.filter(({ late }) => !late);
  const dates = [...new Set(coming.map(({ dueDate }) => dueDate))].sort();
  return {
    from: days.from, to: days.to, byHolder: holders(rows),
    byDay: dates.map((date) => ({ date, due: coming.filter(({ dueDate }) => dueDate === date).length })),
  };
}

function holders(rows: readonly Row[]): Holder[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(`${row.unit}/${row.worker ?? ''}`, [...groups.get(`${row.unit}/${row.worker ?? ''}`) ?? [], row]);
  return [...groups.values()].map(holder).sort((one, other) => other.late - one.late || other.due - one.due);
}

function holder(rows: readonly Row[]): Holder {
  const [first] = rows;
  const late = rows.filter((row) => row.late).length;
  return {
    unit: first?.unit ?? '', unitNames: first?.unitNames ?? { fi: '' }, worker: first?.worker ?? null, workerName: first?.workerName ?? null,
    late, due: rows.length - late, items: rows.slice(0, mostItems).map(({ item }) => item),
  };
}
