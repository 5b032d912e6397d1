/** Context functions (DMN 1.5 §10.3.4.7). */
import { spend, type Machine } from '../machine.ts';
import type { Context, Value } from '../values.ts';
import { signature, type Builtins } from './signature.ts';

function entry(value: Value): readonly [string, Value] | undefined {
  if (!(value instanceof Map)) return undefined;
  const [key, content] = [value.get('key'), value.get('value')];
  return typeof key === 'string' && content !== undefined ? [key, content] : undefined;
}

function fromEntries(list: readonly Value[], machine: Machine): Value {
  spend(machine, list.length);
  const context: Context = new Map();
  for (const item of list) {
    const found = entry(item);
    if (found === undefined || context.has(found[0])) return null;
    context.set(...found);
  }
  return context;
}

function merge(list: readonly Value[], machine: Machine): Value {
  const merged: Context = new Map();
  for (const item of list) {
    if (!(item instanceof Map)) return null;
    spend(machine, item.size + 1);
    for (const [key, value] of item) merged.set(key, value);
  }
  return merged;
}

/** Puts a value at the end of a path of keys; contexts on the way that are missing are no place to put it. */
function put(context: Context, keys: readonly Value[], value: Value, machine: Machine): Value {
  const [key, ...rest] = keys;
  if (typeof key !== 'string') return null;
  spend(machine, context.size + 1);
  if (rest.length === 0) return new Map([...context, [key, value]]);
  const inner = context.get(key) ?? new Map<string, Value>();
  const changed = inner instanceof Map ? put(inner, rest, value, machine) : null;
  return changed === null ? null : new Map([...context, [key, changed]]);
}

export const contextFunctions: Builtins = {
  'get value': [
    signature('m: context, key: string', ([context, key]) => (context as Context).get(key as string) ?? null),
    signature('context: context, key: string', ([context, key]) => (context as Context).get(key as string) ?? null),
  ],
  'get entries': [signature('m: context', ([context], machine) => {
    spend(machine, (context as Context).size);
    return [...context as Context].map(([key, value]) => new Map<string, Value>([['key', key], ['value', value]]));
  })],
  'context put': [
    signature('context: context, key: string, value: Any', ([context, key, value], machine) => put(context as Context, [key ?? null], value ?? null, machine)),
    signature('context: context, keys: list, value: Any', ([context, keys, value], machine) => put(context as Context, keys as Value[], value ?? null, machine)),
  ],
  'context merge': [signature('contexts: list', ([list], machine) => merge(list as Value[], machine))],
  context: [signature('entries: list', ([list], machine) => fromEntries(list as Value[], machine))],
};
