/**
 * Tasks that someone or something outside completes: user, manual, service, send and abstract tasks
 * (BPMN 2.0.2 §13.3.3). They wait as a task until `completeTask`; what is done meanwhile is not the kernel's.
 */
import type { Behavior } from '../../engine/contract.ts';
import { emit } from '../../engine/execution.ts';
import { throwInstanceEvent, throwOne } from '../events/throw-results.ts';
import type { WaitingTask } from '../../model/state.ts';

/** Emits taskCreated; then waits. */
export function waitingTask(kind: WaitingTask['kind']): Behavior {
  return {
    activate(execution, element, activation) {
      emit(execution, { type: 'taskCreated', v: 1, at: execution.at, elementId: element.id, taskId: activation.id, kind });
    },
    instanceDone: throwInstanceEvent,
  };
}

/** Send task: with the message that it names, its completion says that it was sent. */
export const sendTask: Behavior = {
  ...waitingTask('sendTask'),
  completed(execution, element, activation) {
    if (element.event !== undefined) throwOne(execution, element, activation, element.event);
  },
};
