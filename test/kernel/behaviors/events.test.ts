import { describe, expect, test } from '@jest/globals';
import { boundary, bpmn, end, message, node, parallel, start, sub, timer, user } from '../../support/bpmn-builder.ts';
import { play, visited } from '../../support/kernel-player.ts';

const messageRoot = ['<message id="m" name="reply"><extensionElements><t:subscription correlationKey="=caseId"/></extensionElements></message>', '<message id="plain" name="nudge"/>'];
const catcher = (id: string, body: string): string => node('intermediateCatchEvent', id, body);

describe('start events', () => {
  const xml = bpmn({ nodes: [start('blank'), node('startEvent', 'called', message('plain')), user('a'), user('b')], flows: ['blank -> a', 'called -> b'] }, messageRoot);

  test('the none start event is used unless another is named', async () => {
    const blank = await play(xml);
    blank.start();
    expect(blank.tasks()).toEqual(['a']);
    const called = await play(xml);
    called.send({ type: 'start', startEventId: 'called', variables: {} });
    expect(called.tasks()).toEqual(['b']);
  });

  test('the only start event is used; unknown names and processes are refused', async () => {
    const player = await play(bpmn({ nodes: [node('startEvent', 'called', message('plain')), user('b')], flows: ['called -> b'] }, messageRoot));
    expect(player.refused({ type: 'start', startEventId: '__proto__', variables: {} })).toBe('START_EVENT_UNKNOWN');
    expect(player.refused({ type: 'start', startEventId: 'b', variables: {} })).toBe('START_EVENT_UNKNOWN');
    expect(player.refused({ type: 'start', processId: 'constructor', variables: {} })).toBe('PROCESS_UNKNOWN');
    player.start();
    expect(player.tasks()).toEqual(['b']);
  });

  test('without start events a process starts wherever no flow leads to (§13.2)', async () => {
    const player = await play(bpmn({ nodes: [user('a'), user('b'), end()], flows: ['a -> end', 'b -> end'] }));
    player.start();
    expect(player.tasks()).toEqual(['a', 'b']);
  });
});

describe('intermediate events', () => {
  test.each([
    ['Duration', 'P3M', '2026-06-10T08:00:00.000Z'],
    ['Duration', 'PT1H30M', '2026-03-10T09:30:00.000Z'],
    ['Duration', '=duration("P1D")', '2026-03-11T08:00:00.000Z'],
    ['Duration', 'limit', '2026-03-17T08:00:00.000Z'],
    ['Date', '2026-04-01T00:00:00+03:00', '2026-03-31T21:00:00.000Z'],
    ['Date', '=now() + duration("PT5M")', '2026-03-10T08:05:00.000Z'],
    ['Cycle', 'R2/PT1H', '2026-03-10T09:00:00.000Z'],
  ] as const)('a timer %s %s is due at %s', async (kind, text, due) => {
    const player = await play(bpmn({ nodes: [start(), catcher('wait', timer(kind, text)), end()], flows: ['start -> wait -> end'] }));
    expect(player.start({ limit: 'P7D' })).toContain(`timerScheduled wait ${due}`);
    const [timerId = ''] = Object.keys(player.state().timers);
    expect(player.refused({ type: 'fireTimer', timerId })).toBe('TIMER_NOT_DUE');
    expect(player.fire('wait')).toEqual(['timerFired wait', 'elementCompleted wait', 'flowTaken wait-end', 'elementActivated end', 'elementCompleted end', 'processCompleted end']);
  });

  test('a timer without a readable value is an incident that a retry can resolve', async () => {
    const player = await play(bpmn({ nodes: [start(), catcher('wait', timer('Duration', '=limit'))], flows: ['start -> wait'] }));
    expect(player.start()).toContain('incidentRaised wait TIMER_INVALID');
    player.send({ type: 'setVariables', variables: { limit: 'PT1M' } });
    const [incidentId = ''] = Object.keys(player.state().incidents);
    player.send({ type: 'retryIncident', incidentId });
    player.fire('wait');
    expect(player.state().status).toBe('completed');
    expect(player.refused({ type: 'retryIncident', incidentId })).toBe('INSTANCE_ENDED');
  });

  test('a message is taken by the subscription whose correlation is equal', async () => {
    const player = await play(bpmn({ nodes: [start(), catcher('wait', message('m'))], flows: ['start -> wait'] }, messageRoot));
    player.start({ caseId: { a: [1, 2] } });
    expect(player.refused({ type: 'correlateMessage', messageName: 'reply', correlation: { a: [1, 3] }, variables: {} })).toBe('MESSAGE_NOT_AWAITED');
    expect(player.message('reply', { a: [1, 2] })).toEqual(['messageCorrelated wait', 'elementCompleted wait', 'processCompleted wait']);
  });

  test('a none throw event passes at once', async () => {
    const player = await play(bpmn({ nodes: [start(), node('intermediateThrowEvent', 'mark'), end()], flows: ['start -> mark -> end'] }));
    player.start();
    expect(player.state().status).toBe('completed');
  });
});

