/** Many instances under one clock: calls, messages and signals between them, time, and what a reply shows. */
import { describe, expect, test } from '@jest/globals';
import { compile, openSession } from '../../../kernel/index.ts';
import type { Definition, Reply, Request, Session } from '../../../kernel/index.ts';
import { boundary, definitions, end, message, node, start, timer, user } from '../../support/bpmn-builder.ts';

const flow = (from: string, to: string): string => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const process = (id: string, body: string): string => `<process id="${id}" isExecutable="true">${body}</process>`;
const extra = '<message id="m" name="m"/><signal id="s" name="s"/><error id="e" errorCode="E"/><escalation id="esc" escalationCode="X"/>';

async function open(...processes: string[]): Promise<Session> {
  const compiled = await compile(definitions(`${extra}${processes.join('')}`), { scripts: 'others-wait' });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const found: Definition = compiled.definition;
  return openSession({ definitions: [found] });
}

/** The id of the only job of an element. */
const jobOf = (reply: Reply, element: string): string => reply.jobs.find(job => job.element === element)?.id ?? '';
const states = (reply: Reply): string[] => reply.instances.map(({ process: of, state }) => `${of} ${state}`);

describe('between instances', () => {
  const caller = process('p', `${start('s1')}${node('callActivity', 'call', '', 'calledElement="q"')}${end('e1')}${flow('s1', 'call')}${flow('call', 'e1')}${boundary('b', 'call', '<errorEventDefinition errorRef="e"/>')}${user('failed')}${flow('b', 'failed')}${boundary('n', 'call', '<escalationEventDefinition/>', false)}${user('told')}${flow('n', 'told')}`);
  const called = process('q', `${start('s2')}${node('intermediateThrowEvent', 'up', '<escalationEventDefinition escalationRef="esc"/>')}${user('work')}${end('e2')}${flow('s2', 'up')}${flow('up', 'work')}${flow('work', 'e2')}`);

  test('a call activity runs another instance with its variables and takes them back; an escalation comes up', async () => {
    const session = await open(caller, called);
    const begun = session.ask({ do: 'start', process: 'p', variables: { n: 1 } });
    expect(states(begun)).toEqual(['p active', 'q active']);
    expect(begun.instances[1]).toMatchObject({ parent: 'i1', variables: { n: 1 } });
    expect(begun.jobs.map(({ element }) => element)).toEqual(['told', 'work']);
    const done = session.ask({ do: 'complete', job: jobOf(begun, 'work'), variables: { n: 2 } });
    expect(states(done)).toEqual(['p active', 'q completed']);
    expect(done.instances[0]?.variables).toEqual({ n: 2 });
    expect(states(session.ask({ do: 'complete', job: jobOf(done, 'told') }))).toEqual(['p completed', 'q completed']);
  });

  test('an error of the called process is the call activity\'s', async () => {
    const session = await open(caller, called);
    const begun = session.ask({ do: 'start', process: 'p' });
    const failed = session.ask({ do: 'error', job: jobOf(begun, 'work'), code: 'E' });
    expect(failed.instances[1]).toMatchObject({ state: 'failed', error: { code: 'E', element: 'work' } });
    expect(failed.jobs.map(({ element }) => element)).toEqual(['told', 'failed']);
  });

  test('calls without end are cut off', async () => {
    const session = await open(process('p', `${start('s1')}${node('callActivity', 'call', '', 'calledElement="p"')}${flow('s1', 'call')}`));
    const begun = session.ask({ do: 'start', process: 'p' });
    expect(begun.instances.length).toBeLessThan(100);
    expect(begun.instances[0]?.state).toBe('failed');
  });

  test('a thrown message goes to who waits, else starts a process; a signal to all', async () => {
    const thrower = process('p', `${start('s1')}${end('e1', message('m'))}${flow('s1', 'e1')}`);
    const starter = process('q', `${node('startEvent', 's2', message('m'))}${user('w')}${flow('s2', 'w')}`);
    const hearer = process('r', `${node('startEvent', 's3', '<signalEventDefinition signalRef="s"/>')}${node('intermediateCatchEvent', 'c', message('m'))}${flow('s3', 'c')}`);
    const session = await open(thrower, starter, hearer);
    expect(states(session.ask({ do: 'start', process: 'p' }))).toEqual(['p completed', 'q active']);
    const heard = session.ask({ do: 'signal', name: 's' });
    expect(heard.waitsFor).toContainEqual({ message: 'm', element: 'c', instance: 'i3' });
    expect(states(session.ask({ do: 'start', process: 'p' }))).toEqual(['p completed', 'q active', 'r completed', 'p completed']);
    expect(session.ask({ do: 'message', name: 'nobody' }).rejection?.code).toBe('MESSAGE_NOT_AWAITED');
  });
});

