/** When a timer event is due: its FEEL value read as ISO 8601 (BPMN 2.0.2 §10.5.5.5). */
import type { EventDefinition } from '../model/definition.ts';
import type { Variables, WaitingTimer } from '../model/state.ts';
import type { Cycle } from '../time/iso8601.ts';
import { addDuration, formatInstant, parseCycle, parseDuration, parseInstant } from '../time/iso8601.ts';
import type { Environment, Failure } from './contract.ts';

export type TimerEvent = Extract<EventDefinition, { readonly type: 'timer' }>;

/** `remaining` as in WaitingTimer: firings left, this one included, null = unbounded; absent when the timer fires once. */
export interface Schedule {
  readonly ok: true;
  readonly due: string;
  readonly remaining?: number | null;
  readonly period?: string;
}

/** The first (or only) firing of a timer that starts now. */
export function schedule(env: Pick<Environment, 'expressions'>, event: TimerEvent, variables: Variables, at: string): Schedule | Failure {
  const result = env.expressions.evaluate(event.expression.text, variables, at);
  if (!result.ok) return result;
  const found = typeof result.value === 'string' ? scheduleText(event.timer, result.value, Date.parse(at)) : undefined;
  return found ?? invalidTimer(event, result.value);
}

/** The firing after this one, or undefined when there is none. The period counts from due to due, so firings do not drift. */
export function scheduleNext(timer: WaitingTimer): Schedule | undefined {
  const { remaining, period: text } = timer;
  const period = text === undefined ? undefined : parseDuration(text);
  if (text === undefined || period === undefined || remaining === undefined || (remaining !== null && remaining <= 1)) return undefined;
  const due = formatInstant(addDuration(Date.parse(timer.due), period));
  return due === undefined ? undefined : { ok: true, due, remaining: remaining === null ? null : remaining - 1, period: text };
}

function scheduleText(kind: TimerEvent['timer'], text: string, now: number): Schedule | undefined {
  if (kind === 'cycle') return scheduleCycle(text, now);
  const duration = kind === 'duration' ? parseDuration(text) : undefined;
  const due = kind === 'date' ? parseInstant(text) : duration && addDuration(now, duration);
  const formatted = due === undefined ? undefined : formatInstant(due);
  return formatted === undefined ? undefined : { ok: true, due: formatted };
}

function scheduleCycle(text: string, now: number): Schedule | undefined {
  const cycle = parseCycle(text);
  if (cycle === undefined) return undefined;
  const first = cycle.start ?? addDuration(now, cycle.period);
  const remaining = cycle.end === undefined ? cycle.repetitions : firingsUntil(cycle.end, first, cycle);
  const due = formatInstant(first);
  return due === undefined || remaining === 0 ? undefined : { ok: true, due, remaining, period: cycle.periodText };
}

/** How often a cycle fires before its end: counted here, so that what waits need not know the end. */
function firingsUntil(end: number, first: number, { repetitions, period }: Cycle): number {
  let count = 0;
  for (let due = first; due <= end && (repetitions === null || count < repetitions) && count < maximumFirings; due = addDuration(due, period)) count += 1;
  return count;
}

/** Of a cycle with an end; hourly for a century. */
const maximumFirings = 1_000_000;

function invalidTimer(event: TimerEvent, value: unknown): Failure {
  return { ok: false, code: 'TIMER_INVALID', message: `Expected an ISO 8601 ${event.timer} from "${event.expression.text}" but got ${JSON.stringify(value)}` };
}
