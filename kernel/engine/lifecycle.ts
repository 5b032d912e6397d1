/**
 * The life of an activation: enter → (arm) → perform → leave, or terminate on the way. What is common to all elements is here;
 * what an element does by itself is its behavior's.
 *
 * | stage   | emits                                     | next                                   |
 * |---------|-------------------------------------------|----------------------------------------|
 * | enter   | elementActivated                          | arm                                    |
 * | arm     | timerScheduled, messageSubscribed         | perform, or held by an incident        |
 * | perform | the behavior's own                        | waits, leaves, or held by an incident  |
 * | leave   | waits cancelled, elementCompleted, flowTaken | gone, or held by an incident        |
 * | terminate | everything inside and held, elementTerminated | gone                             |
 */
import type { Element } from '../model/definition.ts';
import type { Activation, IncidentStage } from '../model/state.ts';
import { chooseEveryTrue } from './conditions.ts';
import type { Choice, Execution } from './contract.ts';
import { activationOf, elementOf, emit, enqueue, nextId, raiseIncident, takeFlow } from './execution.ts';
import { wantsRound } from './loop.ts';
import { arm, cancelWaits } from './waits.ts';

/** Activates an element. With `round` it is one round of a loop whose own activation is `scope`. */
export function enter(execution: Execution, element: Element, scope: string | undefined, round?: number): void {
  const id = nextId(execution, element.id);
  emit(execution, {
    type: 'elementActivated', v: 1, at: execution.at, elementId: element.id, activation: id,
    ...(scope === undefined ? undefined : { parent: scope }), ...(round === undefined ? undefined : { round }),
  });
  if (round === undefined) armBoundary(execution, element, activationOf(execution, id));
  else perform(execution, element, activationOf(execution, id));
}

/** Takes up an activation again at the stage at which an incident held it. */
export function resume(execution: Execution, activation: Activation, stage: IncidentStage): void {
  const element = elementOf(execution, activation.elementId);
  if (stage === 'arm') armBoundary(execution, element, activation);
  else if (stage === 'perform') perform(execution, element, activation);
  else leave(execution, element, activation);
}

/**
 * The element's work is done: the token goes on over the flows that the element chooses. Without an outgoing flow it ends here
 * (implicit end, BPMN 2.0.2 §13.2). The choice is made before anything is recorded, so a failed condition holds the token at the element.
 */
export function leave(execution: Execution, element: Element, activation: Activation): void {
  if (activation.round !== undefined) {
    leaveRound(execution, element, activation, activation.round);
    return;
  }
  const choice = choose(execution, element);
  if (!choice.ok) {
    raiseIncident(execution, element.id, activation, 'leave', choice);
    return;
  }
  complete(execution, activation);
  for (const flow of choice.flows) takeFlow(execution, element.id, flow, activation.parent);
  if (choice.flows.length === 0) endToken(execution, element, activation.parent);
}

/** Completes an activation without sending a token anywhere: what it waited for is cancelled. */
export function complete(execution: Execution, activation: Activation): void {
  if (activation.waits !== undefined) cancelWaits(execution, activation);
  emit(execution, { type: 'elementCompleted', v: 1, at: execution.at, elementId: activation.elementId, activation: activation.id });
}

/** A token ends at an element; its scope ends when it was the last one inside (BPMN 2.0.2 §13.5.6). */
export function endToken(execution: Execution, element: Element, scope: string | undefined): void {
  execution.lastEnd = element.id;
  settleScope(execution, scope);
}

/** Completes a scope in which nothing lives and nothing is under way. */
export function settleScope(execution: Execution, scope: string | undefined): void {
  const { state } = execution.draft;
  if (state.status !== 'active' || (execution.underWay.get(scope ?? '') ?? 0) > 0) return;
  if (scope === undefined) {
    if (state.tokens === 0) emit(execution, { type: 'processCompleted', v: 1, at: execution.at, processId: state.processId, endEventId: execution.lastEnd });
    return;
  }
  const activation = activationOf(execution, scope);
  if ((activation.tokens ?? 0) > 0) return;
  const element = elementOf(execution, activation.elementId);
  const emptied = execution.env.behaviors[element.kind].emptied;
  if (emptied === undefined) leave(execution, element, activation);
  else emptied(execution, element, activation);
}

/** Ends an activation before its time, with everything inside it. `by` is the element (or process) that ended it. */
export function terminate(execution: Execution, id: string, by: string): void {
  terminateInside(execution, id, by);
  const activation = activationOf(execution, id);
  const at = execution.at;
  const task = execution.draft.state.tasks[id];
  if (task !== undefined) emit(execution, { type: 'taskCancelled', v: 1, at, elementId: task.elementId, taskId: id });
  if (activation.waits !== undefined) cancelWaits(execution, activation);
  emit(execution, { type: 'elementTerminated', v: 1, at, elementId: activation.elementId, activation: id, by });
}

/** Ends everything inside a scope (absent = the process): activations, and tokens that are still under way in it. */
export function terminateInside(execution: Execution, scope: string | undefined, by: string): void {
  dropQueued(execution, scope);
  if (scope !== undefined && activationOf(execution, scope).tokens === undefined) return;
  const inside = Object.values(execution.draft.state.activations).filter(activation => activation.parent === scope);
  for (const activation of inside) terminate(execution, activation.id, by);
}

function armBoundary(execution: Execution, element: Element, activation: Activation): void {
  if (element.boundary !== undefined && element.boundary.length > 0) {
    const events = element.boundary.map(id => elementOf(execution, id));
    if (!arm(execution, activation, events, 'arm')) return;
  }
  perform(execution, element, activationOf(execution, activation.id));
}

function perform(execution: Execution, element: Element, activation: Activation): void {
  if (element.loop === undefined || activation.round !== undefined) {
    execution.env.behaviors[element.kind].activate(execution, element, activation);
    return;
  }
  const wanted = wantsRound(execution, element.id, element.loop, 0);
  if (!wanted.ok) raiseIncident(execution, element.id, activation, 'perform', wanted);
  else if (wanted.value) enqueue(execution, { type: 'enter', element, scope: activation.id, round: 1 });
  else leave(execution, element, activation);
}

/** A round of a standard loop is done: another one, or the loop's own activation leaves (BPMN 2.0.2 §13.3.6). */
function leaveRound(execution: Execution, element: Element, activation: Activation, round: number): void {
  const loop = element.loop;
  const outer = activation.parent;
  if (loop === undefined || outer === undefined) throw new Error(`Expected ${activation.id} to be a round of a loop but ${element.id} has none`);
  const wanted = wantsRound(execution, element.id, loop, round);
  if (!wanted.ok) {
    raiseIncident(execution, element.id, activation, 'leave', wanted);
    return;
  }
  complete(execution, activation);
  if (wanted.value) enqueue(execution, { type: 'enter', element, scope: outer, round: round + 1 });
  else leave(execution, element, activationOf(execution, outer));
}

function choose(execution: Execution, element: Element): Choice {
  const own = execution.env.behaviors[element.kind].choose;
  return own === undefined ? chooseEveryTrue(execution, element) : own(execution, element);
}

function dropQueued(execution: Execution, scope: string | undefined): void {
  if ((execution.underWay.get(scope ?? '') ?? 0) === 0) return;
  execution.queue = execution.queue.slice(execution.head).filter(work => (work.type === 'arrive' ? work.token.scope : work.scope) !== scope);
  execution.head = 0;
  execution.underWay.set(scope ?? '', 0);
}
