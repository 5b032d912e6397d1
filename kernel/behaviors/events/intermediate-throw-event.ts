/** Intermediate throw event: a none event only marks a point; an escalation is thrown and the token goes on (BPMN 2.0.2 §13.5.4). */
import type { Behavior } from '../../engine/contract.ts';
import { leave } from '../../engine/lifecycle.ts';
import { throwEscalation } from '../../engine/throwing.ts';

/** Throws first: an interrupting catcher takes this token too, and then there is nothing left to move on. */
export const intermediateThrowEvent: Behavior = {
  activate(execution, element, activation) {
    if (element.event?.type === 'escalation') throwEscalation(execution, element.event.escalationCode, activation.parent);
    if (execution.draft.state.activations[activation.id] !== undefined) leave(execution, element, activation);
  },
};
