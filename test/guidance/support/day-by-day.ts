/**
 * Due dates by brute force: day after day, hour after hour, written apart from guidance/ and sharing nothing with it but the question.
 * The local time of an instant is asked of Intl; Easter comes from a table of the new moons' golden numbers, not from a formula.
 */
export interface Rows {
  readonly days: readonly { readonly owner: string; readonly from: string; readonly to: string; readonly working: boolean; readonly hours?: readonly { readonly from: string; readonly to: string }[] }[];
  readonly hours: readonly { readonly owner: string; readonly from: string; readonly to: string | null; readonly weekdays: readonly number[]; readonly open: string; readonly close: string }[];
}
export interface Question {
  readonly start: string;
  readonly limit: number;
  readonly unit: 'workingDays' | 'workingHours' | 'calendarDays' | 'weeks' | 'months' | 'sameDay';
  readonly roll: boolean;
  readonly officeHours: boolean;
  readonly rows: Rows;
  /** Narrowest first. */
  readonly owners: readonly string[];
  readonly still: readonly { readonly from: string; readonly to: string }[];
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short', timeStyle: 'short' });

/** `YYYY-MM-DD HH:MM` in Finland. */
const local = (ms: number): string => format.format(ms);
const dateOf = (instant: string): string => local(Date.parse(instant)).slice(0, 10);
const noon = (date: string): number => Date.parse(`${date}T12:00:00Z`);
const tomorrow = (date: string): string => new Date(noon(date) + DAY).toISOString().slice(0, 10);
const weekday = (date: string): number => ((new Date(noon(date)).getUTCDay() + 6) % 7) + 1;

/** First instant of a Finnish date: found by looking, quarter by quarter. */
function midnight(date: string): string {
  let ms = Date.parse(`${date}T00:00:00Z`) - 4 * 60 * MINUTE;
  while (local(ms).slice(0, 10) !== date) ms += 15 * MINUTE;
  return new Date(ms).toISOString();
}

/** Paschal full moon by golden number (year mod 19), valid 1900–2199; Easter is the Sunday after it. */
const PASCHAL = ['04-14', '04-03', '03-23', '04-11', '03-31', '04-18', '04-08', '03-28', '04-16', '04-05', '03-25', '04-13', '04-02', '03-22', '04-10', '03-30', '04-17', '04-07', '03-27'];
function easter(year: number): string {
  let day = tomorrow(`${year}-${PASCHAL[year % 19] ?? ''}`);
  while (weekday(day) !== 7) day = tomorrow(day);
  return day;
}

function fromEaster(year: number, days: number): string {
  return new Date(noon(easter(year)) + days * DAY).toISOString().slice(0, 10);
}

function nationalWorkingDay(date: string): boolean {
  const year = Number(date.slice(0, 4));
  if (weekday(date) > 5) return false;
  if (['01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26'].includes(date.slice(5))) return false;
  if ([-2, 1, 39].some((days) => fromEaster(year, days) === date)) return false;
  return !(weekday(date) === 5 && date.slice(5) >= '06-19' && date.slice(5) <= '06-25');
}

/** The narrowest owner's row of a day. */
function dayRow({ rows, owners }: Question, date: string): Rows['days'][number] | undefined {
  for (const owner of owners) for (const row of rows.days) if (row.owner === owner && date >= row.from && date < row.to) return row;
  return undefined;
}

function isWorking(question: Question, date: string): boolean {
  return dayRow(question, date)?.working ?? nationalWorkingDay(date);
}

function isOpen(question: Question, ms: number): boolean {
  const [date = '', time = ''] = local(ms).split(' ');
  return openingsOf(question, date).some(([from, to]) => time >= from && (to === '24:00' || time < to));
}

function openingsOf(question: Question, date: string): readonly (readonly [string, string])[] {
  const row = dayRow(question, date);
  const day = weekday(date);
  if (row?.hours) return row.hours.map(({ from, to }) => [from, to]);
  if (row ? !row.working : day <= 5 && !nationalWorkingDay(date)) return [];
  const valid = question.owners.map((owner) => question.rows.hours.filter((hours) => hours.owner === owner && date >= hours.from && (hours.to === null || date < hours.to)));
  const own = valid.find((hours) => hours.length > 0);
  if (own) return own.filter(({ weekdays }) => weekdays.includes(day)).map(({ open, close }) => [open, close]);
  return day <= 5 || row ? [['08:00', '16:00']] : [];
}

function isStill({ still }: Question, ms: number): boolean {
  return still.some(({ from, to }) => ms >= Date.parse(from) && ms < Date.parse(to));
}

/** Five minutes at a time; starts, openings and pauses lie on such minutes. */
function byMinutes(question: Question, from: number): { dueDate: string; dueInstant: string } {
  let left = question.limit * 12;
  let ms = from;
  while (left > 0) {
    if (isOpen(question, ms) && !isStill(question, ms)) left -= 1;
    ms += 5 * MINUTE;
  }
  const dueInstant = new Date(ms).toISOString();
  return { dueDate: dateOf(dueInstant), dueInstant };
}

function addMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const target = year * 12 + month - 1 + months;
  for (let last = day; ; last -= 1) {
    const tried = new Date(Date.UTC(Math.floor(target / 12), target % 12, last));
    if (tried.getUTCMonth() === target % 12) return tried.toISOString().slice(0, 10);
  }
}

/** How many days the limit has: of its own kind, from the start to the bare end. */
function daysOf({ limit, unit }: Question, start: string): number {
  if (unit === 'sameDay') return 0;
  if (unit === 'weeks') return 7 * limit;
  return unit === 'months' ? Math.round((noon(addMonths(start, limit)) - noon(start)) / DAY) : limit;
}

/** The due date, the one before rolling, and the exclusive instant. */
export function dayByDay(question: Question): { readonly strictDue: string; readonly dueDate: string; readonly dueInstant: string } {
  let ms = Date.parse(question.start);
  if (question.officeHours || question.unit === 'workingHours') while (!isOpen(question, ms)) ms += 5 * MINUTE;
  if (question.unit === 'workingHours') {
    const { dueDate, dueInstant } = byMinutes(question, ms);
    return { strictDue: dueDate, dueDate, dueInstant };
  }
  const strictDue = lastDay(question, local(ms).slice(0, 10));
  let day = strictDue;
  while (question.roll && !isWorking(question, day)) day = tomorrow(day);
  return { strictDue, dueDate: day, dueInstant: midnight(tomorrow(day)) };
}

function lastDay(question: Question, start: string): string {
  const counts = (date: string): boolean => question.unit !== 'workingDays' || isWorking(question, date);
  const spans = question.still.map(({ from, to }) => ({ stood: dateOf(from), went: dateOf(to) }));
  let day = start;
  for (let left = daysOf(question, day); left > 0;) {
    day = tomorrow(day);
    // The day on which the clock stopped was begun; those after it, up to the day it goes on, are given back.
    if (counts(day) && !spans.some(({ stood, went }) => stood < day && day <= went)) left -= 1;
  }
  // The last day came while it stood still.
  for (const { stood, went } of spans) if (stood <= day && day < went) for (day = went; !counts(day);) day = tomorrow(day);
  return day;
}
