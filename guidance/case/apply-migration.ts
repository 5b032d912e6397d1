/** Folds a case's move to another version: names of elements and clocks change, what they stand for does not. Part of `apply-case.ts`. */
import type { CaseState, ClockInstance } from '../model/case.ts';
import type { CaseMigrated, MovedClock } from '../model/migration.ts';

type Target = (elementId: string) => string;

export function applyMigration(state: CaseState, { to, elements, clocks }: CaseMigrated): CaseState {
  const target: Target = (id) => elements[id] ?? id;
  return {
    ...state, version: to.hash,
    clocks: Object.fromEntries(Object.values(state.clocks).map((clock) => [clock.id, moved(clock, clocks.find((change) => change.clock === clock.id), target)])),
    handovers: renamed(state.handovers, target), ...(state.callBacks && { callBacks: renamed(state.callBacks, target) }),
  };
}

/** What has ended keeps the names it had. */
function moved(clock: ClockInstance, change: MovedClock | undefined, target: Target): ClockInstance {
  if (clock.status !== 'running' && clock.status !== 'paused') return clock;
  const here = clock.elementId === undefined ? clock : { ...clock, elementId: target(clock.elementId) };
  if (change === undefined) return here;
  const { warnings: _warnings, warned: _warned, ...kept } = here;
  const { clock: _id, ...now } = change;
  return { ...kept, ...now };
}

function renamed<Item extends { readonly elementId: string }>(items: Readonly<Record<string, Item>>, target: Target): Record<string, Item> {
  return Object.fromEntries(Object.entries(items).map(([id, item]) => [id, { ...item, elementId: target(item.elementId) }]));
}
