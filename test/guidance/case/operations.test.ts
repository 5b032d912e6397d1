/** What is done to a case as a whole: suspended and restarted, mended, moved to other calendars and limits. */
import { describe, expect, test } from '@jest/globals';
import { createCaseEnvironment, nextDue } from '../../../guidance/index.ts';
import type { CaseCommand, TimeData } from '../../../guidance/index.ts';
import { bpmn, compiled, drive, flows, node, olli, opening, story, taskOf } from '../support/three-tiers.ts';
import type { Driven } from '../support/three-tiers.ts';

const TUE = '2026-03-10T08:00:00.000Z';
const at = (date: string): string => `${date}T08:00:00.000Z`;
const role = '<guidance:assignment role="guide" unit="asiakasohjaus"/>';
const ladder = '<guidance:ladder id="up"><guidance:step id="before" offset="-2" kind="remind" role="responsible"/><guidance:step id="after" offset="1" kind="help" role="unitManager"/></guidance:ladder>';
const clock = (id: string, attributes: string): string => `<guidance:clock id="${id}" fi="Kello" ${attributes}><guidance:start on="caseOpened"/><guidance:stop on="completed" element="second"/></guidance:clock>`;
const clocks = ladder + clock('law', 'kind="statutory" limit="7" unit="workingDays" ladder="up"') + clock('aim', 'kind="target" limit="7" unit="workingDays" ladder="up"');
const timer = (id: string, time: string): string => `<bpmn:boundaryEvent id="${id}" attachedToRef="first" cancelActivity="false"><bpmn:timerEventDefinition id="${id}d"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${time}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>${node('endEvent', `${id}e`)}`;

async function running(head: string, body = '', variables: Record<string, unknown> = {}, more: Partial<Extract<CaseCommand, { type: 'open' }>> = {}): Promise<Driven> {
  const definition = await compiled(bpmn(head, `${node('startEvent', 's')}${node('userTask', 'first', role)}${node('userTask', 'second', role)}${node('endEvent', 'e')}${body}${flows(['s', 'first'], ['first', 'second'], ['second', 'e'])}`));
  const driven = drive(createCaseEnvironment(definition));
  driven.send(opening(TUE, { variables, ...more }));
  return driven;
}

const suspend = (date: string, reason = 'Asiakas on sairaalassa'): CaseCommand => ({ type: 'suspendCase', reason, by: olli, at: at(date) });
const goOn = (date: string): CaseCommand => ({ type: 'resumeCase', by: olli, at: at(date) });

describe('a suspended case', () => {
  test('keeps the law’s clock running, with its steps and its breach, and lets a target stand still', async () => {
    const driven = await running(clocks);
    driven.send(suspend('2026-03-12'));
    driven.send({ type: 'advance', at: at('2026-03-20') });
    expect(story(driven.log, 'clockBreached', 'escalationRaised')).toEqual([
      'escalationRaised law.1.before → responsible 14-asiakasohjaus 2026-03-17T06:00:00.000Z', 'clockBreached law#1 2026-03-19T22:00:00.000Z',
      'escalationRaised law.1.after → unitManager 14-asiakasohjaus 2026-03-20T06:00:00.000Z',
    ]);
    driven.send(goOn('2026-03-23'));
    expect(driven.state.clocks['aim#2']).toMatchObject({ status: 'running', dueDate: '2026-03-30', waits: [{ waitingFor: 'suspension', standing: 'standsStill', from: at('2026-03-12'), to: at('2026-03-23') }] });
    expect(driven.state).not.toHaveProperty('suspended');
  });

  test('counts or not as the model says clock by clock', async () => {
    const driven = await running(clock('law', 'kind="statutory" limit="7" unit="workingDays" suspension="standsStill"') + clock('aim', 'kind="target" limit="7" unit="workingDays" suspension="counts"'));
    driven.send(suspend('2026-03-12'));
    driven.send({ type: 'advance', at: at('2026-03-25') });
    expect(story(driven.log, 'clockBreached')).toEqual(['clockBreached aim#2 2026-03-19T22:00:00.000Z']);
  });

  test('holds its drawn timers, which fire in order when it goes on, and refuses steps with a clear word', async () => {
    const driven = await running('', timer('late', 'P5D') + timer('soon', 'P2D') + flows(['late', 'latee'], ['soon', 'soone']));
    driven.send(suspend('2026-03-11'));
    expect(nextDue(driven.state)).toBeUndefined();
    driven.send({ type: 'advance', at: at('2026-03-20') });
    expect(story(driven.log, 'timerFired')).toEqual([]);
    const complete: CaseCommand = { type: 'completeTask', taskId: taskOf(driven.state, 'first'), variables: {}, by: olli, at: at('2026-03-20') };
    expect(driven.refuse(complete)).toBe('CASE_SUSPENDED');
    expect(driven.refuse(suspend('2026-03-20'))).toBe('CASE_SUSPENDED');
    driven.send(goOn('2026-03-20'));
    driven.send({ type: 'advance', at: at('2026-03-20') });
    expect(driven.log.flatMap((event) => (event.type === 'timerFired' ? [event.elementId] : []))).toEqual(['soon', 'late']);
    driven.send(complete);
    expect(driven.refuse(goOn('2026-03-21'))).toBe('CASE_NOT_SUSPENDED');
  });

  test('can be ended, and leaves a clock that waited for something else waiting when it goes on', async () => {
    const driven = await running(clocks);
    driven.send({ type: 'pauseClock', clock: 'aim#2', waitingFor: 'place', reason: 'r', by: olli, at: at('2026-03-11') });
    driven.send(suspend('2026-03-12'));
    driven.send(goOn('2026-03-13'));
    expect(driven.state.clocks['aim#2']).toMatchObject({ status: 'paused', waits: [{ waitingFor: 'place' }] });
    driven.send(suspend('2026-03-14'));
    driven.send({ type: 'endCase', reason: 'moved', by: olli, at: at('2026-03-14') });
    expect(driven.state.status).toBe('ended');
    expect(story(driven.log, 'clockCancelled')).toEqual(['clockCancelled law#1 withdrawn', 'clockCancelled aim#2 withdrawn']);
  });

  test('wants a reason', async () => {
    expect((await running('')).refuse(suspend('2026-03-12', ''))).toBe('REASON_MISSING');
  });
});

