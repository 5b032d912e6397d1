/**
 * Many instances of many models under one clock. Changed only by the session's commands; holds no clock of its own.
 * Instances reach each other by what waits in `outbox`: thrown messages and signals, and calls that have ended.
 */
import type { Environment } from '../engine/contract.ts';
import type { Instance } from '../engine/instance.ts';
import { openInstance } from '../engine/instance.ts';
import type { Command, Rejection } from '../model/command.ts';
import type { Definition, Element, ElementKind, EventDefinition, ProcessDefinition } from '../model/definition.ts';
import type { Event } from '../model/event.ts';
import type { Variables } from '../model/state.ts';
import { createEnvironment } from '../engine/environment.ts';
import type { InstanceView, Reply } from './protocol.ts';

export interface Running {
  readonly id: string;
  readonly as: string | undefined;
  readonly businessKey: string | undefined;
  readonly process: ProcessDefinition;
  readonly env: Environment;
  readonly engine: Instance;
  /** The call activity that waits for this instance. */
  readonly parent: { readonly id: string; readonly taskId: string } | undefined;
  readonly depth: number;
  readonly activities: Map<string, InstanceView['activities'][number]>;
  error: { readonly code: string; readonly element: string } | undefined;
}

/** A trigger that starts a process. */
export interface ProcessStart {
  readonly process: string;
  readonly element: Element;
  readonly event: EventDefinition;
  /** Of an event with several triggers, which one. */
  readonly index?: number;
}

export interface StartTimer {
  readonly start: ProcessStart;
  readonly due: string;
  readonly remaining?: number | null;
  readonly period?: string;
}

export interface Letter {
  readonly name: string;
  readonly correlation: unknown;
  readonly variables: Variables;
}

export interface World {
  /** By process id; of two models with the same id the later one counts. */
  readonly processes: Map<string, Environment>;
  readonly holds: ReadonlySet<ElementKind>;
  readonly instances: Map<string, Running>;
  startTimers: StartTimer[];
  /** Start events that need several triggers and have had some of them, by element. */
  readonly partStarts: Map<string, { readonly indexes: readonly number[]; readonly variables: Variables }>;
  now: string;
  next: number;
  /** Since the last reply. */
  events: Reply['events'][number][];
  /** How many of the events have been looked at for what they bring about elsewhere. */
  carried: number;
  outbox: (() => void)[];
  /** Messages that instances have thrown and nobody has taken, oldest first. */
  mailbox: Letter[];
  /** Moves left in this request: what goes round for ever is cut off. */
  budget: number;
}

/** Limits of one request: instances calling or messaging each other without end are refused. */
export const limits = { movesPerRequest: 20_000, callDepth: 50, keptMessages: 1_000 } as const;

/** A world of models, with nothing running. `holds`: task kinds that wait as jobs. */
export function openWorld(definitions: readonly Definition[], holds: ReadonlySet<ElementKind>, now: string): World {
  const processes = new Map<string, Environment>();
  for (const definition of definitions) {
    for (const id of Object.keys(definition.processes)) processes.set(id, createEnvironment(definition, { tellUncaught: true }));
  }
  return { processes, holds, instances: new Map(), startTimers: [], partStarts: new Map(), now, next: 1, events: [], carried: 0, outbox: [], mailbox: [], budget: limits.movesPerRequest };
}

export interface Birth {
  readonly startEventId?: string;
  readonly variables?: Variables;
  readonly as?: string;
  readonly businessKey?: string;
  /** What the message that starts it says of its keys. */
  readonly correlation?: unknown;
  readonly parent?: Running['parent'];
  readonly depth?: number;
}

/** Starts an instance; the rejection when its process does not start like that. */
export function begin(world: World, processId: string, birth: Birth): { readonly ok: true; readonly id: string } | { readonly ok: false; readonly rejection: Rejection } {
  const env = world.processes.get(processId);
  const process = env?.definition.processes[processId];
  if (env === undefined || process === undefined) return { ok: false, rejection: { code: 'PROCESS_UNKNOWN', elementId: processId, message: `Expected process ${processId} in a loaded model but it is not there` } };
  const running: Running = {
    id: `i${world.next}`, as: birth.as, businessKey: birth.businessKey, process, env, engine: openInstance(env), parent: birth.parent, depth: birth.depth ?? 0,
    activities: new Map(), error: undefined,
  };
  world.next += 1;
  world.instances.set(running.id, running);
  const start = birth.startEventId === undefined ? undefined : { startEventId: birth.startEventId };
  const rejection = send(world, running, { type: 'start', processId, ...start, variables: birth.variables ?? {}, ...(birth.correlation === undefined ? undefined : { correlation: birth.correlation }), at: world.now });
  if (rejection === undefined) return { ok: true, id: running.id };
  world.instances.delete(running.id);
  return { ok: false, rejection };
}

/** Sends a command to an instance and notes what happened. */
export function send(world: World, running: Running, command: Command): Rejection | undefined {
  world.budget -= 1;
  const outcome = running.engine.send(command);
  if (!outcome.ok) return outcome.rejection;
  for (const event of outcome.events) {
    world.events.push({ ...event, instance: running.id });
    note(running, event);
  }
  return undefined;
}

function note(running: Running, event: Event): void {
  if (event.type === 'elementActivated') {
    const element = running.process.elements[event.elementId];
    const whole = (element?.loop !== undefined || element?.multiInstance !== undefined) && event.round === undefined;
    if (!whole) running.activities.set(event.activation, { element: event.elementId, instance: event.activation, state: 'active' });
  } else if (event.type === 'elementCompleted' || event.type === 'elementTerminated') {
    const known = running.activities.get(event.activation);
    if (known !== undefined) running.activities.set(event.activation, { ...known, state: event.type === 'elementCompleted' ? 'completed' : 'terminated' });
  } else if (event.type === 'processFailed') {
    running.error = { code: event.code, element: event.elementId };
  }
}
