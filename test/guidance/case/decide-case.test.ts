import { beforeAll, describe, expect, test } from '@jest/globals';
import { createCaseEnvironment } from '../../../guidance/index.ts';
import type { CaseEnvironment, CaseEvent } from '../../../guidance/index.ts';
import { aino, bpmn, compiled, drive, flows, kaisa, node, olli, opening, outi, story, taskOf, threeTiers } from '../support/three-tiers.ts';
import type { Driven } from '../support/three-tiers.ts';
import { entriesOf } from '../../../kernel/run.ts';

let env: CaseEnvironment;
beforeAll(async () => { env = await threeTiers(); });

const TUE = '2026-03-10T08:00:00.000Z';
const WED = '2026-03-11T08:00:00.000Z';
const THU = '2026-03-12T08:00:00.000Z';

/** A case that waits for tier 2 to accept it, its package complete. */
function offered(at = WED): Driven {
  const driven = drive(env);
  driven.send(opening(TUE));
  driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'advise'), variables: { need: 'help at home', summary: 'lives alone' }, by: aino, at });
  return driven;
}

/** A case that `olli` has accepted on tier 2. */
function accepted(): Driven {
  const driven = offered();
  driven.send({ type: 'acceptHandover', taskId: taskOf(driven.state, 'to2'), by: olli, at: THU });
  return driven;
}

describe('opening', () => {
  test('makes the unit of the first task responsible and starts the legal clock at the contact, not at its entry', () => {
    // given a contact on Tuesday that is typed in on Wednesday
    const driven = drive(env);
    // when
    const events = driven.send(opening(WED, { initiatedAt: TUE }));
    // then
    expect(events.slice(0, 3).map(({ type }) => type)).toEqual(['caseOpened', 'responsibilityMoved', 'processStarted']);
    expect(story(events, 'responsibilityMoved', 'clockStarted', 'taskAssigned', 'tierEntered')).toEqual([
      'responsibilityMoved - → 14-neuvonta', 'clockStarted start36#1 2026-03-19T22:00:00.000Z', 'tierEntered 1 web', 'taskAssigned advise#2 → adviser 14-neuvonta',
    ]);
    expect(driven.state.clocks['start36#1']).toMatchObject({ startedAt: TUE, dueDate: '2026-03-19', status: 'running' });
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  });

  test('begins where the contact channel leads', () => {
    const driven = drive(env);
    driven.send(opening(TUE, { channel: 'phone' }));
    expect(entriesOf(driven.state.process.tasks).map(({ elementId }) => elementId)).toEqual(['assess']);
    expect(driven.state.responsible).toEqual({ unit: '14-asiakasohjaus' });
    expect(driven.state.tier).toBe(2);
  });

  test('is refused twice, at an unknown start event, and before anything else', () => {
    const driven = drive(env);
    expect(driven.refuse({ type: 'advance', at: TUE })).toBe('CASE_NOT_OPEN');
    expect(driven.refuse(opening(TUE, { startEventId: 'nowhere' }))).toBe('START_EVENT_UNKNOWN');
    driven.send(opening(TUE));
    expect(driven.refuse(opening(TUE))).toBe('CASE_ALREADY_OPEN');
  });

  test('refuses an instant that is none', () => {
    expect(() => drive(env).send(opening('yesterday'))).toThrow(RangeError);
  });
});

