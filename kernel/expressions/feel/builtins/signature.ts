/**
 * How built-in functions are declared: a signature as the standard prints it, such as
 * `string: string, start position: number, length?: number`, and what it computes with arguments that fit.
 * `?` after a name: may be left out. `...` after a type: any number of them. `|`: one of several types, `null` where null is an argument like any other.
 */
import { note, type Machine } from '../machine.ts';
import { coerce, conforms, standardType } from '../types.ts';
import { kindOf, type Type, type Value } from '../values.ts';

export type Compute = (values: readonly Value[], machine: Machine) => Value;
export interface Signature { readonly parameters: readonly SignatureParameter[]; readonly compute: Compute }
interface SignatureParameter { readonly name: string; readonly types: readonly Type[]; readonly nullable: boolean; readonly optional: boolean; readonly many: boolean }
export type Builtins = Readonly<Record<string, readonly Signature[]>>;

const duration: readonly Type[] = [{ name: 'days and time duration' }, { name: 'years and months duration' }];

export function signature(text: string, compute: Compute): Signature {
  return { parameters: text === '' ? [] : text.split(',').map(readParameter), compute };
}

function readParameter(text: string): SignatureParameter {
  const [name = '', written = 'Any'] = text.split(':').map(part => part.trim());
  const many = written.endsWith('...');
  const names = written.replace('...', '').split('|').map(part => part.trim());
  const types = names.flatMap(part => part === 'duration' ? duration : part === 'null' ? [] : [standardType(part) ?? { name: part }]);
  return { name: name.replace('?', ''), types, many, optional: name.endsWith('?'), nullable: names.includes('null') || names.includes('Any') };
}

/** The first signature that the arguments fit, computed; otherwise null with a note. */
export function invokeSignatures(name: string, signatures: readonly Signature[], positional: readonly Value[] | undefined, named: ReadonlyMap<string, Value> | undefined, machine: Machine): Value {
  for (const { parameters, compute } of signatures) {
    const given = positional ?? placeNamed(parameters, named);
    const values = given && fit(parameters, given);
    if (values !== undefined) return compute(values, machine) ?? note(machine, `${name}() has no value for these arguments`);
  }
  const kinds = (positional ?? [...named?.values() ?? []]).map(kindOf).join(', ');
  return note(machine, `${name}() does not take (${kinds})`);
}

function placeNamed(parameters: readonly SignatureParameter[], named: ReadonlyMap<string, Value> | undefined): readonly (Value | undefined)[] | undefined {
  if (named === undefined || [...named.keys()].some(name => !parameters.some(parameter => parameter.name === name))) return undefined;
  return parameters.map(({ name }) => named.get(name));
}

function fit(parameters: readonly SignatureParameter[], given: readonly (Value | undefined)[]): readonly Value[] | undefined {
  const last = parameters.at(-1);
  if (last?.many !== true && given.length > parameters.length) return undefined;
  const values: Value[] = [];
  for (let index = 0; index < Math.max(parameters.length, given.length); index += 1) {
    const parameter = parameters[index] ?? last;
    const argument = given[index];
    if (parameter === undefined) return undefined;
    if (argument === undefined) {
      if (!parameter.optional) return undefined;
      values.push(null);
      continue;
    }
    const value = fitOne(parameter, argument);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function fitOne({ types, nullable }: SignatureParameter, value: Value): Value | undefined {
  if (value === null) return nullable ? null : undefined;
  if (types.some(type => conforms(value, type))) return value;
  return types.map(type => coerce(value, type)).find(coerced => coerced !== undefined);
}
