import { filterFrom, monthOf, searchOf } from '../../audit/filter.ts';

test('without an address the filter is this month and the law', () => {
  expect(filterFrom(new URLSearchParams(), '2026-11-22')).toEqual({ from: '2026-11-01', to: '2026-11-30', kind: 'statutory' });
});

test('the last day of a month knows leap years', () => {
  expect(monthOf('2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
});

test('a malformed address falls back, part by part', () => {
  expect(filterFrom(new URLSearchParams('from=yesterday&to=2026-12-31&kind=x&version=abc'), '2026-11-22')).toEqual({ from: '2026-11-01', to: '2026-12-31', kind: 'statutory' });
});

test('a filter goes into the address and comes back the same', () => {
  const filter = { from: '2026-03-01', to: '2026-03-31', kind: 'target', clockId: 'handover_acceptance', unit: '14-asiakasohjaus', modelVersion: 2, asOf: '2026-03-31T21:00:00.000Z' } as const;
  expect(filterFrom(new URLSearchParams(searchOf(filter)), '2026-11-22')).toEqual(filter);
  expect(new URLSearchParams(searchOf(filter, 'LATE')).get('state')).toBe('LATE');
});