describe('completing a task', () => {
  test('makes the worker of the responsible unit responsible, and records who and what right before the completion', () => {
    const driven = drive(env);
    driven.send(opening(TUE));
    const events = driven.send({ type: 'completeTask', taskId: 'advise#2', variables: { pathFound: true }, by: aino, at: WED });
    expect(story(events, 'responsibilityMoved')).toEqual(['responsibilityMoved 14-neuvonta → aino']);
    const completed = events.findIndex(({ type }) => type === 'taskCompleted');
    expect(events[completed - 1]).toMatchObject({ type: 'taskRecorded', by: aino, variables: { pathFound: true }, taskId: 'advise#2' });
    expect(story(events, 'caseEnded', 'clockCancelled')).toEqual(['clockCancelled start36#1 notRequired', 'caseEnded advised path']);
    expect(driven.refuse({ type: 'advance', at: THU })).toBe('CASE_ENDED');
  });

  test('by another worker of the unit leaves the responsible worker responsible', () => {
    const driven = accepted();
    driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'assess'), variables: { moreNeeded: true }, by: outi, at: THU });
    expect(driven.state.responsible).toEqual({ unit: '14-asiakasohjaus', worker: 'olli' });
  });

  test('of another unit does not make a worker of the responsible unit responsible', async () => {
    const role = (unit: string): string => `<guidance:assignment role="guide" unit="${unit}"/>`;
    const definition = await compiled(bpmn('', `${node('startEvent', 's')}${node('userTask', 'mine', role('asiakasohjaus'))}${node('userTask', 'theirs', role('neuvonta'))}${node('endEvent', 'e')}
      ${flows(['s', 'mine'], ['mine', 'theirs'], ['theirs', 'e'])}`));
    const driven = drive(createCaseEnvironment(definition));
    driven.send(opening(TUE));
    driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'mine'), variables: {}, by: kaisa, at: TUE });
    driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'theirs'), variables: {}, by: olli, at: TUE });
    expect(driven.state.responsible).toEqual({ unit: '14-asiakasohjaus' });
  });

  test('by a worker of another unit leaves responsibility where it is', () => {
    const driven = drive(env);
    driven.send(opening(TUE));
    driven.send({ type: 'completeTask', taskId: 'advise#2', variables: {}, by: kaisa, at: WED });
    expect(driven.state.responsible).toEqual({ unit: '14-neuvonta' });
  });

  test('is refused for a handover, and for a task that does not wait', () => {
    const driven = offered();
    expect(driven.refuse({ type: 'completeTask', taskId: taskOf(driven.state, 'to2'), variables: {}, by: olli, at: THU })).toBe('TASK_IS_HANDOVER');
    expect(driven.refuse({ type: 'completeTask', taskId: 'advise#2', variables: {}, by: olli, at: THU })).toBe('TASK_NOT_WAITING');
  });

  test('starts a clock only when its condition is true, counting and rolling by its own limit', () => {
    const young = drive(env);
    young.send(opening('2026-03-20T08:00:00.000Z', { variables: { age: 60 } }));
    expect(story(young.send({ type: 'completeTask', taskId: 'advise#2', variables: {}, by: aino, at: '2026-03-20T09:00:00.000Z' }), 'clockStarted')).toEqual([]);
    const old = drive(env);
    old.send(opening('2026-03-20T08:00:00.000Z', { variables: { age: 75 } }));
    // Three months from 20 March is Midsummer Day; the next working day is Monday 22 June.
    expect(story(old.send({ type: 'completeTask', taskId: 'advise#2', variables: {}, by: aino, at: '2026-03-20T09:00:00.000Z' }), 'clockStarted'))
      .toEqual(['clockStarted older#2 2026-06-22T21:00:00.000Z']);
  });
});

