/** String functions (DMN 1.5 §10.3.4.3). Characters are Unicode code points. */
import * as decimals from '../decimal.ts';
import { spend, type Machine } from '../machine.ts';
import type { Decimal, Value } from '../values.ts';
import { matchesPattern, replacePattern, splitPattern } from './patterns.ts';
import { signature, type Builtins, type Signature } from './signature.ts';

function text(parameters: string, compute: (...texts: string[]) => Value): readonly Signature[] {
  return [signature(parameters, values => compute(...values.map(value => value as string)))];
}

function substring(string: string, start: Decimal, length: Decimal | null): Value {
  const characters = [...string];
  const from = whole(start);
  const size = length === null ? characters.length : whole(length);
  if (from === undefined || size === undefined || from === 0 || size < 1 || Math.abs(from) > characters.length) return null;
  const begin = from > 0 ? from - 1 : characters.length + from;
  return characters.slice(begin, begin + size).join('');
}

function whole(value: Decimal): number | undefined {
  const rounded = decimals.round(value, 0, 'down');
  return rounded === null ? undefined : decimals.toInteger(rounded);
}

function join(list: readonly Value[], delimiter: Value, prefix: Value, suffix: Value, machine: Machine): Value {
  const items = list.filter(item => item !== null);
  if (!items.every(item => typeof item === 'string')) return null;
  const joint = typeof delimiter === 'string' ? delimiter : '';
  spend(machine, Math.ceil(items.reduce((size, item) => size + item.length + joint.length, 0) / 100));
  return (typeof prefix === 'string' ? prefix : '') + items.join(joint) + (typeof suffix === 'string' ? suffix : '');
}

export const stringFunctions: Builtins = {
  substring: [signature('string: string, start position: number, length?: number', ([string, start, length]) => substring(string as string, start as Decimal, (length ?? null) as Decimal | null))],
  'string length': text('string: string', string => decimals.fromInteger([...string].length)),
  'upper case': text('string: string', string => string.toUpperCase()),
  'lower case': text('string: string', string => string.toLowerCase()),
  'substring before': text('string: string, match: string', (string, match) => string.slice(0, Math.max(0, string.indexOf(match)))),
  'substring after': text('string: string, match: string', (string, match) => string.includes(match) ? string.slice(string.indexOf(match) + match.length) : ''),
  contains: text('string: string, match: string', (string, match) => string.includes(match)),
  'starts with': text('string: string, match: string', (string, match) => string.startsWith(match)),
  'ends with': text('string: string, match: string', (string, match) => string.endsWith(match)),
  matches: [signature('input: string, pattern: string, flags?: string|null', ([input, pattern, flags], machine) => matchesPattern(input as string, pattern as string, (flags ?? '') as string, machine))],
  replace: [signature('input: string, pattern: string, replacement: string, flags?: string|null', ([input, pattern, replacement, flags], machine) =>
    replacePattern(input as string, pattern as string, replacement as string, (flags ?? '') as string, machine))],
  split: [signature('string: string, delimiter: string', ([string, delimiter], machine) => splitPattern(string as string, delimiter as string, machine))],
  'string join': [signature('list: list, delimiter?: string|null, prefix?: string|null, suffix?: string|null', ([list, delimiter, prefix, suffix], machine) =>
    join(list as Value[], delimiter ?? null, prefix ?? null, suffix ?? null, machine))],
};
