/** What the search of the flow finds, where, and after which path. */
import { expect, test } from '@jest/globals';
import { checkSoundness } from '../../../kernel/index.ts';
import { boundary, bpmn, end, exclusive, inclusive, parallel, start, sub, timer, user } from '../../support/bpmn-builder.ts';
import { compiled } from '../../support/kernel-player.ts';

const found = async (nodes: string[], flows: string[], limit?: number): Promise<string[]> =>
  checkSoundness(await compiled(bpmn({ nodes, flows })), limit).map(({ code, elementId, path }) => [code, elementId, path].filter(Boolean).join(' '));

test('sound: parallel and inclusive blocks, loops, boundary events, sub-processes', async () => {
  expect(await found([start(), parallel('f'), user('a'), user('b'), parallel('j'), end()], ['start -> f -> a -> j -> end', 'f -> b -> j'])).toEqual([]);
  expect(await found([start(), inclusive('f', 'f-b'), user('a'), user('b'), inclusive('j'), end()], ['start -> f', 'f -> a [x]', 'f -> b', 'a -> j', 'b -> j -> end'])).toEqual([]);
  expect(await found([start(), exclusive('m'), user('a'), exclusive('x', 'x-end'), end()], ['start -> m -> a -> x -> end', 'x -> m [again]'])).toEqual([]);
  expect(await found([start(), sub('s', { nodes: [start('in'), user('a')], flows: ['in -> a'] }), boundary('b', 's', timer('Duration', 'P1D')), user('late')], ['start -> s', 'b -> late'])).toEqual([]);
});

test('deadlock: a choice before a parallel join', async () => {
  expect(await found([start(), exclusive('x', 'x-b'), user('a'), user('b'), parallel('j'), end()], ['start -> x', 'x -> a [c]', 'x -> b', 'a -> j', 'b -> j -> end']))
    .toEqual(['deadlock j start → x → a', 'unreachable end']);
});

test('lack of synchronisation: a fork before a merge', async () => {
  expect(await found([start(), parallel('f'), user('a'), user('b'), exclusive('m'), end()], ['start -> f -> a -> m -> end', 'f -> b -> m'])).toContainEqual(expect.stringMatching(/^lack-of-synchronisation end start → f → /));
});

test('dead end and unreachable', async () => {
  expect(await found([start(), exclusive('m'), user('a'), user('x'), user('y')], ['start -> m -> a -> m', 'x -> y -> x'])).toEqual(['dead-end start', 'unreachable x', 'unreachable y']);
});

test('too much to look at is told', async () => {
  const branches = Array.from({ length: 8 }, (_, index) => `b${index}`);
  const model = [[start(), parallel('f'), ...branches.map(id => user(id)), parallel('j'), end()], ['start -> f', ...branches.map(id => `f -> ${id} -> j`), 'j -> end']] as const;
  expect(await found([...model[0]], [...model[1]], 100)).toEqual(['soundness-unknown p']);
  expect(await found([...model[0]], [...model[1]])).toEqual([]);
});
