import { beforeAll, describe, expect, test } from '@jest/globals';
import { createCaseEnvironment, nextDue } from '../../../guidance/index.ts';
import type { CaseEnvironment } from '../../../guidance/index.ts';
import { aino, bpmn, compiled, drive, flows, kaisa, node, olli, opening, outi, story, taskOf, threeTiers } from '../support/three-tiers.ts';
import type { Driven } from '../support/three-tiers.ts';
import { entriesOf } from '../../../kernel/run.ts';

let env: CaseEnvironment;
beforeAll(async () => { env = await threeTiers(); });

const TUE = '2026-03-10T08:00:00.000Z';
const DUE = '2026-03-19T22:00:00.000Z';

/** Sends `advance` at each instant that `nextDue` names, up to a bound: what a workflow with one timer does. */
function letTimePass(driven: Driven, until: string): void {
  for (let due = nextDue(driven.state); due !== undefined && due <= until; due = nextDue(driven.state)) driven.send({ type: 'advance', at: due });
}

describe('a contact that is left alone past the seventh working day', () => {
  const ladder = [
    'escalationRaised start36.1.remind → responsible 14-neuvonta 2026-03-17T06:00:00.000Z',
    `clockBreached start36#1 ${DUE}`,
    `escalationRaised start36.1.inform → supervisor 14-neuvonta ${DUE}`,
    'escalationRaised start36.1.help → unitManager 14-neuvonta 2026-03-23T06:00:00.000Z',
  ];

  test('reminds, breaches, informs the supervisor and calls the unit manager, each at its instant', () => {
    const driven = drive(env);
    driven.send(opening(TUE));
    expect(nextDue(driven.state)).toBe('2026-03-17T06:00:00.000Z');
    letTimePass(driven, '2026-12-31T00:00:00.000Z');
    expect(story(driven.log, 'escalationRaised', 'clockBreached')).toEqual(ladder);
    expect(driven.log.filter(({ type }) => type === 'escalationRaised').map((event) => event.at)).toEqual(['2026-03-17T06:00:00.000Z', DUE, '2026-03-23T06:00:00.000Z']);
    expect(nextDue(driven.state)).toBeUndefined();
  });

  test('does the same in one go when nobody was there to do it earlier, saying when it was due', () => {
    const driven = drive(env);
    driven.send(opening(TUE));
    const late = '2026-04-01T00:00:00.000Z';
    const events = driven.send({ type: 'advance', at: late });
    expect(story(events, 'escalationRaised', 'clockBreached')).toEqual(ladder);
    expect(new Set(events.map(({ at }) => at))).toEqual(new Set([late]));
    expect(driven.send({ type: 'advance', at: late })).toEqual([]);
  });

  test('stays breached when the work is done after all', () => {
    const driven = drive(env);
    driven.send(opening(TUE, { channel: 'phone' }));
    letTimePass(driven, DUE);
    const events = driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'assess'), variables: { moreNeeded: false }, by: olli, at: '2026-03-20T08:00:00.000Z' });
    expect(story(events, 'clockStopped', 'clockBreached')).toEqual(['clockStopped start36#1 late', ]);
    expect(driven.state.clocks['start36#1']).toMatchObject({ status: 'stopped', breachedAt: DUE, steps: [] });
    expect(nextDue(driven.state)).toBeUndefined();
  });

  test('is breached by a completion that comes first, even if time has not been told', () => {
    const driven = drive(env);
    driven.send(opening(TUE, { channel: 'phone' }));
    const events = driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'assess'), variables: { moreNeeded: false }, by: olli, at: DUE });
    expect(story(events, 'clockStopped', 'clockBreached')).toEqual([`clockBreached start36#1 ${DUE}`, 'clockStopped start36#1 late']);
  });

  test('is in time until the last millisecond of the seventh working day', () => {
    const driven = drive(env);
    driven.send(opening(TUE, { channel: 'phone' }));
    const events = driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'assess'), variables: { moreNeeded: false }, by: olli, at: '2026-03-19T21:59:59.999Z' });
    expect(story(events, 'clockStopped', 'clockBreached')).toEqual(['clockStopped start36#1 in time']);
  });
});

test('a reminder goes to the responsible worker once there is one', () => {
  const driven = drive(env);
  driven.send(opening(TUE));
  driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'advise'), variables: { need: 'n', summary: 's' }, by: aino, at: TUE });
  driven.send({ type: 'acceptHandover', taskId: taskOf(driven.state, 'to2'), by: outi, at: TUE });
  letTimePass(driven, '2026-03-18T00:00:00.000Z');
  expect(story(driven.log, 'escalationRaised')).toEqual(['escalationRaised start36.1.remind → responsible outi 2026-03-17T06:00:00.000Z']);
});