describe('a handover', () => {
  test('offers what the package must hold, with the sender still responsible', () => {
    const driven = offered();
    expect(story(driven.log, 'handoverOffered')).toEqual(['handoverOffered to2#4 aino → 14-asiakasohjaus {"need":"help at home","summary":"lives alone"}']);
    expect(driven.state.responsible).toEqual({ unit: '14-neuvonta', worker: 'aino' });
    expect(story(driven.log, 'taskAssigned').at(-1)).toBe('taskAssigned to2#4 → guide 14-asiakasohjaus');
    expect(story(driven.log, 'clockStarted').at(-1)).toBe('clockStarted answer12#2 2026-03-13T22:00:00.000Z');
  });

  test('moves responsibility in one event when it is accepted, before the next task is assigned', () => {
    const driven = offered();
    const events = driven.send({ type: 'acceptHandover', taskId: 'to2#4', by: olli, at: THU });
    expect(story(events, 'handoverAccepted', 'responsibilityMoved', 'taskRecorded', 'taskCompleted', 'clockStopped', 'taskAssigned', 'coordinatorNamed')).toEqual([
      'handoverAccepted', 'responsibilityMoved aino → olli', 'taskRecorded', 'taskCompleted', 'clockStopped answer12#2 in time', 'taskAssigned assess#5 → guide olli',
    ]);
    expect(driven.refuse({ type: 'acceptHandover', taskId: 'to2#4', by: outi, at: THU })).toBe('HANDOVER_NOT_OPEN');
  });

  test('is for the receiving unit only', () => {
    const driven = offered();
    expect(driven.refuse({ type: 'acceptHandover', taskId: 'to2#4', by: kaisa, at: THU })).toBe('HANDOVER_WRONG_UNIT');
    expect(driven.refuse({ type: 'returnHandover', taskId: 'to2#4', reason: 'no', by: aino, at: THU })).toBe('HANDOVER_WRONG_UNIT');
    expect(driven.refuse({ type: 'acceptHandover', taskId: 'elsewhere#9', by: olli, at: THU })).toBe('HANDOVER_NOT_OPEN');
  });

  test('that is returned leaves the sender responsible, who offers again: the time to answer starts anew', () => {
    const driven = offered();
    expect(driven.refuse({ type: 'offerHandover', taskId: 'to2#4', variables: {}, by: aino, at: THU })).toBe('HANDOVER_NOT_RETURNED');
    expect(driven.refuse({ type: 'returnHandover', taskId: 'to2#4', reason: ' \t', by: olli, at: THU })).toBe('REASON_MISSING');
    driven.send({ type: 'returnHandover', taskId: 'to2#4', reason: ' belongs to tier 1 ', by: olli, at: THU });
    expect(driven.state.responsible).toEqual({ unit: '14-neuvonta', worker: 'aino' });
    expect(driven.state.handovers['to2#4']).toMatchObject({ status: 'returned', reason: 'belongs to tier 1' });
    expect(driven.refuse({ type: 'offerHandover', taskId: 'to2#4', variables: {}, by: kaisa, at: THU })).toBe('NOT_RESPONSIBLE');
    driven.send({ type: 'offerHandover', taskId: 'to2#4', variables: { summary: 'lives alone, no relatives' }, by: aino, at: '2026-03-13T08:00:00.000Z' });
    expect(story(driven.log, 'clockStarted', 'clockStopped', 'handoverReturned', 'handoverOffered').slice(2)).toEqual([
      'clockStarted answer12#2 2026-03-13T22:00:00.000Z', 'handoverReturned to2#4 belongs to tier 1', 'clockStopped answer12#2 in time',
      'handoverOffered to2#4 aino → 14-asiakasohjaus {"need":"help at home","summary":"lives alone, no relatives"}', 'clockStarted answer12#3 2026-03-17T22:00:00.000Z',
    ]);
    driven.send({ type: 'acceptHandover', taskId: 'to2#4', by: outi, at: '2026-03-16T08:00:00.000Z' });
    expect(driven.state.responsible).toEqual({ unit: '14-asiakasohjaus', worker: 'outi' });
  });

  test('whose package lacks something goes straight back, without starting the receiver\'s time, until it is complete', () => {
    const driven = drive(env);
    driven.send(opening(TUE));
    driven.send({ type: 'completeTask', taskId: 'advise#2', variables: { need: 'help', summary: '  ' }, by: aino, at: WED });
    expect(story(driven.log, 'handoverReturned', 'clockStarted').slice(1)).toEqual(['handoverReturned to2#4 incomplete summary']);
    expect(driven.state.handovers['to2#4']?.status).toBe('returned');
    expect(driven.refuse({ type: 'acceptHandover', taskId: 'to2#4', by: olli, at: WED })).toBe('HANDOVER_NOT_OPEN');
    expect(driven.refuse({ type: 'offerHandover', taskId: 'to2#4', variables: { other: 1 }, by: aino, at: WED })).toBe('HANDOVER_INCOMPLETE');
    const events = driven.send({ type: 'offerHandover', taskId: 'to2#4', variables: { summary: 'lives alone' }, by: aino, at: WED });
    expect(story(events, 'variablesSet', 'handoverOffered', 'clockStarted')).toEqual([
      'variablesSet', 'handoverOffered to2#4 aino → 14-asiakasohjaus {"need":"help","summary":"lives alone"}', 'clockStarted answer12#2 2026-03-13T22:00:00.000Z',
    ]);
  });

  test('that nobody answers expires at its due instant, calls the receiver\'s supervisor, and can still be accepted', () => {
    const driven = offered();
    const due = '2026-03-13T22:00:00.000Z';
    const events = driven.send({ type: 'advance', at: due });
    expect(story(events, 'clockBreached', 'handoverExpired', 'escalationRaised')).toEqual([
      `clockBreached answer12#2 ${due}`, 'handoverExpired', `escalationRaised answer12.2.inform → supervisor 14-asiakasohjaus ${due}`,
    ]);
    expect(driven.state.handovers['to2#4']?.status).toBe('expired');
    expect(driven.state.responsible).toEqual({ unit: '14-neuvonta', worker: 'aino' });
    const late = driven.send({ type: 'acceptHandover', taskId: 'to2#4', by: olli, at: '2026-03-16T08:00:00.000Z' });
    expect(story(late, 'clockStopped', 'clockBreached')).toEqual(['clockStopped answer12#2 late']);
  });

  test('to tier 3 names the coordinator, and the coordinator\'s tasks are theirs', () => {
    const driven = accepted();
    driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'assess'), variables: { moreNeeded: true }, by: olli, at: THU });
    const events = driven.send({ type: 'acceptHandover', taskId: taskOf(driven.state, 'to3'), by: kaisa, at: THU });
    expect(story(events, 'coordinatorNamed', 'taskAssigned', 'tierEntered')).toEqual(['coordinatorNamed kaisa responsibleWorker', 'taskAssigned plan#8 → coordinator kaisa']);
    expect(driven.state.tier).toBe(3);
    driven.send({ type: 'completeTask', taskId: 'plan#8', variables: {}, by: kaisa, at: THU });
    expect(driven.state).toMatchObject({ status: 'ended', responsible: { worker: 'kaisa' }, coordinator: kaisa });
    expect(story(driven.log, 'tierEntered')).toEqual(['tierEntered 1 web', 'tierEntered 2 to2', 'tierEntered 3 to3']);
    expect(story(driven.log, 'clockStopped')).toEqual(['clockStopped answer12#2 in time', 'clockStopped start36#1 in time', 'clockStopped answer23#4 in time', 'clockStopped delay#3 in time']);
  });
});

