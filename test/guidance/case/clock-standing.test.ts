/** Clocks that wait, go on, open again, warn, are moved by hand or exceeded on a ground of the law. Oracles: facts 1.2, 2.5, 6.1; TIME-04, 06, 11. */
import { describe, expect, test } from '@jest/globals';
import { createCaseEnvironment, nextDue } from '../../../guidance/index.ts';
import type { CaseCommand } from '../../../guidance/index.ts';
import { bpmn, compiled, drive, flows, node, olli, opening, story, taskOf } from '../support/three-tiers.ts';
import type { Driven } from '../support/three-tiers.ts';

const TUE = '2026-03-10T08:00:00.000Z';
const role = '<guidance:assignment role="guide" unit="asiakasohjaus"/>';
const ladder = `<guidance:ladder id="up"><guidance:step id="before" offset="-2" kind="remind" role="responsible"/><guidance:step id="due" offset="0" kind="inform" role="supervisor"/>
  <guidance:step id="after" offset="1" kind="help" role="unitManager"/></guidance:ladder>`;

/** A case on `s → first → second → e` with one clock `c` that starts at the opening and stops with `second`. */
async function clocked(attributes: string, inner = '', variables: Record<string, unknown> = {}): Promise<Driven> {
  const clock = `<guidance:clock id="c" fi="Kello" ${attributes}><guidance:start on="caseOpened"/><guidance:stop on="completed" element="second"/>${inner}</guidance:clock>`;
  const definition = await compiled(bpmn(ladder + clock, `${node('startEvent', 's')}${node('userTask', 'first', role)}${node('userTask', 'second', role)}${node('endEvent', 'e')}${flows(['s', 'first'], ['first', 'second'], ['second', 'e'])}`));
  const driven = drive(createCaseEnvironment(definition));
  driven.send(opening(TUE, { variables }));
  return driven;
}

const target = 'kind="target" limit="7" unit="workingDays" ladder="up"';
const statutory = 'kind="statutory" limit="7" unit="workingDays" ladder="up"';
const at = (date: string): string => `${date}T08:00:00.000Z`;
const pause = (date: string, more: Partial<Extract<CaseCommand, { type: 'pauseClock' }>> = {}): CaseCommand =>
  ({ type: 'pauseClock', clock: 'c#1', waitingFor: 'client', reason: 'Odotamme asiakkaan vastausta', by: olli, at: at(date), ...more });
const resume = (date: string, effectiveAt?: string): CaseCommand => ({ type: 'resumeClock', clock: 'c#1', ...(effectiveAt !== undefined && { effectiveAt }), by: olli, at: at(date) });
const complete = (driven: Driven, elementId: string, date: string, effectiveAt?: string): CaseCommand =>
  ({ type: 'completeTask', taskId: taskOf(driven.state, elementId), variables: {}, ...(effectiveAt !== undefined && { effectiveAt }), by: olli, at: at(date) });
const TIME = ['clockBreached', 'clockStopped', 'escalationRaised'] as const;

