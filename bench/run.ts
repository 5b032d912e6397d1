/**
 * `npm run bench`: the same five-task case on each side, round by round in turn on the same servers.
 * Options: --rounds N (5), --cases N a round (60), --concurrency N (10), --warm N (60) cases before the first,
 * --beside FOLDER (another checkout of the product as a side, on a database of its own: before and after in turns),
 * --peers (also Flowable, where Java and Maven are), --floor (also bare Updates), --only NAME (one side alone, for a profiler),
 * --profile FOLDER (V8 CPU profiles of the Node processes; slows them a little).
 */
import { parseArgs } from 'node:util';
import { startGround } from './ground.ts';
import { cpuSeconds, machine, median, spread } from './measure.ts';
import type { Sample, Side } from './side.ts';
import { flowableSide, whyNoFlowable } from './sides/flowable.ts';
import { floorSide } from './sides/floor.ts';
import { luotsiSide } from './sides/luotsi.ts';
import { plainSide } from './sides/plain.ts';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, cases: { type: 'string', default: '60' }, concurrency: { type: 'string', default: '10' }, warm: { type: 'string', default: '60' }, peers: { type: 'boolean', default: false }, floor: { type: 'boolean', default: false }, only: { type: 'string' }, beside: { type: 'string' }, profile: { type: 'string' } } });
const [rounds, cases, concurrency, warm] = [options.rounds, options.cases, options.concurrency, options.warm].map(Number) as [number, number, number, number];
const say = (line: string): void => console.log(line);

interface Round {
  readonly perSecond: number;
  readonly sample: Sample;
  /** CPU milliseconds per completion by process. */
  readonly cpu: Readonly<Record<string, number>>;
  readonly steal: number;
}

const ground = await startGround(say, options.profile);
const wanted = (name: string): boolean => options.only === undefined || options.only === name;
const sides: Side[] = [];
if (wanted('luotsi')) sides.push(await luotsiSide(ground));
if (options.beside !== undefined) sides.push(await luotsiSide(ground, options.beside));
if (wanted('plain')) sides.push(await plainSide(ground));
if (options.floor || options.only === 'floor') sides.push(await floorSide(ground));
if (options.peers) {
  const why = whyNoFlowable();
  if (why) say(`Flowable is left out: ${why}.`); else sides.push(await flowableSide(ground, say));
}
const results = new Map<Side, Round[]>(sides.map((side) => [side, []]));

say(`warming up: ${warm} cases on each side`);
for (const side of sides) await side.drive(concurrency, warm);
for (let round = 1; round <= rounds; round++) {
  for (const side of round % 2 ? sides : [...sides].reverse()) {
    const result = await measure(side);
    results.get(side)?.push(result);
    say(`round ${round} ${side.name.padEnd(9)} ${result.perSecond.toFixed(1).padStart(6)} completions/s   next visible p50 ${spread(result.sample.visible).p50.toFixed(1)} ms`);
  }
}
await report();
for (const side of sides) await side.stop();
await ground.stop();

async function measure(side: Side): Promise<Round> {
  const processes: Record<string, number> = { driver: process.pid, ...side.processes, ...ground.processes };
  const read = (): Record<string, number> => Object.fromEntries(Object.entries(processes).map(([name, pid]) => [name, name === 'driver' ? process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6 : cpuSeconds(pid)]));
  const [before, then, start] = [read(), machine(), performance.now()];
  const sample = await side.drive(concurrency, cases);
  const seconds = (performance.now() - start) / 1000;
  const [after, now] = [read(), machine()];
  const cpu = Object.fromEntries(Object.entries(after).map(([name, value]) => [name, ((value - (before[name] ?? 0)) * 1000) / (5 * cases)]));
  return { perSecond: (5 * cases) / seconds, sample, cpu, steal: (now.steal - then.steal) / (now.total - then.total) };
}

function total({ cpu }: Round): number {
  return Object.values(cpu).reduce((sum, ms) => sum + ms, 0);
}

async function report(): Promise<void> {
  const range = (values: number[], digits = 1): string => `${Math.min(...values).toFixed(digits)} / ${median(values).toFixed(digits)} / ${Math.max(...values).toFixed(digits)}`;
  say('\nCells: lowest / median / highest over the rounds.\n');
  say('| side | completions/s | next visible p50 ms | p95 | p99 | complete p50 ms | start p50 ms | CPU ms per completion | history events per completion |');
  say('|---|---|---|---|---|---|---|---|---|');
  for (const [side, list] of results) {
    const of = (pick: (round: Round) => number): string => range(list.map(pick));
    const events = side.eventsPerCompletion ? (await side.eventsPerCompletion()).toFixed(1) : '–';
    say(`| ${side.name} | ${of((r) => r.perSecond)} | ${of((r) => spread(r.sample.visible).p50)} | ${of((r) => spread(r.sample.visible).p95)} | ${of((r) => spread(r.sample.visible).p99)} | ${of((r) => spread(r.sample.complete).p50)} | ${of((r) => spread(r.sample.start).p50)} | ${of(total)} | ${events} |`);
  }
  say('\nCPU ms per completion by process:');
  for (const [side, list] of results) say(`  ${side.name.padEnd(9)} ${Object.keys(list[0]?.cpu ?? {}).map((name) => `${name} ${range(list.map((r) => r.cpu[name] ?? 0))}`).join('   ')}`);
  say(`CPU stolen by neighbours: ${range([...results.values()].flat().map((r) => r.steal * 100))} %`);
  const [ours, ...others] = [...results];
  for (const [side, list] of others.reverse()) {
    const ratios = (of: (mine: Round, theirs: Round) => number): string => {
      const all = (ours?.[1] ?? []).flatMap((mine, index) => { const theirs = list[index]; return theirs ? [of(mine, theirs)] : []; });
      return `${median(all).toFixed(2)} (${all.map((ratio) => ratio.toFixed(2)).join(' ')})`;
    };
    // Cores that others use as well shift completions/s by the moment; CPU time hardly.
    say(`CPU of ${side.name}/${ours?.[0].name}: ${ratios((mine, theirs) => total(theirs) / total(mine))}`);
    say(`ratio ${ours?.[0].name}/${side.name}: ${ratios((mine, theirs) => mine.perSecond / theirs.perSecond)}`);
  }
}
