/** The waits of a clock, as lists. */
import type { ClockInstance, Wait } from '../model/clock.ts';
import type { Standing } from '../model/guidance-definition.ts';

/** The wait that lasts, if there is one. */
export function openWait(clock: ClockInstance): Wait | undefined {
  return clock.waits?.find(({ to }) => to === undefined);
}

/** The waits of a clock with the lasting one ended. */
export function closeWait(clock: ClockInstance, at: string): readonly Wait[] {
  return (clock.waits ?? []).map((wait) => (wait.to === undefined ? { ...wait, to: notBefore(at, wait.from) } : wait));
}

/** The waits of a stopped clock that goes on, with the time since its stop. */
export function reopenedWaits(clock: ClockInstance, at: string, standing: Standing): readonly Wait[] {
  return [...clock.waits ?? [], { from: clock.stoppedAt ?? at, to: at, waitingFor: 'reopened', standing }];
}

/** The later of an instant and the earliest that it can be. */
export function notBefore(at: string, earliest: string): string {
  return at < earliest ? earliest : at;
}
