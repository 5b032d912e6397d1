/**
 * The one door to an expression language. The engine and the compiler know this shape only;
 * which evaluator stands behind it is decided where an environment is made.
 */
import type { Variables } from '../model/state.ts';

/** Why an expression has no value. The code is stable, the message English and for the model's author. */
export interface ExpressionFailure {
  readonly ok: false;
  readonly code: 'EXPRESSION_SYNTAX' | 'EXPRESSION_FAILED';
  readonly message: string;
}

/** A value is plain JSON: dates and durations are their ISO 8601 text. */
export type Evaluation = { readonly ok: true; readonly value: unknown; readonly notes?: readonly string[] } | ExpressionFailure;

/** A syntax problem, with its place in the text (characters from 0). */
export interface SyntaxProblem {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

export interface Expressions {
  /** Checks the syntax only; undefined when there is nothing to say. */
  parse(text: string): SyntaxProblem | undefined;
  /**
   * Evaluates over the variables at an instant (ISO 8601 UTC): `now()` and `today()` are that instant, never a clock.
   * `notes` carries what the evaluator found odd (an unknown variable, types that do not compare): they explain a null.
   */
  evaluate(text: string, variables: Variables, at: string): Evaluation;
}
