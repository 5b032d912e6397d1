/** End event: the token ends; what else happens is its result's (BPMN 2.0.2 §13.5.6). */
import type { Behavior, Execution } from '../../engine/contract.ts';
import { complete, endToken, leave, settleScope, terminateInside } from '../../engine/lifecycle.ts';
import { throwError, throwEscalation } from '../../engine/throwing.ts';
import type { Element } from '../../model/definition.ts';
import type { Activation } from '../../model/state.ts';

/** None: ends the token. Terminate: ends everything in its scope. Error, escalation: throws towards the enclosing scopes. */
export const endEvent: Behavior = {
  activate(execution, element, activation) {
    switch (element.event?.type) {
      case 'terminate': terminateScope(execution, element, activation); return;
      case 'error':
        complete(execution, activation);
        throwError(execution, element.id, element.event.errorCode, activation.parent);
        return;
      case 'escalation': escalateAndEnd(execution, element, activation, element.event.escalationCode); return;
      default: leave(execution, element, activation);
    }
  },
};

function terminateScope(execution: Execution, element: Element, activation: Activation): void {
  complete(execution, activation);
  terminateInside(execution, activation.parent, element.id);
  endToken(execution, element, activation.parent);
}

/** The scope may have been interrupted by the catcher: then there is nothing left to settle. */
function escalateAndEnd(execution: Execution, element: Element, activation: Activation, code: string | undefined): void {
  complete(execution, activation);
  execution.lastEnd = element.id;
  throwEscalation(execution, code, activation.parent);
  const scope = activation.parent;
  if (scope === undefined || execution.draft.state.activations[scope] !== undefined) settleScope(execution, scope);
}
