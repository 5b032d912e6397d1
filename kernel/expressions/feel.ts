/**
 * FEEL (DMN 1.5 §10) behind the expression port, by `feelin`. The only file that evaluates FEEL.
 * It reads no clock: `now()` and `today()` are shadowed by the instant of the command.
 */
import { evaluate, FeelFunction, parseDate, parseDateTime, parseExpression } from 'feelin';
import type { Variables } from '../model/state.ts';
import { evaluateFast, unsure } from './fast-lane.ts';
import { toPlain } from './plain.ts';
import type { Evaluation, Expressions, SyntaxProblem } from './port.ts';

/** The FEEL evaluator. Without state of its own: the same text, variables and instant give the same value. */
export const feel: Expressions = { parse, evaluate: evaluateFeel };

function parse(text: string): SyntaxProblem | undefined {
  let problem: SyntaxProblem | undefined;
  parseExpression(text, {}, undefined).iterate({
    enter(node) {
      if (!node.type.isError || problem !== undefined) return;
      problem = { message: `Expected a FEEL expression but ${describeError(text, node.from, node.to)}`, from: node.from, to: node.to };
    },
  });
  return problem;
}

function describeError(text: string, from: number, to: number): string {
  return from === to ? `it breaks off at character ${from}` : `cannot read "${text.slice(from, to)}" at character ${from}`;
}

function evaluateFeel(text: string, variables: Variables, at: string): Evaluation {
  const fast = evaluateFast(text, variables);
  if (fast !== unsure) return { ok: true, value: fast };
  try {
    const { value, warnings } = evaluate(text, { ...clockAt(at), ...variables });
    const plain = toPlain(value);
    if (plain === undefined) return { ok: false, code: 'EXPRESSION_FAILED', message: `Expected a value that can be stored but "${text}" gave a function, a range or an unbounded number` };
    return warnings.length === 0 ? { ok: true, value: plain.value } : { ok: true, value: plain.value, notes: warnings.map(warning => warning.message) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it failed';
    const code = typeof error === 'object' && error !== null && 'position' in error ? 'EXPRESSION_SYNTAX' : 'EXPRESSION_FAILED';
    return { ok: false, code, message: `Expected FEEL that can be evaluated but "${text}" failed: ${reason}` };
  }
}

/** A variable of the process that is named `now` or `today` hides the function; the clock of the host stays hidden too. */
function clockAt(at: string): Record<string, unknown> {
  return {
    now: new FeelFunction(() => parseDateTime(at), []),
    today: new FeelFunction(() => parseDate(at.slice(0, 10)), []),
  };
}
