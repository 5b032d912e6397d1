/**
 * Script task in FEEL: the engine runs it (BPMN 2.0.2 §13.3.3). Its value becomes the result variable;
 * without one a context gives each of its entries to the variable of that name.
 */
import { throwInstanceEvent } from '../events/throw-results.ts';
import type { Behavior, Failure } from '../../engine/contract.ts';
import { activationOf, emit, raiseIncident } from '../../engine/execution.ts';
import { assignResult, visibleVariables } from '../../engine/variables.ts';
import { leave } from '../../engine/lifecycle.ts';
import type { Element } from '../../model/definition.ts';
import type { Variables } from '../../model/state.ts';

/** Emits variablesSet and leaves, or is held by an incident when the script has no value. */
export const scriptTask: Behavior = {
  instanceDone: throwInstanceEvent,
  activate(execution, element, activation) {
    if (element.heldScript !== undefined) {
      emit(execution, { type: 'taskCreated', v: 1, at: execution.at, elementId: element.id, taskId: activation.id, kind: 'scriptTask' });
      return;
    }
    if (element.script !== undefined) {
      const result = execution.env.expressions.evaluate(element.script.text, visibleVariables(execution.draft.state, activation.id), execution.at);
      const variables = result.ok ? asVariables(element, result.value) : undefined;
      if (variables === undefined) {
        raiseIncident(execution, element.id, activation, 'perform', result.ok ? nowhere(element) : result);
        return;
      }
      assignResult(execution, element, variables, activation.id);
    }
    leave(execution, element, activationOf(execution, activation.id));
  },
};

function asVariables(element: Element, value: unknown): Variables | undefined {
  if (element.resultVariable !== undefined) return { [element.resultVariable]: value };
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function nowhere(element: Element): Failure {
  return { ok: false, code: 'SCRIPT_RESULT_UNNAMED', message: `Expected a result variable on ${element.id}, or a context as its value, but it has neither` };
}
