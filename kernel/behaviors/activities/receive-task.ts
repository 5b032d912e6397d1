/** Receive task: waits for its message, then completes (BPMN 2.0.2 §13.3.3). */
import { throwInstanceEvent } from '../events/throw-results.ts';
import type { Behavior } from '../../engine/contract.ts';
import { activationOf } from '../../engine/execution.ts';
import { leave } from '../../engine/lifecycle.ts';
import { arm } from '../../engine/waits.ts';

/** Emits messageSubscribed; waits; leaves when the message comes. */
export const receiveTask: Behavior = {
  instanceDone: throwInstanceEvent,
  activate(execution, element, activation) {
    arm(execution, activation, [element], 'perform');
  },
  trigger(execution, source, activation) {
    leave(execution, source, activationOf(execution, activation.id));
  },
};
