/**
 * Time passes: everything due happens in the order of its instants, once. Events carry the instant at which it was done (`at`)
 * beside the one at which it was due, so that lateness of the machinery can be seen.
 */
import type { Rejection } from '../../kernel/run.ts';
import { entriesOf } from '../../kernel/run.ts';
import type { CaseState, ClockInstance } from '../model/case.ts';
import { ask } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { breach, warn } from './clocks.ts';
import { raise } from './ladders.ts';
import { follow } from './reactions.ts';

/** Things done by one `advance`; what is left stays due and is taken by the next one. Bounds a timer that renews itself without end. */
const MOST_AT_ONCE = 1000;

type Due =
  | { readonly type: 'breach'; readonly at: string; readonly clock: ClockInstance }
  | { readonly type: 'step'; readonly at: string; readonly clock: ClockInstance; readonly stepId: string }
  | { readonly type: 'warning'; readonly at: string; readonly clock: ClockInstance; readonly warningId: string }
  | { readonly type: 'timer'; readonly at: string; readonly timerId: string };

/** The earliest instant at which an open case has something to do by itself; undefined when it only waits for people. May lie in the past. */
export function nextDue(state: CaseState): string | undefined {
  return state.status === 'open' ? duesOf(state)[0]?.at : undefined;
}

/**
 * Does what is due. A process timer that the engine refuses is left and the rest done; the refusal is the answer only when nothing
 * could be done at all.
 */
export function advance(log: CaseLog): Rejection | undefined {
  const refusals = new Map<string, Rejection>();
  for (let done = 0; done < MOST_AT_ONCE && log.state.status === 'open'; done += 1) {
    const due = duesOf(log.state).find((candidate) => candidate.at <= log.at && !(candidate.type === 'timer' && refusals.has(candidate.timerId)));
    if (due === undefined) break;
    const refusal = happen(log, due);
    if (refusal && due.type === 'timer') refusals.set(due.timerId, refusal);
  }
  return log.events.length === 0 ? refusals.values().next().value : undefined;
}

function happen(log: CaseLog, due: Due): Rejection | undefined {
  if (due.type === 'breach') return void breach(log, due.clock);
  if (due.type === 'warning') return void warn(log, due.clock, due.warningId, due.at);
  if (due.type === 'step') return void raise(log, due.clock, due.stepId, due.at);
  const decision = ask(log, { type: 'fireTimer', timerId: due.timerId, at: log.at });
  if (!decision.ok) return decision.rejection;
  follow(log, decision.events);
  return undefined;
}

/** Earliest first; the drawn path of a suspended case stands still, its clocks do not. At one instant the breach stands before the steps that speak of it, and both before the process moves on. */
function duesOf(state: CaseState): Due[] {
  const running = Object.values(state.clocks).filter((clock) => clock.status === 'running');
  const dues: Due[] = [
    ...running.flatMap((clock): Due[] => (clock.due === undefined || clock.breachedAt !== undefined ? [] : [{ type: 'breach', at: clock.due, clock }])),
    ...running.flatMap((clock) => (clock.warnings ?? []).map((warning): Due => ({ type: 'warning', at: warning.at, clock, warningId: warning.stepId }))),
    ...running.flatMap((clock) => clock.steps.map((step): Due => ({ type: 'step', at: step.at, clock, stepId: step.stepId }))),
    ...(state.suspended ? [] : entriesOf(state.process.timers)).map((timer): Due => ({ type: 'timer', at: timer.due, timerId: timer.id })),
  ];
  // The sort is stable: within one instant the order of the list above holds.
  return dues.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}
