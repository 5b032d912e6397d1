/** Calendar functions (DMN 1.5 §10.3.4.8): day and week of the year, names of days and months. */
import { dayNumber, weekday } from '../calendar.ts';
import { fromInteger } from '../decimal.ts';
import type { FeelDate, FeelDateTime, Value } from '../values.ts';
import { signature, type Builtins, type Signature } from './signature.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
type Dated = FeelDate | FeelDateTime;

function ofDate(compute: (date: Dated) => Value): readonly Signature[] {
  return [signature('date: date|date and time', ([date]) => compute(date as Dated))];
}

function dayOfYear(date: Dated): number {
  return dayNumber(date) - dayNumber({ year: date.year, month: 1, day: 1 }) + 1;
}

/** ISO 8601: the week of the year in which its Thursday lies. */
function weekOfYear(date: Dated): number {
  const week = Math.floor((dayOfYear(date) - weekday(date) + 10) / 7);
  if (week < 1) return weeksIn(date.year - 1);
  return week > weeksIn(date.year) ? 1 : week;
}

function weeksIn(year: number): number {
  const first = weekday({ year, month: 1, day: 1 });
  const last = weekday({ year, month: 12, day: 31 });
  return first === 4 || last === 4 ? 53 : 52;
}

export const calendarFunctions: Builtins = {
  'day of year': ofDate(date => fromInteger(dayOfYear(date))),
  'day of week': ofDate(date => days[weekday(date) - 1] ?? null),
  'month of year': ofDate(date => months[date.month - 1] ?? null),
  'week of year': ofDate(date => fromInteger(weekOfYear(date))),
};
