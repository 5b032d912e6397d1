/** One run: people at their desks, time that jumps, parts that fail; then everything comes back, settles, and is held against the invariants. */
import { setTimeout as sleep } from 'node:timers/promises';
import { caseWorkflowId } from '../../contracts/index.ts';
import { fastForward } from '../support/time-skipping.ts';
import { createChance } from '../support/chance.ts';
import type { Chance } from '../support/chance.ts';
import { casesOf, region, violations } from './invariants.ts';
import { createJournal, work } from './people.ts';
import type { Journal } from './people.ts';
import { ownParts, partNames, startWorld } from './world.ts';
import type { Part, World } from './world.ts';

export interface FaultRun {
  readonly seed: number;
  /** Contacts to record. */
  readonly cases: number;
  /** How many faults, one after another with some seconds between. */
  readonly faults: number;
  /** Ends the playing after this time even when contacts are left. */
  readonly longestMs: number;
  readonly say: (line: string) => void;
}

export interface FaultReport {
  readonly cases: number;
  readonly events: number;
  readonly completions: number;
  readonly escalations: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly jumps: number;
  /** Empty when every invariant holds. */
  readonly violations: readonly string[];
}

const desks = ['aino.neuvoja', 'aino.neuvoja', 'olli.ohjaaja', 'outi.ohjaaja', 'olli.ohjaaja', 'kaisa.koordinaattori', 'matti.moniosaaja'];

/** @throws Error when the system does not come back by itself */
export async function runFaults({ seed, cases, faults, longestMs, say }: FaultRun): Promise<FaultReport> {
  const [chance, journal, world] = [createChance(seed), createJournal(), await startWorld(say)];
  try {
    const end = Date.now() + longestMs;
    let [left, over, failed] = [cases, false, 0];
    const people = desks.map((username, index) => work({
      origin: world.origin, username, journal, chance: chance.fork(`${username} ${index}`),
      mayOpen: () => { left -= 1; return left >= 0; }, isOver: () => over, mayRetry: () => Date.now() < end + 120_000,
    }));
    const time = letTimeJump(world, chance.fork('time'), () => over);
    const hurt: Record<string, number> = {};
    const lots = chance.fork('faults');
    // Faults fall while there is work: the first soon, the rest over the run.
    while (Date.now() < end && (left > 0 || failed < faults)) {
      if (failed < faults) { count(hurt, await oneFault(world, lots)); failed += 1; }
      await sleep(lots.between(500, 4_000));
      say(`  ${journal.contacts.size} contacts, ${failed} faults`);
    }
    over = true;
    await Promise.all(people);
    const jumps = await time;
    await world.whole();
    await settled(world, say);
    return await report(world, journal, hurt, jumps, say);
  } finally {
    await world.stop();
  }
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** Parts that go at the same instant, up to a power cut. */
const outages: readonly (readonly Part[])[] = [['postgres', 'api'], ['postgres', 'api'], ['api', 'temporal'], ['api', 'worker-a', 'worker-b'], partNames];

/** One part, or several at once, fail in one way. @returns what it was, for the report */
async function oneFault(world: World, chance: Chance): Promise<string> {
  const part = chance.pick(partNames);
  const way = chance.pick(['kill', 'kill', 'kill twice', 'together', 'together', 'freeze', 'slow', 'clock', 'clock', 'disk'] as const);
  if (way === 'disk') {
    await world.slowDisk(chance.between(1_000, 6_000));
    return 'slow disk';
  }
  if (way === 'clock') {
    const own = chance.pick(ownParts);
    await world.shiftClock(own, chance.pick([-3_600_000, 3_600_000, -90_000, 86_400_000]), chance.between(1_000, 6_000));
    return `clock ${own}`;
  }
  if (way === 'together') {
    // What one part had not written yet, no other is left to remember.
    const parts = chance.pick(outages);
    for (const one of parts) world.kill(one);
    return `kill ${parts.join(' and ')}`;
  }
  if (way === 'freeze') await world.freeze(part, chance.between(500, 6_000));
  else if (way === 'slow') await world.slow(part, chance.between(500, 4_000));
  else {
    world.kill(part);
    if (way === 'kill twice') { await sleep(chance.between(200, 2_500)); world.kill(chance.pick(partNames)); }
  }
  return `${way} ${part}`;
}

/** Moves open cases days or weeks ahead, one at a time, so that clocks run out and ladders are climbed while parts fail. */
async function letTimeJump(world: World, chance: Chance, isOver: () => boolean): Promise<number> {
  let jumps = 0;
  while (!isOver()) {
    await sleep(chance.between(300, 1_200));
    const open = (await casesOf(world)).filter(({ status }) => status === 'open');
    if (open.length === 0) continue;
    const { id } = chance.pick(open);
    // Temporal may be away, or the case may end in the middle: the jump is then no jump.
    const jumped = await Promise.race([fastForward(world.client, caseWorkflowId(region, id), `${chance.between(1, 45)} days`).then(() => true, () => false), sleep(15_000).then(() => false)]);
    if (jumped) jumps += 1;
  }
  return jumps;
}

/** Until no command is pending and no log grows any more. */
async function settled(world: World, say: (line: string) => void, patienceMs = 180_000): Promise<void> {
  const end = Date.now() + patienceMs;
  let before = -1;
  for (;;) {
    const [row] = await world.query<{ pending: number; events: number }>("select (select count(*)::int from command where status = 'pending') as pending, (select count(*)::int from process_event) as events");
    if (row?.pending === 0 && row.events === before) return;
    if (Date.now() > end) { say(`  ${row?.pending ?? '?'} commands are still pending`); return; }
    before = row?.events ?? -1;
    await sleep(4_000);
  }
}

async function report(world: World, journal: Journal, faults: Record<string, number>, jumps: number, say: (line: string) => void): Promise<FaultReport> {
  const found = await violations(world, journal);
  if (found.length > 0) for (const [line, times] of Object.entries(world.faultsLogged())) say(`  API, ${times} times: ${line}`);
  const [row] = await world.query<{ cases: number; events: number; escalations: number; pending: number }>(
    "select (select count(*)::int from care_case) as cases, (select count(*)::int from process_event) as events, (select count(*)::int from escalation) as escalations, (select count(*)::int from command where status = 'pending') as pending");
  const completions = [...journal.commands.values()].filter(({ kind, status }) => kind === 'complete' && status === 200).length;
  const pending = row?.pending ? [`${row.pending} commands are still pending`] : [];
  return { cases: row?.cases ?? 0, events: row?.events ?? 0, escalations: row?.escalations ?? 0, completions, faults, jumps, violations: [...pending, ...found] };
}
