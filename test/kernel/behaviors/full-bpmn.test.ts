/** Elements of executable BPMN beyond tasks and simple gateways, by the elements that tokens come to. */
import { describe, expect, test } from '@jest/globals';
import { boundary, bpmn, end, exclusive, message, node, parallel, start, sub, timer, user } from '../../support/bpmn-builder.ts';
import { play, visited } from '../../support/kernel-player.ts';

const association = (from: string, to: string): string => `<association id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const handler = (id: string): string => node('userTask', id, '', 'isForCompensation="true"');
const flow = (from: string, to: string): string => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const eventSub = (id: string, trigger: string, task: string, interrupting = true): string =>
  node('subProcess', id, `${node('startEvent', `${id}-start`, trigger, `isInterrupting="${interrupting}"`)}${user(task)}${flow(`${id}-start`, task)}`, 'triggeredByEvent="true"');
const signals = ['<signal id="s" name="s"/><signal id="r" name="r"/><message id="m" name="m"/><error id="e" errorCode="E"/><escalation id="esc" escalationCode="X"/>'];
const signal = (ref = 's'): string => `<signalEventDefinition signalRef="${ref}"/>`;
const conditional = (text: string): string => `<conditionalEventDefinition><condition>${text}</condition></conditionalEventDefinition>`;
const compensate = (ref?: string): string => `<compensateEventDefinition ${ref === undefined ? '' : `activityRef="${ref}"`}/>`;

describe('signals (§10.5.5)', () => {
  test('a throw is heard by the other branch of a fork, whichever comes first', async () => {
    const player = await play(bpmn({ nodes: [start(), parallel('f'), node('intermediateThrowEvent', 't', signal()), node('intermediateCatchEvent', 'c', signal()), user('a')], flows: ['start -> f -> t', 'f -> c -> a'] }, signals));
    expect(player.start()).toContain('signalThrown t');
    expect(player.tasks()).toEqual(['a']);
  });

  test('an end event is heard by the boundary of its own sub-process, which it interrupts', async () => {
    const player = await play(bpmn({ nodes: [start(), sub('p1', { nodes: [start('in'), end('out', signal())], flows: ['in -> out'] }), boundary('b', 'p1', signal()), user('a'), user('no')], flows: ['start -> p1 -> no', 'b -> a'] }, signals));
    player.start();
    expect(player.tasks()).toEqual(['a']);
  });

  test('every waiting event gets a broadcast; a non-interrupting boundary listens on', async () => {
    const player = await play(bpmn({ nodes: [start(), user('a'), boundary('b', 'a', signal(), false), user('x')], flows: ['start -> a', 'b -> x'] }, signals));
    player.start();
    for (const count of [1, 2]) {
      player.send({ type: 'broadcastSignal', signalName: 's', variables: {} });
      expect(player.tasks().filter(id => id === 'x')).toHaveLength(count);
    }
    expect(player.refused({ type: 'broadcastSignal', signalName: 'r', variables: {} })).toBe('SIGNAL_NOT_AWAITED');
  });
});

describe('conditional events (§10.5.5)', () => {
  test('come when a variable makes them true, again only from false to true', async () => {
    const player = await play(bpmn({ nodes: [start(), user('a'), boundary('b', 'a', conditional('n &gt; 3'), false), user('x')], flows: ['start -> a', 'b -> x'] }));
    player.start();
    const set = (n: number): number => {
      player.send({ type: 'setVariables', variables: { n } });
      return player.tasks().filter(id => id === 'x').length;
    };
    expect([set(1), set(4), set(5), set(2), set(9)]).toEqual([0, 1, 1, 1, 2]);
  });

  test('one that is true already does not hold the token', async () => {
    const player = await play(bpmn({ nodes: [start(), node('intermediateCatchEvent', 'c', conditional('go')), user('a')], flows: ['start -> c -> a'] }));
    player.start({ go: true });
    expect(player.tasks()).toEqual(['a']);
  });
});

test('a link goes on at the catching link of its name (§10.5.5.8)', async () => {
  const link = '<linkEventDefinition name="l"/>';
  const player = await play(bpmn({ nodes: [start(), node('intermediateThrowEvent', 't', link), node('intermediateCatchEvent', 'c', link), user('a')], flows: ['start -> t', 'c -> a'] }));
  player.start();
  expect(visited(player.log)).toEqual(['start', 't', 'c', 'a']);
});

test('messages are thrown to the outside, by throw and end events and sent send tasks (§13.5.4)', async () => {
  const player = await play(bpmn({ nodes: [start(), node('intermediateThrowEvent', 't', message('m')), node('sendTask', 'send', '', 'messageRef="m"'), end('done', message('m'))], flows: ['start -> t -> send -> done'] }, signals));
  expect(player.start()).toContain('messageThrown t');
  expect(player.complete('send')).toEqual(['taskCompleted send', 'messageThrown send', 'elementCompleted send', 'flowTaken send-done', 'elementActivated done', 'messageThrown done', 'elementCompleted done', 'processCompleted done']);
});

describe('event sub-processes (§13.5.4)', () => {
  const withSub = (trigger: string, interrupting: boolean): string => bpmn({ nodes: [start(), user('a'), eventSub('h', trigger, 'x', interrupting)], flows: ['start -> a'] }, signals);

  test.each([true, false])('a message starts one of the process, interrupting: %s', async interrupting => {
    const player = await play(withSub(message('m'), interrupting));
    player.start();
    player.message('m');
    expect(player.tasks()).toEqual(interrupting ? ['x'] : ['a', 'x']);
    if (!interrupting) player.complete('a');
    player.complete('x');
    expect(player.state()).toMatchObject({ status: 'completed', tokens: 0, messages: {}, activations: {} });
  });

  test('a timer cycle starts one again and again; the process ends its waits', async () => {
    const player = await play(withSub(timer('Cycle', 'R2/PT5S'), false));
    player.start();
    player.fire('h-start');
    player.fire('h-start');
    expect(player.state().timers).toEqual({});
    expect(player.tasks()).toEqual(['a', 'x', 'x']);
  });

  test('an error inside is caught by the event sub-process before the boundary; its own error is not', async () => {
    const failing = node('subProcess', 'h', `${node('startEvent', 'hs', '<errorEventDefinition errorRef="e"/>')}${user('x')}${end('again', '<errorEventDefinition errorRef="e"/>')}${flow('hs', 'x')}${flow('x', 'again')}`, 'triggeredByEvent="true"');
    const player = await play(bpmn({ nodes: [start(), sub('s1', { nodes: [start('in'), user('a'), failing], flows: ['in -> a'] }), boundary('b', 's1', '<errorEventDefinition/>'), user('out')], flows: ['start -> s1', 'b -> out'] }, signals));
    player.start();
    player.send({ type: 'throwError', taskId: Object.keys(player.state().tasks)[0] ?? '', errorCode: 'E', variables: {} });
    expect(player.tasks()).toEqual(['x']);
    player.complete('x');
    expect(player.tasks()).toEqual(['out']);
  });

  test('an escalation from a task goes to one beside it and the task goes on', async () => {
    const player = await play(withSub('<escalationEventDefinition escalationRef="esc"/>', false));
    player.start();
    player.send({ type: 'throwEscalation', taskId: Object.keys(player.state().tasks)[0] ?? '', escalationCode: 'X', variables: { why: 1 } });
    expect(player.tasks()).toEqual(['a', 'x']);
    expect(player.state().variables).toEqual({ why: 1 });
  });
});

describe('compensation (§13.5.5)', () => {
  const booked = [user('a'), user('b'), boundary('ca', 'a', compensate()), boundary('cb', 'b', compensate()), handler('ua'), handler('ub'), association('ca', 'ua'), association('cb', 'ub')];

  test('undoes what was completed in reverse order, one after the other', async () => {
    const player = await play(bpmn({ nodes: [start(), ...booked, node('intermediateThrowEvent', 't', compensate()), user('z')], flows: ['start -> a -> b -> t -> z'] }));
    player.start();
    player.complete('a');
    player.complete('b');
    expect(player.tasks()).toEqual(['ub']);
    player.complete('ub');
    expect(player.tasks()).toEqual(['ua']);
    player.complete('ua');
    expect(player.tasks()).toEqual(['z']);
    player.complete('z');
    expect(player.state().status).toBe('completed');
  });

  test('of one activity only; a second time there is nothing to undo', async () => {
    const player = await play(bpmn({ nodes: [start(), ...booked, node('intermediateThrowEvent', 't', compensate('a')), end('t2', compensate('a'))], flows: ['start -> a -> b -> t -> t2'] }));
    player.start();
    player.complete('a');
    player.complete('b');
    expect(player.tasks()).toEqual(['ua']);
    player.complete('ua');
    expect(player.state().status).toBe('completed');
  });

  test('of a completed sub-process without a handler undoes what is inside', async () => {
    const player = await play(bpmn({ nodes: [start(), sub('s1', { nodes: [start('in'), ...booked], flows: ['in -> a -> b'] }), end('t', compensate())], flows: ['start -> s1 -> t'] }));
    player.start();
    for (const id of ['a', 'b', 'ub', 'ua']) player.complete(id);
    expect(player.state()).toMatchObject({ status: 'completed', compensations: {} });
  });

  test('cancelling a transaction ends the rest, compensates, and leaves by its cancel event', async () => {
    const player = await play(bpmn({ nodes: [
      start(), node('transaction', 's1', `${start('in')}${booked.join('')}${parallel('f')}${user('c')}${end('x', '<cancelEventDefinition/>')}${flow('in', 'a')}${flow('a', 'f')}${flow('f', 'b')}${flow('f', 'c')}${flow('b', 'x')}`),
      boundary('cancelled', 's1', '<cancelEventDefinition/>'), user('after'), user('no'),
    ], flows: ['start -> s1 -> no', 'cancelled -> after'] }));
    player.start();
    player.complete('a');
    player.complete('b');
    expect(player.tasks()).toEqual(['ub']);
    player.complete('ub');
    player.complete('ua');
    expect(player.tasks()).toEqual(['after']);
  });
});

describe('multi-instance (§13.3.7)', () => {
  const multi = (attributes: string, body: string): string => `<multiInstanceLoopCharacteristics ${attributes}>${body}</multiInstanceLoopCharacteristics>`;
  const over = multi('isSequential="false"', '<extensionElements><t:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=item * 2"/></extensionElements>');

  test('in parallel, over a collection, into an output collection in the order of the items', async () => {
    const player = await play(bpmn({ nodes: [start(), user('a', over), end()], flows: ['start -> a -> end'] }));
    player.start({ items: [1, 2, 3] });
    expect(player.tasks()).toEqual(['a', 'a', 'a']);
    const [first, second, third] = Object.keys(player.state().tasks);
    for (const taskId of [third, first, second]) player.send({ type: 'completeTask', taskId: taskId ?? '', variables: {} });
    expect(player.state()).toMatchObject({ status: 'completed', variables: { items: [1, 2, 3], results: [2, 4, 6] } });
  });

  test('one after the other, until the completion condition is true', async () => {
    const player = await play(bpmn({ nodes: [start(), user('a', multi('isSequential="true"', '<loopCardinality>5</loopCardinality><completionCondition>numberOfCompletedInstances &gt;= 2</completionCondition>')), user('z')], flows: ['start -> a -> z'] }));
    player.start();
    player.complete('a');
    expect(player.tasks()).toEqual(['a']);
    player.complete('a');
    expect(player.tasks()).toEqual(['z']);
  });

  test('no instances at all, and a collection that is none', async () => {
    const xml = bpmn({ nodes: [start(), user('a', over), user('z')], flows: ['start -> a -> z'] });
    const none = await play(xml);
    none.start({ items: [] });
    expect(none.tasks()).toEqual(['z']);
    expect((await play(xml)).start({ items: 7 })).toContain('incidentRaised a MULTI_INSTANCE_INVALID');
  });
});

describe('gateways', () => {
  test('complex: fires when its condition is true, once, and resets for the next round (§13.4.5)', async () => {
    const gateway = node('complexGateway', 'g', '<activationCondition>activationCount &gt;= 2</activationCondition>');
    const player = await play(bpmn({ nodes: [start(), parallel('f'), user('a'), user('b'), user('c'), gateway, user('z')], flows: ['start -> f -> a -> g -> z', 'f -> b -> g', 'f -> c -> g'] }));
    player.start();
    player.complete('a');
    expect(player.tasks()).not.toContain('z');
    player.complete('b');
    expect(player.tasks()).toEqual(['c', 'z']);
    player.complete('c');
    expect(player.tasks()).toEqual(['z']);
    player.complete('z');
    expect(player.state()).toMatchObject({ status: 'completed', joins: {}, phases: {} });
  });

  const instantiating = (kind: string): string => bpmn({ nodes: [node('eventBasedGateway', 'g', '', `instantiate="true" eventGatewayType="${kind}"`), node('intermediateCatchEvent', 'c1', message('m')), node('intermediateCatchEvent', 'c2', signal()), user('a'), user('b')], flows: ['g -> c1 -> a', 'g -> c2 -> b'] }, signals);

  test('an instantiating one is over with its first event, or needs all (§13.4.4)', async () => {
    const one = await play(instantiating('Exclusive'));
    one.send({ type: 'start', startEventId: 'c1', variables: {} });
    expect([one.tasks(), Object.keys(one.state().signals ?? {})]).toEqual([['a'], []]);
    const all = await play(instantiating('Parallel'));
    all.send({ type: 'start', startEventId: 'c1', variables: {} });
    expect(all.tasks()).toEqual(['a']);
    all.send({ type: 'broadcastSignal', signalName: 's', variables: {} });
    expect(all.tasks()).toEqual(['a', 'b']);
    all.complete('a');
    all.complete('b');
    expect(all.state().status).toBe('completed');
  });
});

describe('multiple events (§10.5.1)', () => {
  const both = (attributes: string): string => bpmn({ nodes: [start(), node('intermediateCatchEvent', 'c', signal('s') + signal('r'), attributes), user('a')], flows: ['start -> c -> a'] }, signals);

  test('any of them, or all of them', async () => {
    const any = await play(both(''));
    any.start();
    any.send({ type: 'broadcastSignal', signalName: 'r', variables: {} });
    expect([any.tasks(), any.state().signals]).toEqual([['a'], {}]);
    const all = await play(both('parallelMultiple="true"'));
    all.start();
    all.send({ type: 'broadcastSignal', signalName: 'r', variables: {} });
    expect(all.tasks()).toEqual([]);
    all.send({ type: 'broadcastSignal', signalName: 's', variables: {} });
    expect(all.tasks()).toEqual(['a']);
  });
});

describe('ad-hoc sub-process (§13.3.5)', () => {
  const adHoc = (attributes: string, condition = ''): string => node('adHocSubProcess', 's1', `${user('a')}${user('b')}${condition}`, attributes);

  test('everything at once, or one after the other', async () => {
    const parallelOne = await play(bpmn({ nodes: [start(), adHoc('ordering="Parallel"'), user('z')], flows: ['start -> s1 -> z'] }));
    parallelOne.start();
    expect(parallelOne.tasks()).toEqual(['a', 'b']);
    const sequential = await play(bpmn({ nodes: [start(), adHoc('ordering="Sequential"'), user('z')], flows: ['start -> s1 -> z'] }));
    sequential.start();
    expect(sequential.tasks()).toEqual(['a']);
    sequential.complete('a');
    expect(sequential.tasks()).toEqual(['b']);
    sequential.complete('b');
    expect(sequential.tasks()).toEqual(['z']);
  });

  test('its condition ends it and what is left', async () => {
    const player = await play(bpmn({ nodes: [start(), adHoc('', '<completionCondition>done</completionCondition>'), user('z')], flows: ['start -> s1 -> z'] }));
    player.start({ done: false });
    player.complete('a', { done: true });
    expect(player.tasks()).toEqual(['z']);
  });
});

describe('data and quantities', () => {
  test('a data object of a sub-process is its own; others are shared (§10.4.1)', async () => {
    const player = await play(bpmn({ nodes: [start(), sub('s1', { nodes: [start('in'), user('a'), exclusive('x', 'x-no'), user('yes'), user('no'), '<dataObject id="d" name="inner"/>'], flows: ['in -> a -> x -> yes [inner = 1]', 'x -> no'] }), user('z')], flows: ['start -> s1 -> z'] }));
    player.start();
    player.complete('a', { inner: 1, outer: 2 });
    expect(player.tasks()).toEqual(['yes']);
    player.complete('yes');
    expect(player.state().variables).toEqual({ outer: 2 });
  });

  test('start and completion quantities (§13.3.2)', async () => {
    const player = await play(bpmn({ nodes: [start(), node('task', 'a', '', 'completionQuantity="2"'), user('b'), node('task', 'c', '', 'startQuantity="2"')], flows: ['start -> a -> b -> c'] }));
    player.start();
    player.complete('a');
    expect(player.tasks()).toEqual(['b', 'b']);
    player.complete('b');
    expect(player.tasks()).toEqual(['b']);
    player.complete('b');
    expect(player.tasks()).toEqual(['c']);
  });
});

test('a task may report an escalation to its own boundary event (§10.5.4)', async () => {
  const player = await play(bpmn({ nodes: [start(), user('a'), boundary('b', 'a', '<escalationEventDefinition escalationRef="esc"/>', false), user('x')], flows: ['start -> a', 'b -> x'] }, signals));
  player.start();
  player.send({ type: 'throwEscalation', taskId: Object.keys(player.state().tasks)[0] ?? '', escalationCode: 'X', variables: {} });
  expect(player.tasks()).toEqual(['a', 'x']);
});