describe('ending a case outside its path', () => {
  const end = (reason: 'clientWithdrew' | 'other', at: string) => ({ type: 'endCase', reason, note: 'told by phone', by: olli, at }) as const;

  test.each([['clientWithdrew', 'withdrawn'], ['other', 'notRequired']] as const)('for %s before due makes running clocks %s', (reason, because) => {
    const driven = offered();
    const events = driven.send(end(reason, THU));
    expect(story(events, 'clockCancelled', 'clockBreached', 'caseEnded')).toEqual([
      `clockCancelled start36#1 ${because}`, `clockCancelled answer12#2 ${because}`, `caseEnded ${reason} ${reason}`,
    ]);
    expect(driven.state.process.status).toBe('terminated');
    expect(events.at(-1)).toMatchObject({ type: 'caseEnded', by: olli, note: 'told by phone' });
    expect(driven.state.handovers).toEqual({});
    for (const command of [end(reason, THU), { type: 'advance', at: THU }, opening(THU)] as const) expect(driven.refuse(command)).toBe('CASE_ENDED');
  });

  test('after due is a breach all the same', () => {
    const driven = drive(env);
    driven.send(opening(TUE));
    const events = driven.send(end('clientWithdrew', '2026-03-23T08:00:00.000Z'));
    expect(story(events, 'clockCancelled', 'clockBreached')).toEqual(['clockBreached start36#1 2026-03-19T22:00:00.000Z']);
    expect(driven.state.clocks['start36#1']).toMatchObject({ status: 'cancelled', breachedAt: '2026-03-23T08:00:00.000Z' });
  });
});

test('the same command on the same state gives byte-equal events', () => {
  const run = (): CaseEvent[] => accepted().log;
  expect(JSON.stringify(run())).toBe(JSON.stringify(run()));
});
