/** Standard loop: whether there is another round (BPMN 2.0.2 §13.3.6). */
import type { StandardLoop } from '../model/definition.ts';
import { evaluateCondition } from './conditions.ts';
import type { Execution, Failure } from './contract.ts';

/** Whether a round follows after `done` rounds. Tested before the first round only when the loop says so; never beyond its maximum. */
export function wantsRound(execution: Execution, elementId: string, loop: StandardLoop, done: number, from: string): { readonly ok: true; readonly value: boolean } | Failure {
  if (loop.maximum !== undefined && done >= loop.maximum) return { ok: true, value: false };
  if (done === 0 && !loop.testBefore) return { ok: true, value: true };
  if (loop.condition !== undefined) return evaluateCondition(execution, loop.condition, from, { loopCounter: done });
  if (loop.maximum !== undefined) return { ok: true, value: true };
  return { ok: false, code: 'LOOP_ENDLESS', message: `Expected a condition or a maximum on the loop of ${elementId} but it has neither` };
}
