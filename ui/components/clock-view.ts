/** What a clock shows at an instant: its state, the time left in its own unit, how far the bar has come. Pure. */
import type { Clock } from '../../contracts/index.ts';
import { timeLeft } from '../../guidance/run.ts';
import type { LimitUnit, TimeLeft } from '../../guidance/run.ts';

export type ClockState = 'inTime' | 'warning' | 'dueToday' | 'late' | 'stopped' | 'stoppedLate' | 'cancelled' | 'withoutNumber';

export interface ClockView {
  readonly state: ClockState;
  /** Absent for clocks that do not run or have no number. */
  readonly left?: TimeLeft;
  /** Share of the limit that has passed, 0–1; absent without a due date. */
  readonly elapsed?: number;
}

/** What the clock shows at `now` (ISO instant). The due instant is exclusive: at it the clock is late. */
export function clockView(clock: Clock, now: string): ClockView {
  const until = clock.stoppedAt ?? afterBreach(clock, now);
  const elapsed = clock.due ? share(clock.startedAt, until, clock.due) : undefined;
  const withBar = elapsed === undefined ? {} : { elapsed };
  if (clock.state === 'cancelled') return { state: 'cancelled', ...withBar };
  if (clock.state === 'stopped') return { state: isLate(clock) ? 'stoppedLate' : 'stopped', ...withBar };
  if (!clock.due || !clock.dueDate) return { state: 'withoutNumber' };
  const at = afterBreach(clock, now);
  const left = timeLeft({ dueDate: clock.dueDate, dueInstant: clock.due }, at, clock.unit as LimitUnit);
  return { state: runningState(left, clock, at), left, ...withBar };
}

/** A recorded breach counts whatever the clock on the wall says: a case may live ahead of it (skipped time). */
function afterBreach({ breachedAt }: Clock, now: string): string {
  return breachedAt !== null && Date.parse(breachedAt) > Date.parse(now) ? breachedAt : now;
}

function isLate({ stoppedAt, due }: Clock): boolean {
  return stoppedAt !== null && due !== null && Date.parse(stoppedAt) >= Date.parse(due);
}

/** A warning is due within the last quarter of the limit, and always within the last day. */
function runningState(left: TimeLeft, clock: Clock, now: string): ClockState {
  if (left.overdue) return 'late';
  if (left.value <= 0) return 'dueToday';
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