test('an escalation is acknowledged once', () => {
  const driven = drive(env);
  driven.send(opening(TUE));
  letTimePass(driven, DUE);
  const acknowledge = { type: 'acknowledgeEscalation', escalationId: 'start36.1.inform', by: kaisa, at: DUE } as const;
  expect(driven.refuse({ ...acknowledge, escalationId: 'start36.1.help' })).toBe('ESCALATION_UNKNOWN');
  expect(driven.send(acknowledge)).toMatchObject([{ type: 'escalationAcknowledged', by: kaisa }]);
  expect(driven.state.escalations['start36.1.inform']?.acknowledged).toBe(true);
  expect(driven.refuse(acknowledge)).toBe('ESCALATION_UNKNOWN');
});

test('a contact that was typed in late gets the steps that it still can', () => {
  const driven = drive(env);
  // Entered two weeks after the contact: over due from the first moment.
  driven.send(opening('2026-03-24T08:00:00.000Z', { initiatedAt: TUE }));
  expect(nextDue(driven.state)).toBe('2026-03-17T06:00:00.000Z');
  expect(driven.send({ type: 'advance', at: '2026-03-24T08:00:00.000Z' })).toHaveLength(4);
});

const assignment = '<guidance:assignment role="guide" unit="asiakasohjaus"/>';
const timer = (id: string, kind: string, value: string, attachedTo: string, interrupting: boolean): string =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${attachedTo}" cancelActivity="${interrupting}"><bpmn:timerEventDefinition id="${id}_timer"><bpmn:${kind} xsi:type="bpmn:tFormalExpression">${value}</bpmn:${kind}></bpmn:timerEventDefinition></bpmn:boundaryEvent>`;

describe('timers that are drawn', () => {
  test('fire in the order of their instants among the clocks, and end what they interrupt', async () => {
    const definition = await compiled(bpmn(
      `<guidance:clock id="own" kind="target" fi="Oma" limit="30" unit="calendarDays"><guidance:start on="activated" element="work"/><guidance:stop on="completed" element="work"/></guidance:clock>
       <guidance:clock id="whole" kind="target" fi="Koko" limit="1" unit="calendarDays"><guidance:start on="caseOpened"/><guidance:stop on="activated" element="later"/></guidance:clock>`,
      `${node('startEvent', 's')}${node('userTask', 'work', assignment)}${timer('after', 'timeDuration', 'P3D', 'work', true)}${node('userTask', 'later', assignment)}${node('endEvent', 'e')}
       ${flows(['s', 'work'], ['work', 'e'], ['after', 'later'], ['later', 'e'])}`));
    const driven = drive(createCaseEnvironment(definition));
    driven.send(opening(TUE));
    expect(nextDue(driven.state)).toBe('2026-03-11T22:00:00.000Z');
    const events = driven.send({ type: 'advance', at: '2026-03-14T08:00:00.000Z' });
    expect(story(events, 'clockBreached', 'timerFired', 'clockCancelled', 'clockStopped', 'taskAssigned')).toEqual([
      'clockBreached whole#1 2026-03-11T22:00:00.000Z', 'timerFired', 'clockCancelled own#2 notRequired', 'clockStopped whole#1 late', expect.stringMatching(/^taskAssigned later#/),
    ]);
    expect(nextDue(driven.state)).toBeUndefined();
    driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'later'), variables: {}, by: olli, at: '2026-03-15T08:00:00.000Z' });
    expect(driven.state.status).toBe('ended');
  });

  test('that would renew themselves without end are done a bounded number at a time', async () => {
    const definition = await compiled(bpmn('', `${node('startEvent', 's')}${node('userTask', 'work', assignment)}${timer('each', 'timeCycle', 'R/PT1M', 'work', false)}
      ${node('endEvent', 'seen')}${node('endEvent', 'e')}${flows(['s', 'work'], ['work', 'e'], ['each', 'seen'])}`));
    const driven = drive(createCaseEnvironment(definition));
    driven.send(opening(TUE));
    const yearLater = '2027-03-10T08:00:00.000Z';
    driven.send({ type: 'advance', at: yearLater });
    const fired = driven.log.filter(({ type }) => type === 'timerFired').length;
    expect(fired).toBeGreaterThan(0);
    expect(fired).toBeLessThanOrEqual(1000);
    expect(driven.state.status).toBe('open');
  });
});

test('an expression that fails leaves the case open, responsible and in view', async () => {
  const definition = await compiled(bpmn('', `${node('startEvent', 's')}${node('userTask', 'work', assignment)}${node('exclusiveGateway', 'which')}${node('endEvent', 'a')}${node('endEvent', 'b')}
    ${flows(['s', 'work'], ['work', 'which'], ['which', 'a', 'score &gt; 1'], ['which', 'b', 'score &lt;= 1'])}`));
  const driven = drive(createCaseEnvironment(definition));
  driven.send(opening(TUE));
  driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'work'), variables: {}, by: olli, at: TUE });
  expect(driven.log.map(({ type }) => type)).toContain('incidentRaised');
  expect(driven.state).toMatchObject({ status: 'open', responsible: { worker: 'olli' } });
  expect(entriesOf(driven.state.process.incidents)).toHaveLength(1);
});
