/**
 * `npm run bench:kernel`: our kernel beside bpmn-engine and SpiffWorkflow, on the same files, in turns, in memory.
 * Options: --rounds N (7), --compiles N a round (8), --cases N a round (60), --no-peers.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BpmnModdle } from 'bpmn-moddle';
import { median } from '../measure.ts';
import { bpmnEngine } from './bpmn-engine.ts';
import { luotsi, luotsiInstance, stepCost } from './luotsi.ts';
import { tenAtOnce, tenTasks, twoHundredNodes } from './models.ts';
import type { KernelSide } from './side.ts';
import { spiff } from './spiff.ts';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '7' }, compiles: { type: 'string', default: '8' }, cases: { type: 'string', default: '60' }, 'no-peers': { type: 'boolean', default: false } } });
const [rounds, compiles, cases] = [options.rounds, options.compiles, options.cases].map(Number) as [number, number, number];
const say = (line: string): void => { console.log(line); };
const root = join(import.meta.dirname, '../..');

const [nodes, tokenCounts] = [17, [10, 100, 1000, 10_000]];
const files = written({ big: twoHundredNodes(false), 'big-diagram': twoHundredNodes(true), none: tenTasks('task'), manual: tenTasks('manualTask'), 'ten-at-once': tenAtOnce() });
const peers = options['no-peers'] ? [] : await available();
const sides = [luotsi, luotsiInstance, ...peers];

const keptReader = new BpmnModdle();
const floors = ['bare bpmn-moddle', '… its reader kept'] as const;
/** Figures of all rounds by what was measured and who. */
const figures = new Map<string, number[]>();
const keep = (what: string, ...values: number[]): void => { figures.set(what, [...figures.get(what) ?? [], ...values]); };
const middle = (what: string): number => median(figures.get(what) ?? []);

const load = (): string => readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).join(' ');
say(`${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores, Node ${process.version}, load ${load()}`);
await round(0);
figures.clear();
for (let number = 1; number <= rounds; number += 1) await round(number);
for (const side of [luotsi, ...peers]) for (const file of ['manual', 'ten-at-once'] as const) keep(`state ${file} ${side.name}`, await side.stateBytes(files[file]));
report();
for (const side of sides) await side.stop();

/** Everything once on each side; the order turns from round to round. The first is to warm up. */
async function round(number: number): Promise<void> {
  const turned = [...sides.slice(number % sides.length), ...sides.slice(0, number % sides.length)];
  for (const file of ['big', 'big-diagram'] as const) {
    for (let time = 0; time < (number === 0 ? 30 : compiles); time += 1) await compileInTurns(file, time);
    for (const side of turned) if (peers.includes(side)) keep(`compile ${file} ${side.name}`, median(await side.compile(files[file], Math.ceil(compiles / 2))));
  }
  for (const file of ['manual', 'none'] as const) {
    for (const side of turned) keep(`steps ${file} ${side.name}`, nodes * casesOf(side) / await side.run(files[file], casesOf(side)));
  }
  for (const tokens of tokenCounts) {
    for (const form of ['instance', 'decide'] as const) keep(`tokens ${tokens} luotsi, ${form}`, await stepCost(form, tokens, 2000));
  }
}

/**
 * One by one in turns with the floor, so that a noisy second touches all; what one leaves to the garbage collector is not always paid by the
 * same. In CPU time of this process: other work on the machine takes turns with ours, and is not ours.
 */
async function compileInTurns(file: 'big' | 'big-diagram', time: number): Promise<void> {
  const spent = new Map<string, number>();
  const read = (open: () => BpmnModdle) => async (): Promise<unknown> => await open().fromXML(readFileSync(files[file], 'utf8'));
  const ways: readonly (readonly [name: string, way: () => Promise<unknown>])[] = [
    [floors[0], read(() => new BpmnModdle())], [floors[1], read(() => keptReader)], ['luotsi', async () => await luotsi.compile(files[file], 1)],
  ];
  for (let turn = 0; turn < ways.length; turn += 1) {
    const [name, way] = ways[(time + turn) % ways.length] as (typeof ways)[number];
    const before = process.cpuUsage();
    await way();
    const { user, system } = process.cpuUsage(before);
    spent.set(name, (user + system) / 1000);
  }
  for (const [name, milliseconds] of spent) keep(`compile ${file} ${name}`, milliseconds);
  for (const floor of floors) keep(`share ${file} ${floor}`, (spent.get('luotsi') ?? 0) / (spent.get(floor) ?? 1));
}

