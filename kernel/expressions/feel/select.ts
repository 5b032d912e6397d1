/** Paths and filters: entries of contexts, properties of dates, durations and ranges, items of lists (DMN 1.5 §10.3.2.5, §10.3.2.6). */
import { offsetOf, weekday } from './calendar.ts';
import { fromInteger, toInteger } from './decimal.ts';
import type { Evaluate } from './iterate.ts';
import { note, spend, type Machine, type Scope } from './machine.ts';
import type { Node } from './syntax.ts';
import { daysDuration } from './temporal-text.ts';
import { isNumber, kindOf, type Duration, type FeelDateTime, type FeelTime, type Range, type Temporal, type Value } from './values.ts';

/** `value.name`: over a list, that of every item. */
export function member(value: Value, name: string, machine: Machine): Value {
  if (Array.isArray(value)) {
    spend(machine, value.length);
    return value.map(item => member(item, name, machine));
  }
  const found = value instanceof Map ? value.get(name) : propertyOf(value, name);
  return found ?? (value instanceof Map && value.has(name) ? null : note(machine, `There is no "${name}" in ${kindOf(value)}`));
}

function propertyOf(value: Value, name: string): Value | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  switch (value.kind) {
    case 'date': case 'time': case 'date and time': return temporalProperty(value, name);
    case 'years and months duration': case 'days and time duration': return durationProperty(value, name);
    case 'range': return rangeProperty(value, name);
    default: return undefined;
  }
}

function temporalProperty(value: Temporal, name: string): Value | undefined {
  if (value.kind !== 'time') {
    if (name === 'year' || name === 'month' || name === 'day') return fromInteger(value[name]);
    if (name === 'weekday') return fromInteger(weekday(value));
  }
  // A date is its midnight in UTC (§10.3.2.3.5).
  const clock = value.kind === 'date' ? { ...value, kind: 'date and time' as const, nanos: 0, zone: { offset: 0 } } : value;
  const seconds = Math.floor(clock.nanos / 1_000_000_000);
  switch (name) {
    case 'hour': return fromInteger(Math.floor(seconds / 3600));
    case 'minute': return fromInteger(Math.floor(seconds / 60) % 60);
    case 'second': return fromInteger(seconds % 60);
    case 'time offset': return offsetProperty(offsetOf(clock));
    case 'timezone': return zoneName(clock);
    default: return undefined;
  }
}

function zoneName({ zone }: FeelTime | FeelDateTime): Value {
  return zone !== undefined && 'id' in zone ? zone.id : null;
}

function offsetProperty(offset: number | undefined): Value {
  return offset === undefined ? null : daysDuration(BigInt(offset) * 1_000_000_000n);
}

function durationProperty(value: Duration, name: string): Value | undefined {
  if (value.kind === 'years and months duration') {
    if (name === 'years') return fromInteger(Math.trunc(value.months / 12));
    return name === 'months' ? fromInteger(value.months % 12) : undefined;
  }
  const seconds = value.nanos / 1_000_000_000n;
  switch (name) {
    case 'days': return fromInteger(seconds / 86_400n);
    case 'hours': return fromInteger((seconds / 3600n) % 24n);
    case 'minutes': return fromInteger((seconds / 60n) % 60n);
    case 'seconds': return fromInteger(seconds % 60n);
    default: return undefined;
  }
}

function rangeProperty(range: Range, name: string): Value | undefined {
  switch (name) {
    case 'start': return range.low;
    case 'end': return range.high;
    case 'start included': return range.lowIncluded;
    case 'end included': return range.highIncluded;
    default: return undefined;
  }
}

/** `list[3]`, `list[-1]`, `list[price > 10]`; anything but a list is a list of one. */
export function filter(from: Value, by: Node, scope: Scope | undefined, machine: Machine, evaluate: Evaluate): Value {
  if (from === null) return note(machine, 'Expected a list to filter but got null');
  const list = Array.isArray(from) ? from : [from];
  if (isLiteralIndex(by)) return itemAt(list, evaluate(by, scope, machine), machine);
  const kept: Value[] = [];
  for (const [index, item] of list.entries()) {
    const result = evaluate(by, itemScope(item, scope), machine);
    if (index === 0 && isNumber(result)) return itemAt(list, result, machine);
    if (result === true) kept.push(item);
  }
  return kept;
}

function isLiteralIndex(by: Node): boolean {
  return by.type === 'negate' ? isLiteralIndex(by.operand) : by.type === 'literal' && isNumber(by.value);
}

/** The item and, where it is a context, its entries by their names. */
export function itemScope(item: Value, scope: Scope | undefined): Scope {
  const named: Scope = { names: new Map([['item', item]]), parent: scope };
  return item instanceof Map ? { names: item, parent: named } : named;
}

/** The item at a position from 1, or from -1 backwards. */
export function itemAt(list: readonly Value[], index: Value, machine: Machine): Value {
  const at = isNumber(index) ? toInteger(index) : undefined;
  const item = at === undefined || at === 0 ? undefined : list.at(at > 0 ? at - 1 : at);
  return item ?? (item === null ? null : note(machine, `There is no item at that place in a list of ${list.length}`));
}