describe('a wait', () => {
  test('of a target stands still: it raises nothing meanwhile, and the due date moves by the working days that it stood', async () => {
    const driven = await clocked(target);
    expect(driven.state.clocks['c#1']?.dueDate).toBe('2026-03-19');
    driven.send(pause('2026-03-12'));
    expect(nextDue(driven.state)).toBeUndefined();
    expect(driven.send({ type: 'advance', at: at('2026-04-01') })).toEqual([]);
    // Thursday 12 to Tuesday 31 March: 13 working days; Good Friday and Easter Monday lie on the way to the new date.
    const [resumed] = driven.send(resume('2026-03-31'));
    expect(resumed).toMatchObject({ type: 'clockResumed', previousDueDate: '2026-03-19', dueDate: '2026-04-09', by: olli });
    driven.send({ type: 'advance', at: at('2026-04-20') });
    expect(story(driven.log, ...TIME)).toEqual([
      'escalationRaised c.1.before → responsible 14-asiakasohjaus 2026-04-07T05:00:00.000Z', 'clockBreached c#1 2026-04-09T21:00:00.000Z',
      'escalationRaised c.1.due → supervisor 14-asiakasohjaus 2026-04-09T21:00:00.000Z', 'escalationRaised c.1.after → unitManager 14-asiakasohjaus 2026-04-10T05:00:00.000Z',
    ]);
  });

  test('of a limit of the law counts all the same, unless the model says otherwise', async () => {
    const counting = await clocked(statutory);
    counting.send(pause('2026-03-12'));
    counting.send({ type: 'advance', at: at('2026-03-20') });
    expect(story(counting.log, 'clockBreached')).toEqual(['clockBreached c#1 2026-03-19T22:00:00.000Z']);
    expect(counting.state.clocks['c#1']?.waits).toEqual([{ from: at('2026-03-12'), waitingFor: 'client', standing: 'counts' }]);
    const still = await clocked(`${statutory} waiting="standsStill"`);
    still.send(pause('2026-03-12'));
    expect(still.send({ type: 'advance', at: at('2026-03-20') })).toEqual([]);
  });

  test('that is recorded late moves the due date by when it was so in fact; both times are in the log', async () => {
    const driven = await clocked(target);
    driven.send({ type: 'advance', at: at('2026-03-20') });
    expect(driven.state.clocks['c#1']?.breachedAt).toBe(at('2026-03-20'));
    const [paused] = driven.send(pause('2026-03-20', { effectiveAt: at('2026-03-16') }));
    expect(paused).toMatchObject({ type: 'clockPaused', at: at('2026-03-20'), effectiveAt: at('2026-03-16'), breachUndone: true });
    const [resumed] = driven.send(resume('2026-03-23', at('2026-03-18')));
    expect(resumed).toMatchObject({ at: at('2026-03-23'), effectiveAt: at('2026-03-18'), dueDate: '2026-03-23' });
    // What was raised by the old date is not raised again by the new one.
    driven.send({ type: 'advance', at: at('2026-04-20') });
    const raised = story(driven.log, 'escalationRaised').map((line) => line.split(' ')[1]);
    expect(raised).toEqual(['c.1.before', 'c.1.due', 'c.1.after']);
    expect(story(driven.log, 'clockBreached')).toHaveLength(2);
  });

  test('needs a reason, a clock that runs, and a time that can be true', async () => {
    const driven = await clocked(target);
    expect(driven.refuse(pause('2026-03-12', { reason: '  ' }))).toBe('REASON_MISSING');
    expect(driven.refuse(pause('2026-03-12', { clock: 'c#9' }))).toBe('CLOCK_UNKNOWN');
    expect(driven.refuse(pause('2026-03-12', { effectiveAt: at('2026-03-13') }))).toBe('EFFECTIVE_TIME_INVALID');
    expect(driven.refuse(pause('2026-03-12', { effectiveAt: at('2026-03-09') }))).toBe('EFFECTIVE_TIME_INVALID');
    expect(driven.refuse(pause('2026-03-12', { effectiveAt: 'yesterday' }))).toBe('EFFECTIVE_TIME_INVALID');
    expect(driven.refuse(resume('2026-03-12'))).toBe('CLOCK_NOT_PAUSED');
    driven.send(pause('2026-03-12'));
    expect(driven.refuse(pause('2026-03-13'))).toBe('CLOCK_NOT_RUNNING');
    expect(driven.refuse(resume('2026-03-13', at('2026-03-11')))).toBe('EFFECTIVE_TIME_INVALID');
    driven.send(resume('2026-03-16'));
    expect(driven.refuse(pause('2026-03-17', { effectiveAt: at('2026-03-13') }))).toBe('EFFECTIVE_TIME_INVALID');
  });

  test('drawn in the model begins and ends with its elements, with the reason of the model and the person who did the step', async () => {
    const driven = await clocked(target, '<guidance:pause on="completed" element="first" waitingFor="place" reason="Odotetaan paikkaa"/>');
    const events = driven.send(complete(driven, 'first', '2026-03-11'));
    expect(events.find(({ type }) => type === 'clockPaused')).toMatchObject({ waitingFor: 'place', reason: 'Odotetaan paikkaa', by: olli, elementId: 'first' });
    expect(driven.send(complete(driven, 'second', '2026-05-11')).find(({ type }) => type === 'clockStopped')).toMatchObject({ inTime: true });
    expect(driven.state.clocks['c#1']?.waits).toEqual([{ from: at('2026-03-11'), to: at('2026-05-11'), waitingFor: 'place', standing: 'standsStill' }]);
  });
});

