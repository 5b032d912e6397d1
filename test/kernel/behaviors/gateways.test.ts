import { describe, expect, test } from '@jest/globals';
import { explain } from '../../../kernel/index.ts';
import { bpmn, end, exclusive, inclusive, message, node, parallel, start, sub, timer, user } from '../../support/bpmn-builder.ts';
import { play, visited } from '../../support/kernel-player.ts';

describe('exclusive gateway (§13.4.2)', () => {
  const flows = ['start -> pick', 'pick -> a [x > 10]', 'pick -> b [x > 5]', 'pick -> c'];
  const withDefault = bpmn({ nodes: [start(), exclusive('pick', 'pick-c'), user('a'), user('b'), user('c')], flows });

  test.each([[11, 'a'], [6, 'b'], [1, 'c']])('with %s takes the first true flow, else the default: %s', async (x, task) => {
    const player = await play(withDefault);
    player.start({ x });
    expect(player.tasks()).toEqual([task]);
  });

  test('a condition that is neither true nor false holds the token; a retry decides again', async () => {
    const player = await play(withDefault);
    expect(player.start()).toContain('incidentRaised pick CONDITION_NOT_BOOLEAN');
    expect(player.state()).toMatchObject({ status: 'active', tokens: 1 });
    expect(explain(player.env, player.state(), 'pick').waiting[0]).toMatchObject({ type: 'incident', message: expect.stringMatching(/no variable "x"|Variable 'x' not found/) });
    player.send({ type: 'setVariables', variables: { x: 6 } });
    const [incidentId = ''] = Object.keys(player.state().incidents);
    player.send({ type: 'retryIncident', incidentId });
    expect(player.tasks()).toEqual(['b']);
  });

  test('no condition true and no default: an incident names the gateway', async () => {
    const player = await play(bpmn({ nodes: [start(), exclusive('pick'), user('a'), user('b')], flows: ['start -> pick', 'pick -> a [x > 10]', 'pick -> b [x > 5]'] }));
    expect(player.start({ x: 1 })).toContain('incidentRaised pick NO_FLOW_CHOSEN');
  });

  test('the order is the one in which the gateway lists its flows', async () => {
    const listed = '<exclusiveGateway id="pick"><outgoing>pick-b</outgoing><outgoing>pick-a</outgoing></exclusiveGateway>';
    const player = await play(bpmn({ nodes: [start(), listed, user('a'), user('b')], flows: ['start -> pick', 'pick -> a [true]', 'pick -> b [true]'] }));
    player.start();
    expect(player.tasks()).toEqual(['b']);
  });
});

describe('parallel gateway (§13.4.1)', () => {
  test('forks, waits for every flow, joins', async () => {
    const player = await play(bpmn({ nodes: [start(), parallel('fork'), user('a'), user('b'), parallel('join'), end()], flows: ['start -> fork -> a -> join -> end', 'fork -> b -> join'] }));
    player.start();
    expect(player.complete('a')).toEqual(['taskCompleted a', 'elementCompleted a', 'flowTaken a-join', 'joinArrived a-join']);
    expect(explain(player.env, player.state(), 'join').waiting).toEqual([{ type: 'join', arrived: { 'a-join': 1 }, missing: ['b-join'] }]);
    expect(player.complete('b').slice(2)).toEqual([
      'flowTaken b-join', 'joinArrived b-join', 'joinFired join', 'elementActivated join', 'elementCompleted join', 'flowTaken join-end',
      'elementActivated end', 'elementCompleted end', 'processCompleted end',
    ]);
  });

  test('two tokens on one flow do not stand for one on each; the surplus waits', async () => {
    const nodes = [start(), parallel('fork'), user('a'), user('b'), exclusive('merge'), parallel('join'), user('after'), user('c')];
    const player = await play(bpmn({ nodes, flows: ['start -> fork -> a -> merge -> join -> after', 'fork -> b -> merge', 'fork -> c -> join'] }));
    player.start();
    player.complete('a');
    player.complete('b');
    expect(player.tasks()).toEqual(['c']);
    player.complete('c');
    expect(player.state().joins).toEqual({ '/join': { 'merge-join': 1 } });
    player.complete('after');
    // A token waits at the join for ever: the instance is not done, and says why.
    expect(player.state().status).toBe('active');
    expect(explain(player.env, player.state(), 'join').waiting).toEqual([{ type: 'join', arrived: { 'merge-join': 1 }, missing: ['c-join'] }]);
  });
});