describe('boundary events', () => {
  test('interrupting: the task is cancelled, the other boundary events too', async () => {
    const nodes = [start(), user('work'), boundary('late', 'work', timer('Duration', 'P7D')), boundary('nudged', 'work', message('plain')), user('escalated'), end()];
    const player = await play(bpmn({ nodes, flows: ['start -> work -> end', 'late -> escalated', 'nudged -> end'] }, messageRoot));
    player.start();
    expect(player.fire('late')).toEqual([
      'timerFired late', 'taskCancelled work', 'messageUnsubscribed nudged', 'elementTerminated work',
      'elementActivated late', 'elementCompleted late', 'flowTaken late-escalated', 'elementActivated escalated', 'taskCreated escalated',
    ]);
    expect(player.refused({ type: 'completeTask', taskId: 'work#2', variables: {} })).toBe('TASK_NOT_WAITING');
  });

  test('completion calls the boundary events off', async () => {
    const nodes = [start(), user('work'), boundary('late', 'work', timer('Duration', 'P7D')), end()];
    const player = await play(bpmn({ nodes, flows: ['start -> work -> end', 'late -> end'] }));
    player.start();
    const [timerId = ''] = Object.keys(player.state().timers);
    expect(player.complete('work')).toContain('timerCancelled late');
    expect(player.refused({ type: 'fireTimer', timerId })).toBe('INSTANCE_ENDED');
  });

  test('non-interrupting cycle: fires as often as it says, counted from due to due', async () => {
    const nodes = [start(), user('work'), boundary('remind', 'work', timer('Cycle', 'R2/P1D'), false), user('reminder'), end()];
    const player = await play(bpmn({ nodes, flows: ['start -> work -> end', 'remind -> reminder'] }));
    player.start();
    const [timerId = ''] = Object.keys(player.state().timers);
    player.at('2026-03-11T20:00:00.000Z');
    expect(player.send({ type: 'fireTimer', timerId })).toContain('timerScheduled remind 2026-03-12T08:00:00.000Z');
    player.fire('remind');
    expect(player.state().timers).toEqual({});
    expect(player.tasks()).toEqual(['work', 'reminder', 'reminder']);
    player.complete('work');
    player.complete('reminder');
    expect(player.state().status).toBe('active');
    player.complete('reminder');
    expect(player.state().status).toBe('completed');
  });

  test('a non-interrupting message can come again and again', async () => {
    const nodes = [start(), user('work'), boundary('nudged', 'work', message('plain'), false), user('look')];
    const player = await play(bpmn({ nodes, flows: ['start -> work', 'nudged -> look'] }, messageRoot));
    player.start();
    player.message('nudge');
    player.message('nudge');
    expect(player.tasks()).toEqual(['work', 'look', 'look']);
    expect(Object.keys(player.state().messages)).toHaveLength(1);
  });

  test('an expression that fails holds the task back; nothing is half armed', async () => {
    const nodes = [start(), user('work'), boundary('first', 'work', timer('Duration', 'P1D')), boundary('second', 'work', timer('Duration', '=limit')), end()];
    const player = await play(bpmn({ nodes, flows: ['start -> work -> end', 'first -> end', 'second -> end'] }));
    player.start();
    expect(player.state()).toMatchObject({ tasks: {}, timers: {} });
    player.send({ type: 'setVariables', variables: { limit: 'PT1H' } });
    const [incidentId = ''] = Object.keys(player.state().incidents);
    player.send({ type: 'retryIncident', incidentId });
    expect(player.tasks()).toEqual(['work']);
    expect(Object.keys(player.state().timers)).toHaveLength(2);
  });

  test('on a sub-process it ends everything inside, tokens at joins too', async () => {
    const inside = { nodes: [start('in'), parallel('fork'), user('a'), user('b'), parallel('join'), end('out')], flows: ['in -> fork -> a -> join -> out', 'fork -> b -> join'] };
    const nodes = [start(), sub('group', inside), boundary('late', 'group', timer('Duration', 'P1D')), user('after')];
    const player = await play(bpmn({ nodes, flows: ['start -> group', 'late -> after'] }));
    player.start();
    player.complete('a');
    player.fire('late');
    expect(player.state()).toMatchObject({ joins: {}, tokens: 1 });
    expect(player.tasks()).toEqual(['after']);
    player.complete('after');
    expect(player.state().status).toBe('completed');
  });
});

