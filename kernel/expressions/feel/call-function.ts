/** Calls a function with values (DMN 1.5 §10.3.2.13.1): arguments that do not fit its parameters mean no call. */
import { note, type Machine } from './machine.ts';
import { coerce } from './types.ts';
import { kindOf, type FeelFunction, type Value } from './values.ts';

/** Calls a function of the model; each argument is coerced to the type of its parameter, the result to that of the function. */
export function invoke(callee: FeelFunction, positional: readonly Value[] | undefined, named: ReadonlyMap<string, Value> | undefined, machine: Machine): Value {
  const { parameters } = callee;
  const unknown = named && [...named.keys()].find(name => !parameters.some(parameter => parameter.name === name));
  if (unknown !== undefined) return note(machine, `There is no parameter "${unknown}"`);
  if ((positional ?? [...named?.keys() ?? []]).length !== parameters.length) return note(machine, `Expected ${parameters.length} arguments`);
  const given = positional ?? parameters.map(({ name }) => named?.get(name) ?? null);
  const values: Value[] = [];
  for (const [index, { name, type }] of parameters.entries()) {
    const argument = given[index] ?? null;
    const value = type === undefined ? argument : coerce(argument, type);
    if (value === undefined) return note(machine, `Expected another type for "${name}" but got ${kindOf(argument)}`);
    values.push(value);
  }
  return resultOf(callee, callee.call(values), machine);
}

function resultOf({ result: type }: FeelFunction, value: Value, machine: Machine): Value {
  return type === undefined ? value : coerce(value, type) ?? note(machine, `Expected another type of result but got ${kindOf(value)}`);
}

/** Calls a function with values, however it is made. */
export function apply(callee: FeelFunction, values: readonly Value[], machine: Machine): Value {
  return callee.invoke === undefined ? invoke(callee, values, undefined, machine) : callee.invoke(values, undefined);
}
