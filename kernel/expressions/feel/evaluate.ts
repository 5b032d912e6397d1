/** Evaluates a syntax tree of FEEL (DMN 1.5 §10.3.2). Errors are null with a note; only a limit throws. */
import { add, divide, multiply, negate, power, subtract } from './arithmetic.ts';
import { findBuiltin } from './builtins/index.ts';
import { compare, equal, not } from './compare.ts';
import { call } from './call.ts';
import { iterate, quantify } from './iterate.ts';
import { javaFunction } from './java.ts';
import { lookUp, note, spend, deeper, type Machine, type Scope } from './machine.ts';
import { filter, member } from './select.ts';
import type { Node, Operator, RangeNode, TypeNode } from './syntax.ts';
import { negatesTest, passes, usesInput } from './tests.ts';
import { any, isInstance, standardType } from './types.ts';
import { kindOf, type Range, type Type, type Value } from './values.ts';

export function evaluate(node: Node, scope: Scope | undefined, machine: Machine): Value {
  spend(machine);
  return deeper(machine, () => evaluators[node.type](node as never, scope, machine));
}

type Evaluators = { readonly [Kind in Node['type']]: (node: Extract<Node, { type: Kind }>, scope: Scope | undefined, machine: Machine) => Value };

const evaluators: Evaluators = {
  literal: node => node.value,
  name: (node, scope, machine) => {
    const value = lookUp(scope, node.name);
    return value === undefined ? nameless(node.name, machine) : value;
  },
  binary: evaluateBinary,
  negate: (node, scope, machine) => {
    const value = evaluate(node.operand, scope, machine);
    return negate(value) ?? note(machine, `Expected a number or a duration after "-" but got ${kindOf(value)}`);
  },
  between: evaluateBetween,
  in: (node, scope, machine) => evaluateIn(node.value, node.tests, scope, machine),
  'instance of': (node, scope, machine) => {
    const type = resolveType(node.of, machine);
    return type === undefined ? note(machine, 'Expected a known type after "instance of"') : isInstance(evaluate(node.value, scope, machine), type);
  },
  range: evaluateRange,
  list: (node, scope, machine) => node.items.map(item => evaluate(item, scope, machine)),
  context: evaluateContext,
  path: (node, scope, machine) => member(evaluate(node.from, scope, machine), node.name, machine),
  filter: (node, scope, machine) => filter(evaluate(node.from, scope, machine), node.by, scope, machine, evaluate),
  call: (node, scope, machine) => call(node, scope, machine, evaluate),
  if: (node, scope, machine) => evaluate(evaluate(node.condition, scope, machine) === true ? node.then : node.otherwise, scope, machine),
  for: (node, scope, machine) => iterate(node, scope, machine, evaluate),
  quantified: (node, scope, machine) => quantify(node, scope, machine, evaluate),
  function: evaluateFunction,
  tests: (node, scope, machine) => {
    if (node.tests === undefined) return true;
    const passed = evaluateTests(lookUp(scope, '?') ?? null, node.tests, scope, machine);
    return node.negated ? negatesTest(passed) : passed;
  },
};

function nameless(name: string, machine: Machine): Value {
  if (name === 'item') return note(machine, 'There is no "item" outside a filter');
  return findBuiltin(name, machine) ?? note(machine, `There is no variable "${name}"`);
}

const arithmetic: Readonly<Record<string, ((a: Value, b: Value) => Value) | undefined>> = { '+': add, '-': subtract, '*': multiply, '/': divide, '**': power };

function evaluateBinary(node: Extract<Node, { type: 'binary' }>, scope: Scope | undefined, machine: Machine): Value {
  const left = evaluate(node.left, scope, machine);
  if (node.operator === 'and' || node.operator === 'or') return evaluateLogic(node.operator, left, () => evaluate(node.right, scope, machine));
  const right = evaluate(node.right, scope, machine);
  if (typeof left === 'string' && typeof right === 'string') spend(machine, Math.ceil((left.length + right.length) / 100));
  const compute = arithmetic[node.operator];
  const result = compute === undefined ? evaluateComparison(node.operator, left, right) : compute(left, right);
  // Where a null came in, its own note says why.
  if (result === null && (left === null || right === null) && machine.notes.length > 0) return null;
  return result ?? note(machine, `"${node.operator}" has no value for ${kindOf(left)} and ${kindOf(right)}`);
}

/** Three-valued: what is no boolean counts as unknown (tables 48 and 49). */
function evaluateLogic(operator: 'and' | 'or', left: Value, right: () => Value): Value {
  const decides = operator === 'or';
  if (left === decides) return decides;
  const other = right();
  if (other === decides) return decides;
  return left === !decides && other === !decides ? !decides : null;
}

