/** What stands in the way of moving a running instance to another version, by name; and what a move keeps. MOD-07. */
import { describe, expect, test } from '@jest/globals';
import { apply, createEnvironment, decide, entriesOf, migrate, planMigration } from '../../../kernel/index.ts';
import type { Definition, MigrationPlan, Places, State } from '../../../kernel/index.ts';
import { boundary, bpmn, end, exclusive, loop, message, node, parallel, start, sub, timer, user } from '../../support/bpmn-builder.ts';
import { compiled, play } from '../../support/kernel-player.ts';

const at = '2026-03-12T08:00:00.000Z';
const messages = ['<message id="m" name="m"/>', '<message id="other" name="other"/>'];
const path = (nodes: readonly string[], flows: readonly string[]): string => bpmn({ nodes: [start(), end(), ...nodes], flows }, messages);

interface Standing { readonly from: Definition; readonly state: State }
async function at_(xml: string, ...completed: readonly string[]): Promise<Standing> {
  const player = await play(xml);
  player.start();
  for (const id of completed) player.complete(id);
  return { from: player.env.definition, state: player.state() };
}
async function plan({ from, state }: Standing, xml: string, places: Places = {}): Promise<MigrationPlan> {
  return planMigration(from, await compiled(xml), state, places);
}
const obstacles = ({ obstacles: found }: MigrationPlan): string[] => found.map(({ code, elementId }) => `${code} ${elementId}`);
const two = path([user('a'), user('b')], ['start -> a -> b -> end']);

describe('what stands in the way', () => {
  test('is a token on a step that is gone: it goes on where a person says, and only where it fits', async () => {
    const standing = await at_(two);
    const target = path([user('a2'), node('manualTask', 'm2'), user('b')], ['start -> a2 -> m2 -> b -> end']);
    const refused = await plan(standing, target);
    expect(obstacles(refused)).toEqual(['elementGone a']);
    expect(refused.places).toMatchObject([{ elementId: 'a', kind: 'userTask', holds: 'token', count: 1, candidates: ['a2', 'b'] }]);
    expect(obstacles(await plan(standing, target, { a: 'm2' }))).toEqual(['kindChanged a']);
    expect(obstacles(await plan(standing, target, { a: 'nowhere' }))).toEqual(['elementGone a']);
    expect(obstacles(await plan(standing, target, { a: null }))).toEqual(['elementGone a']);
    expect(obstacles(await plan(standing, target, { a: 'a2' }))).toEqual([]);
  });

  test.each([
    ['another kind of step', path([node('serviceTask', 'a'), user('b')], ['start -> a -> b -> end']), 'kindChanged a'],
    ['a step that repeats now', path([user('a', loop('again = true')), user('b')], ['start -> a -> b -> end']), 'loopChanged a'],
    ['a step inside a sub-process now', path([sub('inner', { nodes: [start('s2'), user('a'), end('e2')], flows: ['s2 -> a -> e2'] }), user('b')], ['start -> inner -> b -> end']), 'scopeChanged a'],
  ])('is %s', async (_name, xml, code) => { expect(obstacles(await plan(await at_(two), xml))).toEqual([code]); });

  test('is a message by another name', async () => {
    const waits = (ref: string): string => path([node('intermediateCatchEvent', 'c', message(ref))], ['start -> c -> end']);
    expect(obstacles(await plan(await at_(waits('m')), waits('other')))).toEqual(['eventChanged c']);
    expect(obstacles(await plan(await at_(waits('m')), waits('m')))).toEqual([]);
  });

  test('are tokens at a join whose ways in are others', async () => {
    const forked = (...more: readonly string[]): string => path([parallel('split'), parallel('join'), user('a'), user('b'), ...more.map((id) => user(id))],
      ['start -> split', 'split -> a -> join', 'split -> b -> join', 'join -> end', ...more.map((id) => `split -> ${id} -> join`)]);
    const standing = await at_(forked(), 'a');
    expect(obstacles(await plan(standing, forked('c')))).toEqual(['joinChanged join', 'joinStarves join']);
    // Before anybody arrived it is the same: nobody will ever come from the third way.
    expect(obstacles(await plan(await at_(forked()), forked('c')))).toEqual(['joinStarves join']);
    expect(obstacles(await plan(standing, forked()))).toEqual([]);
    // From before the split a token will come on every way.
    const ahead = (...more: readonly string[]): string => forked(...more).replace('sourceRef="start" targetRef="split"', 'sourceRef="first" targetRef="split"')
      .replace('<userTask id="a"', '<userTask id="first"/><sequenceFlow id="f0" sourceRef="start" targetRef="first"/><userTask id="a"');
    expect(obstacles(await plan(await at_(ahead()), ahead('c')))).toEqual([]);
  });

  test('are two tokens that would stand at one place', async () => {
    const beside = path([parallel('split'), user('a'), user('b')], ['start -> split', 'split -> a -> end', 'split -> b -> end']);
    expect(obstacles(await plan(await at_(beside), two, { a: 'b' }))).toEqual(['placeTaken b']);
  });

  test('is that nothing runs, or no such process', async () => {
    const ended = await at_(two, 'a', 'b');
    expect(obstacles(await plan(ended, two))).toEqual(['notRunning p']);
  });
});

