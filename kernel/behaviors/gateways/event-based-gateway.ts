/** Event-based gateway: arms the events behind it; the first to happen decides the way, the others are called off (BPMN 2.0.2 §13.4.4). */
import type { Behavior, Execution } from '../../engine/contract.ts';
import { activationOf, elementOf, emit, nextId } from '../../engine/execution.ts';
import { complete, leave } from '../../engine/lifecycle.ts';
import { arm } from '../../engine/waits.ts';
import type { Element } from '../../model/definition.ts';
import type { Activation } from '../../model/state.ts';

export const eventBasedGateway: Behavior = {
  activate(execution, element, activation) {
    const targets = element.outgoing.flatMap(flow => execution.process.flows[flow]?.target ?? []);
    arm(execution, activation, targets.map(id => elementOf(execution, id)), 'perform');
  },
  /** The event behind the gateway has happened already: its activation does not wait again. */
  trigger(execution, source, activation) {
    const { process, at } = execution;
    const flowId = elementOf(execution, activation.elementId).outgoing.find(id => process.flows[id]?.target === source.id);
    if (flowId === undefined) throw new Error(`Expected a flow from ${activation.elementId} to ${source.id} but there is none`);
    const parent = activation.parent === undefined ? undefined : { parent: activation.parent };
    // All events are needed: the gateway is done with the last of them (BPMN 2.0.2 §13.4.4).
    const index = elementOf(execution, activation.elementId).outgoing.indexOf(flowId);
    if (element(execution, activation).parallelEvents === true) {
      const happened = execution.draft.state.parts?.[`${activation.id}/${activation.elementId}`] ?? [];
      const done = happened.length + 1 === element(execution, activation).outgoing.length;
      emit(execution, { type: 'partHappened', v: 1, at, elementId: activation.elementId, activation: activation.id, index, done });
      if (done) complete(execution, activationOf(execution, activation.id));
    } else {
      complete(execution, activationOf(execution, activation.id));
    }
    emit(execution, { type: 'flowTaken', v: 1, at, elementId: activation.elementId, flowId, ...parent });
    const id = nextId(execution, source.id);
    emit(execution, { type: 'elementActivated', v: 1, at, elementId: source.id, activation: id, ...parent });
    leave(execution, source, activationOf(execution, id));
  },
};

function element(execution: Execution, { elementId }: Activation): Element {
  return elementOf(execution, elementId);
}
