/** for, some and every (DMN 1.5 §10.3.2.14, §10.3.2.15): over lists and ranges, one by one, so that no range is ever laid out whole. */
import { addMonths, dayNumber, dayOf } from './calendar.ts';
import * as decimals from './decimal.ts';
import { mentionedNames } from './mentioned.ts';
import { note, spend, type Machine, type Scope } from './machine.ts';
import type { Iterator, Node } from './syntax.ts';
import { isRange, kindOf, type Range, type Value } from './values.ts';

export type Evaluate = (node: Node, scope: Scope | undefined, machine: Machine) => Value;

export function iterate(node: Extract<Node, { type: 'for' }>, scope: Scope | undefined, machine: Machine, evaluate: Evaluate): Value {
  const results: Value[] = [];
  const looksBack = mentionedNames(node.result).has('partial');
  const done = visit(node.iterators, scope, machine, evaluate, inner => {
    // A variable of that name would be nearer.
    const names = looksBack ? new Map([['partial', soFar(results, machine)], ...inner.names]) : inner.names;
    results.push(evaluate(node.result, { names, parent: inner.parent }, machine));
    return true;
  });
  return done ? results : null;
}

/** What `partial` is: a list of its own, since the result may keep it and would else hold itself. */
export function soFar(results: readonly Value[], machine: Machine): Value {
  spend(machine, Math.ceil(results.length / 10));
  return results.slice();
}

/** Unknown where no test decides and one is no boolean. */
export function quantify(node: Extract<Node, { type: 'quantified' }>, scope: Scope | undefined, machine: Machine, evaluate: Evaluate): Value {
  const decides = !node.every;
  let so: boolean | null = !decides;
  const done = visit(node.iterators, scope, machine, evaluate, inner => {
    const result = evaluate(node.test, inner, machine);
    if (result === decides) so = decides;
    else if (typeof result !== 'boolean') so = null;
    return so !== decides;
  });
  return done ? so : null;
}

/** Visits every combination, the last iterator fastest; false where a domain is none. */
function visit(iterators: readonly Iterator[], scope: Scope | undefined, machine: Machine, evaluate: Evaluate, each: (scope: Scope) => boolean): boolean {
  let goOn = true;
  const step = (index: number, inner: Scope): boolean => {
    const iterator = iterators[index];
    if (iterator === undefined) {
      goOn = each(inner);
      return true;
    }
    const domain = domainOf(iterator, inner, machine, evaluate);
    if (domain === null) return false;
    for (const item of domain) {
      spend(machine);
      if (!step(index + 1, { names: new Map([...inner.names, [iterator.name, item]]), parent: inner.parent })) return false;
      if (!goOn) break;
    }
    return true;
  };
  return step(0, { names: new Map(), parent: scope });
}

function domainOf(iterator: Iterator, scope: Scope, machine: Machine, evaluate: Evaluate): Iterable<Value> | null {
  const from = evaluate(iterator.from, scope, machine);
  if (iterator.to !== undefined) return steps(from, evaluate(iterator.to, scope, machine), machine);
  if (Array.isArray(from)) return [...from];
  if (isRange(from)) return rangeItems(from, machine);
  return from === null ? note(machine, 'Expected a list to go through but got null') : [from];
}

/** The items of a range of whole numbers or of dates. */
export function rangeItems(range: Range, machine: Machine): Iterable<Value> | null {
  if (range.low === null || range.high === null) return note(machine, 'Expected a range with both bounds');
  const all = steps(range.low, range.high, machine);
  return all && trimmed(all, range);
}

function* trimmed(items: Iterable<Value>, range: Range): Iterable<Value> {
  let previous: Value | undefined;
  let first = true;
  for (const item of items) {
    if (previous !== undefined) yield previous;
    previous = first && !range.lowIncluded ? undefined : item;
    first = false;
  }
  if (previous !== undefined && range.highIncluded) yield previous;
}

function steps(from: Value, to: Value, machine: Machine): Iterable<Value> | null {
  const ends = [from, to].map(ordinal);
  const [first, last] = ends;
  if (first === undefined || last === undefined || kindOf(from) !== kindOf(to)) return note(machine, `Expected two whole numbers or two dates but got ${kindOf(from)} and ${kindOf(to)}`);
  return count(first, last, kindOf(from) === 'date');
}

function ordinal(value: Value): number | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  if (value.kind === 'number') return decimals.toInteger(value);
  return value.kind === 'date' && addMonths(value, 0) !== undefined ? dayNumber(value) : undefined;
}

function* count(first: number, last: number, dates: boolean): Iterable<Value> {
  const step = first <= last ? 1 : -1;
  for (let at = first; step > 0 ? at <= last : at >= last; at += step) {
    const day = dates ? dayOf(at) : undefined;
    yield day === undefined ? decimals.fromInteger(at) : { kind: 'date', ...day };
  }
}