describe('a boundary event', () => {
  const timed = (id: string, duration: string): string => path([user('a'), boundary(id, 'a', timer('Duration', duration)), node('endEvent', 'late')], ['start -> a -> end', `${id} -> late`]);

  test('keeps the instant it waits for, whatever the new version says', async () => {
    const standing = await at_(timed('t', 'P5D'));
    const to = await compiled(timed('t', 'P1D'));
    const { plan: planned, events } = migrate(standing.from, to, standing.state, { places: {}, at });
    expect(planned.obstacles).toEqual([]);
    const state = events.reduce(apply, standing.state);
    expect(entriesOf(state.timers)).toEqual(entriesOf(standing.state.timers));
  });

  test('that is gone is named; let go by a person it ends and the step goes on', async () => {
    const standing = await at_(timed('t', 'P5D'));
    const refused = await plan(standing, two);
    expect(obstacles(refused)).toEqual(['elementGone t']);
    expect(refused.places.find(({ elementId }) => elementId === 't')).toMatchObject({ holds: 'wait', mayEnd: true });
    const { events } = migrate(standing.from, await compiled(two), standing.state, { places: { t: null }, at });
    expect(events.map(({ type }) => type)).toEqual(['timerCancelled', 'instanceMigrated']);
    const state = events.reduce(apply, standing.state);
    expect([entriesOf(state.timers), entriesOf(state.tasks).map(({ elementId }) => elementId)]).toEqual([[], ['a']]);
    expect(entriesOf(state.activations)[0]?.waits).toEqual([]);
  });

  test('that is new is not waited for, and that is told', async () => {
    expect((await plan(await at_(two), timed('t', 'P5D'))).notAwaited).toEqual(['t']);
    expect((await plan(await at_(timed('t', 'P5D')), timed('t', 'P9D'))).notAwaited).toEqual([]);
  });
});

test('a moved instance goes on in the new version: its gateways, its steps, its end', async () => {
  const standing = await at_(two);
  const to = await compiled(path([user('a9'), exclusive('which'), user('c'), node('endEvent', 'e2')], ['start -> a9 -> which', 'which -> c [x = 1]', 'which -> e2 [x = 2]', 'c -> end']));
  const { events } = migrate(standing.from, to, standing.state, { places: { a: 'a9' }, at });
  const state = events.reduce(apply, standing.state);
  const [task] = entriesOf(state.tasks);
  expect(task).toEqual({ ...entriesOf(standing.state.tasks)[0], elementId: 'a9' });
  const decision = decide(createEnvironment(to), state, { type: 'completeTask', taskId: task?.id ?? '', variables: { x: 1 }, at });
  expect(decision.ok && entriesOf(decision.state.tasks).map(({ elementId }) => elementId)).toEqual(['c']);
});