function evaluateComparison(operator: Operator, left: Value, right: Value): boolean | null {
  if (operator === '=') return equal(left, right);
  if (operator === '!=') return not(equal(left, right));
  if (typeof left === 'boolean') return null;
  const order = compare(left, right);
  if (order === null) return null;
  switch (operator) {
    case '<': return order < 0;
    case '<=': return order <= 0;
    case '>': return order > 0;
    default: return order >= 0;
  }
}

function evaluateBetween(node: Extract<Node, { type: 'between' }>, scope: Scope | undefined, machine: Machine): Value {
  const value = evaluate(node.value, scope, machine);
  const above = evaluateComparison('>=', value, evaluate(node.low, scope, machine));
  const below = evaluateComparison('<=', value, evaluate(node.high, scope, machine));
  return evaluateLogic('and', above, () => below) ?? note(machine, 'between compares a value with two others of its kind');
}

function evaluateIn(subject: Node, tests: readonly Node[], scope: Scope | undefined, machine: Machine): Value {
  const value = evaluate(subject, scope, machine);
  return evaluateTests(value, tests, { names: new Map([['?', value]]), parent: scope }, machine);
}

/** True where one test passes, null where none does and one is unknown. */
function evaluateTests(value: Value, tests: readonly Node[], scope: Scope | undefined, machine: Machine): boolean | null {
  let so: boolean | null = false;
  for (const test of tests) {
    const result = evaluate(test, scope, machine);
    const passed = passes(value, result, usesInput(test));
    if (passed === true) return true;
    if (passed === null) so = null;
  }
  return so;
}

function evaluateRange(node: RangeNode, scope: Scope | undefined, machine: Machine): Value {
  const low = node.low === undefined ? null : evaluate(node.low, scope, machine);
  const high = node.high === undefined ? null : evaluate(node.high, scope, machine);
  const range: Range = { kind: 'range', sign: node.sign, low, high, lowIncluded: node.lowIncluded, highIncluded: node.highIncluded };
  if (node.sign !== '..') return range;
  if (low === null && high === null) return note(machine, 'Expected a range with at least one bound');
  if (low !== null && high !== null && compare(low, high) === null) return note(machine, `Expected a range between two values that compare but got ${kindOf(low)} and ${kindOf(high)}`);
  return range;
}

function evaluateContext(node: Extract<Node, { type: 'context' }>, scope: Scope | undefined, machine: Machine): Value {
  const names = new Map<string, Value>();
  const inner: Scope = { names, parent: scope };
  for (const [name, entry] of node.entries) {
    if (names.has(name)) return note(machine, `Expected every entry of a context once but "${name}" is there twice`);
    names.set(name, evaluate(entry, inner, machine));
  }
  return names;
}

function evaluateFunction(node: Extract<Node, { type: 'function' }>, scope: Scope | undefined, machine: Machine): Value {
  const parameters = node.parameters.map(([name, type]) => ({ name, type: type === undefined ? undefined : resolveType(type, machine) ?? any }));
  if (node.external) return javaFunction(parameters, evaluate(node.body, scope, machine), machine);
  const call = (values: readonly Value[]): Value => {
    const names = new Map(parameters.map(({ name }, index) => [name, values[index] ?? null] as const));
    return evaluate(node.body, { names, parent: scope }, machine);
  };
  return { kind: 'function', parameters, call };
}

/** The type that was written, with the item definitions of the model; undefined where a name is unknown. */
export function resolveType(node: TypeNode, machine: Machine): Type | undefined {
  if ('name' in node) return machine.typeOf(node.name) ?? standardType(node.name);
  if ('list' in node) return wrap(node.list, machine, list => ({ list }));
  if ('range' in node) return wrap(node.range, machine, range => ({ range }));
  if ('context' in node) return resolveContextType(node.context, machine);
  const parameters = node.parameters.map(parameter => resolveType(parameter, machine));
  const result = resolveType(node.result, machine);
  return result === undefined || parameters.includes(undefined) ? undefined : { parameters: parameters.filter(parameter => parameter !== undefined), result };
}

function wrap(inner: TypeNode, machine: Machine, make: (type: Type) => Type): Type | undefined {
  const type = resolveType(inner, machine);
  return type && make(type);
}

function resolveContextType(entries: readonly (readonly [string, TypeNode])[], machine: Machine): Type | undefined {
  const context = new Map<string, Type>();
  for (const [name, entry] of entries) {
    const type = resolveType(entry, machine);
    if (type === undefined) return undefined;
    context.set(name, type);
  }
  return { context };
}
