import { expect, test } from '@jest/globals';
import { secondsIn } from '../../audit/seconds.ts';

test.each([[0.04, '0 s'], [0.49, '0,5 s'], [59.96, '60 s'], [60, '1 min'], [5_400, '2 t'], [86_400, '1 vrk'], [259_200, '3 vrk']])('%f seconds are %s', (seconds, words) => {
  expect(secondsIn(seconds, 'fi')).toBe(words);
});
