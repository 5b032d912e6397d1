/** Types: whether a value conforms to one, and the coercions of DMN 1.5 §10.3.2.9.4. */
import { kindOf, type Context, type FeelDate, type FeelFunction, type Range, type Type, type Value } from './values.ts';

export const any: Type = { name: 'Any' };

/** Other spellings of the standard's types: XML Schema's and older versions of DMN's. */
const aliases: Readonly<Record<string, string | undefined>> = {
  any: 'Any', dateTime: 'date and time', 'date time': 'date and time', dayTimeDuration: 'days and time duration', 'day time duration': 'days and time duration',
  'days and time duration': 'days and time duration', yearMonthDuration: 'years and months duration', 'year month duration': 'years and months duration',
  'years and months duration': 'years and months duration', Any: 'Any', Null: 'Null', null: 'Null', number: 'number', string: 'string', boolean: 'boolean', date: 'date',
  time: 'time', 'date and time': 'date and time', list: 'list', context: 'context', function: 'function', range: 'range',
};

/** The type of the standard that a name means. */
export function standardType(name: string): Type | undefined {
  const known = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  return known === undefined ? undefined : { name: known };
}

/** Whether the value is one of the type; null conforms to Null and Any only. */
export function isInstance(value: Value, type: Type): boolean {
  return hasShape(value, type) && (type.allows === undefined || type.allows(value));
}

function hasShape(value: Value, type: Type): boolean {
  if ('name' in type) return type.name === 'Any' || (type.name === 'Null' ? value === null : kindOf(value) === type.name);
  if ('list' in type) return Array.isArray(value) && value.every(item => conforms(item, type.list));
  if ('range' in type) return kindOf(value) === 'range' && rangeConforms(value as Range, type.range);
  if ('context' in type) return value instanceof Map && contextConforms(value, type.context);
  return kindOf(value) === 'function' && functionConforms(value as FeelFunction, type.parameters, type.result);
}

/** As a value of a variable: null conforms to every type. */
export function conforms(value: Value, type: Type): boolean {
  return value === null || isInstance(value, type);
}

function rangeConforms(range: Range, type: Type): boolean {
  return [range.low, range.high].every(bound => conforms(bound, type)) && (range.low !== null || range.high !== null);
}

function contextConforms(value: Context, entries: ReadonlyMap<string, Type>): boolean {
  for (const [name, type] of entries) {
    const entry = value.get(name);
    if (entry === undefined || !conforms(entry, type)) return false;
  }
  return true;
}

/** Parameters are contravariant, the result is covariant (§10.3.2.9.2). */
function functionConforms(value: FeelFunction, parameters: readonly Type[], result: Type): boolean {
  if (value.parameters.length !== parameters.length) return false;
  return value.parameters.every((parameter, index) => typeConforms(parameters[index] ?? any, parameter.type ?? any)) && (value.result === undefined || typeConforms(value.result, result));
}

/** Whether every value of one type is one of the other. */
export function typeConforms(type: Type, other: Type): boolean {
  if (isNamed(other, 'Any')) return true;
  if ('name' in type) return 'name' in other && (type.name === other.name || type.name === 'Null');
  if ('list' in type) return 'list' in other ? typeConforms(type.list, other.list) : isNamed(other, 'list');
  if ('range' in type) return 'range' in other ? typeConforms(type.range, other.range) : isNamed(other, 'range');
  if ('context' in type) return 'context' in other ? [...other.context].every(([name, entry]) => typeConforms(type.context.get(name) ?? { name: 'missing' }, entry)) : isNamed(other, 'context');
  return 'parameters' in other ? typeConforms(type.result, other.result) : isNamed(other, 'function');
}

/** The value as one of the type: as it is, out of or into a list of one, a date as its midnight. Undefined where it cannot be. */
export function coerce(value: Value, type: Type): Value | undefined {
  if (conforms(value, type)) return value;
  if (Array.isArray(value)) {
    const [only] = value;
    return value.length === 1 && only !== undefined && only !== null && !isListType(type) ? coerceSingle(only, type) : undefined;
  }
  if ('list' in type) return isInstance(value, type.list) && (type.allows === undefined || type.allows([value])) ? [value] : undefined;
  if (isNamed(type, 'list')) return [value];
  return coerceSingle(value, type);
}

function coerceSingle(value: Value, type: Type): Value | undefined {
  if (conforms(value, type)) return value;
  if (!('name' in type) || type.name !== 'date and time' || kindOf(value) !== 'date') return undefined;
  const midnight = { ...(value as FeelDate), kind: 'date and time' as const, nanos: 0, zone: { offset: 0 } };
  return conforms(midnight, type) ? midnight : undefined;
}

function isListType(type: Type): boolean {
  return 'list' in type || isNamed(type, 'list');
}

function isNamed(type: Type, name: string): boolean {
  return 'name' in type && type.name === name;
}
