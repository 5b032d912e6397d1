/** List functions (DMN 1.5 §10.3.4.4). */
import { add } from '../arithmetic.ts';
import { apply } from '../call-function.ts';
import { compare, equal } from '../compare.ts';
import * as decimals from '../decimal.ts';
import { spend, type Machine } from '../machine.ts';
import { isNumber, type Decimal, type FeelFunction, type Value } from '../values.ts';
import { signature, type Builtins, type Compute, type Signature } from './signature.ts';

type List = readonly Value[];

/** Over a list, or over arguments one after another. */
function overItems(compute: (list: List, machine: Machine) => Value): readonly Signature[] {
  const counted: (list: List, machine: Machine) => Value = (list, machine) => {
    spend(machine, list.length);
    return compute(list, machine);
  };
  return [signature('list: list', ([list], machine) => counted(list as Value[], machine)), signature('c: Any...', counted)];
}

function overList(parameters: string, compute: Compute): readonly Signature[] {
  return [signature(parameters, (values, machine) => {
    spend(machine, (values[0] as List).length);
    return compute(values, machine);
  })];
}

function extreme(sign: 1 | -1): (list: List) => Value {
  return list => {
    let best: Value | undefined;
    for (const item of list) {
      if (compare(item, best ?? item) === null || typeof item === 'boolean') return null;
      if (best === undefined || (compare(item, best) ?? 0) * sign > 0) best = item;
    }
    return best ?? null;
  };
}

function numbersOf(list: List): readonly Decimal[] | undefined {
  return list.every(isNumber) && list.length > 0 ? list : undefined;
}

function fold(list: List, combine: (a: Decimal, b: Decimal) => Decimal | null): Decimal | null {
  const numbers = numbersOf(list);
  return numbers === undefined ? null : numbers.slice(1).reduce<Decimal | null>((result, item) => result && combine(result, item), numbers[0] ?? null);
}

function sum(list: List): Value {
  if (numbersOf(list) !== undefined) return fold(list, decimals.add);
  const [first, ...rest] = list;
  const durations = list.every(item => typeof item === 'object' && item !== null && 'kind' in item && item.kind.endsWith('duration'));
  return durations && first !== undefined ? rest.reduce<Value>((result, item) => add(result, item), first) : null;
}

function mean(list: List): Decimal | null {
  const total = fold(list, decimals.add);
  return total && decimals.divide(total, decimals.fromInteger(list.length));
}

function median(list: List): Value {
  const numbers = numbersOf(list) && [...list as Decimal[]].sort(decimals.compareDecimals);
  if (numbers === undefined) return null;
  const middle = Math.floor(numbers.length / 2);
  return numbers.length % 2 === 1 ? numbers[middle] ?? null : mean(numbers.slice(middle - 1, middle + 1));
}

/** Of a sample: over one item less than there are. */
function deviation(list: List): Value {
  const middle = mean(list);
  if (middle === null || list.length < 2) return null;
  const squares = (list as Decimal[]).map(item => {
    const distance = decimals.subtract(item, middle);
    return distance && decimals.multiply(distance, distance);
  });
  const total = fold(squares, decimals.add);
  const variance = total && decimals.divide(total, decimals.fromInteger(list.length - 1));
  return variance && decimals.squareRoot(variance);
}

function mode(list: List): Value {
  if (list.length === 0) return [];
  if (!list.every(isNumber)) return null;
  const counts = new Map<string, { readonly value: Decimal; count: number }>();
  for (const value of list) {
    const entry = counts.get(decimals.formatDecimal(value)) ?? { value, count: 0 };
    entry.count += 1;
    counts.set(decimals.formatDecimal(value), entry);
  }
  const most = Math.max(...[...counts.values()].map(entry => entry.count));
  return [...counts.values()].filter(entry => entry.count === most).map(entry => entry.value).sort(decimals.compareDecimals);
}

/** Three-valued: one item that decides does, otherwise what is no boolean makes it unknown. */
function logical(decides: boolean): (list: List) => Value {
  return list => list.includes(decides) ? decides : list.every(item => item === !decides) ? !decides : null;
}

function integer(value: Value | undefined): number | undefined {
  return isNumber(value) ? decimals.toInteger(value) : undefined;
}

/** The index from 0 of a position from 1 (or from -1 backwards) within the list. */
function indexAt(list: List, position: Value | undefined): number | undefined {
  const at = integer(position);
  if (at === undefined || at === 0 || Math.abs(at) > list.length) return undefined;
  return at > 0 ? at - 1 : list.length + at;
}

