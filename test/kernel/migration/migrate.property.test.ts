/**
 * Moving random processes of every construct, anywhere along a random path: to an identical version nothing changes; to one in which every element
 * has another name everything goes on as it would have, with the same tokens, tasks and timers; to whatever else, nothing is ever lost or doubled.
 */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { apply, createEnvironment, decide, entriesOf, initialState, migrate } from '../../../kernel/index.ts';
import type { Definition, Event, State } from '../../../kernel/index.ts';
import { compiled, startOfTest } from '../../support/kernel-player.ts';
import { randomBlock, randomPath, writeProcess } from '../../support/random-process.ts';
import { checkInvariants, nextCommand } from '../../support/random-walk.ts';

const runs = Number(process.env['LUOTSI_RANDOM_RUNS'] ?? 40);
const at = '2026-03-10T12:00:00.000Z';
interface Walked { readonly state: State; readonly events: readonly Event[]; readonly now: number }

/** Goes on for so many steps, or to the end. */
function walkOn(definition: Definition, from: Walked, choices: readonly number[], steps: number): Walked {
  const env = createEnvironment(definition);
  let { state, now } = from;
  const events: Event[] = [];
  for (let step = 0; step < steps && (state.status === 'created' || state.status === 'active'); step += 1) {
    const command = nextCommand(state, (choices[step % choices.length] ?? 0) + step, step > 60, now);
    now = Date.parse(command.at);
    const decision = decide(env, state, command);
    if (!decision.ok) throw new Error(decision.rejection.message);
    events.push(...decision.events);
    state = decision.state;
  }
  return { state, events, now };
}
const before: Walked = { state: initialState(), events: [], now: Date.parse(startOfTest) };

const fresh = (id: string): string => `${id}_new`;
/** The same process with other names for its elements; flows keep theirs. */
function renamed(definition: Definition): { readonly definition: Definition; readonly places: Record<string, string> } {
  const ids = new Set(Object.values(definition.processes).flatMap(({ elements }) => Object.keys(elements)));
  const walk = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return ids.has(value) && key !== 'name' ? fresh(value) : value;
    if (Array.isArray(value)) return value.map((item) => walk(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [ids.has(name) && key === 'elements' ? fresh(name) : name, walk(item, name)]));
  };
  return { definition: walk(definition) as Definition, places: Object.fromEntries([...ids].map((id) => [id, fresh(id)])) };
}
const moved = (state: State, events: readonly Event[]): State => events.reduce(apply, state);
const ids = (state: State): unknown => [state.activations, state.tasks, state.timers, state.messages, state.signals, state.conditions, state.incidents].map((table) => entriesOf<{ id: string }>(table).map(({ id }) => id));

test('to an identical version nothing stands in the way and nothing changes', async () => {
  await fc.assert(fc.asyncProperty(randomBlock, randomPath, fc.nat(25), async (block, choices, steps) => {
    const definition = await compiled(writeProcess(block).xml);
    const { state } = walkOn(definition, before, choices, steps + 1);
    if (state.status !== 'active') return;
    const { plan, events } = migrate(definition, definition, state, { places: {}, at });
    expect(plan.obstacles).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual(['instanceMigrated']);
    expect(JSON.stringify(moved(state, events))).toBe(JSON.stringify(state));
  }), { numRuns: runs });
}, 60_000 + runs * 500);

test('to other names for every element the path goes on as it would have', async () => {
  await fc.assert(fc.asyncProperty(randomBlock, randomPath, fc.nat(25), async (block, choices, steps) => {
    const definition = await compiled(writeProcess(block).xml);
    const there = walkOn(definition, before, choices, steps + 1);
    if (there.state.status !== 'active') return;
    const target = renamed(definition);
    const { plan, events } = migrate(definition, target.definition, there.state, { places: target.places, at });
    expect(plan.obstacles).toEqual([]);
    const state = moved(there.state, events);
    expect(ids(state)).toEqual(ids(there.state));
    checkInvariants(state);
    const stayed = walkOn(definition, there, choices, 3000);
    const went = walkOn(target.definition, { ...there, state }, choices, 3000);
    expect(JSON.stringify(went.events).replaceAll('_new', '')).toBe(JSON.stringify(stayed.events));
    expect(went.state.status).toBe('completed');
  }), { numRuns: runs });
}, 120_000 + runs * 1000);

test('to any other process it is either told what stands in the way, or not one token is lost', async () => {
  await fc.assert(fc.asyncProperty(randomBlock, randomBlock, randomPath, fc.nat(25), async (block, other, choices, steps) => {
    const [from, to] = [await compiled(writeProcess(block).xml), await compiled(writeProcess(other).xml)];
    const { state } = walkOn(from, before, choices, steps + 1);
    if (state.status !== 'active') return;
    const { plan, events } = migrate(from, to, state, { places: {}, at });
    if (plan.obstacles.length > 0) return expect(events).toEqual([]);
    const after = moved(state, events);
    expect(ids(after)).toEqual(ids(state));
    checkInvariants(after);
    for (const { elementId } of entriesOf(after.activations)) expect(to.processes['p']?.elements[elementId]).toBeDefined();
  }), { numRuns: runs });
}, 60_000 + runs * 500);
