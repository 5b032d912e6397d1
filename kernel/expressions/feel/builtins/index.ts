/** Every built-in function by its name. */
import type { Machine } from '../machine.ts';
import type { FeelFunction } from '../values.ts';
import { calendarFunctions } from './calendar-functions.ts';
import { contextFunctions } from './contexts.ts';
import { conversionFunctions } from './conversions.ts';
import { listFunctions } from './lists.ts';
import { numberFunctions } from './numbers.ts';
import { rangeFunctions } from './ranges.ts';
import { invokeSignatures, type Builtins } from './signature.ts';
import { stringFunctions } from './strings.ts';

const builtins: Builtins = {
  ...calendarFunctions, ...contextFunctions, ...conversionFunctions, ...listFunctions, ...numberFunctions, ...rangeFunctions, ...stringFunctions,
};

/** Names of functions and properties that are more than one word. */
export const builtinNames: readonly string[] = [...Object.keys(builtins), 'time offset', 'start included', 'end included'];

/** The built-in function of a name, as a value that can be passed on. */
export function findBuiltin(name: string, machine: Machine): FeelFunction | undefined {
  const signatures = Object.hasOwn(builtins, name) ? builtins[name] : undefined;
  if (signatures === undefined) return undefined;
  const invoke = (positional: Parameters<typeof invokeSignatures>[2], named: Parameters<typeof invokeSignatures>[3]): ReturnType<typeof invokeSignatures> =>
    invokeSignatures(name, signatures, positional, named, machine);
  const parameters = (signatures[0]?.parameters ?? []).map(parameter => ({ name: parameter.name, type: parameter.types.length === 1 ? parameter.types[0] : undefined }));
  return { kind: 'function', parameters, call: values => invoke(values, undefined), invoke };
}
