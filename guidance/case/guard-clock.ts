/** Whether what somebody wants to do to a clock is in order: the clock is open, a reason is there, the instants can be true. Part of `guard-case.ts`. */
import { addDays, isDate, localDate, normalInstant } from '../calendar/helsinki.ts';
import type { CaseCommand, CaseRejection, CaseState } from '../model/case.ts';
import type { ClockInstance } from '../model/clock.ts';
import { exceptionGrounds, isPast } from './clock-commands.ts';
import { countingOfClock, lawfulDue, plannedOf } from './clock-plan.ts';
import { openWait } from './clock-waits.ts';
import type { CaseEnvironment } from './environment.ts';
import { refused } from './refused.ts';

type CommandOf<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;
type OnClock = CommandOf<'pauseClock' | 'resumeClock' | 'changeClockDue' | 'recordException'>;

/** The farthest day that somebody can set: a slip of the keyboard is no plan. */
const FARTHEST_DAYS = 3660;

export function guardClock(env: CaseEnvironment, state: CaseState, command: OnClock): CaseRejection | undefined {
  const clock = Object.hasOwn(state.clocks, command.clock) ? state.clocks[command.clock] : undefined;
  if (clock === undefined) return refused('CLOCK_UNKNOWN', `Expected a clock ${command.clock} but there is none`);
  if (clock.status === 'stopped' || clock.status === 'cancelled') return refused('CLOCK_NOT_RUNNING', `Expected an open clock but it is ${clock.status}`, clock.elementId);
  switch (command.type) {
    case 'pauseClock': return openWait(clock) ? refused('CLOCK_NOT_RUNNING', 'Expected a clock that does not wait but it waits already', clock.elementId) : guardText(command.reason, 'the pause') ?? guardEffective(state, command, clock.startedAt, lastWaitEnd(clock));
    case 'resumeClock': return guardResume(state, clock, command);
    case 'changeClockDue': return guardChange(env, clock, command);
    case 'recordException': return guardException(env, state, clock, command);
  }
}

/** An effective instant is a real one, not in the future, and not before the case or what it follows on. */
export function guardEffective(state: CaseState, { effectiveAt, at }: { readonly effectiveAt?: string; readonly at: string }, ...notBefore: readonly (string | undefined)[]): CaseRejection | undefined {
  if (effectiveAt === undefined) return undefined;
  if (!isPast(effectiveAt, at)) return refused('EFFECTIVE_TIME_INVALID', `Expected an instant that is not after ${at} but it is ${effectiveAt}`);
  const early = [state.initiatedAt, ...notBefore].find((earliest) => earliest !== undefined && normalInstant(effectiveAt) < earliest);
  return early === undefined ? undefined : refused('EFFECTIVE_TIME_INVALID', `Expected an instant that is not before ${early} but it is ${effectiveAt}`);
}

export function guardText(text: string, what: string): CaseRejection | undefined {
  return text.trim() === '' ? refused('REASON_MISSING', `Expected a reason for ${what} but it is empty`) : undefined;
}

function guardResume(state: CaseState, clock: ClockInstance, command: CommandOf<'resumeClock'>): CaseRejection | undefined {
  const wait = openWait(clock);
  return wait === undefined ? refused('CLOCK_NOT_PAUSED', 'Expected a clock that waits but it does not', clock.elementId) : guardEffective(state, command, wait.from);
}

function guardChange(env: CaseEnvironment, clock: ClockInstance, { dueDate, reason, at }: CommandOf<'changeClockDue'>): CaseRejection | undefined {
  if (env.clocks[clock.clockId]?.kind !== 'target') return refused('CLOCK_STATUTORY', 'Expected a target but the limit is the law\'s: a pause or an exception moves it', clock.elementId);
  if (clock.due === undefined) return refused('CLOCK_WITHOUT_NUMBER', 'Expected a clock with a due date but its limit has no number', clock.elementId);
  return guardText(reason, 'the change') ?? guardDate(dueDate, localDate(clock.startedAt), at, clock);
}

function guardException(env: CaseEnvironment, state: CaseState, clock: ClockInstance, { ground, justification, dueDate, at }: CommandOf<'recordException'>): CaseRejection | undefined {
  const grounds = exceptionGrounds({ env }, clock);
  if (!grounds.includes(ground)) return refused('EXCEPTION_NOT_ALLOWED', `Expected one of the grounds ${grounds.join(', ') || '(none)'} but it is ${ground}`, clock.elementId);
  const lawful = lawfulDue(state.timeData, plannedOf(env, clock));
  if (lawful === undefined) return refused('CLOCK_WITHOUT_NUMBER', `Expected a limit with a number but it is ${countingOfClock(env, clock).unit}`, clock.elementId);
  // Documented afterwards, it would only rename what was late.
  if (at >= (clock.due ?? lawful.dueInstant)) return refused('EXCEPTION_TOO_LATE', `Expected an exception before ${clock.due ?? lawful.dueInstant} but it is recorded at ${at}`, clock.elementId);
  return guardText(justification, 'the exception') ?? guardDate(dueDate, lawful.dueDate, at, clock);
}

function guardDate(dueDate: string, after: string, at: string, clock: ClockInstance): CaseRejection | undefined {
  const fine = isDate(dueDate) && dueDate >= after && dueDate <= addDays(localDate(at), FARTHEST_DAYS);
  return fine ? undefined : refused('DUE_DATE_INVALID', `Expected a date from ${after} on but it is ${dueDate}`, clock.elementId);
}

function lastWaitEnd(clock: ClockInstance): string | undefined {
  return clock.waits?.at(-1)?.to;
}
