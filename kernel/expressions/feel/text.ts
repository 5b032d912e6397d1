/** Values as text: what the function `string` answers (DMN 1.5 §10.3.4.1), in the form of FEEL's own literals. */
import { formatDecimal } from './decimal.ts';
import { spend, type Machine } from './machine.ts';
import { formatDuration, formatTemporal } from './temporal-text.ts';
import type { Range, Value } from './values.ts';

export function toText(value: Value, machine: Machine): string {
  return typeof value === 'string' ? value : literal(value, machine);
}

function literal(value: Value, machine: Machine): string {
  spend(machine);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`;
  if (Array.isArray(value)) return `[${value.map(item => literal(item, machine)).join(', ')}]`;
  if (value instanceof Map) return `{${[...value].map(([name, item]) => `${nameText(name)}: ${literal(item, machine)}`).join(', ')}}`;
  switch (value.kind) {
    case 'number': return formatDecimal(value);
    case 'date': case 'time': case 'date and time': return formatTemporal(value);
    case 'range': return rangeText(value, machine);
    case 'function': return `function(${value.parameters.map(({ name }) => name).join(', ')})`;
    default: return formatDuration(value);
  }
}

function nameText(name: string): string {
  return /^[?_\p{L}][?_\p{L}\p{Nd} ]*$/u.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
}

function rangeText(range: Range, machine: Machine): string {
  if (range.sign !== '..') return `(${range.sign} ${literal(range.low ?? range.high, machine)})`;
  return `${range.lowIncluded ? '[' : '('}${literal(range.low, machine)}..${literal(range.high, machine)}${range.highIncluded ? ']' : ')'}`;
}