describe('an incident', () => {
  test('of a condition stops only its token; corrected with a reason it goes on', async () => {
    const definition = await compiled(bpmn('', `${node('startEvent', 's')}${node('parallelGateway', 'split')}${node('userTask', 'first', role)}${node('userTask', 'other', role)}${node('exclusiveGateway', 'which')}${node('userTask', 'second', role)}${node('endEvent', 'e')}${node('endEvent', 'e2')}
      ${flows(['s', 'split'], ['split', 'first'], ['split', 'other'], ['other', 'e2'], ['first', 'which'], ['which', 'second', 'amount &gt; 10'], ['which', 'e', 'amount &lt;= 10'], ['second', 'e'])}`));
    const driven = drive(createCaseEnvironment(definition));
    driven.send(opening(TUE, { variables: {} }));
    driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'first'), variables: {}, by: olli, at: at('2026-03-11') });
    const raised = driven.log.find((event) => event.type === 'incidentRaised');
    const incidentId = raised?.type === 'incidentRaised' ? raised.incidentId : '';
    expect(raised).toMatchObject({ elementId: 'which' });
    // The other token works on.
    driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'other'), variables: {}, by: olli, at: at('2026-03-11') });
    const retry = (more: Partial<Extract<CaseCommand, { type: 'retryIncident' }>>): CaseCommand => ({ type: 'retryIncident', incidentId, by: olli, at: at('2026-03-12'), ...more });
    expect(driven.refuse(retry({ incidentId: 'which#99' }))).toBe('INCIDENT_UNKNOWN');
    expect(driven.refuse(retry({ variables: { amount: 12 } }))).toBe('REASON_MISSING');
    // Tried as it is, it fails again: the incident is another one, nothing is lost.
    const again = driven.send(retry({})).find((event) => event.type === 'incidentRaised');
    const second = again?.type === 'incidentRaised' ? again.incidentId : '';
    const events = driven.send(retry({ incidentId: second, variables: { amount: 12 }, reason: 'Summa puuttui' }));
    expect(events[0]).toMatchObject({ type: 'incidentRetried', reason: 'Summa puuttui', by: olli, elementId: 'which' });
    expect(taskOf(driven.state, 'second')).toBeDefined();
  });

  test('of a clock’s condition leaves the clock running; mended, it turns out to be required or not', async () => {
    const head = clock('law', 'kind="statutory" limit="7" unit="workingDays" condition="[1..3]"');
    const driven = await running(head);
    const incidents = Object.values(driven.state.clockIncidents ?? {});
    expect(incidents).toMatchObject([{ clock: 'law#1', clockId: 'law' }]);
    expect(driven.state.clocks['law#1']?.status).toBe('running');
    const retry: CaseCommand = { type: 'retryIncident', incidentId: incidents[0]?.id ?? '', by: olli, at: at('2026-03-12') };
    driven.send(retry);
    expect(Object.keys(driven.state.clockIncidents ?? {})).toHaveLength(1);
  });
});

