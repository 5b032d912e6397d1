/**
 * Values of FEEL from plain JSON and back, so that nothing of the evaluator gets into events or state.
 */
import { offsetOf } from './feel/calendar.ts';
import { fromNumber, toNumber } from './feel/decimal.ts';
import { formatDuration, formatOffset, formatTemporal } from './feel/temporal-text.ts';
import type { FeelDateTime, Value } from './feel/values.ts';
import { beginWalk, inside, type Walk } from './walk.ts';

/** The value of plain JSON; what JSON does not have is null. */
export function fromPlain(value: unknown): Value {
  switch (typeof value) {
    case 'string': case 'boolean': return value;
    case 'number': return fromNumber(value);
    case 'object': return value === null ? null : fromObject(value);
    default: return null;
  }
}

function fromObject(value: object): Value {
  if (Array.isArray(value)) return value.map(fromPlain);
  return new Map(Object.entries(value).map(([name, item]) => [name, fromPlain(item)] as const));
}

/** The plain JSON of a value, or undefined when it has none (a function, a range, a number beyond all bounds). Throws FeelLimitError where it is too large. */
export function toPlain(value: Value, walk = beginWalk()): { readonly value: unknown } | undefined {
  if (value === null || typeof value !== 'object') return { value };
  if (Array.isArray(value)) return inside(walk, value.length, () => listToPlain(value, walk));
  if (value instanceof Map) return inside(walk, value.size, () => contextToPlain(value, walk));
  switch (value.kind) {
    case 'number': return numberToPlain(toNumber(value));
    case 'date and time': return { value: dateTimeText(value) };
    case 'date': case 'time': return { value: formatTemporal(value) };
    case 'range': case 'function': return undefined;
    default: return { value: formatDuration(value) };
  }
}

function numberToPlain(value: number): { readonly value: unknown } | undefined {
  return Number.isFinite(value) ? { value } : undefined;
}

/** A named zone becomes the offset that holds at that instant: plain ISO 8601 has no names. */
function dateTimeText(value: FeelDateTime): string {
  if (value.zone === undefined || !('id' in value.zone)) return formatTemporal(value);
  return formatTemporal({ ...value, zone: undefined }) + formatOffset(offsetOf(value) ?? 0);
}

function listToPlain(list: readonly Value[], walk: Walk): { readonly value: unknown } | undefined {
  const result: unknown[] = [];
  for (const item of list) {
    const plain = toPlain(item, walk);
    if (plain === undefined) return undefined;
    result.push(plain.value);
  }
  return { value: result };
}

function contextToPlain(context: ReadonlyMap<string, Value>, walk: Walk): { readonly value: unknown } | undefined {
  const entries: [string, unknown][] = [];
  for (const [key, item] of context) {
    const plain = toPlain(item, walk);
    if (plain === undefined) return undefined;
    entries.push([key, plain.value]);
  }
  return { value: Object.fromEntries(entries) };
}
