/**
 * FEEL (DMN 1.5 §10) behind the expression port, by the evaluator in `feel/`.
 * It reads no clock: `now()` and `today()` are the instant of the command.
 */
import type { Variables } from '../model/state.ts';
import { evaluateFast, unsure } from './fast-lane.ts';
import { evaluate } from './feel/evaluate.ts';
import { createMachine, FeelLimitError } from './feel/machine.ts';
import { isSpecial } from './feel/names.ts';
import { mentionedNames } from './feel/mentioned.ts';
import { readText } from './feel/run.ts';
import { FeelSyntaxError } from './feel/syntax.ts';
import { coerce, standardType } from './feel/types.ts';
import type { Value } from './feel/values.ts';
import { fromPlain, toPlain } from './plain.ts';
import type { Evaluation, ExpressionFailure, Expressions, SyntaxProblem } from './port.ts';
import { fromTyped, toTyped, type TypedValue } from './typed.ts';

/** The FEEL evaluator. Without state of its own: the same text, variables and instant give the same value. */
export const feel: Expressions = { parse, evaluate: evaluateFeel };

function parse(text: string): SyntaxProblem | undefined {
  try {
    readText(text, 'expression', [], []);
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return { message: 'Expected a FEEL expression but it is nested too deeply to read', from: 0, to: text.length };
    if (!(error instanceof FeelSyntaxError)) throw error;
    return { message: `Expected a FEEL expression but ${error.message}`, from: error.from, to: error.to };
  }
}

function evaluateFeel(text: string, variables: Variables, at: string): Evaluation {
  const fast = evaluateFast(text, variables);
  if (fast !== unsure) return { ok: true, value: fast };
  const result = evaluateOver(text, variables, at, fromPlain, toPlain);
  if (!result.ok) return result;
  const plain = result.value;
  if (plain === undefined) return { ok: false, code: 'EXPRESSION_FAILED', message: `Expected a value that can be stored but "${text}" gave a function, a range or an unbounded number` };
  return result.notes.length === 0 ? { ok: true, value: plain.value } : { ok: true, value: plain.value, notes: result.notes };
}

type Evaluated<T> = { readonly ok: true; readonly value: T; readonly notes: readonly string[] } | ExpressionFailure;
export type TypedEvaluation = { readonly ok: true; readonly value: TypedValue; readonly notes: readonly string[] } | ExpressionFailure;

/**
 * Evaluates over typed (or plain) values and answers a typed value. With a `declaredType` of FEEL the answer is what a variable of that type
 * gets: a list of one gives its item, and what the type does not take is null (DMN 1.5 §10.3.2.9.4). A type of some model is not known here.
 */
export function evaluateTyped(text: string, variables: Variables, at: string, declaredType?: string): TypedEvaluation {
  const type = declaredType === undefined ? undefined : standardType(declaredType);
  return evaluateOver(text, variables, at, fromTyped, value => toTyped(type === undefined ? value : coerce(value, type) ?? null));
}

function evaluateOver<T>(text: string, variables: Variables, at: string, convert: (value: unknown) => Value, handOut: (value: Value) => T): Evaluated<T> {
  const machine = createMachine(at);
  try {
    const node = readText(text, 'expression', Object.keys(variables), /[.[]/.test(text) ? memberNames(variables) : []);
    const names = new Map<string, Value>();
    for (const name of mentionedNames(node)) if (Object.hasOwn(variables, name)) names.set(name, convert(variables[name]));
    return { ok: true, value: handOut(evaluate(node, { names, parent: undefined }, machine)), notes: machine.notes };
  } catch (error) {
    return failureOf(error, text);
  }
}

/** What a thrown limit or syntax problem means to the caller; a defect is thrown on. */
export function failureOf(error: unknown, text: string): ExpressionFailure {
  const shown = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  if (error instanceof FeelSyntaxError) return { ok: false, code: 'EXPRESSION_SYNTAX', message: `Expected FEEL that can be evaluated but "${shown}" failed: ${error.message}` };
  if (error instanceof FeelLimitError) return { ok: false, code: 'EXPRESSION_FAILED', message: `Expected FEEL that ends but "${shown}" was stopped: ${error.message}` };
  // The stack of the host ends before the step limit where a chain of operators is very long.
  if (error instanceof RangeError) return { ok: false, code: 'EXPRESSION_FAILED', message: `Expected FEEL that ends but "${shown}" was stopped: it is nested too deeply` };
  throw error;
}

/** Names of entries anywhere within the variables that are more than one word. */
function memberNames(variables: Variables): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) value.forEach(visit);
    else for (const [name, item] of Object.entries(value)) {
      if (isSpecial(name)) names.add(name);
      visit(item);
    }
  };
  Object.values(variables).forEach(visit);
  return names;
}
