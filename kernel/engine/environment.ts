/** Puts together what the engine needs to run a definition. */
import { behaviors } from '../behaviors/index.ts';
import { feel } from '../expressions/feel.ts';
import type { Expressions } from '../expressions/port.ts';
import type { Definition } from '../model/definition.ts';
import type { Environment, Limits, Rules } from './contract.ts';

export interface EnvironmentOptions {
  /** Another evaluator than our own FEEL. */
  readonly expressions?: Expressions;
  readonly limits?: Partial<Limits>;
  /** Tell escalations that nothing in the instance catches (event escalationThrown). */
  readonly tellUncaught?: boolean;
  /** Decides business rule tasks as they are reached. */
  readonly rules?: Rules;
}

/** Far above what a drawn process does between two waits, far below what an endless loop would take. */
const defaultLimits: Limits = { steps: 10_000 };

/** The environment of a definition. Make it once and share it: it holds no instance's state. */
export function createEnvironment(definition: Definition, options: EnvironmentOptions = {}): Environment {
  return { definition, expressions: options.expressions ?? feel, limits: { ...defaultLimits, ...options.limits }, behaviors, tellUncaught: options.tellUncaught === true, ...(options.rules && { rules: options.rules }) };
}
