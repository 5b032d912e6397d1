/** Walks a random process along a random path, and checks at every step what must always hold. */
import { expect } from '@jest/globals';
import { apply, createEnvironment, decide, entriesOf, entryOf, explain, initialState, isEmpty, openInstance, replay } from '../../kernel/index.ts';
import type { Command, Environment, Event, Instance, State, WaitingReason } from '../../kernel/index.ts';
import { compiled, deepFreeze, startOfTest } from './kernel-player.ts';
import type { Block, RandomProcess } from './random-process.ts';
import { writeProcess } from './random-process.ts';

/** After so many steps nothing new is begun. */
const hurryAfter = 150;

export async function walk(block: Block, choices: readonly number[]): Promise<void> {
  const model = writeProcess(block);
  const env = createEnvironment(await compiled(model.xml));
  const instance = openInstance(env);
  const events: Event[] = [];
  let now = Date.parse(startOfTest);
  let state = deepFreeze(initialState());
  for (let step = 0; state.status === 'created' || state.status === 'active'; step += 1) {
    expect(step).toBeLessThan(3000);
    const choice = choices[step % choices.length] ?? 0;
    const command = nextCommand(state, choice + step, step > hurryAfter, now);
    now = Date.parse(command.at);
    const decided = decideEveryWay(env, state, instance, command);
    state = deepFreeze(decided.reduce((before, event) => apply(before, event), state));
    if (choice % 7 === 0) expect(JSON.stringify(instance.state())).toBe(JSON.stringify(state));
    events.push(...decided);
    checkInvariants(state);
    checkExplained(env, state);
  }
  expect(JSON.stringify(replay(events))).toBe(JSON.stringify(state));
  expect(JSON.stringify(instance.state())).toBe(JSON.stringify(state));
  checkBalance(model, events, state);
}

/** From the state as it is, from its snapshot and by an open instance: the same events, to the byte, and a state that equals their fold. */
function decideEveryWay(env: Environment, state: State, instance: Instance, command: Command): readonly Event[] {
  const decision = decide(env, state, command);
  if (!decision.ok) throw new Error(`Expected ${JSON.stringify(command)} to be in order but: ${decision.rejection.message}`);
  const told = JSON.stringify(decision.events);
  const restored = decide(env, JSON.parse(JSON.stringify(state)) as State, JSON.parse(JSON.stringify(command)) as Command);
  const sent = instance.send(command);
  expect(restored.ok && JSON.stringify(restored.events)).toBe(told);
  expect(sent.ok && JSON.stringify(sent.events)).toBe(told);
  const after = JSON.stringify(decision.state);
  expect(JSON.stringify(decision.events.reduce((before, event) => apply(before, event), state))).toBe(after);
  expect(restored.ok && JSON.stringify(restored.state)).toBe(after);
  return decision.events;
}

/** Something that can happen now, chosen by a number. In a hurry what waits is ended, the oldest first, and nothing goes round again. */
export function nextCommand(state: State, choice: number, hurry: boolean, now: number): Command {
  const at = new Date(now + 60_000).toISOString();
  const variables = { r: choice % 3, again: !hurry && choice % 5 === 0, go: !hurry && choice % 4 === 0 };
  if (state.status === 'created') return { type: 'start', variables, at };
  const timers = entriesOf(state.timers).map(({ id, due }): Command => ({ type: 'fireTimer', timerId: id, at: due > at ? due : at }));
  const events: Command[] = [
    ...(isEmpty(state.messages) ? [] : [{ type: 'correlateMessage', messageName: 'm', variables: {}, at } as const]),
    ...(isEmpty(state.signals) ? [] : [{ type: 'broadcastSignal', signalName: 's', variables: {}, at } as const]),
    ...(isEmpty(state.conditions) ? [] : [{ type: 'setVariables', variables: { go: true }, at }, { type: 'setVariables', variables: { go: false }, at }] as const),
  ];
  const tasks = entriesOf(state.tasks).map(({ id }): Command => ({ type: 'completeTask', taskId: id, variables, at }));
  const possible = hurry ? [[...tasks, ...timers, ...events][0]] : [...tasks, ...failing(state, at), ...timers, ...events];
  const command = possible[choice % possible.length];
  if (command === undefined) throw new Error(`Expected something to happen next but all tokens are stuck: ${JSON.stringify(state)}`);
  return command;
}

