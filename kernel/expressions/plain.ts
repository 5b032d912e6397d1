/**
 * Turns FEEL values into plain JSON, so that nothing of the evaluator gets into events or state.
 */
import { FeelDate, FeelDateTime, FeelDuration, FeelTime, isFunction, isRange } from 'feelin';

/** The plain JSON of a FEEL value, or undefined when it has none (a function, a range, a number beyond all bounds). */
export function toPlain(value: unknown): { readonly value: unknown } | undefined {
  if (value === undefined || value === null) return { value: null };
  switch (typeof value) {
    case 'string': case 'boolean': return { value };
    case 'number': return Number.isFinite(value) ? { value } : undefined;
    case 'object': return objectToPlain(value);
    default: return undefined;
  }
}

function objectToPlain(value: object): { readonly value: unknown } | undefined {
  if (value instanceof FeelDateTime) return { value: dateTimeText(value) };
  if (value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDuration) return { value: value.toJSON() };
  if (isFunction(value) || isRange(value)) return undefined;
  if (Array.isArray(value)) return listToPlain(value);
  return contextToPlain(value);
}

/** A named zone becomes the offset that holds at that instant: plain ISO 8601 has no names. */
function dateTimeText(value: FeelDateTime): string {
  const zone = value.timezone;
  if (typeof zone !== 'string' || !zone.includes('/')) return value.toJSON();
  return value.unwrap().toZonedDateTime(zone).toString({ timeZoneName: 'never' });
}

function listToPlain(list: readonly unknown[]): { readonly value: unknown } | undefined {
  const result: unknown[] = [];
  for (const item of list) {
    const plain = toPlain(item);
    if (plain === undefined) return undefined;
    result.push(plain.value);
  }
  return { value: result };
}

function contextToPlain(context: object): { readonly value: unknown } | undefined {
  const entries: [string, unknown][] = [];
  for (const [key, item] of Object.entries(context)) {
    const plain = toPlain(item);
    if (plain === undefined) return undefined;
    entries.push([key, plain.value]);
  }
  return { value: Object.fromEntries(entries) };
}
