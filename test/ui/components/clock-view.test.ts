/** Clock states at the edges: the due instant is exclusive, working days skip week-ends, no colour is needed to tell them apart. */
import { describe, expect, test } from '@jest/globals';
import { plainClock } from '../../support/plain-clock.ts';
import type { Clock } from '../../../contracts/index.ts';
import { deadline } from '../../../guidance/run.ts';
import { clockView } from '../../../ui/components/clock-view.ts';

/** Seven working days from Monday 2 November 2026: the last day is Wednesday 11 November. */
const limit = deadline({ start: '2026-11-02T08:00:00.000Z', limit: 7, unit: 'workingDays' });
const clock = (more: Partial<Clock> = {}): Clock => ({
  id: 'c', clockId: 'assessment', kind: 'statutory', names: { fi: 'Arviointi' }, legalBasis: null, elementId: null, startedAt: '2026-11-02T08:00:00.000Z',
  due: new Date(limit.dueInstant).toISOString(), dueDate: limit.dueDate, limit: 7, unit: 'workingDays', stoppedAt: null, breachedAt: null, state: 'running', cancelledBecause: null, ...plainClock, exceptionGrounds: [], waits: [], ...more,
});
const stateAt = (now: string, more?: Partial<Clock>): string => clockView(clock(more), now).state;

describe('clock states', () => {
  test('the limit is what the calendar says', () => { expect(limit.dueDate).toBe('2026-11-11'); });

  test.each([
    ['2026-11-02T09:00:00.000Z', 'inTime', 7],
    ['2026-11-09T09:00:00.000Z', 'inTime', 2],
    ['2026-11-10T09:00:00.000Z', 'warning', 1],
    ['2026-11-11T06:00:00.000Z', 'dueToday', 0],
    ['2026-11-11T21:59:59.999Z', 'dueToday', 0],
    ['2026-11-11T22:00:00.000Z', 'late', -1],
    ['2026-11-16T09:00:00.000Z', 'late', -3],
  ])('at %s it is %s with %i working days', (now, state, value) => {
    const view = clockView(clock(), now);
    expect([view.state, view.left?.value, view.left?.unit]).toEqual([state, value, 'workingDays']);
  });

  test('a recorded breach is late even where the clock on the wall is behind the case', () => {
    expect(stateAt('2026-11-03T09:00:00.000Z', { breachedAt: '2026-11-11T22:00:00.050Z' })).toBe('late');
  });

  test('a clock due on a Friday is late on Saturday, though no working day has passed', () => {
    const friday = { dueDate: '2026-11-13', due: '2026-11-13T22:00:00.000Z' };
    expect(clockView(clock(friday), '2026-11-14T10:00:00.000Z')).toMatchObject({ state: 'late', left: { value: 0, overdue: true } });
  });

  test('a stopped clock is late only when it stopped at the due instant or after', () => {
    expect(stateAt('2026-12-01T00:00:00.000Z', { state: 'stopped', stoppedAt: '2026-11-11T21:59:59.999Z' })).toBe('stopped');
    expect(stateAt('2026-12-01T00:00:00.000Z', { state: 'stopped', stoppedAt: '2026-11-11T22:00:00.000Z' })).toBe('stoppedLate');
    expect(stateAt('2026-12-01T00:00:00.000Z', { state: 'cancelled', cancelledBecause: 'withdrawn' })).toBe('cancelled');
  });

  test('a clock without a number has no bar and no time left', () => {
    expect(clockView(clock({ due: null, dueDate: null, limit: null, unit: 'withoutUndueDelay' }), '2026-11-03T00:00:00.000Z')).toEqual({ state: 'withoutNumber' });
  });

  test('three months warn in their last quarter, counted in calendar days', () => {
    const months = { startedAt: '2026-11-02T08:00:00.000Z', dueDate: '2027-02-02', due: '2027-02-02T22:00:00.000Z', limit: 3, unit: 'months' };
    expect(stateAt('2027-01-09T08:00:00.000Z', months)).toBe('inTime');
    expect(stateAt('2027-01-10T08:00:00.000Z', months)).toBe('warning');
  });

  test('the bar stops where the clock stopped and never leaves its frame', () => {
    expect(clockView(clock(), '2026-11-01T00:00:00.000Z').elapsed).toBe(0);
    expect(clockView(clock(), '2027-11-01T00:00:00.000Z').elapsed).toBe(1);
    const half = clockView(clock({ state: 'stopped', stoppedAt: '2026-11-07T03:00:00.000Z' }), '2027-11-01T00:00:00.000Z').elapsed;
    expect(half).toBeCloseTo(0.5, 1);
  });
});
