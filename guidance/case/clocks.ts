/**
 * Clocks of a case: when they start, stop, pause, go on and open again as the drawn path says, and what they say when they are due.
 * One clock of an id runs at a time: a further start is ignored until it stops. What people do to clocks is in `clock-commands.ts`.
 */
import { localDate } from '../calendar/helsinki.ts';
import type { LimitRow } from '../limits/limit-rows.ts';
import type { ClockInstance, Counting } from '../model/clock.ts';
import type { ClockDefinition, ClockTrigger } from '../model/guidance-definition.ts';
import { dataVersion } from '../time-data/time-data.ts';
import { withAge } from './age.ts';
import { record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { countingAt, planClock, standingOf } from './clock-plan.ts';
import { goOn, pause, reopen } from './clock-standing.ts';
import { handoversAwaited, isAcceptanceClock } from './environment.ts';

type NamingTrigger = Extract<ClockTrigger['on'], `coordinator${string}`>;

/** Starts the clocks of the case's opening, from the instant the client got in touch rather than the one it was typed in. */
export function startOpeningClocks(log: CaseLog, initiatedAt: string): void {
  for (const clock of log.env.guidance.clocks) {
    if (clock.starts.some((start) => start.on === 'caseOpened')) start(log, clock, undefined, initiatedAt);
  }
}

/** Moves every clock that something an element did moves: stops first, so that one event can stop a clock and start it anew. */
export function moveClocks(log: CaseLog, on: 'activated' | 'completed', elementId: string): void {
  stopClocks(log, on, elementId);
  for (const clock of open(log)) waitOrGoOn(log, clock, on, elementId);
  for (const clock of lastStopped(log)) {
    const definition = log.env.clocks[clock.clockId];
    if (triggered(definition?.reopens, on, elementId)) reopen(log, clock, standingOf(definition, 'waiting'), elementId);
  }
  startClocks(log, on, elementId);
}

/** Starts the clocks within which the receiver of a handover must answer. */
export function startAcceptanceClocks(log: CaseLog, elementId: string): void {
  for (const clock of log.env.guidance.clocks) {
    if (isAcceptanceClock(log.env, clock, elementId)) start(log, clock, elementId, log.effectiveAt);
  }
}

/** Stops and starts the clocks of a coordinator's naming (K7: needed → named; K15: queued → named). A pair is named when both have accepted. */
export function moveNamingClocks(log: CaseLog, on: NamingTrigger): void {
  const over = on !== 'coordinatorNamed' || Object.keys(log.state.namings ?? {}).length === 0;
  for (const clock of open(log)) {
    if (over && log.env.clocks[clock.clockId]?.stops.some((trigger) => trigger.on === on)) stop(log, clock);
  }
  for (const clock of log.env.guidance.clocks) {
    if (clock.starts.some((trigger) => trigger.on === on)) start(log, clock, undefined, log.effectiveAt);
  }
}

/** No naming is open any more and none was answered: its clocks have nothing left to measure. */
export function cancelNamingClocks(log: CaseLog): void {
  if (Object.keys(log.state.namings ?? {}).length > 0) return;
  for (const clock of open(log)) {
    const starts = log.env.clocks[clock.clockId]?.starts ?? [];
    if (starts.length > 0 && starts.every(({ on }) => on === 'coordinatorNeeded' || on === 'coordinatorQueued')) close(log, clock, 'notRequired');
  }
}

/** The receiver answered by returning the package: the clock has done its work. */
export function stopAcceptanceClocks(log: CaseLog, elementId: string): void {
  for (const clock of open(log)) {
    const definition = log.env.clocks[clock.clockId];
    if (clock.elementId === elementId && definition && isAcceptanceClock(log.env, definition, elementId)) stop(log, clock);
  }
}

/** The element was interrupted: a clock that only it could have stopped has nothing left to measure. Over due it stands as late. */
export function cancelBoundClocks(log: CaseLog, elementId: string): void {
  for (const clock of open(log)) {
    const definition = log.env.clocks[clock.clockId];
    const onlyHere = definition !== undefined && definition.stops.length > 0 && definition.stops.every((trigger) => trigger.element === elementId);
    const bound = clock.elementId === elementId && definition !== undefined && (onlyHere || isAcceptanceClock(log.env, definition, elementId));
    if (bound && isOver(log, clock)) stop(log, clock);
    else if (bound) cancel(log, clock, 'notRequired');
  }
}

/** The case ends: what is over due stays breached, the rest is cancelled and counted apart (facts 6.1). */
export function closeClocks(log: CaseLog, because: 'withdrawn' | 'notRequired'): void {
  for (const clock of open(log)) close(log, clock, because);
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

/** Says that a warning point has come. */
export function warn(log: CaseLog, clock: ClockInstance, warningId: string, dueAt: string): void {
  record(log, { type: 'clockWarned', v: 1, at: log.at, clock: clock.id, warningId, dueAt, due: clock.due ?? dueAt, ...onElement(clock) });
}

export function cancel(log: CaseLog, clock: ClockInstance, because: 'withdrawn' | 'notRequired'): void {
  record(log, { type: 'clockCancelled', v: 1, at: log.at, clock: clock.id, because, ...onElement(clock) });
}

/** Clocks that have not ended, running or paused. */
export function open(log: CaseLog): ClockInstance[] {
  return Object.values(log.state.clocks).filter(({ status }) => status === 'running' || status === 'paused');
}

export function onElement(clock: ClockInstance): { readonly elementId?: string } {
  return clock.elementId === undefined ? {} : { elementId: clock.elementId };
}

function waitOrGoOn(log: CaseLog, clock: ClockInstance, on: ClockTrigger['on'], elementId: string): void {
  const definition = log.env.clocks[clock.clockId];
  const { waitingFor, reason } = definition?.pauses?.find((candidate) => candidate.on === on && candidate.element === elementId) ?? {};
  if (waitingFor && reason !== undefined && clock.status === 'running') pause(log, clock, { waitingFor, reason, standing: standingOf(definition, 'waiting'), effectiveAt: log.effectiveAt, elementId });
  else if (triggered(definition?.resumes, on, elementId)) goOn(log, clock, log.effectiveAt, elementId);
}

function stopClocks(log: CaseLog, on: ClockTrigger['on'], elementId: string): void {
  for (const clock of open(log)) {
    if (triggered(log.env.clocks[clock.clockId]?.stops, on, elementId)) stop(log, clock);
  }
}

/** Starts the clocks that an element starts. The clock of a handover's acceptance waits for the offer. */
function startClocks(log: CaseLog, on: ClockTrigger['on'], elementId: string): void {
  for (const clock of log.env.guidance.clocks) {
    if (triggered(clock.starts, on, elementId) && !isAcceptanceClock(log.env, clock, elementId)) start(log, clock, elementId, log.effectiveAt);
  }
}

/** @param about task id of the handover or call-back that the clock measures: of those one runs each */
export function start(log: CaseLog, clock: ClockDefinition, elementId: string | undefined, startedAt: string, about?: string): void {
  if (open(log).some((other) => other.clockId === clock.id && other.about === about)) return;
  const failure = conditionOf(log, clock, startedAt);
  if (failure === false) return;
  const found = countingAt(log, clock, elementId, startedAt);
  if (found === undefined) return;
  const id = recordStart(log, clock, { elementId, startedAt, ...found, ...(about !== undefined && { about }) });
  if (failure !== true) record(log, { type: 'clockConditionFailed', v: 1, at: log.at, incidentId: id.replace('#', '!'), clock: id, clockId: clock.id, ...(elementId !== undefined && { elementId }), message: failure });
}

interface Starting { readonly elementId: string | undefined; readonly startedAt: string; readonly counting: Counting; readonly row?: LimitRow; readonly about?: string }

function recordStart(log: CaseLog, clock: ClockDefinition, { elementId, startedAt, counting, row, about }: Starting): string {
  const id = `${clock.id}#${log.state.next}`;
  const { due, dueDate, steps, warnings } = planClock(log, clock, { id, startedAt, counting });
  const legalBasis = clock.legalBasis ?? row?.law;
  record(log, {
    type: 'clockStarted', v: 1, at: log.at, clock: id, clockId: clock.id, kind: clock.kind, ...(elementId !== undefined && { elementId }),
    startedAt, ...(due !== undefined && dueDate !== undefined && { due, dueDate }), ...(counting.limit !== undefined && { limit: counting.limit }), unit: counting.unit,
    ...(legalBasis !== undefined && { legalBasis }), steps, ...(warnings && { warnings }), counting, calendarVersion: dataVersion(log.state.timeData),
    ...(about !== undefined && { about }),
  });
  return id;
}

/**
 * Whether a clock's condition holds, or what is wrong with it. Only `true` starts a clock. One that cannot be evaluated starts it too and
 * raises an incident: a duty watched in vain harms nobody, one missed does.
 */
export function conditionOf(log: CaseLog, clock: ClockDefinition | undefined, startedAt: string): boolean | string {
  if (clock?.condition === undefined) return true;
  const result = log.env.kernel.expressions.evaluate(clock.condition, withAge(log.state, localDate(startedAt)), log.at);
  return result.ok ? result.value === true : result.message;
}

export function stop(log: CaseLog, clock: ClockInstance): void {
  const inTime = !isOver(log, clock);
  // Recorded late, done in time: nothing was breached, whatever was recorded meanwhile stays in the log.
  if (!inTime) breach(log, clock);
  record(log, { type: 'clockStopped', v: 1, at: log.at, clock: clock.id, ...onElement(clock), inTime, ...(log.effectiveAt !== log.at && { effectiveAt: log.effectiveAt }) });
}

export function close(log: CaseLog, clock: ClockInstance, because: 'withdrawn' | 'notRequired'): void {
  if (isOver(log, clock)) breach(log, clock);
  else cancel(log, clock, because);
}

/** A paused clock does not become late while it stands still. */
function isOver(log: CaseLog, clock: ClockInstance): boolean {
  if (clock.status === 'paused') return clock.breachedAt !== undefined;
  return clock.due !== undefined && log.effectiveAt >= clock.due;
}

/** The last clock of each id, where it has stopped. */
function lastStopped(log: CaseLog): ClockInstance[] {
  const last = new Map(Object.values(log.state.clocks).map((clock) => [`${clock.clockId}/${clock.about ?? ''}`, clock]));
  return [...last.values()].filter(({ status }) => status === 'stopped');
}

function triggered(triggers: readonly ClockTrigger[] | undefined, on: ClockTrigger['on'], elementId: string): boolean {
  return triggers !== undefined && triggers.some((trigger) => trigger.on === on && trigger.element === elementId);
}
