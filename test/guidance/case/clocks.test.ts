/** Clocks that the three-tier path does not have: several starts, interruptions, short limits, odd conditions. */
import { describe, expect, test } from '@jest/globals';
import { createCaseEnvironment, nextDue } from '../../../guidance/index.ts';
import { bpmn, compiled, drive, flows, node, olli, opening, story, taskOf } from '../support/three-tiers.ts';
import type { Driven } from '../support/three-tiers.ts';

const TUE = '2026-03-10T08:00:00.000Z';
const assignment = '<guidance:assignment role="guide" unit="asiakasohjaus"/>';
const CLOCKS = ['clockStarted', 'clockStopped', 'clockBreached', 'clockCancelled'] as const;

/** A case on `s → first → second → e`, where a drawn timer of five days interrupts `first` and leads to `second`. */
async function twoTasks(head: string, onFirst = assignment, variables: Record<string, unknown> = {}): Promise<Driven> {
  const after = '<bpmn:boundaryEvent id="after" attachedToRef="first"><bpmn:timerEventDefinition id="days"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P5D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>';
  const definition = await compiled(bpmn(head, `${node('startEvent', 's')}${node('userTask', 'first', onFirst)}${after}${node('userTask', 'second', assignment)}${node('endEvent', 'e')}
    ${flows(['s', 'first'], ['first', 'second'], ['after', 'second'], ['second', 'e'])}`));
  const driven = drive(createCaseEnvironment(definition));
  driven.send(opening(TUE, { variables }));
  return driven;
}

function clock(attributes: string, ...triggers: readonly string[]): string {
  return `<guidance:clock id="c" kind="target" fi="Kello" ${attributes}>${triggers.map((trigger) => `<guidance:${trigger}/>`).join('')}</guidance:clock>`;
}

describe('starting', () => {
  test('happens once while the clock runs, and anew after it has stopped', async () => {
    const driven = await twoTasks(clock('limit="5" unit="workingDays"', 'start on="caseOpened"', 'start on="activated" element="first"', 'start on="activated" element="second"', 'stop on="completed" element="first"'));
    driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'first'), variables: {}, by: olli, at: '2026-03-11T08:00:00.000Z' });
    expect(story(driven.log, ...CLOCKS)).toEqual(['clockStarted c#1 2026-03-17T22:00:00.000Z', 'clockStopped c#1 in time', 'clockStarted c#2 2026-03-18T22:00:00.000Z']);
  });

  test.each([
    ['sevenDayGround != null', { sevenDayGround: 'age' }, 1], ['sevenDayGround != null', {}, 0], ['sevenDayGround = null', {}, 1], ['age &gt;= 75', {}, 0],
    // Not a truth value at all: watched rather than missed.
    ['[1..3]', {}, 1],
  ])('under the condition %s with %j: %i', async (condition, variables, started) => {
    const driven = await twoTasks(clock(`limit="5" unit="workingDays" condition="${condition}"`, 'start on="caseOpened"'), assignment, variables);
    expect(story(driven.log, 'clockStarted')).toHaveLength(started);
  });

  test('leaves out the steps that would fall before it, and counts in calendar days where the ladder says so', async () => {
    const ladder = ['-2 workingDays', '-1 calendarDays', '1 calendarDays', '1 workingDays'].map((offset, index) => {
      const [count, unit] = offset.split(' ');
      return `<guidance:step id="s${index}" offset="${count}" unit="${unit}" kind="remind" role="responsible"/>`;
    });
    // Due on Friday 13 March: two working days before is Wednesday 11th, before the start on Thursday.
    const driven = await twoTasks(`<guidance:ladder id="l">${ladder.join('')}</guidance:ladder>${clock('limit="1" unit="workingDays" ladder="l"', 'start on="completed" element="first"')}`);
    driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'first'), variables: {}, by: olli, at: '2026-03-12T05:00:00.000Z' });
    expect(driven.state.clocks['c#1']?.steps).toEqual([
      { stepId: 's1', at: '2026-03-12T06:00:00.000Z' }, { stepId: 's2', at: '2026-03-14T06:00:00.000Z' }, { stepId: 's3', at: '2026-03-16T06:00:00.000Z' },
    ]);
  });

  test('without a number gives no due instant and no breach, and stops in time whenever it does', async () => {
    const driven = await twoTasks(clock('unit="withoutUndueDelay"', 'start on="caseOpened"', 'stop on="completed" element="second"'));
    driven.send({ type: 'advance', at: '2027-03-10T08:00:00.000Z' });
    driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'second'), variables: {}, by: olli, at: '2027-03-10T08:00:00.000Z' });
    expect(story(driven.log, ...CLOCKS)).toEqual(['clockStarted c#1 -', 'clockStopped c#1 in time']);
  });
});

