/**
 * Conditions: FEEL that must be true or false. There is no silent null: anything else is a failure
 * that names the expression and what the evaluator found odd about it.
 */
import type { Element, Expression } from '../model/definition.ts';
import type { Variables } from '../model/state.ts';
import type { Choice, Execution, Failure } from './contract.ts';
import { visibleVariables } from './variables.ts';

type Verdict = { readonly ok: true; readonly value: boolean } | Failure;

/** Evaluates a condition over what can be seen from an activation (absent = the process), and `extra` attributes of the element. */
export function evaluateCondition(execution: Execution, condition: Expression, from: string | undefined, extra?: Variables): Verdict {
  const visible = visibleVariables(execution.draft.state, from);
  const result = execution.env.expressions.evaluate(condition.text, extra === undefined ? visible : { ...visible, ...extra }, execution.at);
  if (!result.ok) return result;
  if (typeof result.value === 'boolean') return { ok: true, value: result.value };
  const notes = result.notes === undefined ? '' : `: ${result.notes.join('; ')}`;
  return { ok: false, code: 'CONDITION_NOT_BOOLEAN', message: `Expected true or false from "${condition.text}" but got ${JSON.stringify(result.value)}${notes}` };
}

/**
 * Conditional sequence flows from an activity, and the inclusive split, alike (BPMN 2.0.2 §13.3.2, §13.4.3): every flow whose
 * condition is true or that has none; the default flow when there is no such flow. With neither, the token cannot leave.
 */
export function chooseEveryTrue(execution: Execution, element: Element, from: string | undefined): Choice {
  const chosen: string[] = [];
  for (const id of element.outgoing) {
    if (id === element.default) continue;
    const condition = execution.process.flows[id]?.condition;
    const verdict: Verdict = condition === undefined ? { ok: true, value: true } : evaluateCondition(execution, condition, from);
    if (!verdict.ok) return verdict;
    if (verdict.value) chosen.push(id);
  }
  if (chosen.length > 0 || element.outgoing.length === 0) return { ok: true, flows: chosen };
  return chooseDefault(element);
}

/** The default flow, or the failure that there is none. */
export function chooseDefault(element: Element): Choice {
  if (element.default !== undefined) return { ok: true, flows: [element.default] };
  return { ok: false, code: 'NO_FLOW_CHOSEN', message: `Expected a condition on a flow out of ${element.id} to be true but none is and there is no default flow` };
}
