/** Dates as people in Finland read them, whatever the zone of the machine. */
import { describe, expect, test } from '@jest/globals';
import { formatDate, formatDateTime, formatDue, formatShare } from '../../../ui/i18n/format.ts';

describe('dates and times', () => {
  test('an instant is shown in Helsinki, in winter and in summer', () => {
    expect(formatDateTime('2026-12-14T21:59:00.000Z', 'fi')).toBe('14.12.2026 klo 23.59');
    expect(formatDateTime('2026-07-01T21:30:00.000Z', 'sv')).toBe('2.7.2026 kl. 0.30');
    expect(formatDateTime('2026-07-01T05:05:00.000Z', 'en')).toMatch(/^1\.7\.2026 at 0?8\.05$/);
  });

  test('a calendar day is itself in every zone', () => {
    expect(formatDate('2026-01-01')).toBe('1.1.2026');
    expect(formatDate('2026-12-31')).toBe('31.12.2026');
  });

  test('a due date ends at 24 of its day, because its bound is the start of the next', () => {
    expect(formatDue('2026-12-14', '2026-12-14T22:00:00.000Z', 'fi')).toBe('ma 14.12.2026 klo 24');
    expect(formatDue('2026-07-01', '2026-07-01T21:00:00.000Z', 'sv')).toBe('ons 1.7.2026 kl. 24');
    expect(formatDue('2026-12-14', '2026-12-14T13:00:00.000Z', 'en')).toBe('Mon 14.12.2026 at 15.00');
  });

  test('shares have a decimal comma in Finnish and Swedish', () => {
    expect(formatShare(0.9137, 'fi').replace(/\s/g, ' ')).toBe('91,4 %');
    expect(formatShare(0.9137, 'en')).toBe('91.4%');
  });
});
