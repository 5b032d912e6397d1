/** What a clock shows at an instant: its state, the time left in its own unit, how far the bar has come. Pure. */
import type { Clock } from '../../contracts/index.ts';
import { daysBetween, localDate, timeLeft } from '../../guidance/run.ts';
import type { LimitUnit, TimeLeft } from '../../guidance/run.ts';

export type ClockState = 'inTime' | 'warning' | 'dueToday' | 'late' | 'paused' | 'stopped' | 'stoppedByException' | 'stoppedAsMoved' | 'stoppedLate' | 'cancelled' | 'atOnce' | 'withoutNumber';

export interface ClockView {
  readonly state: ClockState;
  /** Absent for clocks that do not run or have no number. */
  readonly left?: TimeLeft;
  /** Share of the limit that has passed, 0–1; absent without a due date. */
  readonly elapsed?: number;
}

/** What the clock shows at `now` (ISO instant). The due instant is exclusive: at it the clock is late. */
export function clockView(clock: Clock, now: string): ClockView {
  const elapsed = clock.due ? share(clock.startedAt, shownUntil(clock, now), clock.due) : undefined;
  const withBar = elapsed === undefined ? {} : { elapsed };
  if (clock.state === 'cancelled') return { state: 'cancelled', ...withBar };
  if (clock.state === 'stopped') return { state: stoppedState(clock), ...withBar };
  if (clock.state === 'paused') return { state: 'paused', ...withBar };
  if (!clock.due || !clock.dueDate) return { state: clock.unit === 'now' ? 'atOnce' : 'withoutNumber' };
  const at = afterBreach(clock, now);
  const left = timeLeft({ dueDate: clock.dueDate, dueInstant: clock.due }, at, clock.unit as LimitUnit);
  return { state: runningState(left, clock, at), left, ...withBar };
}

/** The wait that lasts, whether the time counts or not. */
export function openWait(clock: Clock): Clock['waits'][number] | undefined {
  return clock.waits.find(({ to }) => to === null);
}

/** Calendar days that the case waited, ended waits and the lasting one, by whom or what it waited for. The total time is shown beside it. */
export function waitedDays(clock: Clock, now: string): readonly { readonly waitingFor: Clock['waits'][number]['waitingFor']; readonly days: number }[] {
  const days = new Map<Clock['waits'][number]['waitingFor'], number>();
  for (const { from, to, waitingFor } of clock.waits) days.set(waitingFor, (days.get(waitingFor) ?? 0) + daysBetween(localDate(from), localDate(to ?? now)));
  return [...days].map(([waitingFor, count]) => ({ waitingFor, days: count }));
}

/** The bar of a paused clock stands where it paused. */
function shownUntil(clock: Clock, now: string): string {
  return clock.stoppedAt ?? (clock.state === 'paused' ? openWait(clock)?.from : undefined) ?? afterBreach(clock, now);
}

/** A recorded breach counts whatever the clock on the wall says: a case may live ahead of it (skipped time). */
function afterBreach({ breachedAt }: Clock, now: string): string {
  return breachedAt !== null && Date.parse(breachedAt) > Date.parse(now) ? breachedAt : now;
}

/** In time means by the first date; within a documented exception, or a due date that somebody set later, is said as such. */
function stoppedState({ stoppedAt, due, exception, moved }: Clock): ClockState {
  if (stoppedAt === null || due === null) return 'stopped';
  if (Date.parse(stoppedAt) >= Date.parse(due)) return 'stoppedLate';
  if (exception && Date.parse(stoppedAt) >= Date.parse(exception.lawfulDue)) return 'stoppedByException';
  return moved?.firstDue && Date.parse(stoppedAt) >= Date.parse(moved.firstDue) ? 'stoppedAsMoved' : 'stopped';
}

/** The model says when a clock warns; where it does not, within the last quarter of the limit, and always within the last day. */
function runningState(left: TimeLeft, clock: Clock, now: string): ClockState {
  if (left.overdue) return 'late';
  if (left.value <= 0) return 'dueToday';
  if (clock.warns) return clock.warnedAt === null ? 'inTime' : 'warning';
  const whole = clock.due && clock.dueDate ? timeLeft({ dueDate: clock.dueDate, dueInstant: clock.due }, earlier(clock.startedAt, now), clock.unit as LimitUnit).value : 0;
  return left.value <= Math.max(1, Math.floor(whole / 4)) ? 'warning' : 'inTime';
}

function earlier(a: string, b: string): string {
  return Date.parse(a) < Date.parse(b) ? a : b;
}

function share(from: string, at: string, to: string): number {
  const whole = Date.parse(to) - Date.parse(from);
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, (Date.parse(at) - Date.parse(from)) / whole));
}