describe('end events', () => {
  test('terminate ends its scope: inside a sub-process only that', async () => {
    const inside = { nodes: [start('in'), parallel('fork'), user('a'), user('b'), end('stop', '<terminateEventDefinition/>')], flows: ['in -> fork -> a -> stop', 'fork -> b'] };
    const player = await play(bpmn({ nodes: [start(), sub('group', inside), user('after')], flows: ['start -> group -> after'] }));
    player.start();
    expect(player.complete('a')).toEqual(expect.arrayContaining(['taskCancelled b', 'elementTerminated b', 'elementCompleted group', 'taskCreated after']));
  });

  test('terminate also takes the tokens that are under way in the same command', async () => {
    const player = await play(bpmn({ nodes: [start(), parallel('fork'), user('b'), sub('c', { nodes: [user('d')] }), end('stop', '<terminateEventDefinition/>')], flows: ['start -> fork -> stop', 'fork -> b', 'fork -> c'] }));
    player.start();
    expect(visited(player.log)).toEqual(['start', 'fork', 'stop']);
    expect(player.state()).toMatchObject({ status: 'completed', tokens: 0, activations: {} });
  });

  test('terminate at process level completes the instance', async () => {
    const player = await play(bpmn({ nodes: [start(), parallel('fork'), user('a'), user('b'), end('stop', '<terminateEventDefinition/>')], flows: ['start -> fork -> a -> stop', 'fork -> b'] }));
    player.start();
    player.complete('a');
    expect(player.state()).toMatchObject({ status: 'completed', tasks: {}, activations: {} });
  });

  const errors = ['<error id="e" errorCode="E1"/>', '<escalation id="esc" escalationCode="UP"/>'];

  test('error: caught at the nearest enclosing sub-process, through an inner one that does not know the code', async () => {
    const inner = { nodes: [start('s2'), end('fail', '<errorEventDefinition errorRef="e"/>')], flows: ['s2 -> fail'] };
    const outer = { nodes: [start('s1'), sub('inner', inner), boundary('wrong', 'inner', '<errorEventDefinition errorRef="other"/>'), end('x')], flows: ['s1 -> inner', 'wrong -> x'] };
    const nodes = [start(), sub('outer', outer), boundary('caught', 'outer', '<errorEventDefinition errorRef="e"/>'), user('handle')];
    const player = await play(bpmn({ nodes, flows: ['start -> outer', 'caught -> handle'] }, [...errors, '<error id="other" errorCode="E2"/>']));
    player.start();
    expect(player.tasks()).toEqual(['handle']);
  });

  test('error: uncaught, the instance fails and nothing is left', async () => {
    const player = await play(bpmn({ nodes: [start(), parallel('fork'), user('a'), user('b'), end('fail', '<errorEventDefinition errorRef="e"/>')], flows: ['start -> fork -> a -> fail', 'fork -> b'] }, errors));
    player.start();
    expect(player.complete('a').slice(-3)).toEqual(['taskCancelled b', 'elementTerminated b', 'processFailed fail']);
    expect(player.state()).toMatchObject({ status: 'failed', tasks: {}, activations: {}, tokens: 0 });
  });

  test.each([[false, ['after', 'told']], [true, ['told']]])('escalation end inside a sub-process, interrupting %s', async (interrupting, tasks) => {
    const inside = { nodes: [start('in'), end('up', '<escalationEventDefinition escalationRef="esc"/>')], flows: ['in -> up'] };
    const nodes = [start(), sub('group', inside), boundary('caught', 'group', '<escalationEventDefinition escalationRef="esc"/>', interrupting), user('told'), user('after')];
    const player = await play(bpmn({ nodes, flows: ['start -> group -> after', 'caught -> told'] }, errors));
    player.start();
    expect(player.tasks().sort()).toEqual(tasks);
  });

  test('escalation thrown on the way: the token goes on, unless it was interrupted; uncaught it is nothing', async () => {
    const inside = { nodes: [start('in'), node('intermediateThrowEvent', 'up', '<escalationEventDefinition escalationRef="esc"/>'), user('on')], flows: ['in -> up -> on'] };
    const interrupted = await play(bpmn({ nodes: [start(), sub('group', inside), boundary('caught', 'group', '<escalationEventDefinition/>'), user('told')], flows: ['start -> group', 'caught -> told'] }, errors));
    interrupted.start();
    expect(interrupted.tasks()).toEqual(['told']);
    const uncaught = await play(bpmn({ nodes: [start(), sub('group', inside)], flows: ['start -> group'] }, errors));
    uncaught.start();
    expect(uncaught.tasks()).toEqual(['on']);
  });
});
