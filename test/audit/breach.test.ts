import { breachPlace, isBreached } from '../../audit/breach.ts';
import { plainClock } from '../support/plain-clock.ts';
import type { CaseEventView, Clock } from '../../contracts/index.ts';

const clock: Clock = {
  id: 'c#1', clockId: 'start', kind: 'statutory', names: { fi: 'Arvioinnin aloitus' }, legalBasis: null, elementId: null, startedAt: '2026-03-10T08:00:00.000Z',
  due: '2026-03-19T22:00:00.000Z', dueDate: '2026-03-19', limit: 7, unit: 'workingDays', stoppedAt: null, breachedAt: null, state: 'running', cancelledBecause: null, ...plainClock, exceptionGrounds: [], waits: [],
};
const event = (sequence: number, at: string, type: string, elementId: string | null, data: CaseEventView['data'] = {}): CaseEventView =>
  ({ sequence, at, recordedAt: at, type, elementId, by: null, data });

describe('where a case stood at the breach', () => {
  const events = [
    event(1, '2026-03-10T08:00:00.000Z', 'responsibilityMoved', null, { to: { unit: '14-neuvonta' } }),
    event(2, '2026-03-10T08:00:00.000Z', 'taskCreated', 'advice', { taskId: 'advice#1' }),
    event(3, '2026-03-11T08:00:00.000Z', 'taskCompleted', 'advice', { taskId: 'advice#1' }),
    event(4, '2026-03-11T08:00:00.000Z', 'taskCreated', 'assessment', { taskId: 'assessment#2' }),
    event(5, '2026-03-12T08:00:00.000Z', 'responsibilityMoved', null, { to: { unit: '14-asiakasohjaus', worker: 'olli' } }),
    event(6, '2026-03-23T08:00:00.000Z', 'responsibilityMoved', null, { to: { unit: '14-moniammatillinen' } }),
  ];

  test('is the task that waited and the responsible of the due instant, not of today', () => {
    expect(breachPlace(clock, events)).toEqual({ elementId: 'assessment', since: '2026-03-11T08:00:00.000Z', unit: '14-asiakasohjaus', worker: 'olli' });
  });

  test('is nowhere when nothing waited', () => {
    expect(breachPlace(clock, events.slice(0, 1))).toEqual({ unit: '14-neuvonta' });
    expect(breachPlace({ ...clock, due: null }, events)).toEqual({});
  });
});

test('a clock is breached by its log or by stopping at the due instant or later', () => {
  expect(isBreached(clock)).toBe(false);
  expect(isBreached({ ...clock, breachedAt: '2026-03-19T22:00:00.100Z' })).toBe(true);
  expect(isBreached({ ...clock, stoppedAt: '2026-03-19T21:59:59.999Z' })).toBe(false);
  expect(isBreached({ ...clock, stoppedAt: '2026-03-19T22:00:00.000Z' })).toBe(true);
});
