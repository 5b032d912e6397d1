/** The virtual clock: it jumps from one due timer to the next, and what they bring about happens at their time. */
import { addDuration, formatInstant, parseDuration } from '../time/iso8601.ts';
import { carryOn } from './carry.ts';
import type { Refusal } from './protocol.ts';
import { beginAt } from './starts.ts';
import type { StartTimer, World } from './world.ts';
import { send } from './world.ts';
import { entriesOf } from '../model/table.ts';

/** When the next timer is due, of an instance or of a process start. */
export function nextDue(world: World): string | undefined {
  const due = [...world.instances.values()].flatMap(({ engine }) => {
    const state = engine.state();
    return state.status === 'active' ? entriesOf(state.timers).map(timer => timer.due) : [];
  });
  return [...due, ...world.startTimers.map(timer => timer.due)].reduce<string | undefined>((first, at) => first === undefined || at < first ? at : first, undefined);
}

/** Moves to an instant; fires everything due until then, each at its time. What would go on for ever is cut off by the session. */
export function advanceTo(world: World, instant: string): Refusal | undefined {
  for (let due = nextDue(world); due !== undefined && due <= instant; due = nextDue(world)) {
    if (due > world.now) world.now = due;
    fireOne(world, due);
    if (!carryOn(world)) return { code: 'STEP_LIMIT_REACHED', message: `Expected to reach ${instant} but the timers before it do not end` };
  }
  if (instant > world.now) world.now = instant;
  return undefined;
}

function fireOne(world: World, due: string): void {
  for (const running of world.instances.values()) {
    const state = running.engine.state();
    const timer = state.status === 'active' ? entriesOf(state.timers).find(wait => wait.due === due) : undefined;
    if (timer === undefined) continue;
    send(world, running, { type: 'fireTimer', timerId: timer.id, at: world.now });
    return;
  }
  const start = world.startTimers.find(timer => timer.due === due);
  if (start === undefined) return;
  const next = following(start);
  world.startTimers = world.startTimers.flatMap(timer => timer === start ? next ?? [] : timer);
  world.budget -= 1;
  beginAt(world, start.start, {});
}

function following(timer: StartTimer): StartTimer | undefined {
  const { remaining, period: text } = timer;
  const period = text === undefined ? undefined : parseDuration(text);
  if (period === undefined || remaining === undefined || (remaining !== null && remaining <= 1)) return undefined;
  const due = formatInstant(addDuration(Date.parse(timer.due), period));
  return due === undefined ? undefined : { ...timer, due, remaining: remaining === null ? null : remaining - 1 };
}
