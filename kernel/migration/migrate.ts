/**
 * Moves a running instance to another definition, or says what stands in the way. Pure: the same arguments give the same plan and events.
 * Tokens stay at the element of the same id unless another place is named for them; ids, instants and variables stay as they are, so that no token
 * is lost or doubled and no timer is set anew.
 */
import type { Definition, ProcessDefinition } from '../model/definition.ts';
import type { Event } from '../model/event.ts';
import type { State } from '../model/state.ts';
import { entriesOf, entryOf } from '../model/table.ts';
import { candidatesFor, obstacleAt, own } from './fit.ts';
import type { ObstacleCode, Passage } from './fit.ts';
import { standings, waitsOf } from './places.ts';
import type { Holding, Standing } from './places.ts';
import { starvingJoins } from './starving.ts';

/** Where what stands at an element goes: the id of another one, or null for a boundary event that nobody waits for any more. */
export type Places = Readonly<Record<string, string | null>>;

export interface Place {
  readonly elementId: string;
  readonly kind: string;
  readonly holds: Holding;
  readonly count: number;
  /** Null: it is let go. */
  readonly to: string | null;
  readonly obstacle?: ObstacleCode;
  /** Where it could go instead. */
  readonly candidates: readonly string[];
  /** Whether it may be let go: a boundary event's wait, whose activity goes on without it. */
  readonly mayEnd: boolean;
}

export interface Obstacle { readonly code: ObstacleCode | 'processGone' | 'notRunning'; readonly elementId: string; readonly message: string }

export interface MigrationPlan {
  readonly processId: string;
  readonly places: readonly Place[];
  /** Empty: it can be done. */
  readonly obstacles: readonly Obstacle[];
  /** Boundary events of the new definition on activities that are under way: nothing waits for them until the activity is entered anew. */
  readonly notAwaited: readonly string[];
}

/** What moving would mean. */
export function planMigration(from: Definition, to: Definition, state: State, wanted: Places = {}): MigrationPlan {
  const before = own(from.processes, state.processId);
  const processId = own(to.processes, state.processId) === undefined ? to.main : state.processId;
  const after = own(to.processes, processId);
  const blocked = (code: Obstacle['code'], message: string): MigrationPlan => ({ processId, places: [], obstacles: [{ code, elementId: processId, message }], notAwaited: [] });
  if (before === undefined || after === undefined) return blocked('processGone', `Expected the process ${state.processId} but it is not there`);
  if (state.status !== 'active') return blocked('notRunning', `Expected an instance that runs but it is ${state.status}`);
  const passage: Passage = { from: before, to: after, targetOf: (id) => wanted[id] ?? id };
  const places = standings(state).map((standing) => placeOf(passage, standing, wanted));
  const obstacles = [...places.flatMap(obstacleOf), ...taken(places), ...starved(passage, state)];
  return { processId, places, obstacles, notAwaited: notAwaited(after, places, state, passage) };
}

/** The events that move it, when nothing stands in the way: waits that end, then the move itself. */
export function migrate(from: Definition, to: Definition, state: State, { places, at }: { readonly places: Places; readonly at: string }): { readonly plan: MigrationPlan; readonly events: readonly Event[] } {
  const plan = planMigration(from, to, state, places);
  if (plan.obstacles.length > 0) return { plan, events: [] };
  const ended = new Set(plan.places.filter((place) => place.to === null).map(({ elementId }) => elementId));
  const elements = Object.fromEntries(plan.places.flatMap(({ elementId, to: target }) => (target === null || target === elementId ? [] : [[elementId, target]])));
  return { plan, events: [...endings(state, ended, at), { type: 'instanceMigrated', v: 1, at, processId: plan.processId, elements }] };
}

function placeOf(passage: Passage, standing: Standing, wanted: Places): Place {
  const { elementId, holds, count } = standing;
  const { kind = '' } = passage.from.elements[elementId] ?? {};
  const mayEnd = holds === 'wait' && kind === 'boundaryEvent';
  const to = wanted[elementId] === null && mayEnd ? null : passage.targetOf(elementId);
  const obstacle = to === null ? undefined : obstacleAt(passage, standing, to);
  return { elementId, kind, holds, count, to, ...(obstacle && { obstacle }), candidates: candidatesFor(passage, standing), mayEnd };
}

function obstacleOf({ elementId, to, obstacle }: Place): readonly Obstacle[] {
  return obstacle === undefined ? [] : [{ code: obstacle, elementId, message: `Expected ${elementId} to go on at ${to ?? elementId} but: ${obstacle}` }];
}

function taken(places: readonly Place[]): readonly Obstacle[] {
  return places.filter((place, index) => place.to !== null && places.findIndex((other) => other.to === place.to) !== index)
    .map(({ elementId, to }) => ({ code: 'placeTaken', elementId, message: `Expected a place of its own for ${elementId} but ${to ?? ''} is taken by another` }));
}

/** Only what the move brings about: a join that starves as it is drawn now is not the new version's doing. */
function starved({ from, to, targetOf }: Passage, state: State): readonly Obstacle[] {
  const live = entriesOf(state.activations).map(({ elementId }) => elementId);
  const joins = standings(state).flatMap(({ elementId, arrived }) => (arrived ? [[elementId, arrived] as const] : []));
  const all = [...live, ...joins.map(([join]) => join)];
  const before = new Set(starvingJoins(from, all, Object.fromEntries(joins)).map(({ join, flow }) => `${targetOf(join)} ${flow}`));
  return starvingJoins(to, all.map(targetOf), Object.fromEntries(joins.map(([join, arrived]) => [targetOf(join), arrived])))
    .filter(({ join, flow }) => !before.has(`${join} ${flow}`))
    .map(({ join, flow }) => ({ code: 'joinStarves', elementId: join, message: `Expected a token to come to ${join} by ${flow} but none can any more` }));
}

const awaitedEvents = new Set(['timer', 'message', 'signal', 'conditional', 'multiple']);

function notAwaited(to: ProcessDefinition, places: readonly Place[], state: State, { targetOf }: Passage): readonly string[] {
  const awaited = new Set(waitsOf(state).map(({ elementId }) => targetOf(elementId)));
  return places.filter(({ holds }) => holds === 'token' || holds === 'scope')
    .flatMap((place) => to.elements[place.to ?? '']?.boundary ?? [])
    .filter((id) => awaitedEvents.has(to.elements[id]?.event?.type ?? '') && !awaited.has(id));
}

function endings(state: State, ended: ReadonlySet<string>, at: string): readonly Event[] {
  return waitsOf(state).filter(({ elementId }) => ended.has(elementId)).map(({ id, elementId }) => {
    const told = { v: 1, at, elementId } as const;
    if (entryOf(state.timers, id)) return { type: 'timerCancelled', ...told, timerId: id };
    if (entryOf(state.messages, id)) return { type: 'messageUnsubscribed', ...told, subscriptionId: id };
    return entryOf(state.signals, id) ? { type: 'signalUnsubscribed', ...told, subscriptionId: id } : { type: 'conditionDropped', ...told, subscriptionId: id };
  });
}