describe('other calendars and limits', () => {
  const adopt = (date: string, data: Partial<TimeData>, reason = 'Paikallinen vapaapäivä'): CaseCommand =>
    ({ type: 'adoptTimeData', data: { version: '14.1', days: [], hours: [], limits: [], ...data }, reason, by: { worker: 'kerttu', unit: '14' }, at: at(date) });
  const holiday = { days: [{ owner: '14-asiakasohjaus', from: '2026-03-16', to: '2026-03-18', working: false, note: 'Muutto' }] };

  test('move what counts by them, from what to what in the log, and nothing else', async () => {
    const driven = await running(ladder + clock('law', 'kind="statutory" limit="7" unit="workingDays" ladder="up"') + clock('own', 'kind="target" limit="7" unit="workingDays" calendar="unit" ladder="up"'));
    const events = driven.send(adopt('2026-03-12', holiday));
    expect(events.map(({ type }) => type)).toEqual(['timeDataAdopted', 'clockDueChanged']);
    expect(events[1]).toMatchObject({ clock: 'own#2', because: 'timeData', previousDueDate: '2026-03-19', dueDate: '2026-03-23', calendarVersion: 'fi-2026.1+14.1', reason: 'Paikallinen vapaapäivä', by: { worker: 'kerttu' } });
    expect(driven.state.clocks['own#2']?.steps).toEqual([{ stepId: 'before', at: '2026-03-19T06:00:00.000Z' }, { stepId: 'after', at: '2026-03-24T06:00:00.000Z' }]);
    // Once more: nothing moves any more.
    expect(driven.send(adopt('2026-03-12', holiday)).map(({ type }) => type)).toEqual(['timeDataAdopted']);
  });

  test('do not raise a step again that was raised by the old date, and raise one at once that the new date has passed', async () => {
    const driven = await running(ladder + clock('own', 'kind="target" limit="7" unit="workingDays" calendar="region" ladder="up"'));
    driven.send({ type: 'advance', at: at('2026-03-17') });
    driven.send(adopt('2026-03-17', { days: [{ owner: '14', from: '2026-03-18', to: '2026-03-20', working: false, note: '' }] }));
    driven.send({ type: 'advance', at: at('2026-04-01') });
    expect(story(driven.log, 'escalationRaised').map((line) => line.split(' ')[1])).toEqual(['own.1.before', 'own.1.after']);
    const early = await running(ladder + clock('own', 'kind="target" limit="7" unit="workingDays" calendar="region" ladder="up"'));
    early.send(adopt('2026-03-16', { days: [{ owner: '14', from: '2026-03-14', to: '2026-03-16', working: true, note: 'Kaksi lisäpäivää' }] }));
    expect(early.state.clocks['own#1']?.dueDate).toBe('2026-03-17');
    early.send({ type: 'advance', at: at('2026-03-16') });
    expect(story(early.log, 'escalationRaised').map((line) => line.split(' ')[1])).toEqual(['own.1.before']);
  });

  test('change the number of the very row that held at the start', async () => {
    const driven = await running('<guidance:clock id="c" fi="K" kind="statutory" limitRef="SHL36.2-75"><guidance:start on="caseOpened"/></guidance:clock>', '', { age: 80 });
    expect(driven.state.clocks['c#1']).toMatchObject({ dueDate: '2026-03-19', counting: { row: 'SHL36.2-75', limit: 7 } });
    const row = { id: 'SHL36.2-75', law: '1301/2014 36.2 k1', trigger: [], stop: 'assessmentStarted', unit: 'workingDays', limit: 5, roll: false, applies: 'age>=75', condition: 'age >= 75', from: '2026-01-01', to: null, source: '9/2026' } as const;
    const [, changed] = driven.send(adopt('2026-03-12', { limits: [row] }, 'Lakimuutos'));
    expect(changed).toMatchObject({ type: 'clockDueChanged', previousDueDate: '2026-03-19', dueDate: '2026-03-17', counting: { row: 'SHL36.2-75', limit: 5 } });
  });

  test('that are in force when a case opens are its own from the start', async () => {
    const driven = await running(clock('own', 'kind="target" limit="7" unit="workingDays" calendar="unit"'), '', {}, { timeData: { version: '14.1', limits: [], hours: [], ...holiday } });
    expect(driven.state.clocks['own#1']?.dueDate).toBe('2026-03-23');
    expect(driven.log.find((event) => event.type === 'clockStarted')).toMatchObject({ calendarVersion: 'fi-2026.1+14.1' });
  });

  test('reach a clock that stands still when it goes on', async () => {
    const driven = await running(clock('own', 'kind="target" limit="7" unit="workingDays" calendar="unit"'));
    driven.send({ type: 'pauseClock', clock: 'own#1', waitingFor: 'client', reason: 'r', by: olli, at: at('2026-03-11') });
    driven.send(adopt('2026-03-12', holiday));
    expect(driven.state.clocks['own#1']?.status).toBe('paused');
    expect(nextDue(driven.state)).toBeUndefined();
    driven.send({ type: 'resumeClock', clock: 'own#1', by: olli, at: at('2026-03-12') });
    expect(driven.state.clocks['own#1']?.dueDate).toBe('2026-03-24');
  });

  test('want a reason', async () => {
    expect((await running('')).refuse(adopt('2026-03-12', {}, ' '))).toBe('REASON_MISSING');
  });
});