describe('a stop', () => {
  test('that was done in time and recorded late is in time; the breach that was recorded meanwhile stays in the log', async () => {
    const driven = await clocked(statutory);
    driven.send(complete(driven, 'first', '2026-03-12'));
    driven.send({ type: 'advance', at: at('2026-03-20') });
    const events = driven.send(complete(driven, 'second', '2026-03-20', at('2026-03-18')));
    expect(events.find(({ type }) => type === 'clockStopped')).toMatchObject({ at: at('2026-03-20'), effectiveAt: at('2026-03-18'), inTime: true });
    expect(story(driven.log, 'clockBreached')).toHaveLength(1);
  });

  test('cannot be in the future or before the case', async () => {
    const driven = await clocked(statutory);
    expect(driven.refuse(complete(driven, 'first', '2026-03-12', at('2026-03-13')))).toBe('EFFECTIVE_TIME_INVALID');
    expect(driven.refuse(complete(driven, 'first', '2026-03-12', at('2026-03-09')))).toBe('EFFECTIVE_TIME_INVALID');
  });

  test('that was none opens the clock again from where it stood: the law counts on, a target does not', async () => {
    const inner = '<guidance:stop on="completed" element="first"/><guidance:reopen on="activated" element="second"/>';
    const law = await clocked(statutory, inner);
    law.send(complete(law, 'first', '2026-03-12'));
    expect(law.state.clocks['c#1']).toMatchObject({ status: 'running', dueDate: '2026-03-19', waits: [{ waitingFor: 'reopened', standing: 'counts' }] });
    expect(law.state.clocks['c#1']).not.toHaveProperty('stoppedAt');
    expect(Object.keys(law.state.clocks)).toEqual(['c#1']);
  });
});

describe('a warning', () => {
  const points = '<guidance:warning id="days" offset="-3"/><guidance:warning id="half" share="0.5"/>';

  test('comes once at each of its points, by the bare count, and again when the due date moves away', async () => {
    const driven = await clocked(target, points);
    // Half of nine and a half days from the start; three working days before 19 March is Monday 16th.
    driven.send({ type: 'advance', at: at('2026-03-17') });
    expect(driven.log.filter((event) => event.type === 'clockWarned').map((event) => event.type === 'clockWarned' && [event.warningId, event.dueAt])).toEqual([
      ['half', '2026-03-15T03:00:00.000Z'], ['days', '2026-03-16T06:00:00.000Z'],
    ]);
    // Moved a little, both points have passed by the new date too; moved far, both are to come again.
    driven.send({ type: 'changeClockDue', clock: 'c#1', dueDate: '2026-03-20', reason: 'r', by: olli, at: at('2026-03-17') });
    expect(driven.state.clocks['c#1']).toMatchObject({ warned: ['half', 'days'] });
    driven.send({ type: 'changeClockDue', clock: 'c#1', dueDate: '2026-04-30', reason: 'r', by: olli, at: at('2026-03-17') });
    expect(driven.state.clocks['c#1']).toMatchObject({ warnings: [{ stepId: 'half' }, { stepId: 'days', at: '2026-04-27T05:00:00.000Z' }] });
    expect(driven.state.clocks['c#1']).not.toHaveProperty('warned');
  });
});

