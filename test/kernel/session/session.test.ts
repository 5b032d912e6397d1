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

describe('what a translated scenario relies on', () => {
  const seq = (...ids: string[]): string => ids.slice(1).map((id, place) => flow(ids[place] ?? '', id)).join('');
  const wait = (id: string): string => node('intermediateCatchEvent', id, message('m'));

  test('a message thrown before its receiver waits is kept for it; one sent from outside is refused', async () => {
    const sender = process('p', `${start('s1')}${node('intermediateThrowEvent', 't', message('m'))}${end('e1')}${seq('s1', 't', 'e1')}`);
    const session = await open(sender, process('q', `${start('s2')}${user('first')}${wait('w')}${end('e2')}${seq('s2', 'first', 'w', 'e2')}`));
    session.ask({ do: 'start', process: 'q' });
    expect(session.ask({ do: 'message', name: 'm' })).toMatchObject({ ok: false, rejection: { code: 'MESSAGE_NOT_AWAITED' } });
    const begun = session.ask({ do: 'start', process: 'p' });
    expect(states(begun)).toEqual(['q active', 'p completed']);
    expect(states(session.ask({ do: 'complete', job: jobOf(begun, 'first') }))).toEqual(['q completed', 'p completed']);
  });

  test('a business key picks its instance and no other; without a key the oldest gets it', async () => {
    const session = await open(process('q', `${start('s2')}${wait('w')}${end('e2')}${seq('s2', 'w', 'e2')}`));
    for (const businessKey of ['A', 'B', 'C']) session.ask({ do: 'start', process: 'q', businessKey });
    expect(states(session.ask({ do: 'message', name: 'm', correlation: 'B' }))).toEqual(['q active', 'q completed', 'q active']);
    expect(session.ask({ do: 'message', name: 'm', correlation: 'D' }).rejection?.code).toBe('MESSAGE_NOT_AWAITED');
    expect(states(session.ask({ do: 'message', name: 'm' }))).toEqual(['q completed', 'q completed', 'q active']);
  });

  test('a call with inputs and outputs passes these and nothing else (BPMN 2.0.2 §10.4.2)', async () => {
    const assign = (kind: string, from: string, to: string): string => `<${kind}><targetRef>x</targetRef><assignment><from>${from}</from><to>${to}</to></assignment></${kind}>`;
    const io = `${assign('dataInputAssociation', 'a + 1', 'given')}${assign('dataOutputAssociation', 'result', 'b')}`;
    const session = await open(
      process('p', `${start('s1')}${node('callActivity', 'call', io, 'calledElement="q"')}${end('e1')}${seq('s1', 'call', 'e1')}<dataObject id="x"/>`),
      process('q', `${start('s2')}${user('work')}${end('e2')}${seq('s2', 'work', 'e2')}`),
    );
    const begun = session.ask({ do: 'start', process: 'p', variables: { a: 1, secret: 2 } });
    expect(begun.instances[1]?.variables).toEqual({ given: 2 });
    const done = session.ask({ do: 'complete', job: jobOf(begun, 'work'), variables: { result: 3, other: 4 } });
    expect(done.instances[0]?.variables).toEqual({ a: 1, secret: 2, b: 3 });
  });

  test('a plain data association between differently named items copies the value', async () => {
    const io = '<ioSpecification><dataInput id="in" name="question"/><dataOutput id="out" name="answer"/><inputSet><dataInputRefs>in</dataInputRefs></inputSet><outputSet><dataOutputRefs>out</dataOutputRefs></outputSet></ioSpecification>'
      + '<dataInputAssociation><sourceRef>topic</sourceRef><targetRef>in</targetRef></dataInputAssociation><dataOutputAssociation><sourceRef>out</sourceRef><targetRef>found</targetRef></dataOutputAssociation>';
    const session = await open(process('p', `<property id="topic"/><property id="found"/>${start('s1')}${user('work', io)}${end('e1')}${seq('s1', 'work', 'e1')}`));
    const begun = session.ask({ do: 'start', variables: { topic: 'why' } });
    expect(begun.jobs[0]?.variables).toMatchObject({ question: 'why' });
    expect(session.ask({ do: 'complete', job: jobOf(begun, 'work'), variables: { answer: 42 } }).instances[0]?.variables).toMatchObject({ topic: 'why', found: 42 });
  });

  test('several starts: one is named, and a name given twice means the newest', async () => {
    const session = await open(process('p', `${start('s1')}${start('s2')}${user('a')}${user('b')}${seq('s1', 'a')}${seq('s2', 'b')}`));
    expect(session.ask({ do: 'start', process: 'p', as: 'x' }).jobs.map(({ element }) => element)).toEqual(['a']);
    expect(session.ask({ do: 'start', process: 'p', startEvent: 's2', as: 'x' }).jobs.map(({ element }) => element)).toEqual(['a', 'b']);
    expect(states(session.ask({ do: 'cancel', instance: 'x' }))).toEqual(['p active', 'p terminated']);
    expect(session.ask({ do: 'start', process: 'p', startEvent: 'gone' }).rejection?.code).toBe('START_EVENT_UNKNOWN');
  });

  test.each<[object]>([
    [{}], [{ do: 7 }], [{ do: 'toString' }], [{ do: 'complete' }], [{ do: 'complete', job: ['i1'] }], [{ do: 'complete', job: 'i1:a#2', variables: 'x' }], [{ do: 'complete', job: 'i1:a#2', variables: [1] }],
    [{ do: 'error', job: 'i1:a#2' }], [{ do: 'message' }], [{ do: 'set', instance: 'i1' }], [{ do: 'start', process: { a: 1 } }], [{ do: 'advance' }], [{ do: 'advance', duration: 'soon' }],
    [{ do: 'advance', to: '1999-01-01T00:00:00Z' }], [{ do: 'explain', instance: 'i1' }], [{ do: 'retry', incident: {} }],
  ])('%j is refused and changes nothing', async request => {
    const session = await open(process('p', `${start('s1')}${user('a')}${seq('s1', 'a')}`));
    const before = session.ask({ do: 'start' });
    const reply = session.ask(request as unknown as Request);
    expect([reply.ok, reply.rejection?.code]).toEqual([false, 'REQUEST_INVALID']);
    expect({ jobs: reply.jobs, instances: reply.instances }).toEqual({ jobs: before.jobs, instances: before.instances });
  });

  test('null counts as absent and numbers as texts', async () => {
    const session = await open(process('p', `${start('s1')}${user('a')}${seq('s1', 'a')}${boundary('b', 'a', '<errorEventDefinition/>')}${user('c')}${seq('b', 'c')}`));
    const begun = session.ask({ do: 'start', process: 'p', variables: null, as: null, businessKey: 12 } as unknown as Request);
    expect(begun.instances[0]).toMatchObject({ businessKey: '12', variables: {} });
    expect(session.ask({ do: 'error', job: jobOf(begun, 'a'), code: 404 } as unknown as Request).jobs.map(({ element }) => element)).toEqual(['c']);
  });
});
