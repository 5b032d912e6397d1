/** Dates beside a clock's limit, by the worked examples of the Finnish calendar. */
import { BpmnModdle } from 'bpmn-moddle';
import { expect, test } from '@jest/globals';
import { guidanceModdle } from '../../guidance/index.ts';
import { clockDates, wholeNumber } from '../../modeler/guidance/clock-dates.ts';
import type { Create } from '../../modeler/guidance/moddle.ts';

const moddle = new BpmnModdle({ guidance: guidanceModdle }) as unknown as { create: Create };
const clock = (attributes: Record<string, unknown>) => moddle.create('guidance:Clock', attributes);
const ladder = moddle.create('guidance:Ladder', { id: 'main', steps: [
  moddle.create('guidance:Step', { id: 'remind', offset: '-2', unit: 'workingDays', kind: 'remind', role: 'responsible' }),
  moddle.create('guidance:Step', { id: 'help', offset: '2', unit: 'workingDays', kind: 'help', role: 'unitManager' }),
] });

test('seven working days over Christmas, with the ladder around them', () => {
  const dates = clockDates(clock({ limit: '7', unit: 'workingDays' }), ladder, '2026-12-18T10:00:00.000Z');
  expect(dates?.dueDate).toBe('2026-12-31');
  expect(dates?.steps).toEqual([
    { id: 'remind', kind: 'remind', role: 'responsible', date: '2026-12-29' },
    { id: 'help', kind: 'help', role: 'unitManager', date: '2027-01-05' },
  ]);
});

test('the same day needs no number; a rolling month moves to a working day', () => {
  expect(clockDates(clock({ unit: 'sameDay' }), undefined, '2026-03-10T08:00:00.000Z')?.dueDate).toBe('2026-03-10');
  expect(clockDates(clock({ unit: 'months', limit: '1', roll: true }), undefined, '2026-03-28T08:00:00.000Z')?.dueDate).toBe('2026-04-28');
  expect(clockDates(clock({ unit: 'months', limit: '2', roll: true }), undefined, '2026-03-09T08:00:00.000Z')?.dueDate).toBe('2026-05-11');
});

test.each([['', 'workingDays'], ['3.5', 'workingDays'], ['-1', 'workingDays'], ['seitsemän', 'workingDays'], ['7', 'withoutUndueDelay'], ['7', 'fortnights']])('no date for limit "%s" in %s', (limit, unit) => {
  expect(clockDates(clock({ limit, unit }), ladder, '2026-03-10T08:00:00.000Z')).toBeUndefined();
});

test('whole numbers as people type them', () => {
  expect([' 7 ', '0', '-2', '1e3', '07', '12345', ''].map(wholeNumber)).toEqual([7, 0, -2, undefined, 7, undefined, undefined]);
});
