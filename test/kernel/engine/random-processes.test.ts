/** Random block-structured processes along random paths: complete, no token lost or doubled, state equals replay, snapshots change nothing. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { apply, createEnvironment, decide, entriesOf, entryOf, initialState, replay } from '../../../kernel/index.ts';
import type { Command, Environment, Event, State } from '../../../kernel/index.ts';
import { bpmn } from '../../support/bpmn-builder.ts';
import { compiled, deepFreeze, startOfTest } from '../../support/kernel-player.ts';
import { randomBlock, writeProcess } from '../../support/random-process.ts';
import type { Block, RandomProcess } from '../../support/random-process.ts';

const path = fc.array(fc.nat(1000), { minLength: 10, maxLength: 60 });
const saved = new URL('../../fixtures/bpmn/random-failures.json', import.meta.url);

test('random processes along random paths', async () => {
  const result = await fc.check(fc.asyncProperty(randomBlock, path, walk), { numRuns: 50 });
  if (!result.failed) return;
  const [block, choices] = result.counterexample ?? [];
  writeFileSync(saved, `${JSON.stringify([...failuresSoFar(), { seed: result.seed, block, choices }], null, 1)}\n`);
  throw new Error(`${fc.defaultReportMessage(result) ?? 'failed'}\nSaved in ${saved.pathname}`);
}, 30_000);

/** Paths that failed once stay there and are walked again. */
test('saved failures', async () => {
  for (const { block, choices } of failuresSoFar()) await walk(block, choices);
});

function failuresSoFar(): { readonly block: Block; readonly choices: number[] }[] {
  return existsSync(saved) ? JSON.parse(readFileSync(saved, 'utf8')) as { block: Block; choices: number[] }[] : [];
}

async function walk(block: Block, choices: readonly number[]): Promise<void> {
  const model = writeProcess(block);
  const definition = await compiled(bpmn(model.xml, ['<message id="m" name="m"/>']));
  const env = createEnvironment(definition);
  const events: Event[] = [];
  let now = Date.parse(startOfTest);
  let state = deepFreeze(initialState());
  for (let step = 0; state.status === 'created' || state.status === 'active'; step += 1) {
    expect(step).toBeLessThan(2000);
    const choice = choices[step % choices.length] ?? 0;
    const command = nextCommand(state, choice, step > 200, now);
    now = Date.parse(command.at);
    const decided = decideTwice(env, state, command);
    state = deepFreeze(decided.reduce((before, event) => apply(before, event), state));
    events.push(...decided);
    checkInvariants(state);
  }
  expect(JSON.stringify(replay(events))).toBe(JSON.stringify(state));
  checkBalance(model, events, state);
}

/** From the state as it is and from its snapshot: the same events, to the byte, and a state that equals their fold. */
function decideTwice(env: Environment, state: State, command: Command): readonly Event[] {
  const decision = decide(env, state, command);
  const restored = decide(env, JSON.parse(JSON.stringify(state)) as State, command);
  if (!decision.ok || !restored.ok) throw new Error(`Expected ${JSON.stringify(command)} to be in order but it was refused`);
  expect(JSON.stringify(restored.events)).toBe(JSON.stringify(decision.events));
  expect(JSON.stringify(decision.events.reduce((before, event) => apply(before, event), state))).toBe(JSON.stringify(decision.state));
  return decision.events;
}

/** Something that can happen now, chosen by a number; after a while nothing goes round again. */
function nextCommand(state: State, choice: number, hurry: boolean, now: number): Command {
  const at = new Date(now + 60_000).toISOString();
  const variables = { r: choice % 3, again: !hurry && choice % 5 === 0 };
  if (state.status === 'created') return { type: 'start', variables, at };
  const possible: Command[] = [
    ...entriesOf(state.tasks).map(({ id }) => id).map((taskId): Command => ({ type: 'completeTask', taskId, variables, at })),
    ...entriesOf(state.timers).map(({ id, due }): Command => ({ type: 'fireTimer', timerId: id, at: due > at ? due : at })),
    ...(entriesOf(state.messages).map(({ id }) => id).length > 0 ? [{ type: 'correlateMessage', messageName: 'm', variables: {}, at } as const] : []),
  ];
  const command = possible[choice % possible.length];
  if (command === undefined) throw new Error(`Expected something to happen next but all tokens are stuck: ${JSON.stringify(state)}`);
  return command;
}

/** The counts and links inside the state agree with what they count and link. */
function checkInvariants(state: State): void {
  const activations = entriesOf(state.activations);
  const joined = (scope: string): number => Object.entries(state.joins).filter(([key]) => key.slice(0, key.lastIndexOf('/')) === scope)
    .flatMap(([, flows]) => Object.values(flows)).reduce((sum, count) => sum + count, 0);
  expect(state.tokens).toBe(activations.filter(({ parent }) => parent === undefined).length + joined(''));
  expect(entriesOf(state.incidents).map(({ id }) => id)).toEqual([]);
  for (const { id, parent, tokens, waits } of activations) {
    expect(tokens ?? 0).toBe(activations.filter(child => child.parent === id).length + joined(id));
    expect(parent === undefined || entryOf(state.activations, parent) !== undefined).toBe(true);
    for (const wait of waits ?? []) expect(entryOf(state.timers, wait) ?? entryOf(state.messages, wait)).toBeDefined();
  }
  for (const id of entriesOf(state.tasks).map(({ id }) => id)) expect(entryOf(state.activations, id)).toBeDefined();
  for (const { id, activation } of [...entriesOf(state.timers), ...entriesOf(state.messages)]) expect(entryOf(state.activations, activation)?.waits).toContain(id);
}

/** Tokens in equal tokens out, activation by activation and block by block. */
function checkBalance(model: RandomProcess, events: readonly Event[], state: State): void {
  expect(state).toMatchObject({ status: 'completed', tokens: 0, activations: {}, tasks: {}, timers: {}, messages: {}, joins: {} });
  const began = events.flatMap(event => event.type === 'elementActivated' ? [event.activation] : []);
  const ended = events.flatMap(event => event.type === 'elementCompleted' || event.type === 'elementTerminated' ? [event.activation] : []);
  expect(new Set(began).size).toBe(began.length);
  expect([...ended].sort()).toEqual([...began].sort());
  const taken = new Map<string, number>();
  for (const event of events) if (event.type === 'flowTaken') taken.set(event.flowId, (taken.get(event.flowId) ?? 0) + 1);
  for (const [into, out] of model.pairs) expect([into, taken.get(into) ?? 0]).toEqual([into, taken.get(out) ?? 0]);
  expect(events.filter(({ type }) => type === 'processCompleted')).toHaveLength(1);
}
