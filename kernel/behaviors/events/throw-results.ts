/** What throwing events bring about (BPMN 2.0.2 §13.5.4, §13.5.6), for intermediate and end events alike. */
import type { Execution } from '../../engine/contract.ts';
import { compensateBeside, compensateNext, compensationTargets, planCompensation } from '../../engine/compensation.ts';
import { keepKeys, thrownKeys } from '../../engine/correlation.ts';
import { activationOf, emit } from '../../engine/execution.ts';
import { throwEscalation } from '../../engine/throwing.ts';
import { deliverSignal } from '../../engine/trigger.ts';
import { visibleVariables } from '../../engine/variables.ts';
import { partsOf } from '../../engine/waits.ts';
import type { Element, EventDefinition } from '../../model/definition.ts';
import type { Activation } from '../../model/state.ts';
import { entryOf } from '../../model/table.ts';

/** A signal waits until every other token has come to rest, so that a fork's other branch hears it. True when this event does. */
export function waitsToThrow(execution: Execution, element: Element, activation: Activation): boolean {
  if (!partsOf(element).some(([event]) => event.type === 'signal')) return false;
  execution.throws.push(activation.id);
  return true;
}

/** Throws everything that an event says. False when the event stays: it waits for compensation, or was interrupted by its own catcher. */
export function throwAll(execution: Execution, element: Element, activation: Activation): boolean {
  for (const [event] of partsOf(element)) {
    if (entryOf(execution.draft.state.activations, activation.id) === undefined) return false;
    throwOne(execution, element, activation, event);
  }
  return entryOf(execution.draft.state.activations, activation.id) !== undefined && !compensateNext(execution, activation.id);
}

/** Throws one event on behalf of an activation. */
export function throwOne(execution: Execution, element: Element, activation: Activation, event: EventDefinition): void {
  const { at } = execution;
  if (event.type === 'signal') {
    emit(execution, { type: 'signalThrown', v: 1, at, elementId: element.id, signalName: event.signalName, variables: activation.variables ?? {} });
    deliverSignal(execution, event.signalName);
  } else if (event.type === 'message') {
    throwMessage(execution, element, activation, event);
  } else if (event.type === 'escalation') {
    throwEscalation(execution, element.id, event.escalationCode, activation.parent);
  } else if (event.type === 'compensation') {
    planCompensation(execution, activation, compensationTargets(execution, activation, event.activityRef));
    if (!event.wait) compensateBeside(execution, activation.id);
  }
}

/** What is known of its correlation goes with a message: the value beside it, else its keys. */
function throwMessage(execution: Execution, element: Element, activation: Activation, { messageName, correlation: beside, keys }: Extract<EventDefinition, { type: 'message' }>): void {
  const { at, env } = execution;
  const thrown = keys === undefined ? undefined : thrownKeys(execution, keys, activation.id);
  if (keys !== undefined && thrown !== undefined) keepKeys(execution, element.id, keys, thrown);
  const value = beside && env.expressions.evaluate(beside.text, visibleVariables(execution.draft.state, activation.id), at);
  const known = value?.ok === true ? value.value : thrown;
  emit(execution, { type: 'messageThrown', v: 1, at, elementId: element.id, messageName, ...(known === undefined ? undefined : { correlation: known }), variables: activation.variables ?? {} });
}

/** An instance of a multi-instance activity is done: the event of behavior None is thrown each time, that of One the first time (BPMN 2.0.2 table 10.26). */
export function throwInstanceEvent(execution: Execution, element: Element, outer: string): void {
  const throws = element.multiInstance?.throws;
  const activation = activationOf(execution, outer);
  if (throws === undefined || (throws.when === 'one' && activation.multi?.completed !== 1)) return;
  throwOne(execution, element, activation, throws.event);
}
