/** Does the queued work of a command, first in, first out, until every token waits or has ended. */
import type { Execution, MovingToken, Work } from './contract.ts';
import type { Element } from '../model/definition.ts';
import { joinKey } from '../appliers/element.ts';
import { dequeued, elementOf, emit } from './execution.ts';
import { enter } from './lifecycle.ts';
import { meetOneCondition } from './trigger.ts';
import { entryOf } from '../model/table.ts';

/** False when the limit of steps was reached before the instance came to rest. */
export function drain(execution: Execution): boolean {
  let steps = 0;
  do {
    for (let work = nextWork(execution); work !== undefined; work = nextWork(execution)) {
      steps += 1;
      if (steps > execution.env.limits.steps) return false;
      dequeued(execution, work);
      if (work.type === 'enter') enter(execution, work.element, work.scope, work.round, work.variables);
      else arrive(execution, work.token);
    }
  } while (execution.draft.state.status === 'active' && (throwOne(execution) || meetOneCondition(execution) || settleOneJoin(execution)));
  return true;
}

/** A read head instead of shift(): shifting a long queue costs its length each time. */
function nextWork(execution: Execution): Work | undefined {
  const work = execution.queue[execution.head];
  execution.head += 1;
  if (work === undefined) {
    execution.queue = [];
    execution.head = 0;
  }
  return work;
}

/** Uncontrolled flow: without a join every token passes through by itself (BPMN 2.0.2 §13.3.1). */
function arrive(execution: Execution, token: MovingToken): void {
  const flow = execution.process.flows[token.flowId];
  if (flow === undefined) throw new Error(`Expected flow ${token.flowId} in process ${execution.process.id} but the definition does not have it`);
  const element = elementOf(execution, flow.target);
  const own = execution.env.behaviors[element.kind].arrive;
  if (own === undefined) arriveAtQuantity(execution, element, token);
  else own(execution, element, token);
}

/** An activity may need several tokens, whichever way they come (BPMN 2.0.2 §13.3.2, startQuantity). */
function arriveAtQuantity(execution: Execution, element: Element, { flowId, scope }: MovingToken): void {
  const quantity = element.startQuantity ?? 1;
  if (quantity > 1) {
    const parent = scope === undefined ? undefined : { parent: scope };
    emit(execution, { type: 'joinArrived', v: 1, at: execution.at, elementId: element.id, flowId, ...parent });
    const flows = execution.draft.state.joins[joinKey(scope, element.id)] ?? {};
    if (Object.values(flows).reduce((sum, count) => sum + count, 0) < quantity) return;
    emit(execution, { type: 'tokensTaken', v: 1, at: execution.at, elementId: element.id, ...parent, flows });
  }
  enter(execution, element, scope);
}

/** The oldest event that waits to throw; an interruption may have taken it meanwhile. */
function throwOne(execution: Execution): boolean {
  const id = execution.throws.shift();
  if (id === undefined) return false;
  const activation = entryOf(execution.draft.state.activations, id);
  if (activation === undefined) return true;
  const element = elementOf(execution, activation.elementId);
  execution.env.behaviors[element.kind].throwNow?.(execution, element, activation);
  return true;
}

/** Fires one join that depends on where all other tokens are; they have come to rest now. */
function settleOneJoin(execution: Execution): boolean {
  for (const key of Object.keys(execution.draft.state.joins)) {
    const slash = key.lastIndexOf('/');
    const element = elementOf(execution, key.slice(slash + 1));
    const settle = execution.env.behaviors[element.kind].settle;
    if (settle?.(execution, element, slash === 0 ? undefined : key.slice(0, slash)) === true) return true;
  }
  return false;
}
