import { describe, expect, test } from '@jest/globals';
import { bpmn, boundary, end, exclusive, loop, message, node, parallel, script, start, timer, user } from '../../support/bpmn-builder.ts';
import { play, visited } from '../../support/kernel-player.ts';
import { entriesOf } from '../../../kernel/run.ts';

const messageRoot = ['<message id="m" name="reply"/>'];

describe('waiting tasks', () => {
  test.each(['task', 'manualTask', 'userTask', 'serviceTask', 'sendTask', 'businessRuleTask'])('%s waits and completes with variables', async kind => {
    const player = await play(bpmn({ nodes: [start(), node(kind, 'work'), end()], flows: ['start -> work -> end'] }));
    expect(player.start({ a: 1 })).toEqual([
      'processStarted', 'elementActivated start', 'elementCompleted start', 'flowTaken start-work', 'elementActivated work', 'taskCreated work',
    ]);
    expect(entriesOf(player.state().tasks)[0]).toMatchObject({ elementId: 'work', kind });
    expect(player.complete('work', { b: 2 })).toEqual([
      'taskCompleted work', 'variablesSet work', 'elementCompleted work', 'flowTaken work-end', 'elementActivated end', 'elementCompleted end', 'processCompleted end',
    ]);
    expect(player.state()).toMatchObject({ status: 'completed', variables: { a: 1, b: 2 }, tokens: 0, activations: {}, tasks: {} });
  });

  test('conditional flows out of a task fork to every true one, else the default (§13.3.2)', async () => {
    const nodes = [start(), node('userTask', 'choose', '', 'default="choose-rest"'), user('big'), user('odd'), user('rest')];
    const xml = bpmn({ nodes, flows: ['start -> choose', 'choose -> big [n > 10]', 'choose -> odd [modulo(n, 2) = 1]', 'choose -> rest'] });
    const both = await play(xml);
    both.start();
    both.complete('choose', { n: 11 });
    expect(both.tasks()).toEqual(['big', 'odd']);
    const neither = await play(xml);
    neither.start();
    neither.complete('choose', { n: 2 });
    expect(neither.tasks()).toEqual(['rest']);
  });

  test('several flows out without conditions fork; several flows in pass each by itself (§13.3.1)', async () => {
    const player = await play(bpmn({ nodes: [start(), user('a'), user('b'), user('c'), user('d')], flows: ['start -> a', 'a -> b -> d', 'a -> c -> d'] }));
    player.start();
    player.complete('a');
    player.complete('b');
    player.complete('c');
    expect(player.tasks()).toEqual(['d', 'd']);
    player.complete('d');
    expect(player.state().status).toBe('active');
    player.complete('d');
    expect(player.state().status).toBe('completed');
  });
});

describe('receive task', () => {
  test('waits for its message only', async () => {
    const player = await play(bpmn({ nodes: [start(), node('receiveTask', 'wait', '', 'messageRef="m"')], flows: ['start -> wait'] }, messageRoot));
    player.start();
    expect(player.refused({ type: 'correlateMessage', messageName: 'other', variables: {} })).toBe('MESSAGE_NOT_AWAITED');
    expect(player.message('reply', undefined, { answer: 'yes' })).toEqual(['messageCorrelated wait', 'variablesSet wait', 'elementCompleted wait', 'processCompleted wait']);
    expect(player.state().variables).toEqual({ answer: 'yes' });
  });
});

