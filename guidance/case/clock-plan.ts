/**
 * When a clock of a case is due and what it does on the way there: computed in one place, whether it starts, goes on after a pause, is
 * changed by hand or counts by other data from now on.
 */
import { addWorkingDaysIn } from '../calendar/calendar.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { addDays, atHour, localDate, startOfDay } from '../calendar/helsinki.ts';
import { deadline, isCounted, stillDays } from '../deadline/deadline.ts';
import type { Deadline, Still } from '../deadline/deadline.ts';
import { limitRowOn } from '../limits/limit-rows.ts';
import type { LimitRow } from '../limits/limit-rows.ts';
import type { ClockInstance, ClockPlan, Counting, PlannedStep } from '../model/clock.ts';
import type { ClockDefinition, LadderStep, Standing, WarningPoint } from '../model/guidance-definition.ts';
import { calendarBy, calendarOwners, limitRows } from '../time-data/time-data.ts';
import type { TimeData } from '../time-data/time-data.ts';
import { withAge } from './age.ts';
import type { CaseLog } from './case-log.ts';
import { unitOf } from './environment.ts';
import type { CaseEnvironment } from './environment.ts';

/** Hour in Finland at which a step or warning on another day than the due instant is taken: the start of the working day. */
const STEP_HOUR = 8;

/** What a plan is made from, beside the clock's definition. */
export type Planned = Pick<ClockInstance, 'id' | 'startedAt' | 'waits' | 'set' | 'exception' | 'warned'> & { readonly counting: Counting };

/** By what a clock counts that starts at an instant; undefined when none of its dated rows holds then. `row` says which law it is. */
export function countingAt(log: CaseLog, clock: ClockDefinition, elementId: string | undefined, startedAt: string): { readonly counting: Counting; readonly row?: LimitRow } | undefined {
  const owners = calendarOwners(clock.calendar, log.state.region, unitFor(log, elementId));
  const shared = { ...(clock.officeHours === true && { officeHours: true }), ...(owners.length > 0 && { owners }), ...(clock.exceptions && { exceptions: clock.exceptions }) };
  if (clock.limitRef === undefined) return { counting: { ...(clock.limit !== undefined && { limit: clock.limit }), unit: clock.unit ?? 'withoutUndueDelay', roll: clock.roll, ...shared } };
  const date = localDate(startedAt);
  const row = limitRowOn(limitRows(log.state.timeData), clock.limitRef, date, (candidate) => rowHolds(log, candidate, date));
  return row && { counting: { ...shared, ...countingOf(row) }, row };
}

/** What a dated row says of counting. */
export function countingOf(row: LimitRow): Counting {
  return {
    ...(row.limit !== undefined && { limit: row.limit }), unit: row.unit, roll: row.roll, ...(row.officeHours === true && { officeHours: true }),
    row: row.id, ...(row.exceptions && { exceptions: row.exceptions }),
  };
}

/** What a started clock counts by. A clock that was started before it was kept counts as its model says. */
export function countingOfClock(env: CaseEnvironment, clock: ClockInstance): Counting {
  if (clock.counting) return clock.counting;
  const definition = env.clocks[clock.clockId];
  return { ...(definition?.limit !== undefined && { limit: definition.limit }), unit: definition?.unit ?? 'withoutUndueDelay', roll: definition?.roll ?? false };
}

/** The clock as it is, ready to be planned anew. */
export function plannedOf(env: CaseEnvironment, clock: ClockInstance): Planned {
  return { ...clock, counting: countingOfClock(env, clock) };
}

/** Whether time that a case waits counts to a clock: what the model says, else yes for the law's and no for targets. */
export function standingOf(clock: ClockDefinition | undefined, during: 'waiting' | 'suspension'): Standing {
  return (during === 'suspension' ? clock?.suspension : undefined) ?? clock?.waiting ?? (clock?.kind === 'statutory' ? 'counts' : 'standsStill');
}

/**
 * Due date, steps and warnings of a clock. Steps that were raised are never planned again, and steps whose instant has passed meanwhile stay in
 * the plan, so that the next moment raises them: nothing twice, nothing skipped.
 */
