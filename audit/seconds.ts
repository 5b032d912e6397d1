/** A span of seconds in the largest unit that fits, in words: `0,5 s`, `5 min`, `1 h`, `1 d`. */
import { formatNumber } from '../ui/pure.ts';
import type { Language } from '../ui/pure.ts';

const units = [[86_400, { fi: 'vrk', sv: 'dygn', en: 'd' }], [3_600, { fi: 't', sv: 'h', en: 'h' }], [60, { fi: 'min', sv: 'min', en: 'min' }]] as const;

/** @param seconds not negative; under a minute with one decimal, else rounded to whole units */
export function secondsIn(seconds: number, language: Language): string {
  const unit = units.find(([size]) => seconds >= size);
  if (unit) return `${formatNumber(Math.round(seconds / unit[0]), language)} ${unit[1][language]}`;
  return `${formatNumber(Math.round(seconds * 10) / 10, language)} s`;
}