/** Ours would be done before the clock has moved much. */
function casesOf(side: KernelSide): number {
  return peers.includes(side) ? cases : cases * 20;
}

async function available(): Promise<KernelSide[]> {
  const found: KernelSide[] = [];
  for (const [name, open] of [['bpmn-engine', bpmnEngine], ['SpiffWorkflow', spiff]] as const) {
    try {
      found.push(await open(root));
    } catch (failure) {
      say(`${name} is left out: ${failure instanceof Error ? failure.message.trim() : String(failure)}`);
    }
  }
  return found;
}

function written<Name extends string>(models: Readonly<Record<Name, string>>): Readonly<Record<Name, string>> {
  const folder = join(root, '.luotsi/bench-kernel');
  mkdirSync(folder, { recursive: true });
  const paths = Object.entries<string>(models).map(([name, xml]) => {
    const path = join(folder, `${name}.bpmn`);
    writeFileSync(path, xml);
    return [name, path];
  });
  return Object.fromEntries(paths) as Record<Name, string>;
}

function report(): void {
  say(`\nLowest / median / highest of ${rounds} rounds; load now ${load()}.`);
  section('Compile, 200 nodes, ms of CPU (peers: ms)', 'compile big ', 2);
  section('Compile, 200 nodes with diagram, ms of CPU (peers: ms)', 'compile big-diagram ', 2);
  section('Steps/s, ten tasks that are completed one by one', 'steps manual ', 0);
  section('Steps/s, ten tasks that pass by themselves', 'steps none ', 0);
  section('Bytes of state, at the first of ten tasks', 'state manual ', 0);
  section('Bytes of state, ten tasks waiting at once', 'state ten-at-once ', 0);
  for (const tokens of tokenCounts) section(`µs of CPU for one completion, ${tokens} tokens waiting`, `tokens ${tokens} `, 2);
  say('');
  for (const file of ['big', 'big-diagram']) for (const floor of floors) aim(`compile / ${floor}, ${file}, of one turn`, middle(`share ${file} ${floor}`), 'at most', 1.3);
  for (const file of peers.length > 0 ? ['manual', 'none'] : []) {
    const fastest = Math.max(...peers.map(({ name }) => middle(`steps ${file} ${name}`)));
    for (const { name } of [luotsi, luotsiInstance]) aim(`steps/s, ${file}, ${name} / the faster peer`, middle(`steps ${file} ${name}`) / fastest, 'at least', 20);
  }
  for (const file of ['manual', 'ten-at-once']) aim(`bytes of state, ${file}`, middle(`state ${file} ${luotsi.name}`), 'at most', 4096);
  for (const form of ['decide', 'instance']) aim(`cost of a step, 10,000 tokens / 10 tokens, ${form}`, middle(`tokens 10000 luotsi, ${form}`) / middle(`tokens 10 luotsi, ${form}`), 'at most', 2);
}

function section(title: string, prefix: string, digits: number): void {
  say(`\n${title}`);
  for (const [what, values] of figures) {
    if (what.startsWith(prefix)) say(`  ${what.slice(prefix.length).padEnd(22)} ${[Math.min(...values), median(values), Math.max(...values)].map(value => value.toFixed(digits).padStart(10)).join(' ')}`);
  }
}

function aim(what: string, value: number, side: 'at least' | 'at most', bound: number): void {
  const reached = side === 'at least' ? value >= bound : value <= bound;
  say(`${what}: ${Number.isInteger(value) ? value : value.toFixed(2)} (aim: ${side} ${bound}; ${reached ? 'reached' : 'not reached'})`);
}
