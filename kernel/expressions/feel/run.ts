/** Texts of FEEL, read once and kept: evaluation of an expression or of unary tests over names in scope. */
import { builtinNames } from './builtins/index.ts';
import { evaluate } from './evaluate.ts';
import type { Machine, Scope } from './machine.ts';
import { isSpecial, knownNames, type KnownNames } from './names.ts';
import { parseFeel, parseUnaryTests } from './parser.ts';
import { FeelSyntaxError, type Node } from './syntax.ts';
import type { Value } from './values.ts';

type Read = { readonly node: Node } | { readonly error: FeelSyntaxError };
export type Form = 'expression' | 'tests';

/** Texts that were read; emptied when full, so that a process that runs all day does not grow. */
const read = new Map<string, Read>();
const maximumRead = 5_000;
const longestKept = 10_000;

/** The syntax tree of a text where `names` stand alone and `members` are entries of contexts; throws FeelSyntaxError. */
export function readText(text: string, form: Form, names: Iterable<string>, members: Iterable<string>): Node {
  const [special, entries] = [[...names].filter(isSpecial), [...members].filter(isSpecial)];
  const key = [form, text, special.join('\u0001'), entries.join('\u0001')].join('\u0000');
  let result = read.get(key);
  if (result === undefined) {
    if (read.size >= maximumRead) read.clear();
    result = readNew(text, form, special, entries);
    if (key.length <= longestKept) read.set(key, result);
  }
  if ('error' in result) throw result.error;
  return result.node;
}

const builtins = knownNames(builtinNames);

function readNew(text: string, form: Form, special: readonly string[], members: readonly string[]): Read {
  const roots: KnownNames = special.length === 0 ? builtins : knownNames([...builtinNames, ...special]);
  const known = { roots, members: members.length === 0 ? builtins : knownNames([...builtinNames, ...members]) };
  try {
    return { node: form === 'tests' ? parseUnaryTests(text, known) : parseFeel(text, known) };
  } catch (error) {
    if (error instanceof FeelSyntaxError) return { error };
    throw error;
  }
}

/** Reads and evaluates. Throws FeelSyntaxError and FeelLimitError; everything else that goes wrong is null with a note. */
export function evaluateText(text: string, form: Form, scope: Scope | undefined, members: Iterable<string>, machine: Machine): Value {
  return evaluate(readText(text, form, namesIn(scope), members), scope, machine);
}

function namesIn(scope: Scope | undefined): readonly string[] {
  const names: string[] = [];
  for (let level = scope; level !== undefined; level = level.parent) for (const name of level.names.keys()) if (isSpecial(name)) names.push(name);
  return names;
}
