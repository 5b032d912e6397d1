/**
 * Values with their types, `{ "t": "decimal", "v": "12" }`: the form in which the command line takes and gives
 * what plain JSON cannot tell apart (a date and a text, an exact number and a binary one).
 */
import { fromNumber, formatDecimal, fromText } from './feel/decimal.ts';
import { formatDuration, formatTemporal, parseDate, parseDateTime, parseDuration, parseTime } from './feel/temporal-text.ts';
import { createMachine } from './feel/machine.ts';
import { toText } from './feel/text.ts';
import type { Context, Value } from './feel/values.ts';
import { beginWalk, inside } from './walk.ts';

type Tagged = Exclude<Value, null | string | boolean | Value[] | Context>;

export interface TypedValue { readonly t: string; readonly v?: unknown }

const readers: Readonly<Record<string, ((text: string) => Value) | undefined>> = {
  string: text => text, untyped: text => text, decimal: fromText, double: fromText, number: fromText, integer: fromText, boolean: text => text === 'true',
  date: parseDate, time: parseTime, dateTime: parseDateTime, duration: parseDuration,
};

/** The value of typed or plain JSON; an object with a text `t` is typed. A text that its type does not know is null. */
export function fromTyped(value: unknown): Value {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return value.map(fromTyped);
  if (!('t' in value) || typeof value.t !== 'string') return entriesFrom(value);
  return contentFrom(value.t, 'v' in value ? value.v : undefined);
}

function contentFrom(type: string, content: unknown): Value {
  if (type === 'list') return Array.isArray(content) ? content.map(fromTyped) : null;
  if (type === 'context') return typeof content === 'object' && content !== null ? entriesFrom(content) : null;
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  return read === undefined || content === undefined || content === null ? null : read(String(content));
}

function entriesFrom(value: object): Value {
  return new Map(Object.entries(value).map(([name, item]) => [name, fromTyped(item)] as const));
}

/** The typed JSON of a value; a function or a range is given as its text. Throws FeelLimitError where it is too large. */
export function toTyped(value: Value, walk = beginWalk()): TypedValue {
  if (value === null) return { t: 'null' };
  if (typeof value === 'string') return { t: 'string', v: value };
  if (typeof value === 'boolean') return { t: 'boolean', v: String(value) };
  if (Array.isArray(value)) return { t: 'list', v: inside(walk, value.length, () => value.map(item => toTyped(item, walk))) };
  if (value instanceof Map) return { t: 'context', v: inside(walk, value.size, () => Object.fromEntries([...value].map(([name, item]) => [name, toTyped(item, walk)]))) };
  return taggedToTyped(value);
}

function taggedToTyped(value: Tagged): TypedValue {
  switch (value.kind) {
    case 'number': return { t: 'decimal', v: formatDecimal(value) };
    case 'date': case 'time': return { t: value.kind, v: formatTemporal(value) };
    case 'date and time': return { t: 'dateTime', v: formatTemporal(value) };
    case 'function': case 'range': return { t: value.kind, v: toText(value, createMachine('')) };
    default: return { t: 'duration', v: formatDuration(value) };
  }
}
