/** Plays commands against a compiled model, and checks after each one what must always hold. */
import { expect } from '@jest/globals';
import { apply, compile, createEnvironment, decide, entriesOf, guard, initialState } from '../../kernel/index.ts';
import type { Command, Definition, Environment, EnvironmentOptions, Event, Rejection, State, Table, Variables } from '../../kernel/index.ts';

export const startOfTest = '2026-03-10T08:00:00.000Z';

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const item of Object.values(value)) deepFreeze(item);
  }
  return value;
}

/** Compiles a model that must compile. */
export async function compiled(xml: string): Promise<Definition> {
  const result = await compile(xml);
  if (!result.ok) throw new Error(result.diagnostics.map(({ code, elementId, message }) => `${code} ${elementId ?? ''} ${message}`).join('\n'));
  return deepFreeze(result.definition);
}

/** The codes of the errors of a model that must not compile, as `code elementId`. */
export async function refusals(xml: string): Promise<string[]> {
  const result = await compile(xml);
  return result.ok ? [] : result.diagnostics.filter(({ severity }) => severity === 'error').map(({ code, elementId }) => `${code} ${elementId ?? '-'}`).sort();
}

export interface Player {
  readonly env: Environment;
  readonly log: Event[];
  readonly state: () => State;
  /** Moves the time of the commands that follow. */
  readonly at: (instant: string) => void;
  /** Answers the trace of the command's events. */
  readonly send: (command: DistributiveOmit<Command, 'at'>) => string[];
  readonly refused: (command: DistributiveOmit<Command, 'at'>) => Rejection['code'] | undefined;
  readonly start: (variables?: Variables) => string[];
  /** Completes the oldest waiting task of an element. */
  readonly complete: (elementId: string, variables?: Variables) => string[];
  /** Fires the oldest timer of an element at its due time. */
  readonly fire: (elementId: string) => string[];
  readonly message: (messageName: string, correlation?: unknown, variables?: Variables) => string[];
  readonly tasks: () => string[];
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export async function play(xml: string, options: EnvironmentOptions = {}): Promise<Player> {
  return playDefinition(await compiled(xml), options);
}

export function playDefinition(definition: Definition, options: EnvironmentOptions = {}): Player {
  const env = createEnvironment(definition, options);
  const log: Event[] = [];
  let state = deepFreeze(initialState());
  let now = startOfTest;
  const send: Player['send'] = command => {
    const full = { ...command, at: now } as Command;
    const decision = decide(env, state, full);
    if (!decision.ok) throw new Error(`${decision.rejection.code}: ${decision.rejection.message}`);
    expect(guard(env, state, full)).toBeUndefined();
    // State by decide equals state by the fold of its events, to the byte.
    const folded = decision.events.reduce((before, event) => deepFreeze(apply(before, event)), state);
    expect(JSON.stringify(folded)).toBe(JSON.stringify(decision.state));
    // Same inputs, also after a round trip through JSON: byte-equal events.
    const again = decide(env, JSON.parse(JSON.stringify(state)) as State, full);
    expect(again.ok && JSON.stringify(again.events)).toBe(JSON.stringify(decision.events));
    log.push(...decision.events);
    state = deepFreeze(decision.state);
    return trace(decision.events);
  };
  return {
    env, log, send,
    state: () => state,
    at: instant => { now = instant; },
    refused: command => {
      const decision = decide(env, state, { ...command, at: now } as Command);
      return decision.ok ? undefined : decision.rejection.code;
    },
    start: (variables = {}) => send({ type: 'start', variables }),
    complete: (elementId, variables = {}) => send({ type: 'completeTask', taskId: first(state.tasks, elementId).id, variables }),
    fire: elementId => {
      const timer = first(state.timers, elementId);
      now = timer.due;
      return send({ type: 'fireTimer', timerId: timer.id });
    },
    message: (messageName, correlation, variables = {}) =>
      send({ type: 'correlateMessage', messageName, variables, ...(correlation === undefined ? {} : { correlation }) }),
    tasks: () => entriesOf(state.tasks).map(({ elementId }) => elementId),
  };
}

/** Events as short lines: what happened, where. */
export function trace(events: readonly Event[]): string[] {
  return events.map(event => {
    if (event.type === 'flowTaken' || event.type === 'joinArrived') return `${event.type} ${event.flowId}`;
    if (event.type === 'processCompleted') return `processCompleted ${event.endEventId}`;
    if (event.type === 'incidentRaised') return `incidentRaised ${event.elementId} ${event.code}`;
    if (event.type === 'timerScheduled') return `timerScheduled ${event.elementId} ${event.due}`;
    return 'elementId' in event && event.elementId !== undefined ? `${event.type} ${event.elementId}` : event.type;
  });
}

/** Only the elements that tokens came to, in order. */
export function visited(events: readonly Event[]): string[] {
  return events.flatMap(event => event.type === 'elementActivated' ? [event.elementId] : []);
}

function first<T extends { readonly id: string; readonly elementId: string }>(table: Table<T>, elementId: string): T {
  const found = entriesOf(table).find(entry => entry.elementId === elementId);
  if (found === undefined) throw new Error(`Expected ${elementId} to wait but only ${entriesOf(table).map(({ id }) => id).join(', ')} do`);
  return found;
}