function sublist([list, position, length]: List): Value {
  const items = list as Value[];
  const start = indexAt(items, position);
  const size = length === null || length === undefined ? undefined : integer(length);
  if (start === undefined || (length !== null && length !== undefined && (size === undefined || size < 1 || start + size > items.length))) return null;
  return items.slice(start, size === undefined ? undefined : start + size);
}

function changed(list: Value, position: Value | undefined, removed: number, ...items: readonly Value[]): Value {
  const index = indexAt(list as Value[], position);
  return index === undefined ? null : spliced(list as Value[], index, removed, items);
}

function spliced(list: List, index: number, removed: number, items: List): Value[] {
  return [...list.slice(0, index), ...items, ...list.slice(index + removed)];
}

function listReplace([list, match, item]: List, machine: Machine): Value {
  if (isNumber(match)) return changed(list ?? null, match, 1, item ?? null);
  const replaced: Value[] = [];
  for (const old of list as Value[]) {
    const result = apply(match as FeelFunction, [old, item ?? null], machine);
    if (typeof result !== 'boolean') return null;
    replaced.push(result ? item ?? null : old);
  }
  return replaced;
}

function distinct(list: List, machine: Machine): Value {
  const found: Value[] = [];
  for (const item of list) {
    spend(machine, found.length + 1);
    if (!found.some(other => equal(item, other) === true)) found.push(item);
  }
  return found;
}

function flatten(list: List, machine: Machine): Value[] {
  spend(machine, list.length);
  return list.flatMap(item => Array.isArray(item) ? flatten(item, machine) : [item]);
}

/** A stable merge sort: the precedence function may be inconsistent, and each of its calls is counted. */
function sort(list: List, precedes: FeelFunction | null, machine: Machine): Value {
  if (list.length < 2) return [...list];
  const middle = Math.floor(list.length / 2);
  const left = sort(list.slice(0, middle), precedes, machine);
  const right = sort(list.slice(middle), precedes, machine);
  return left === null || right === null ? null : merge(left as Value[], right as Value[], precedes, machine);
}

function merge(left: List, right: List, precedes: FeelFunction | null, machine: Machine): Value {
  const merged: Value[] = [];
  let [a, b] = [0, 0];
  while (a < left.length && b < right.length) {
    spend(machine);
    const [first, second] = [left[a] ?? null, right[b] ?? null];
    const later = precedes === null ? compare(second, first) : apply(precedes, [second, first], machine) === true ? -1 : 1;
    if (later === null) return null;
    if (later < 0) { merged.push(second); b += 1; } else { merged.push(first); a += 1; }
  }
  return [...merged, ...left.slice(a), ...right.slice(b)];
}

export const listFunctions: Builtins = {
  'list contains': overList('list: list, element: Any', ([list, element]) => (list as Value[]).some(item => equal(item, element ?? null) === true)),
  count: overList('list: list', ([list]) => decimals.fromInteger((list as Value[]).length)),
  min: overItems(extreme(-1)),
  max: overItems(extreme(1)),
  sum: overItems(sum),
  mean: overItems(mean),
  median: overItems(median),
  product: overItems(list => fold(list, decimals.multiply)),
  stddev: overItems(deviation),
  mode: overItems(mode),
  all: overItems(logical(false)),
  any: overItems(logical(true)),
  sublist: overList('list: list, start position: number, length?: number', sublist),
  append: overList('list: list, item: Any...', ([list, ...items]) => [...list as Value[], ...items]),
  concatenate: [signature('list: list...', (lists, machine) => flattenOnce(lists, machine))],
  'insert before': overList('list: list, position: number, newItem: Any', ([list, position, item]) => changed(list ?? null, position, 0, item ?? null)),
  remove: overList('list: list, position: number', ([list, position]) => changed(list ?? null, position, 1)),
  'list replace': [
    ...overList('list: list, position: number, newItem: Any', listReplace),
    ...overList('list: list, match: function, newItem: Any', listReplace),
  ],
  reverse: overList('list: list', ([list]) => [...list as Value[]].reverse()),
  'index of': overList('list: list, match: Any', ([list, match]) =>
    (list as Value[]).flatMap((item, index) => equal(item, match ?? null) === true ? [decimals.fromInteger(index + 1)] : [])),
  union: [signature('list: list...', (lists, machine) => distinct(flattenOnce(lists, machine), machine))],
  'distinct values': overList('list: list', ([list], machine) => distinct(list as Value[], machine)),
  flatten: overList('list: list', ([list], machine) => flatten(list as Value[], machine)),
  sort: overList('list: list, precedes?: function', ([list, precedes], machine) => sort(list as Value[], (precedes ?? null) as FeelFunction | null, machine)),
};

function flattenOnce(lists: List, machine: Machine): Value[] {
  const all = lists.flatMap(list => list as Value[]);
  spend(machine, all.length);
  return all;
}
