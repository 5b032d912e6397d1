/**
 * Which instance a message is for (BPMN 2.0.2 §8.4.2). By key: what the first message of the conversation said, sent or received, holds for
 * all that follow. By context: what the process binds to its data now. A property that neither says is open.
 */
import type { Element, MessageKey } from '../model/definition.ts';
import type { MessageSubscription, State, Variables } from '../model/state.ts';
import type { Environment, Execution } from './contract.ts';
import { emit } from './execution.ts';
import { visibleVariables } from './variables.ts';
import { partsOf } from './waits.ts';

/** What a message brings: its data, and what whoever carries it knows of its keys. */
export interface Letter {
  readonly correlation?: unknown;
  readonly variables: Variables;
}

/** The keys of the message that an element waits for or throws; of a multiple event, of its part. */
export function keysOf(element: Element | undefined, index: number | undefined): readonly MessageKey[] {
  const event = element && partsOf(element).find(([, place]) => place === index)?.[0];
  return event?.type === 'message' ? event.keys ?? [] : [];
}

/** Whether a message is for a subscription: its correlation is open or equal, and none of its keys is another one. */
export function isFor(env: Environment, state: State, { elementId, activation, correlation, index }: MessageSubscription, letter: Letter, at: string): boolean {
  if (correlation !== undefined && !sameJson(correlation, letter.correlation)) return false;
  const keys = keysOf(env.definition.processes[state.processId]?.elements[elementId], index);
  if (keys.length === 0) return true;
  const [wanted, given] = [expectedKeys(env, state, keys, activation, at), givenKeys(env, keys, letter, at)];
  return keys.every(({ name }) => wanted[name] === undefined || sameJson(wanted[name], given[name] ?? null));
}

/** What an instance expects the keys of a message to be; a key that is open is not there. */
export function expectedKeys(env: Environment, state: State, keys: readonly MessageKey[], activation: string, at: string): Variables {
  const visible = visibleVariables(state, activation === '' ? undefined : activation);
  return present(keys.map(({ name, bound }) => [name, bound === undefined ? state.keys?.[name] : valueOf(env, bound.text, visible, at)]));
}

/** By which values a subscription knows its message, as it is told to people; without a correlation nothing. */
export function awaitedCorrelation(env: Environment, state: State, { elementId, activation, correlation, index }: MessageSubscription, at: string): { readonly correlation?: unknown } {
  if (correlation !== undefined) return { correlation };
  const keys = keysOf(env.definition.processes[state.processId]?.elements[elementId], index);
  const expected = expectedKeys(env, state, keys, activation, at);
  return Object.keys(expected).length === 0 ? {} : { correlation: expected };
}

/** What a message says of its keys. */
export function givenKeys(env: Environment, keys: readonly MessageKey[], { correlation, variables }: Letter, at: string): Variables {
  const known = typeof correlation === 'object' && correlation !== null && !Array.isArray(correlation) ? correlation as Variables : undefined;
  const single = known === undefined && keys.length === 1 ? correlation : undefined;
  return present(keys.map(({ name, path }) => [name, (known !== undefined && Object.hasOwn(known, name) ? known[name] : undefined) ?? valueOf(env, path.text, variables, at) ?? single]));
}

/** A message was sent or received: the keys that the conversation did not have yet hold from now on. */
export function keepKeys(execution: Execution, elementId: string, keys: readonly MessageKey[], given: Variables): void {
  const { keys: known } = execution.draft.state;
  const fresh = present(keys.filter(({ bound, name }) => bound === undefined && known?.[name] === undefined).map(({ name }) => [name, given[name]]));
  if (Object.keys(fresh).length > 0) emit(execution, { type: 'keysSet', v: 1, at: execution.at, elementId, keys: fresh });
}

/** What a thrown message says of its keys: by its data, else what the conversation or the process says already. */
export function thrownKeys({ env, draft, at }: Execution, keys: readonly MessageKey[], activation: string): Variables {
  const visible = visibleVariables(draft.state, activation);
  return { ...givenKeys(env, keys, { variables: visible }, at), ...expectedKeys(env, draft.state, keys, activation, at) };
}

function valueOf(env: Environment, text: string, variables: Variables, at: string): unknown {
  const result = env.expressions.evaluate(text, variables, at);
  return result.ok ? result.value : undefined;
}

function present(entries: readonly (readonly [string, unknown])[]): Variables {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
}

function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const [keysA, keysB] = [Object.keys(a), Object.keys(b)];
  return keysA.length === keysB.length && keysA.every(key => Object.hasOwn(b, key) && sameJson(Reflect.get(a, key), Reflect.get(b, key)));
}
