/** Call expressions with positional or named arguments (DMN 1.5 §10.3.2.13.1). */
import { findBuiltin } from './builtins/index.ts';
import { invoke } from './call-function.ts';
import type { Evaluate } from './iterate.ts';
import { lookUp, note, type Machine, type Scope } from './machine.ts';
import type { Node } from './syntax.ts';
import { isFunction, kindOf, type Value } from './values.ts';

type CallNode = Extract<Node, { type: 'call' }>;

export function call(node: CallNode, scope: Scope | undefined, machine: Machine, evaluate: Evaluate): Value {
  const callee = functionOf(node.callee, scope, machine, evaluate);
  if (!isFunction(callee)) return note(machine, `Expected a function to call but got ${kindOf(callee)}`);
  const positional = node.positional?.map(argument => evaluate(argument, scope, machine));
  const named = node.named && new Map(node.named.map(([name, argument]) => [name, evaluate(argument, scope, machine)] as const));
  if (named !== undefined && named.size !== node.named?.length) return note(machine, 'Expected every argument once');
  return callee.invoke === undefined ? invoke(callee, positional, named, machine) : callee.invoke(positional, named);
}

/** A variable hides the built-in function of its name. */
function functionOf(node: Node, scope: Scope | undefined, machine: Machine, evaluate: Evaluate): Value {
  const value = node.type === 'name' ? lookUp(scope, node.name) : undefined;
  if (node.type !== 'name') return evaluate(node, scope, machine);
  if (value !== undefined) return value;
  return findBuiltin(node.name, machine) ?? note(machine, `There is no function "${node.name}"`);
}
