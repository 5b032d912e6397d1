/** Intermediate throw event: a none event only marks a point; else its results are thrown and the token goes on (BPMN 2.0.2 §13.5.4). */
import type { Behavior, Execution } from '../../engine/contract.ts';
import { compensateNext } from '../../engine/compensation.ts';
import { activationOf, elementOf, enqueue } from '../../engine/execution.ts';
import { complete, leave } from '../../engine/lifecycle.ts';
import type { Element } from '../../model/definition.ts';
import type { Activation } from '../../model/state.ts';
import { throwAll, waitsToThrow } from './throw-results.ts';

/** Throws first: an interrupting catcher takes this token too, and then there is nothing left to move on. */
export const intermediateThrowEvent: Behavior = {
  activate(execution, element, activation) {
    if (element.event?.type === 'link') followLink(execution, element.event.target, activation);
    else if (!waitsToThrow(execution, element, activation)) throwNow(execution, element, activation);
  },
  throwNow,
  emptied(execution, element, activation) {
    if (!compensateNext(execution, activation.id)) leave(execution, element, activationOf(execution, activation.id));
  },
};

function throwNow(execution: Execution, element: Element, activation: Activation): void {
  if (throwAll(execution, element, activation)) leave(execution, element, activationOf(execution, activation.id));
}

/** The token goes on at the catching link of the same name (BPMN 2.0.2 §10.5.5.8). */
function followLink(execution: Execution, target: string | undefined, activation: Activation): void {
  complete(execution, activation);
  if (target !== undefined) enqueue(execution, { type: 'enter', element: elementOf(execution, target), scope: activation.parent });
}
