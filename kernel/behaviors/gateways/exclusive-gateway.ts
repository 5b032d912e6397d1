/**
 * Exclusive gateway: tokens pass one by one; the first flow in order whose condition is true is taken, else the default flow;
 * with neither the token is held by an incident (BPMN 2.0.2 §13.4.2).
 */
import { chooseDefault, evaluateCondition } from '../../engine/conditions.ts';
import type { Behavior, Choice, Execution } from '../../engine/contract.ts';
import { leave } from '../../engine/lifecycle.ts';
import type { Element } from '../../model/definition.ts';

export const exclusiveGateway: Behavior = { activate: leave, choose: chooseFirstTrue };

function chooseFirstTrue(execution: Execution, element: Element, from: string): Choice {
  if (element.outgoing.length === 0) return { ok: true, flows: [] };
  for (const id of element.outgoing) {
    if (id === element.default) continue;
    const condition = execution.process.flows[id]?.condition;
    // Without a condition only the single way out is left: compile refuses a choice that nothing decides.
    if (condition === undefined) return { ok: true, flows: [id] };
    const verdict = evaluateCondition(execution, condition, from);
    if (!verdict.ok) return verdict;
    if (verdict.value) return { ok: true, flows: [id] };
  }
  return chooseDefault(element);
}
