/** Whether a value passes a unary test (DMN 1.5 §7.3.13, table 55). */
import { equal, includes } from './compare.ts';
import type { Node } from './syntax.ts';
import { isRange, type Value } from './values.ts';

const cache = new WeakMap<Node, boolean>();

/** Whether the test speaks of its input as `?`: then it is itself the answer. */
export function usesInput(node: Node): boolean {
  const known = cache.get(node);
  if (known !== undefined) return known;
  const uses = node.type === 'name' ? node.name === '?' : Object.values(node).some(mentions);
  cache.set(node, uses);
  return uses;
}

function mentions(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(mentions);
  if (typeof part !== 'object' || part === null) return false;
  if ('type' in part) return usesInput(part as Node);
  return 'from' in part && 'name' in part ? mentions(part.from) || ('to' in part && mentions(part.to)) : false;
}

/** By the result of the test: a range holds the value, a list has it, anything else equals it. */
export function passes(value: Value, result: Value, aboutInput: boolean): boolean | null {
  if (aboutInput) return typeof result === 'boolean' ? result : null;
  if (isRange(result)) return isRange(value) ? equal(value, result) : includes(result, value);
  if (Array.isArray(result)) return passesList(value, result);
  const same = equal(value, result);
  // A test such as `count(other) > 3` is a condition of its own where the input is no boolean.
  return same === null && typeof result === 'boolean' && value !== null ? result : same;
}

function passesList(value: Value, list: readonly Value[]): boolean | null {
  if (Array.isArray(value) && equal(value, [...list]) === true) return true;
  let so: boolean | null = false;
  for (const item of list) {
    const passed = isRange(item) && !isRange(value) ? includes(item, value) : equal(value, item);
    if (passed === true) return true;
    if (passed === null && isRange(item)) so = null;
  }
  return so;
}

/** What `not(…)` makes of the tests: unknown stays unknown. */
export function negatesTest(passed: boolean | null): boolean | null {
  return passed === null ? null : !passed;
}
