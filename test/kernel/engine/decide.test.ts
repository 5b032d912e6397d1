import { describe, expect, test } from '@jest/globals';
import { apply, createEnvironment, decide, entryOf, guard, initialState, replay } from '../../../kernel/run.ts';
import type { Command, Event, State } from '../../../kernel/run.ts';
import { boundary, bpmn, end, parallel, start, sub, timer, user } from '../../support/bpmn-builder.ts';
import { compiled, deepFreeze, play, startOfTest as at } from '../../support/kernel-player.ts';

const model = bpmn({ nodes: [start(), user('a'), boundary('late', 'a', timer('Duration', 'P1D')), end()], flows: ['start -> a -> end', 'late -> end'] });

describe('guard and decide refuse alike, and change nothing', () => {
  const cases: [string, Command, string | undefined][] = [
    ['created', { type: 'completeTask', taskId: 'a#2', variables: {}, at }, 'NOT_STARTED'],
    ['created', { type: 'terminate', at }, 'NOT_STARTED'],
    ['created', { type: 'start', processId: 'q', variables: {}, at }, 'PROCESS_UNKNOWN'],
    ['active', { type: 'start', variables: {}, at }, 'ALREADY_STARTED'],
    ['active', { type: 'completeTask', taskId: 'a#1', variables: {}, at }, 'TASK_NOT_WAITING'],
    ['active', { type: 'completeTask', taskId: '__proto__', variables: {}, at }, 'TASK_NOT_WAITING'],
    ['active', { type: 'throwError', taskId: 'b', errorCode: 'E', variables: {}, at }, 'TASK_NOT_WAITING'],
    ['active', { type: 'fireTimer', timerId: 'constructor', at }, 'TIMER_NOT_WAITING'],
    ['active', { type: 'fireTimer', timerId: 'late#3', at }, 'TIMER_NOT_DUE'],
    ['active', { type: 'fireTimer', timerId: 'late#3', at: 'soon' }, 'TIMER_NOT_DUE'],
    ['active', { type: 'correlateMessage', messageName: 'm', variables: {}, at }, 'MESSAGE_NOT_AWAITED'],
    ['active', { type: 'retryIncident', incidentId: 'a#9', at }, 'INCIDENT_UNKNOWN'],
    ['active', { type: 'completeTask', taskId: 'a#2', variables: {}, at }, undefined],
    ['ended', { type: 'setVariables', variables: {}, at }, 'INSTANCE_ENDED'],
  ];

  test.each(cases)('%s: %j → %s', async (status, command, code) => {
    const env = createEnvironment(await compiled(model));
    const created = deepFreeze(initialState());
    const active = run(env, created, { type: 'start', variables: {}, at });
    const state = { created, active, ended: run(env, active, { type: 'terminate', at }) }[status as 'created' | 'active' | 'ended'];
    const decision = decide(env, state, command);
    expect(guard(env, state, command)?.code).toBe(code);
    expect(decision.ok ? undefined : decision.rejection.code).toBe(code);
  });
});

test('terminate ends everything, from the inside out', async () => {
  const inside = { nodes: [start('in'), user('b')], flows: ['in -> b'] };
  const player = await play(bpmn({ nodes: [start(), parallel('fork'), user('a'), sub('group', inside)], flows: ['start -> fork -> a', 'fork -> group'] }));
  player.start();
  expect(player.send({ type: 'terminate' })).toEqual([
    'taskCancelled a', 'elementTerminated a', 'taskCancelled b', 'elementTerminated b', 'elementTerminated group', 'processTerminated',
  ]);
  expect(player.state()).toMatchObject({ status: 'terminated', activations: {}, tasks: {}, tokens: 0 });
});

test('ids are given once: a second timer of the same event has another', async () => {
  const player = await play(bpmn({ nodes: [start(), user('a'), boundary('tick', 'a', timer('Cycle', 'R/PT1H'), false), end()], flows: ['start -> a', 'tick -> end'] }));
  player.start();
  const ids = [0, 1, 2].map(() => { const [id = ''] = Object.keys(player.state().timers); player.fire('tick'); return id; });
  expect(new Set(ids).size).toBe(3);
  expect(entryOf(player.state().timers, Object.keys(player.state().timers)[0] ?? '')).toMatchObject({ remaining: null, due: '2026-03-10T12:00:00.000Z' });
});

describe('apply', () => {
  test('shares what an event does not touch and never changes its arguments', async () => {
    const player = await play(model);
    player.start({ a: { big: true } });
    const before = player.state();
    const after = apply(before, { type: 'variablesSet', v: 1, at, variables: { b: 1 } });
    expect(after.tasks).toBe(before.tasks);
    expect(after.activations).toBe(before.activations);
    expect(after.variables['a']).toBe(before.variables['a']);
    expect(before.variables).toEqual({ a: { big: true } });
  });

  test('replay gives the state, whole or from a snapshot', async () => {
    const player = await play(model);
    player.start();
    const snapshot = JSON.parse(JSON.stringify(player.state())) as State;
    const soFar = player.log.length;
    player.fire('late');
    expect(replay(player.log)).toEqual(player.state());
    expect(replay(player.log.slice(soFar), snapshot)).toEqual(player.state());
  });

  test('an event that the engine does not know fails loudly', () => {
    const event = { type: 'variablesSet', v: 2, at, variables: {} } as unknown as Event;
    expect(() => apply(initialState(), event)).toThrow('variablesSet.2');
  });
});

test('the state of a waiting case is small', async () => {
  const ids = Array.from({ length: 10 }, (_, index) => `task${index}`);
  const player = await play(bpmn({ nodes: [start(), parallel('fork'), ...ids.map(id => user(id))], flows: ['start -> fork', ...ids.map(id => `fork -> ${id}`)] }));
  player.start();
  expect(JSON.stringify(player.state()).length).toBeLessThan(4096);
});

function run(env: ReturnType<typeof createEnvironment>, state: State, command: Command): State {
  const decision = decide(env, state, command);
  if (!decision.ok) throw new Error(decision.rejection.message);
  return deepFreeze(decision.state);
}