describe('inclusive gateway (§13.4.3)', () => {
  const nodes = [start(), inclusive('split', 'split-c'), user('a'), user('b'), user('c'), inclusive('join'), user('after')];
  const flows = ['start -> split', 'split -> a [x > 1]', 'split -> b [x > 2]', 'split -> c', 'a -> join -> after', 'b -> join', 'c -> join'];

  test.each([[0, ['c']], [2, ['a']], [3, ['a', 'b']]])('with %s takes every true flow and joins as many', async (x, tasks) => {
    const player = await play(bpmn({ nodes, flows }));
    player.start({ x });
    expect(player.tasks()).toEqual(tasks);
    for (const task of tasks) {
      expect(player.tasks()).not.toContain('after');
      player.complete(task);
    }
    expect(player.tasks()).toEqual(['after']);
    expect(visited(player.log).filter(id => id === 'join')).toHaveLength(1);
  });

  test('waits for a token that comes by a longer way, not for one that can no longer come', async () => {
    const parts = {
      nodes: [start(), parallel('fork'), user('a'), user('b'), exclusive('way', 'way-out'), user('out'), inclusive('join'), user('after')],
      flows: ['start -> fork -> a -> join -> after', 'fork -> b -> way', 'way -> join [come]', 'way -> out'],
    };
    const comes = await play(bpmn(parts));
    comes.start();
    comes.complete('a');
    expect(explain(comes.env, comes.state(), 'join').waiting).toEqual([{ type: 'join', arrived: { 'a-join': 1 }, missing: ['way-join'] }]);
    comes.complete('b', { come: true });
    expect(comes.tasks()).toEqual(['after']);
    const leaves = await play(bpmn(parts));
    leaves.start();
    leaves.complete('a');
    leaves.complete('b', { come: false });
    expect(leaves.tasks().sort()).toEqual(['after', 'out']);
  });

  test('does not wait for a token that can as well come over a flow that has one', async () => {
    const parts = {
      nodes: [start(), parallel('fork'), user('a'), user('b'), exclusive('merge'), exclusive('way', 'way-merge'), inclusive('join'), user('after')],
      flows: ['start -> fork -> a -> merge -> join -> after', 'fork -> b -> way', 'way -> join [direct]', 'way -> merge'],
    };
    const player = await play(bpmn(parts));
    player.start();
    player.complete('a');
    expect(player.tasks()).toEqual(['b', 'after']);
    player.complete('b', { direct: true });
    expect(player.tasks()).toEqual(['after', 'after']);
  });

  test('in a cycle, what is behind the gateway does not hold it up', async () => {
    const parts = {
      nodes: [start(), inclusive('join'), user('work'), exclusive('ok', 'ok-end'), end()],
      flows: ['start -> join -> work -> ok -> end', 'ok -> join [again]'],
    };
    const player = await play(bpmn(parts));
    player.start();
    player.complete('work', { again: true });
    player.complete('work', { again: false });
    expect(player.state().status).toBe('completed');
  });

  test('joins inside a sub-process count that sub-process only', async () => {
    const inside = { nodes: nodes.map(xml => xml.replace('"start"', '"in"')), flows: ['in -> split', ...flows.slice(1)] };
    const player = await play(bpmn({ nodes: [start(), parallel('fork'), sub('group', inside), user('other')], flows: ['start -> fork -> group', 'fork -> other'] }));
    player.start({ x: 3 });
    player.complete('a');
    player.complete('b');
    expect(player.tasks()).toEqual(['other', 'after']);
  });
});

describe('event-based gateway (§13.4.4)', () => {
  const nodes = [start(), node('eventBasedGateway', 'first'), node('intermediateCatchEvent', 'answered', message('m')), node('intermediateCatchEvent', 'silence', timer('Duration', 'P2D')), user('a'), user('b')];
  const xml = bpmn({ nodes, flows: ['start -> first -> answered -> a', 'first -> silence -> b'] }, ['<message id="m" name="reply"/>']);

  test('the first event decides, the other is called off', async () => {
    const player = await play(xml);
    player.start();
    expect(player.message('reply')).toEqual([
      'messageCorrelated answered', 'timerCancelled silence', 'elementCompleted first', 'flowTaken first-answered',
      'elementActivated answered', 'elementCompleted answered', 'flowTaken answered-a', 'elementActivated a', 'taskCreated a',
    ]);
    const silent = await play(xml);
    silent.start();
    silent.fire('silence');
    expect(silent.tasks()).toEqual(['b']);
    expect(silent.state()).toMatchObject({ messages: {}, timers: {}, tokens: 1 });
  });

  test('explains what it waits for', async () => {
    const player = await play(xml);
    player.start();
    expect(explain(player.env, player.state(), 'first').waiting.map(({ type }) => type)).toEqual(['message', 'timer']);
  });
});
