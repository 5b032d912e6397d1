/** Completing a returned package: what is missing comes first, only changes are sent, in the type they had. */
import { describe, expect, test } from '@jest/globals';
import { changedValues, packageFields } from '../../../inbox/handover/package-fields.ts';

const fields = packageFields({ missing: ['goal'], contents: { need: 'Apua', visits: 3, urgent: false, services: ['a'], segment: 'olderPeople' }, labels: { goal: 'Tavoite', need: 'Tarve' }, options: { segment: { olderPeople: { fi: 'Ikääntyneet' } }, services: { a: { fi: 'Ateriat' } } } });

describe('package fields', () => {
  test('missing first, then what it holds; lists are not edited here', () => {
    expect(fields.map(({ key, label, kind, missing }) => [key, label, kind, missing])).toEqual([
      ['goal', 'Tavoite', 'text', true], ['need', 'Tarve', 'text', false], ['visits', 'visits', 'number', false], ['urgent', 'urgent', 'yesNo', false], ['segment', 'segment', 'choice', false],
    ]);
  });

  test('only changed values are sent, numbers as numbers', () => {
    expect(changedValues(fields, {})).toEqual({});
    expect(changedValues(fields, { goal: 'Kotona', need: 'Apua', visits: '4,5', urgent: true })).toEqual({ goal: 'Kotona', visits: 4.5, urgent: true });
  });
});
