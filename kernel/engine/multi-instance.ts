/** What the expressions of a multi-instance activity say: how many instances, their output, whether enough are done (BPMN 2.0.2 §13.3.7). */
import type { Element, MultiInstance } from '../model/definition.ts';
import { evaluateCondition } from './conditions.ts';
import type { Execution, Failure } from './contract.ts';
import { visibleVariables } from './variables.ts';
import { entryOf } from '../model/table.ts';

type Plan = { readonly ok: true; readonly total: number; readonly items?: readonly unknown[] } | Failure;

/** More would be a mistake in the model, or an attack. */
const maximumInstances = 5_000;

/** The number of instances, and their items when there is a collection. */
export function planInstances(execution: Execution, element: Element, multi: MultiInstance, from: string): Plan {
  const source = multi.collection ?? multi.cardinality;
  if (source === undefined) return invalid(element, 'a cardinality or a collection', 'neither');
  const result = execution.env.expressions.evaluate(source.text, visibleVariables(execution.draft.state, from), execution.at);
  if (!result.ok) return result;
  const { value } = result;
  if (multi.collection !== undefined) {
    if (!Array.isArray(value)) return invalid(element, `a list from "${source.text}"`, JSON.stringify(value));
    return value.length <= maximumInstances ? { ok: true, total: value.length, items: value } : invalid(element, `at most ${maximumInstances} items`, `${value.length}`);
  }
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= maximumInstances) return { ok: true, total: value };
  return invalid(element, `a whole number from 0 to ${maximumInstances} from "${source.text}"`, JSON.stringify(value));
}

/** What one instance adds to the output collection. */
export function instanceOutput(execution: Execution, { output, outputItem }: MultiInstance, from: string): { readonly ok: true; readonly value: unknown } | Failure {
  const visible = visibleVariables(execution.draft.state, from);
  if (output === undefined) return { ok: true, value: outputItem !== undefined && Object.hasOwn(visible, outputItem) ? visible[outputItem] : null };
  return execution.env.expressions.evaluate(output.text, visible, execution.at);
}

/** Whether the completion condition holds; it sees the counts of table 10.29 of the standard, also by the names that most tools give them. */
export function hasOwnCompletion(execution: Execution, { completion }: MultiInstance, outer: string): { readonly ok: true; readonly value: boolean } | Failure {
  if (completion === undefined) return { ok: true, value: false };
  const { total, completed } = entryOf(execution.draft.state.activations, outer)?.multi ?? { total: 0, completed: 0 };
  const active = entryOf(execution.draft.state.activations, outer)?.tokens ?? 0;
  return evaluateCondition(execution, completion, outer, {
    numberOfInstances: total, numberOfCompletedInstances: completed, numberOfActiveInstances: active, numberOfTerminatedInstances: 0,
    nrOfInstances: total, nrOfCompletedInstances: completed, nrOfActiveInstances: active,
  });
}

function invalid(element: Element, expected: string, found: string): Failure {
  return { ok: false, code: 'MULTI_INSTANCE_INVALID', message: `Expected ${expected} on ${element.id} but got ${found}` };
}