export function planClock(log: CaseLog, clock: ClockDefinition | undefined, planned: Planned): ClockPlan {
  const { timeData } = log.state;
  const calendar = calendarBy(timeData, planned.counting.owners ?? []);
  const due = dueOf(timeData, planned, calendar);
  if (due === undefined) return { steps: [] };
  const ladder = clock?.ladder === undefined ? undefined : log.env.guidance.ladders[clock.ladder];
  const steps = (ladder?.steps ?? [])
    .map((step) => ({ stepId: step.id, at: instantOf(step, due, calendar) }))
    .filter((step) => step.at >= planned.startedAt && log.state.escalations[escalationId(planned.id, step.stepId)] === undefined)
    .sort(byInstant);
  const warnings = warningsOf(clock?.warnings ?? [], planned, due, calendar, log.at);
  const warned = (planned.warned ?? []).filter((id) => !warnings.some(({ stepId }) => stepId === id));
  return { due: due.dueInstant, dueDate: due.dueDate, steps, ...(warnings.length > 0 && { warnings }), ...(warned.length > 0 && { warned }) };
}

/** Due of a clock by the bare rules, without what people set: what the law says. */
export function lawfulDue(timeData: TimeData | undefined, planned: Planned): Deadline | undefined {
  const { counting, startedAt, waits = [] } = planned;
  if (!isCounted(counting.unit)) return undefined;
  const calendar = calendarBy(timeData, counting.owners ?? []);
  return deadline({ start: startedAt, limit: counting.limit ?? 0, unit: counting.unit, roll: counting.roll, officeHours: counting.officeHours === true, calendar, still: stillOf(waits) });
}

/** Id of a clock's step once it is raised: the same however often it is planned. */
export function escalationId(clock: string, stepId: string): string {
  return `${clock.replace('#', '.')}.${stepId}`;
}

/** By hand: that day, moved by what stood still since. An exception: its day, but never before the law's. */
function dueOf(timeData: TimeData | undefined, planned: Planned, calendar: Calendar): Deadline | undefined {
  const { counting, set, exception, waits = [] } = planned;
  const lawful = lawfulDue(timeData, planned);
  if (lawful === undefined || !isCounted(counting.unit)) return undefined;
  if (set) return wholeDay(stillDays(calendar, set.dueDate, counting.unit, stillOf(waits).filter(({ from }) => from >= set.at)));
  return exception && exception.dueDate > lawful.dueDate ? wholeDay(exception.dueDate) : lawful;
}

function wholeDay(date: string): Deadline {
  return { strictDue: date, dueDate: date, dueInstant: startOfDay(addDays(date, 1)) };
}

function stillOf(waits: NonNullable<ClockInstance['waits']>): readonly Still[] {
  return waits.flatMap(({ from, to, standing }) => (standing === 'standsStill' && to !== undefined ? [{ from, to }] : []));
}

/** Before the end alarms go by the bare count; after it by the day that is still in time. */
function instantOf({ offset, unit }: Pick<LadderStep, 'offset' | 'unit'>, due: Deadline, calendar: Calendar): string {
  if (offset === 0) return due.dueInstant;
  const from = offset < 0 ? due.strictDue : due.dueDate;
  return atHour(unit === 'workingDays' ? addWorkingDaysIn(calendar, from, offset) : addDays(from, offset), STEP_HOUR);
}

/** Those given already are planned again only when their new instant is still to come. */
function warningsOf(points: readonly WarningPoint[], { startedAt, warned = [] }: Planned, due: Deadline, calendar: Calendar, now: string): readonly PlannedStep[] {
  return points
    .map((point) => ({ stepId: point.id, at: 'share' in point ? shareOf(startedAt, due.dueInstant, point.share) : instantOf(point, due, calendar) }))
    .filter(({ stepId, at }) => at >= startedAt && at < due.dueInstant && (at > now || !warned.includes(stepId)))
    .sort(byInstant);
}

function shareOf(from: string, to: string, share: number): string {
  return new Date(Date.parse(from) + Math.round((Date.parse(to) - Date.parse(from)) * share)).toISOString();
}

function rowHolds(log: CaseLog, row: LimitRow, date: string): boolean {
  if (row.condition === undefined) return true;
  const result = log.env.kernel.expressions.evaluate(row.condition, { ...withAge(log.state, date), triggerDate: date }, log.at);
  // As with a clock's own condition: a duty watched in vain harms nobody.
  return !result.ok || result.value === true;
}

/** The unit whose hours count: that of the element's task, else the responsible one. */
function unitFor(log: CaseLog, elementId: string | undefined): string | undefined {
  const assignment = elementId === undefined ? undefined : log.env.guidance.assignments[elementId];
  return assignment ? unitOf(log.state.region, assignment.unit) : log.state.responsible?.unit;
}

function byInstant(one: PlannedStep, other: PlannedStep): number {
  return one.at < other.at ? -1 : one.at > other.at ? 1 : 0;
}
