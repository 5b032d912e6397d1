/** A thousand deadlines by lot, against counting day by day. `LUOTSI_SEED` repeats a run. */
import { expect, test } from '@jest/globals';
import { calendarOf, deadline } from '../../../guidance/index.ts';
import { createChance } from '../../support/chance.ts';
import type { Chance } from '../../support/chance.ts';
import { dayByDay } from '../support/day-by-day.ts';
import type { Question, Rows } from '../support/day-by-day.ts';

const seed = Number(process.env['LUOTSI_SEED'] ?? Math.trunc(Date.now() / 1000) % 1_000_000_000);
const howMany = 1000;

/** Days on which counting goes wrong if it can: ends of months, leap days, changes of the clock, the days around holidays. */
const odd = ['2024-02-29', '2028-02-29', '2026-01-31', '2026-08-31', '2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-12-23', '2026-12-24', '2026-12-31', '2026-06-18', '2026-06-19', '2026-04-02', '2026-05-13', '2027-12-06', '2025-12-30'];
const units = ['workingDays', 'workingDays', 'workingHours', 'calendarDays', 'weeks', 'months', 'months', 'sameDay'] as const;
const most = { workingDays: 45, workingHours: 30, calendarDays: 120, weeks: 14, months: 14, sameDay: 0 } as const;

function instantFrom(chance: Chance, from: number, days: number): string {
  return new Date(from + chance.between(0, days * 288) * 300_000).toISOString();
}

function startOf(chance: Chance): string {
  if (chance.happens(0.4)) return instantFrom(chance, Date.parse(`${chance.pick(odd)}T00:00:00Z`) - 3 * 3_600_000, 1);
  return instantFrom(chance, Date.UTC(2021, 0, 1), 4000);
}

function rowsOf(chance: Chance, start: string): Rows {
  const near = (): string => instantFrom(chance, Date.parse(start), 90).slice(0, 10);
  const after = (date: string, days: number): string => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
  const owner = (): string => chance.pick(['14', '14-neuvonta']);
  return {
    days: Array.from({ length: chance.between(0, 6) }, () => {
      const from = near();
      const working = chance.happens(0.4);
      return { owner: owner(), from, to: after(from, chance.between(1, 4)), working, ...(working && chance.happens(0.5) && { hours: [{ from: '10:00', to: '14:00' }] }), note: 'lot' };
    }),
    hours: chance.happens(0.5) ? [] : [
      { owner: '14-neuvonta', from: '2000-01-01', to: null, weekdays: [1, 2, 3, 4, 5], open: '08:00', close: '11:30' },
      { owner: '14-neuvonta', from: '2000-01-01', to: null, weekdays: [1, 2, 3, 4], open: '12:15', close: '15:00' },
      { owner: '14', from: '2000-01-01', to: near(), weekdays: [1, 2, 3, 4, 5, 6], open: '09:00', close: '17:00' },
    ],
  };
}

/** Up to three pauses one after the other, each from some minutes to weeks. */
function stillOf(chance: Chance, start: string): { from: string; to: string }[] {
  const still: { from: string; to: string }[] = [];
  let at = start;
  for (let left = chance.happens(0.5) ? 0 : chance.between(1, 3); left > 0; left -= 1) {
    const from = instantFrom(chance, Date.parse(at), 12);
    at = instantFrom(chance, Date.parse(from), chance.pick([1, 4, 20]));
    if (from < at) still.push({ from, to: at });
  }
  return still;
}

function ask(chance: Chance): Question {
  const start = startOf(chance);
  const unit = chance.pick(units);
  return {
    start, unit, limit: chance.between(0, most[unit]), roll: chance.happens(0.4), officeHours: chance.happens(0.2),
    rows: rowsOf(chance, start), owners: chance.pick([[], ['14'], ['14-neuvonta', '14']]), still: stillOf(chance, start),
  };
}

test(`${howMany} deadlines agree with counting day by day (seed ${seed})`, () => {
  const chance = createChance(seed);
  for (let number = 1; number <= howMany; number += 1) {
    const question = ask(chance.fork(String(number)));
    const { rows, owners, ...limit } = question;
    const rowsWithNotes = { ...rows, days: rows.days.map((row) => ({ ...row, note: '' })) };
    const found = deadline({ ...limit, calendar: calendarOf(rowsWithNotes, owners) });
    expect({ seed, number, question, ...found }).toEqual({ seed, number, question, ...dayByDay(question) });
  }
});
