/**
 * Business rule task (BPMN 2.0.2 §13.3.3): done by the rules of the environment where they know it, else it waits as a task
 * until `completeTask` says what was decided.
 */
import { activationOf, emit, raiseIncident } from '../../engine/execution.ts';
import type { Behavior } from '../../engine/contract.ts';
import { leave } from '../../engine/lifecycle.ts';
import { assignResult, visibleVariables } from '../../engine/variables.ts';
import { throwInstanceEvent } from '../events/throw-results.ts';

/** Emits variablesSet and leaves, is held by an incident when the decision has no value, or emits taskCreated and waits. */
export const businessRuleTask: Behavior = {
  instanceDone: throwInstanceEvent,
  activate(execution, element, activation) {
    const decided = execution.env.rules?.(element.id, visibleVariables(execution.draft.state, activation.id), execution.at);
    if (decided === undefined) emit(execution, { type: 'taskCreated', v: 1, at: execution.at, elementId: element.id, taskId: activation.id, kind: 'businessRuleTask' });
    else if (!decided.ok) raiseIncident(execution, element.id, activation, 'perform', decided);
    else {
      assignResult(execution, element, decided.variables, activation.id);
      leave(execution, element, activationOf(execution, activation.id));
    }
  },
};
