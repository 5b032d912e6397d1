/** Boundary event: armed with its activity; when it happens it interrupts it or runs beside it (BPMN 2.0.2 §13.5.3). */
import type { Behavior } from '../../engine/contract.ts';
import { leave } from '../../engine/lifecycle.ts';
import { triggerBoundary } from '../../engine/throwing.ts';

/** `trigger` is called with the activation of the activity it is attached to. */
export const boundaryEvent: Behavior = {
  activate: leave,
  trigger(execution, source, activation) {
    triggerBoundary(execution, source, activation.id);
  },
};
