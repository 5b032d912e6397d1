/**
 * `npm run bench:timers`: many waiting cases in one store, and many clocks due in the same minute. Reports what a waiting case costs on the
 * way up and how late the escalations were; fails when one is missing or came twice. Ends by itself and leaves nothing behind.
 * Options: --cases N (10000) waiting in the end, --due N (1000) of them due within --seconds N (60), --curve FILE (an SVG of the costs).
 */
import { rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startGround } from '../ground.ts';
import { machine, spread } from '../measure.ts';
import { curveSvg } from './curve.ts';
import { folderMb, memoryMb } from './memory.ts';
import { dayMs } from './model.ts';
import { openStore } from './store.ts';
import type { Store } from './store.ts';

const { values: options } = parseArgs({ options: { cases: { type: 'string', default: '10000' }, due: { type: 'string', default: '1000' }, seconds: { type: 'string', default: '60' }, curve: { type: 'string' } } });
const [cases, due, seconds] = [options.cases, options.due, options.seconds].map(Number) as [number, number, number];
const say = (line: string): void => console.log(line);

interface Cost { readonly cases: number; readonly temporal: number; readonly postgres: number; readonly worker: number; readonly api: number; readonly disk: number; readonly perSecond: number }
interface Late { readonly whole: number; readonly until: number }

/** Fills the store step by step and measures at each. The last step is left for those that fall due. */
async function climb(store: Store, dataDir: string): Promise<readonly Cost[]> {
  const costs: Cost[] = [];
  let there = 0;
  for (const step of [100, 300, 1_000, 3_000, 10_000, cases].filter((step, index, all) => step <= cases && all.indexOf(step) === index)) {
    const wanted = step === cases ? cases - due : step;
    const perSecond = await store.fill(Math.max(0, wanted - there));
    there = Math.max(there, wanted);
    await sleep(3_000);
    const mb = Object.fromEntries(Object.entries(store.processes).map(([name, pid]) => [name, memoryMb(pid)]));
    costs.push({ cases: there, temporal: mb['temporal'] ?? 0, postgres: mb['postgres'] ?? 0, worker: mb['worker'] ?? 0, api: mb['api'] ?? 0, disk: folderMb(dataDir), perSecond });
    say(`${there} waiting: ${Object.entries(mb).map(([name, size]) => `${name} ${size.toFixed(0)} MB`).join(', ')}, disk ${costs.at(-1)?.disk.toFixed(0) ?? ''} MB, ${perSecond.toFixed(1)} contacts/s`);
  }
  return costs;
}

/** Lets `due` clocks fall due within `seconds` and waits for every escalation. */
async function fallDue(store: Store, perSecond: number): Promise<readonly Late[]> {
  const from = Date.now() + (due / perSecond) * 1_500 + 15_000;
  let sent = 0;
  await store.fill(due, () => new Date(from + (sent++ / due) * seconds * 1_000 - dayMs).toISOString());
  if (Date.now() > from) throw new Error('The cases were recorded too slowly: the first clock was due before the last case had begun. Try again, or with fewer.');
  say(`${due} clocks fall due in ${seconds} s, the first in ${((from - Date.now()) / 1000).toFixed(0)} s`);
  await sleep(from - Date.now() + seconds * 1_000);
  const end = Date.now() + 300_000;
  for (;;) {
    const rows = await store.query<{ case_id: string; whole: number; until: number }>(`select case_id, extract(epoch from recorded_at - (data ->> 'dueAt')::timestamptz)::float8 as whole,
      extract(epoch from at - (data ->> 'dueAt')::timestamptz)::float8 as until from process_event where type = 'escalationRaised'`);
    if (rows.length >= due || Date.now() > end) {
      const once = new Set(rows.map(({ case_id: id }) => id)).size;
      if (rows.length !== due || once !== due) throw new Error(`Expected ${due} escalations, one in each case, but there are ${rows.length} in ${once} cases`);
      return rows;
    }
    await sleep(1_000);
  }
}

const ground = await startGround(say);
try {
  const store = await openStore(ground);
  const [before, began] = [machine(), performance.now()];
  const costs = await climb(store, ground.dataDir);
  const late = await fallDue(store, costs.at(-1)?.perSecond ?? 10);
  const after = machine();
  const percent = (values: readonly number[]): string => { const { p50, p99, max } = spread(values); return `p50 ${p50.toFixed(2)} s, p99 ${p99.toFixed(2)} s, longest ${max.toFixed(2)} s`; };
  say(`\n${due} of ${due} escalations, each once`);
  say(`late, due instant to record: ${percent(late.map(({ whole }) => whole))}`);
  say(`of it until the case acted:  ${percent(late.map(({ until }) => until))}`);
  say(`of it until it was recorded: ${percent(late.map(({ whole, until }) => whole - until))}`);
  say('\n| waiting cases | Temporal MB | PostgreSQL MB | worker MB | API MB | disk MB | contacts/s |\n|---|---|---|---|---|---|---|');
  for (const row of costs) say(`| ${row.cases} | ${[row.temporal, row.postgres, row.worker, row.api, row.disk].map((mb) => mb.toFixed(0)).join(' | ')} | ${row.perSecond.toFixed(1)} |`);
  say(`\n${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${(totalmem() / 2 ** 30).toFixed(0)} GB; ${((performance.now() - began) / 60_000).toFixed(1)} min, ${(100 * (after.busy - before.busy) / (after.total - before.total)).toFixed(0)} % of the machine busy`);
  const series = (['temporal', 'postgres', 'worker', 'disk'] as const).map((name) => ({ name, points: costs.map((row) => [row.cases, row[name]] as const) }));
  if (options.curve !== undefined) writeFileSync(options.curve, curveSvg('MB by number of waiting cases', series));
  await store.stop();
} finally {
  await ground.stop();
  rmSync(ground.dataDir, { recursive: true, force: true });
}
