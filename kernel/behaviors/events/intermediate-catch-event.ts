/** Intermediate catch event: holds the token until its timer is due or its message comes (BPMN 2.0.2 §13.5.2). */
import type { Behavior } from '../../engine/contract.ts';
import { activationOf } from '../../engine/execution.ts';
import { leave } from '../../engine/lifecycle.ts';
import { arm } from '../../engine/waits.ts';

/** Emits timerScheduled or messageSubscribed; waits; leaves when triggered. */
export const intermediateCatchEvent: Behavior = {
  activate(execution, element, activation) {
    // A catching link is reached from its throwing one: the token goes on (BPMN 2.0.2 §10.5.5.8).
    if (element.event?.type === 'link') leave(execution, element, activation);
    else arm(execution, activation, [element], 'perform');
  },
  trigger(execution, source, activation) {
    leave(execution, source, activationOf(execution, activation.id));
  },
};