/** Tasks whose id says that their error or escalation is caught. */
function failing(state: State, at: string): readonly Command[] {
  return entriesOf(state.tasks).flatMap(({ id, elementId }): Command[] => {
    if (elementId.startsWith('err')) return [{ type: 'throwError', taskId: id, errorCode: 'E', variables: {}, at }];
    return elementId.startsWith('esc') ? [{ type: 'throwEscalation', taskId: id, escalationCode: 'X', variables: {}, at }] : [];
  });
}

/** The counts and links inside the state agree with what they count and link. */
export function checkInvariants(state: State): void {
  const activations = entriesOf(state.activations);
  const joined = (scope: string): number => Object.entries(state.joins).filter(([key]) => key.slice(0, key.lastIndexOf('/')) === scope)
    .flatMap(([, flows]) => Object.values(flows)).reduce((sum, count) => sum + count, 0);
  expect(state.tokens).toBe(activations.filter(({ parent }) => parent === undefined).length + joined(''));
  expect(entriesOf(state.incidents)).toEqual([]);
  const waiting = [...entriesOf(state.timers), ...entriesOf(state.messages), ...entriesOf(state.signals), ...entriesOf(state.conditions)];
  const held = new Set(activations.flatMap(({ waits }) => waits ?? []));
  expect(waiting.filter(({ id, activation }) => activation !== '' && !held.has(id))).toEqual([]);
  expect([...held].filter(id => !waiting.some(wait => wait.id === id))).toEqual([]);
  for (const { id, parent, tokens } of activations) {
    expect([id, tokens ?? 0]).toEqual([id, activations.filter(child => child.parent === id).length + joined(id)]);
    expect(parent === undefined || entryOf(state.activations, parent) !== undefined).toBe(true);
  }
  for (const { id } of entriesOf(state.tasks)) expect(entryOf(state.activations, id)).toBeDefined();
}

/** Whatever is at rest says why: every activation, every wait of an event and every join, at its own element. */
function checkExplained(env: Environment, state: State): void {
  const told = new Map<string, readonly WaitingReason[]>();
  const reasonsAt = (elementId: string): readonly WaitingReason[] => {
    const known = told.get(elementId) ?? explain(env, state, elementId).waiting;
    told.set(elementId, known);
    return known;
  };
  for (const { id, elementId } of entriesOf(state.activations)) expect([id, reasonsAt(elementId).filter(reason => 'activation' in reason && reason.activation === id).length > 0]).toEqual([id, true]);
  const waits = [...entriesOf(state.timers), ...entriesOf(state.messages), ...entriesOf(state.signals), ...entriesOf(state.conditions)];
  for (const { id, elementId } of waits) expect(reasonsAt(elementId).map(reason => 'timerId' in reason ? reason.timerId : 'subscriptionId' in reason ? reason.subscriptionId : '')).toContain(id);
  for (const key of Object.keys(state.joins)) expect(reasonsAt(key.slice(key.lastIndexOf('/') + 1)).map(({ type }) => type)).toContainEqual(expect.stringMatching(/^(?:join|quantity)$/));
}

/** Tokens in equal tokens out, activation by activation and block by block. */
function checkBalance(model: RandomProcess, events: readonly Event[], state: State): void {
  expect(state).toMatchObject({ status: 'completed', tokens: 0, activations: {}, tasks: {}, timers: {}, messages: {}, joins: {} });
  expect([entriesOf(state.signals), entriesOf(state.conditions), state.parts ?? {}, state.phases ?? {}]).toEqual([[], [], {}, {}]);
  const began = events.flatMap(event => event.type === 'elementActivated' ? [event.activation] : []);
  const ended = events.flatMap(event => event.type === 'elementCompleted' || event.type === 'elementTerminated' ? [event.activation] : []);
  expect(new Set(began).size).toBe(began.length);
  expect([...ended].sort()).toEqual([...began].sort());
  const taken = new Map<string, number>();
  for (const event of events) if (event.type === 'flowTaken') taken.set(event.flowId, (taken.get(event.flowId) ?? 0) + 1);
  for (const [into, out] of model.pairs) expect([into, taken.get(into) ?? 0]).toEqual([into, taken.get(out) ?? 0]);
  expect(events.filter(({ type }) => type === 'processCompleted')).toHaveLength(1);
}