describe('script task', () => {
  test('runs FEEL over the variables, with the instant of the command as now', async () => {
    const player = await play(bpmn({ nodes: [start(), script('sum', '=a + b', 'total'), script('when', 'string(now())', 'at')], flows: ['start -> sum -> when'] }));
    player.start({ a: 2, b: 3 });
    expect(player.state()).toMatchObject({ status: 'completed', variables: { a: 2, b: 3, total: 5, at: '2026-03-10T08:00:00Z' } });
  });

  test('a context without a result variable gives its entries', async () => {
    const player = await play(bpmn({ nodes: [start(), script('make', '{ x: 1, due: date("2026-01-31") + duration("P1M") }')], flows: ['start -> make'] }));
    player.start();
    expect(player.state().variables).toEqual({ x: 1, due: '2026-02-28' });
  });

  test('a value that goes nowhere is an incident; a retry runs it again', async () => {
    const player = await play(bpmn({ nodes: [start(), script('make', 'if x = null then 1 else { y: x }')], flows: ['start -> make'] }));
    expect(player.start()).toContain('incidentRaised make SCRIPT_RESULT_UNNAMED');
    player.send({ type: 'setVariables', variables: { x: 7 } });
    const [incidentId = ''] = Object.keys(player.state().incidents);
    expect(player.send({ type: 'retryIncident', incidentId })).toEqual(['incidentResolved make', 'variablesSet make', 'elementCompleted make', 'processCompleted make']);
    expect(player.state().variables).toEqual({ x: 7, y: 7 });
  });

  test('a result variable named like an object\'s prototype is a variable like any other', async () => {
    const player = await play(bpmn({ nodes: [start(), script('make', '1', '__proto__')], flows: ['start -> make'] }));
    player.start();
    expect(Object.hasOwn(player.state().variables, '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(player.state().variables)).toBe(Object.prototype);
  });
});

describe('standard loop (§13.3.6)', () => {
  test('runs again while the condition is true, one round at a time', async () => {
    const player = await play(bpmn({ nodes: [start(), user('try', loop('not(done)')), end()], flows: ['start -> try -> end'] }));
    expect(player.start()).toEqual([
      'processStarted', 'elementActivated start', 'elementCompleted start', 'flowTaken start-try', 'elementActivated try', 'elementActivated try', 'taskCreated try',
    ]);
    player.complete('try', { done: false });
    expect(player.tasks()).toEqual(['try']);
    expect(entriesOf(player.state().activations).map(({ round }) => round)).toEqual([undefined, 2]);
    player.complete('try', { done: true });
    expect(player.state().status).toBe('completed');
  });

  test('testBefore may skip it altogether; the maximum ends it', async () => {
    const skipped = await play(bpmn({ nodes: [start(), user('try', loop('again', 'testBefore="true"'))], flows: ['start -> try'] }));
    skipped.start({ again: false });
    expect(skipped.state().status).toBe('completed');
    const limited = await play(bpmn({ nodes: [start(), user('try', loop('true', 'loopMaximum="2"'))], flows: ['start -> try'] }));
    limited.start();
    limited.complete('try');
    limited.complete('try');
    expect(limited.state().status).toBe('completed');
  });

  test('a boundary timer runs over all rounds, not from each round anew', async () => {
    const nodes = [start(), user('try', loop('true')), boundary('late', 'try', timer('Duration', 'P1D')), user('help')];
    const player = await play(bpmn({ nodes, flows: ['start -> try', 'late -> help'] }));
    player.start();
    player.at('2026-03-11T07:00:00.000Z');
    player.complete('try');
    expect(entriesOf(player.state().timers).map(({ due }) => due)).toEqual(['2026-03-11T08:00:00.000Z']);
    player.fire('late');
    expect(player.tasks()).toEqual(['help']);
  });

  test('an instant loop that never ends is refused and changes nothing', async () => {
    const player = await play(bpmn({ nodes: [start(), script('spin', 'n + 1', 'n'), exclusive('again', 'again-spin'), end()], flows: ['start -> spin -> again', 'again -> spin', 'again -> end [n < 0]'] }), { limits: { steps: 500 } });
    expect(player.refused({ type: 'start', variables: { n: 0 } })).toBe('STEP_LIMIT_REACHED');
    expect(player.state().status).toBe('created');
  });

  test('a sequence-flow loop visits the task again', async () => {
    const nodes = [start(), user('ask'), exclusive('ok', 'ok-ask'), end()];
    const player = await play(bpmn({ nodes, flows: ['start -> ask -> ok', 'ok -> ask', 'ok -> end [good]'] }));
    player.start();
    player.complete('ask', { good: false });
    player.complete('ask', { good: true });
    expect(visited(player.log)).toEqual(['start', 'ask', 'ok', 'ask', 'ok', 'end']);
  });
});

test('an error from a task goes to the boundary event that names its code, else to the one that names none', async () => {
  const caught = (code: string): string => `<errorEventDefinition errorRef="${code}"/>`;
  const nodes = [start(), user('work'), boundary('any', 'work', '<errorEventDefinition/>'), boundary('known', 'work', caught('e')), user('generic'), user('special'), parallel('x'), boundary('msg', 'work', message('m'))];
  const xml = bpmn({ nodes: nodes.filter(xml => !xml.includes('"x"')), flows: ['start -> work', 'any -> generic', 'known -> special', 'msg -> generic'] }, [...messageRoot, '<error id="e" errorCode="NO_CONSENT"/>']);
  for (const [errorCode, task] of [['NO_CONSENT', 'special'], ['OTHER', 'generic']] as const) {
    const player = await play(xml);
    player.start();
    const [taskId = ''] = Object.keys(player.state().tasks);
    player.send({ type: 'throwError', taskId, errorCode, variables: {} });
    expect(player.tasks()).toEqual([task]);
    expect(player.state().messages).toEqual({});
  }
});