test('time: every timer fires at its due time, process starts too', async () => {
  const session = await open(
    process('p', `${node('startEvent', 's1', timer('Cycle', 'R2/PT10M'))}${node('intermediateCatchEvent', 'wait', timer('Duration', 'PT15M'))}${end('e1')}${flow('s1', 'wait')}${flow('wait', 'e1')}`),
  );
  expect(session.ask({ do: 'state' }).timers).toEqual([{ element: 's1', process: 'p', due: '2026-01-01T00:10:00.000Z' }]);
  const first = session.ask({ do: 'advance', nextTimer: true });
  expect([first.now, states(first)]).toEqual(['2026-01-01T00:10:00.000Z', ['p active']]);
  const hour = session.ask({ do: 'advance', duration: 'PT1H' });
  expect([hour.now, states(hour)]).toEqual(['2026-01-01T01:10:00.000Z', ['p completed', 'p completed']]);
  expect(hour.events.filter(({ type }) => type === 'timerFired').map(({ at }) => at)).toEqual(['2026-01-01T00:25:00.000Z', '2026-01-01T00:35:00.000Z']);
  expect(session.ask({ do: 'advance', nextTimer: true }).rejection?.code).toBe('TIMER_NONE');
  expect(session.ask({ do: 'advance', to: '2020-01-01T00:00:00Z' }).rejection?.code).toBe('REQUEST_INVALID');
});

test('a reply shows activities, variables, assignment and text of jobs; names stand for ids', async () => {
  const lanes = '<laneSet id="ls"><lane id="l" name="Nurse"><flowNodeRef>a</flowNodeRef></lane></laneSet>';
  const session = await open(process('p', `${lanes}${start('s1')}${user('a')}${node('scriptTask', 'js', '<script>x()</script>', 'scriptFormat="javascript"')}${node('businessRuleTask', 'rule')}${flow('s1', 'a')}${flow('a', 'js')}${flow('js', 'rule')}`));
  const begun = session.ask({ do: 'start', as: 'me', variables: { v: 1 } });
  expect(begun.jobs).toEqual([{ id: 'i1:a#2', instance: 'i1', element: 'a', kind: 'user', assignment: { lane: 'Nurse' }, variables: { v: 1 } }]);
  const scripted = session.ask({ do: 'complete', job: jobOf(begun, 'a') });
  expect(scripted.jobs[0]).toMatchObject({ element: 'js', kind: 'script', script: 'x()' });
  expect(session.ask({ do: 'set', instance: 'me', variables: { v: 2 } }).instances[0]).toMatchObject({ as: 'me', variables: { v: 2 } });
  expect(session.ask({ do: 'explain', instance: 'me', element: 'js' }).explanation).toMatchObject({ waiting: [{ type: 'task' }] });
  const done = session.ask({ do: 'complete', job: jobOf(scripted, 'js') });
  expect(done.instances[0]?.activities.map(({ element, state }) => `${element} ${state}`)).toEqual(['s1 completed', 'a completed', 'js completed', 'rule completed']);
  expect(session.ask({ do: 'cancel', instance: 'me' }).rejection?.code).toBe('INSTANCE_ENDED');
  expect(session.ask({ do: 'nonsense' } as unknown as Request).rejection?.code).toBe('REQUEST_INVALID');
});