describe('an element that is interrupted', () => {
  test('ends as late the clock that only it could have stopped, when that is over due', async () => {
    const driven = await twoTasks(clock('limit="1" unit="calendarDays"', 'start on="activated" element="first"', 'stop on="completed" element="first"'));
    driven.send({ type: 'advance', at: '2026-03-20T08:00:00.000Z' });
    expect(story(driven.log, ...CLOCKS)).toEqual(['clockStarted c#1 2026-03-11T22:00:00.000Z', 'clockBreached c#1 2026-03-11T22:00:00.000Z', 'clockStopped c#1 late']);
    expect(nextDue(driven.state)).toBeUndefined();
  });

  test('leaves the clock running that another element stops', async () => {
    const driven = await twoTasks(clock('limit="30" unit="calendarDays"', 'start on="activated" element="first"', 'stop on="completed" element="second"'));
    driven.send({ type: 'advance', at: '2026-03-20T08:00:00.000Z' });
    expect(story(driven.log, ...CLOCKS)).toEqual(['clockStarted c#1 2026-04-09T21:00:00.000Z']);
  });

  test('takes its offered handover and the time to answer along', async () => {
    const both = ['start on="activated" element="first"', 'stop on="completed" element="first"', 'start on="activated" element="second"', 'stop on="completed" element="second"'];
    const driven = await twoTasks(clock('limit="20" unit="workingDays"', ...both), '<guidance:handover toRole="guide" toUnit="asiakasohjaus" transition="homeToService"/>');
    const taskId = taskOf(driven.state, 'first');
    expect(driven.state.handovers[taskId]?.status).toBe('offered');
    driven.send({ type: 'advance', at: '2026-03-16T08:00:00.000Z' });
    expect(driven.state.handovers).toEqual({});
    expect(driven.refuse({ type: 'acceptHandover', taskId, by: olli, at: '2026-03-16T08:00:00.000Z' })).toBe('HANDOVER_NOT_OPEN');
    expect(story(driven.log, ...CLOCKS)).toEqual(['clockStarted c#1 2026-04-09T21:00:00.000Z', 'clockCancelled c#1 notRequired', 'clockStarted c#2 2026-04-15T21:00:00.000Z']);
  });
});

describe('a path that ends by', () => {
  test.each([
    ['a terminate end event', '<bpmn:terminateEventDefinition id="t"/>', 'e'],
    ['an error that nothing catches', '<bpmn:errorEventDefinition id="t"/>', 'e'],
  ])('%s ends the case there', async (_what, event, outcome) => {
    const end = `<bpmn:endEvent id="e">${event}</bpmn:endEvent>`;
    const definition = await compiled(bpmn('', `${node('startEvent', 's')}${node('userTask', 'first', assignment)}${end}${flows(['s', 'first'], ['first', 'e'])}`));
    const driven = drive(createCaseEnvironment(definition));
    driven.send(opening(TUE));
    driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'first'), variables: {}, by: olli, at: TUE });
    expect(story(driven.log, 'caseEnded')).toEqual([`caseEnded ${outcome} path`]);
    expect(driven.state.status).toBe('ended');
  });
});

test('a process without tasks is the opening unit\'s, for the moment that it is open', async () => {
  const driven = drive(createCaseEnvironment(await compiled(bpmn('', `${node('startEvent', 's')}${node('endEvent', 'e')}${flows(['s', 'e'])}`))));
  driven.send(opening(TUE));
  expect(driven.state).toMatchObject({ status: 'ended', responsible: { unit: '14-neuvonta' } });
});
