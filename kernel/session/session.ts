/** A session: one request after the other against a world of instances, each answered by everything there is to see. Pure but for the state it holds. */
import { explain } from '../engine/explain.ts';
import type { Command } from '../model/command.ts';
import type { Definition, ElementKind } from '../model/definition.ts';
import { addDuration, formatInstant, parseDuration, parseInstant } from '../time/iso8601.ts';
import { missingIn, tidy } from './check-request.ts';
import { broadcast, carryOn, deliverMessage } from './carry.ts';
import { beginAt, scheduleStarts, startsFor } from './starts.ts';
import type { Refusal, Reply, Request } from './protocol.ts';
import { advanceTo, nextDue } from './time.ts';
import { view } from './view.ts';
import type { Running, World } from './world.ts';
import { begin, limits, openWorld, send } from './world.ts';

export interface Session {
  readonly ask: (request: Request) => Reply;
}

export interface SessionOptions {
  readonly definitions: readonly Definition[];
  /** Task kinds that wait as jobs; all others complete by themselves. `callActivity` means calls of processes that are not there. */
  readonly holds?: readonly ElementKind[];
  /** ISO 8601 UTC. */
  readonly now?: string;
}

type Answer = Refusal | { readonly explanation: unknown } | undefined;
type Handlers = { readonly [Do in Request['do']]: (world: World, request: Extract<Request, { readonly do: Do }>) => Answer };

export const defaultHolds: readonly ElementKind[] = ['userTask', 'manualTask', 'serviceTask', 'sendTask', 'callActivity'];
export const defaultNow = '2026-01-01T00:00:00.000Z';

const handlers: Handlers = {
  start: (world, request) => startOne(world, request),
  complete: (world, { job, variables }) => withJob(world, job, taskId => ({ type: 'completeTask', taskId, variables: variables ?? {}, at: world.now })),
  error: (world, { job, code, variables }) => withJob(world, job, taskId => ({ type: 'throwError', taskId, errorCode: code, variables: variables ?? {}, at: world.now })),
  escalation: (world, { job, code, variables }) => withJob(world, job, taskId => ({ type: 'throwEscalation', taskId, escalationCode: code, variables: variables ?? {}, at: world.now })),
  message(world, { name, instance, correlation, variables }) {
    const only = instance === undefined ? undefined : find(world, instance);
    return instance !== undefined && only === undefined ? unknownInstance(instance) : deliverMessage(world, name, correlation, variables ?? {}, only);
  },
  signal(world, { name, variables }) {
    broadcast(world, name, variables ?? {}, undefined);
    return undefined;
  },
  advance,
  set: (world, { instance, variables }) => withInstance(world, instance, { type: 'setVariables', variables, at: world.now }),
  cancel: (world, { instance }) => withInstance(world, instance, { type: 'terminate', at: world.now }),
  retry(world, { incident }) {
    const [instance = '', ...rest] = incident.split(':');
    return withInstance(world, instance, { type: 'retryIncident', incidentId: rest.join(':'), at: world.now });
  },
  explain(world, { instance, element }) {
    const running = find(world, instance);
    return running === undefined ? unknownInstance(instance) : { explanation: explain(running.env, running.engine.state(), element) };
  },
  state: () => undefined,
};

/** Opens a session. Timers that start processes count from its first instant. */
export function openSession({ definitions, holds = defaultHolds, now = defaultNow }: SessionOptions): Session {
  const world = openWorld(definitions, new Set(holds), now);
  scheduleStarts(world);
  return { ask: request => ask(world, request) };
}

function ask(world: World, request: Request): Reply {
  world.events = [];
  world.carried = 0;
  world.outbox = [];
  world.budget = limits.movesPerRequest;
  const missing = missingIn({ ...request });
  const answer = missing === undefined ? (handlers[request.do] as (world: World, request: Request) => Answer)(world, tidy({ ...request })) : invalid(missing);
  const ended = carryOn(world);
  const told = answer !== undefined && 'explanation' in answer ? answer : undefined;
  const rejection = ended ? (told === undefined ? answer as Refusal | undefined : undefined) : { code: 'STEP_LIMIT_REACHED' as const, message: `Expected everything to come to rest within ${limits.movesPerRequest} moves but it did not` };
  return { ok: rejection === undefined, ...(rejection === undefined ? undefined : { rejection }), now: world.now, events: world.events, ...view(world), ...told };
}

function startOne(world: World, request: Extract<Request, { readonly do: 'start' }>): Answer {
  const { process, message, startEvent, variables, businessKey, as } = request;
  const birth = { ...(variables && { variables }), ...(startEvent !== undefined && { startEventId: startEvent }), ...(businessKey !== undefined && { businessKey }), ...(as !== undefined && { as }) };
  if (message !== undefined) {
    const start = startsFor(world, event => event.type === 'message' && event.messageName === message).find(found => process === undefined || found.process === process);
    if (start === undefined) return { code: 'START_EVENT_UNKNOWN', message: `Expected a process that message ${message} starts but there is none` };
    return beginAt(world, start, birth);
  }
  const id = process ?? [...world.processes.values()][0]?.definition.main;
  return id === undefined ? invalid('a process to start but no model is loaded') : rejectionOf(begin(world, id, birth));
}

function rejectionOf(begun: ReturnType<typeof begin>): Answer {
  return begun.ok ? undefined : begun.rejection;
}

function advance(world: World, { duration, to, nextTimer }: Extract<Request, { readonly do: 'advance' }>): Answer {
  if (nextTimer === true) {
    const due = nextDue(world);
    return due === undefined ? { code: 'TIMER_NONE', message: 'Expected a timer to advance to but there is none' } : advanceTo(world, due);
  }
  const by = duration === undefined ? undefined : parseDuration(duration);
  const target = to === undefined ? by && addDuration(Date.parse(world.now), by) : parseInstant(to);
  const instant = target === undefined ? undefined : formatInstant(target);
  if (instant === undefined) return invalid('an ISO 8601 duration, an instant in `to`, or nextTimer but got none');
  return instant < world.now ? invalid(`an instant from ${world.now} on but got ${instant}`) : advanceTo(world, instant);
}

function withJob(world: World, job: string, command: (taskId: string) => Command): Answer {
  const split = typeof job === 'string' ? job.indexOf(':') : -1;
  const running = split < 0 ? undefined : world.instances.get(job.slice(0, split));
  if (running === undefined) return { code: 'JOB_UNKNOWN', message: `Expected job ${job} to be waiting but there is none of that id` };
  return send(world, running, command(job.slice(split + 1)));
}

function withInstance(world: World, instance: string, command: Command): Answer {
  const running = find(world, instance);
  return running === undefined ? unknownInstance(instance) : send(world, running, command);
}

function find(world: World, instance: string): Running | undefined {
  return world.instances.get(instance) ?? [...world.instances.values()].reverse().find(({ as }) => as === instance);
}

function unknownInstance(instance: string): Refusal {
  return { code: 'INSTANCE_UNKNOWN', message: `Expected an instance ${instance} but there is none` };
}

function invalid(expected: string): Refusal {
  return { code: 'REQUEST_INVALID', message: `Expected ${expected}` };
}
