import { describe, expect, test } from '@jest/globals';
import { entriesOf, entryOf, explain } from '../../../kernel/index.ts';
import { bpmn, boundary, end, loop, node, start, sub, timer, user } from '../../support/bpmn-builder.ts';
import { play } from '../../support/kernel-player.ts';

describe('embedded sub-process (§13.3.4)', () => {
  test('opens, runs inside, completes with its last token', async () => {
    const player = await play(bpmn({ nodes: [start(), sub('group', { nodes: [start('in'), user('a'), user('b'), end('out')], flows: ['in -> a -> out', 'in -> b -> out'] }), end()], flows: ['start -> group -> end'] }));
    player.start();
    expect(entryOf(player.state().activations, 'group#2')).toMatchObject({ tokens: 2 });
    expect(explain(player.env, player.state(), 'group').waiting).toEqual([{ type: 'inside', activation: 'group#2', elementIds: ['a', 'b'] }]);
    player.complete('b');
    expect(player.complete('a')).toEqual([
      'taskCompleted a', 'elementCompleted a', 'flowTaken a-out', 'elementActivated out', 'elementCompleted out',
      'elementCompleted group', 'flowTaken group-end', 'elementActivated end', 'elementCompleted end', 'processCompleted end',
    ]);
  });

  test('an empty one passes at once; one without start event starts wherever no flow leads to', async () => {
    const player = await play(bpmn({ nodes: [start(), sub('empty', { nodes: [] }), sub('open', { nodes: [user('a'), user('b')] }), end()], flows: ['start -> empty -> open -> end'] }));
    player.start();
    expect(player.tasks()).toEqual(['a', 'b']);
    player.complete('a');
    player.complete('b');
    expect(player.state().status).toBe('completed');
  });

  test('loops round by round, each with a scope of its own', async () => {
    const inside = { nodes: [start('in'), user('call'), end('out')], flows: ['in -> call -> out'] };
    const nodes = [start(), sub('follow', inside, loop('more')), boundary('stop', 'follow', timer('Duration', 'P3M')), user('closed'), end()];
    const player = await play(bpmn({ nodes, flows: ['start -> follow -> end', 'stop -> closed'] }));
    player.start();
    player.complete('call', { more: true });
    player.complete('call', { more: true });
    expect(entriesOf(player.state().activations).filter(({ elementId }) => elementId === 'follow').map(({ round }) => round)).toEqual([undefined, 3]);
    player.fire('stop');
    expect(player.tasks()).toEqual(['closed']);
    expect(Object.keys(player.state().activations)).toHaveLength(1);
  });

  test('two tokens make two scopes that do not touch each other', async () => {
    const inside = { nodes: [start('in'), user('a'), end('out')], flows: ['in -> a -> out'] };
    const player = await play(bpmn({ nodes: [start(), user('x'), user('y'), sub('group', inside), user('after')], flows: ['start -> x -> group -> after', 'start -> y -> group'] }));
    player.start();
    player.complete('x');
    player.complete('y');
    expect(player.tasks()).toEqual(['a', 'a']);
    player.complete('a');
    expect(player.tasks()).toEqual(['a', 'after']);
  });

  test('nested ones end one after the other in one command', async () => {
    const inner = { nodes: [start('s2'), user('deep'), end('e2')], flows: ['s2 -> deep -> e2'] };
    const outer = { nodes: [start('s1'), sub('inner', inner), node('endEvent', 'e1')], flows: ['s1 -> inner -> e1'] };
    const player = await play(bpmn({ nodes: [start(), sub('outer', outer), end()], flows: ['start -> outer -> end'] }));
    player.start();
    expect(player.complete('deep').filter(line => line.startsWith('elementCompleted'))).toEqual([
      'elementCompleted deep', 'elementCompleted e2', 'elementCompleted inner', 'elementCompleted e1', 'elementCompleted outer', 'elementCompleted end',
    ]);
  });
});