describe('a due date', () => {
  const change = (date: string, dueDate: string, reason = 'Sovittu asiakkaan kanssa'): CaseCommand => ({ type: 'changeClockDue', clock: 'c#1', dueDate, reason, by: olli, at: at(date) });

  test('of a target is set by hand with a reason; the log says from what to what, and steps are planned anew, none twice', async () => {
    const driven = await clocked(target);
    driven.send({ type: 'advance', at: at('2026-03-18') });
    const [changed] = driven.send(change('2026-03-18', '2026-03-27'));
    expect(changed).toMatchObject({ type: 'clockDueChanged', because: 'setByHand', reason: 'Sovittu asiakkaan kanssa', by: olli, previousDueDate: '2026-03-19', dueDate: '2026-03-27' });
    driven.send({ type: 'advance', at: at('2026-04-10') });
    expect(story(driven.log, 'escalationRaised').map((line) => line.split(' ')[1])).toEqual(['c.1.before', 'c.1.due', 'c.1.after']);
    expect(story(driven.log, 'clockBreached')).toEqual(['clockBreached c#1 2026-03-27T22:00:00.000Z']);
  });

  test('that is moved nearer than a step’s instant raises that step at once: none is skipped', async () => {
    const driven = await clocked(target);
    driven.send(change('2026-03-12', '2026-03-13'));
    expect(nextDue(driven.state)).toBe('2026-03-11T06:00:00.000Z');
    driven.send({ type: 'advance', at: at('2026-03-12') });
    expect(story(driven.log, 'escalationRaised').map((line) => line.split(' ')[1])).toEqual(['c.1.before']);
  });

  test('is not moved without a reason, to no date, before the start, or when it is the law’s or none', async () => {
    const driven = await clocked(target);
    expect(driven.refuse(change('2026-03-12', '2026-03-27', ' '))).toBe('REASON_MISSING');
    expect(driven.refuse(change('2026-03-12', '2026-02-30'))).toBe('DUE_DATE_INVALID');
    expect(driven.refuse(change('2026-03-12', '2026-03-09'))).toBe('DUE_DATE_INVALID');
    expect((await clocked(statutory)).refuse(change('2026-03-12', '2026-03-27'))).toBe('CLOCK_STATUTORY');
    expect((await clocked('kind="target" unit="withoutUndueDelay"')).refuse(change('2026-03-12', '2026-03-27'))).toBe('CLOCK_WITHOUT_NUMBER');
  });
});

describe('a documented exception (SHL 45.2 §)', () => {
  const law = 'kind="statutory" limitRef="SHL45.2-EXEC" ladder="up"';
  const except = (date: string, more: Partial<Extract<CaseCommand, { type: 'recordException' }>> = {}): CaseCommand =>
    ({ type: 'recordException', clock: 'c#1', ground: 'clientNeedGround', justification: 'Palvelu sovitetaan kuntoutusjaksoon', dueDate: '2026-07-31', by: olli, at: at(date), ...more });

  test('moves the due date and keeps the law’s beside it', async () => {
    const driven = await clocked(law);
    expect(driven.state.clocks['c#1']?.dueDate).toBe('2026-06-10');
    const [recorded] = driven.send(except('2026-06-01'));
    expect(recorded).toMatchObject({ type: 'exceptionRecorded', ground: 'clientNeedGround', lawfulDue: '2026-06-10T21:00:00.000Z', previousDueDate: '2026-06-10', dueDate: '2026-07-31' });
    driven.send({ type: 'advance', at: at('2026-06-20') });
    expect(story(driven.log, 'clockBreached')).toEqual([]);
    driven.send({ type: 'advance', at: at('2026-08-02') });
    expect(story(driven.log, 'clockBreached')).toEqual(['clockBreached c#1 2026-07-31T21:00:00.000Z']);
  });

  test('wants one of the law’s grounds, a justification, a later day, and to be documented before the limit ends', async () => {
    const driven = await clocked(law);
    expect(driven.refuse(except('2026-06-01', { ground: 'busy' }))).toBe('EXCEPTION_NOT_ALLOWED');
    expect(driven.refuse(except('2026-06-01', { justification: '' }))).toBe('REASON_MISSING');
    expect(driven.refuse(except('2026-06-01', { dueDate: '2026-06-01' }))).toBe('DUE_DATE_INVALID');
    expect(driven.refuse(except('2026-06-11'))).toBe('EXCEPTION_TOO_LATE');
    expect((await clocked(statutory)).refuse(except('2026-03-12'))).toBe('EXCEPTION_NOT_ALLOWED');
  });
});
