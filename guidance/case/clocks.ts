/**
 * Clocks of a case: when they start and stop, what they say when they are due. One clock of an id runs at a time: a further start is ignored until it stops.
 */
import { atHour, addDays } from '../calendar/helsinki.ts';
import { CALENDAR_VERSION, addWorkingDays } from '../calendar/working-days.ts';
import { deadline, isCounted } from '../deadline/deadline.ts';
import type { Deadline } from '../deadline/deadline.ts';
import type { ClockInstance } from '../model/case.ts';
import type { ClockDefinition, ClockTrigger, LadderDefinition, LadderStep, LimitUnit } from '../model/guidance-definition.ts';
import { record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { handoversAwaited, isAcceptanceClock } from './environment.ts';

type NamingTrigger = Extract<ClockTrigger['on'], `coordinator${string}`>;

/** Hour in Finland at which a step on another day than the due instant is taken: the start of the working day. */
const STEP_HOUR = 8;

/** Starts the clocks of the case's opening, from the instant the client got in touch rather than the one it was typed in. */
export function startOpeningClocks(log: CaseLog, initiatedAt: string): void {
  for (const clock of log.env.guidance.clocks) {
    if (clock.starts.some((start) => start.on === 'caseOpened')) start(log, clock, undefined, initiatedAt);
  }
}

/** Starts the clocks that an element starts. The clock of a handover's acceptance waits for the offer. */
export function startClocks(log: CaseLog, on: ClockTrigger['on'], elementId: string): void {
  for (const clock of log.env.guidance.clocks) {
    if (triggered(clock.starts, on, elementId) && !isAcceptanceClock(log.env, clock, elementId)) start(log, clock, elementId, log.at);
  }
}

/** Starts the clocks within which the receiver of a handover must answer. */
export function startAcceptanceClocks(log: CaseLog, elementId: string): void {
  for (const clock of log.env.guidance.clocks) {
    if (isAcceptanceClock(log.env, clock, elementId)) start(log, clock, elementId, log.at);
  }
}

export function stopClocks(log: CaseLog, on: ClockTrigger['on'], elementId: string): void {
  for (const clock of running(log)) {
    if (triggered(log.env.clocks[clock.clockId]?.stops ?? [], on, elementId)) stop(log, clock);
  }
}

/** Stops and starts the clocks of a coordinator's naming (K7: needed → named; K15: queued → named). A pair is named when both have accepted. */
export function moveNamingClocks(log: CaseLog, on: NamingTrigger): void {
  const over = on !== 'coordinatorNamed' || Object.keys(log.state.namings ?? {}).length === 0;
  for (const clock of running(log)) {
    if (over && log.env.clocks[clock.clockId]?.stops.some((trigger) => trigger.on === on)) stop(log, clock);
  }
  for (const clock of log.env.guidance.clocks) {
    if (clock.starts.some((trigger) => trigger.on === on)) start(log, clock, undefined, log.at);
  }
}

/** No naming is open any more and none was answered: its clocks have nothing left to measure. */
export function cancelNamingClocks(log: CaseLog): void {
  if (Object.keys(log.state.namings ?? {}).length > 0) return;
  for (const clock of running(log)) {
    const starts = log.env.clocks[clock.clockId]?.starts ?? [];
    if (starts.length > 0 && starts.every(({ on }) => on === 'coordinatorNeeded' || on === 'coordinatorQueued')) close(log, clock, 'notRequired');
  }
}

/** The receiver answered by returning the package: the clock has done its work. */
export function stopAcceptanceClocks(log: CaseLog, elementId: string): void {
  for (const clock of running(log)) {
    const definition = log.env.clocks[clock.clockId];
    if (clock.elementId === elementId && definition && isAcceptanceClock(log.env, definition, elementId)) stop(log, clock);
  }
}

/** The element was interrupted: a clock that only it could have stopped has nothing left to measure. Over due it stands as late. */
export function cancelBoundClocks(log: CaseLog, elementId: string): void {
  for (const clock of running(log)) {
    const definition = log.env.clocks[clock.clockId];
    const onlyHere = definition !== undefined && definition.stops.length > 0 && definition.stops.every((trigger) => trigger.element === elementId);
    const bound = clock.elementId === elementId && definition !== undefined && (onlyHere || isAcceptanceClock(log.env, definition, elementId));
    if (bound && isOver(log, clock)) stop(log, clock);
    else if (bound) close(log, clock, 'notRequired');
  }
}

/** The case ends: what is over due stays breached, the rest is cancelled and counted apart (facts 6.1). */
export function closeClocks(log: CaseLog, because: 'withdrawn' | 'notRequired'): void {
  for (const clock of running(log)) close(log, clock, because);
}

/** Says once that the due instant has passed; an open handover whose acceptance it bounds expires. */
export function breach(log: CaseLog, clock: ClockInstance): void {
  if (clock.due === undefined || clock.breachedAt !== undefined) return;
  record(log, { type: 'clockBreached', v: 1, at: log.at, clock: clock.id, due: clock.due, ...onElement(clock) });
  for (const { taskId, elementId } of handoversAwaited(log.env, log.state, clock)) {
    record(log, { type: 'handoverExpired', v: 1, at: log.at, elementId, taskId, clock: clock.id });
  }
  tellFollowers(log, clock);
}

/** Those who stayed as followers hear of a break after the transition, without being responsible for it (HAND-06). */
function tellFollowers(log: CaseLog, { id, clockId, elementId }: ClockInstance): void {
  if (elementId === undefined || !log.env.clocks[clockId]?.starts.some(({ on }) => on === 'handoverAccepted')) return;
  for (const [index, follower] of (log.state.followers ?? []).entries()) {
    record(log, {
      type: 'escalationRaised', v: 1, at: log.at, escalationId: `${id.replace('#', '.')}.follower.${index}`, clock: id, stepId: 'transitionGap', finding: 'transitionGap',
      kind: 'inform', role: 'responsible', ...follower, dueAt: log.at, elementId,
    });
  }
}

/** @param about task id of the handover or call-back that the clock measures: of those one runs each */
export function start(log: CaseLog, clock: ClockDefinition, elementId: string | undefined, startedAt: string, about?: string): void {
  const alreadyRuns = running(log).some((other) => other.clockId === clock.id && other.about === about);
  if (alreadyRuns || !holds(log, clock)) return;
  const unit = clock.unit ?? 'withoutUndueDelay';
  const due = dueOf(clock, unit, startedAt);
  const ladder = clock.ladder === undefined ? undefined : log.env.guidance.ladders[clock.ladder];
  record(log, {
    type: 'clockStarted', v: 1, at: log.at, clock: `${clock.id}#${log.state.next}`, clockId: clock.id, kind: clock.kind, ...(elementId !== undefined && { elementId }),
    startedAt, ...(due && { due: due.dueInstant, dueDate: due.dueDate }), ...(clock.limit !== undefined && { limit: clock.limit }), unit,
    ...(clock.legalBasis !== undefined && { legalBasis: clock.legalBasis }), steps: due && ladder ? plannedSteps(ladder, due, startedAt) : [], calendarVersion: CALENDAR_VERSION,
    ...(about !== undefined && { about }),
  });
}

function dueOf(clock: ClockDefinition, unit: LimitUnit, start: string): Deadline | undefined {
  return isCounted(unit) ? deadline({ start, limit: clock.limit ?? 0, unit, roll: clock.roll }) : undefined;
}

/** Only `true` starts a clock. A condition that cannot be evaluated starts it too: a duty watched in vain harms nobody, one missed does. */
function holds(log: CaseLog, clock: ClockDefinition): boolean {
  if (clock.condition === undefined) return true;
  const result = log.env.kernel.expressions.evaluate(clock.condition, log.state.process.variables, log.at);
  return !result.ok || result.value === true;
}

/** Instants of the ladder's steps, earliest first. A step that would fall before the start is left out. */
function plannedSteps(ladder: LadderDefinition, due: Deadline, startedAt: string): ClockInstance['steps'] {
  return ladder.steps
    .map((step) => ({ stepId: step.id, at: instantOf(step, due) }))
    .filter((step) => step.at >= startedAt)
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

function instantOf(step: LadderStep, due: Deadline): string {
  if (step.offset === 0) return due.dueInstant;
  const day = step.unit === 'workingDays' ? addWorkingDays(due.dueDate, step.offset) : addDays(due.dueDate, step.offset);
  return atHour(day, STEP_HOUR);
}

export function stop(log: CaseLog, clock: ClockInstance): void {
  const inTime = !isOver(log, clock);
  if (!inTime) breach(log, clock);
  record(log, { type: 'clockStopped', v: 1, at: log.at, clock: clock.id, ...onElement(clock), inTime });
}

export function close(log: CaseLog, clock: ClockInstance, because: 'withdrawn' | 'notRequired'): void {
  if (isOver(log, clock)) breach(log, clock);
  else record(log, { type: 'clockCancelled', v: 1, at: log.at, clock: clock.id, because, ...onElement(clock) });
}

function isOver(log: CaseLog, clock: ClockInstance): boolean {
  return clock.breachedAt !== undefined || (clock.due !== undefined && log.at >= clock.due);
}

export function running(log: CaseLog): ClockInstance[] {
  return Object.values(log.state.clocks).filter((clock) => clock.status === 'running');
}

function triggered(triggers: readonly ClockTrigger[], on: ClockTrigger['on'], elementId: string): boolean {
  return triggers.some((trigger) => trigger.on === on && trigger.element === elementId);
}

function onElement(clock: ClockInstance): { readonly elementId?: string } {
  return clock.elementId === undefined ? {} : { elementId: clock.elementId };
}
