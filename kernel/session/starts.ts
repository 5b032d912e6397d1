/** What starts a process by itself: messages, signals and timers, one of them or all that an event asks for (BPMN 2.0.2 §13.5.1). */
import { schedule } from '../engine/timers.ts';
import { partsOf } from '../engine/waits.ts';
import type { Rejection } from '../model/command.ts';
import type { Element, EventDefinition } from '../model/definition.ts';
import type { Birth, ProcessStart, World } from './world.ts';
import { begin } from './world.ts';

/** Every trigger that starts a process: of start events, and of receive tasks and events behind a gateway that say so. */
export function startsFor(world: World, wanted: (event: EventDefinition) => boolean): readonly ProcessStart[] {
  return [...world.processes].flatMap(([id, env]) => {
    const process = env.definition.processes[id];
    const elements = (process?.children ?? []).flatMap(child => process?.elements[child] ?? []);
    return elements.filter(element => {
      const behind = element.incoming.some(flow => process?.elements[process.flows[flow]?.source ?? '']?.instantiate === true);
      return element.kind === 'startEvent' || element.instantiate === true || behind;
    }).flatMap(element => partsOf(element).filter(([event]) => wanted(event)).map(([event, index]) => ({ process: id, element, event, ...(index === undefined ? undefined : { index }) })));
  });
}

/**
 * A trigger has come: an instance begins, or, where the start event needs all of its triggers, with the last of them (§10.5.2).
 * The ones before are kept with what they brought; one that comes twice counts once.
 */
export function beginAt(world: World, start: ProcessStart, birth: Birth): Rejection | undefined {
  const { process, element, index } = start;
  const known = world.partStarts.get(element.id) ?? { indexes: [], variables: {} };
  const variables = { ...known.variables, ...birth.variables };
  if (needsAll(element) && index !== undefined) {
    const indexes = [...new Set([...known.indexes, index])];
    const missing = indexes.length < partsOf(element).length;
    if (missing) world.partStarts.set(element.id, { indexes, variables });
    else world.partStarts.delete(element.id);
    if (missing) return undefined;
  }
  const begun = begin(world, process, { ...birth, variables, startEventId: element.id });
  return begun.ok ? undefined : begun.rejection;
}

/** Whether a trigger is still waited for: of an event that needs all, those that have come are not. */
export function stillAwaited(world: World, { element, index }: ProcessStart): boolean {
  return index === undefined || world.partStarts.get(element.id)?.indexes.includes(index) !== true;
}

/** Timers that start processes, from now on. */
export function scheduleStarts(world: World): void {
  world.startTimers = startsFor(world, event => event.type === 'timer').flatMap(start => {
    const env = world.processes.get(start.process);
    if (start.event.type !== 'timer' || env === undefined) return [];
    const planned = schedule(env, start.event, {}, world.now);
    if (!planned.ok) return [];
    const { ok: _ok, ...timer } = planned;
    return [{ start, ...timer }];
  });
}

function needsAll({ event }: Element): boolean {
  return event?.type === 'multiple' && event.parallel;
}
