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
import type { Element, MultiInstance } from '../model/definition.ts';
import type { Activation, IncidentStage, Variables } from '../model/state.ts';
import { chooseEveryTrue, evaluateCondition } from './conditions.ts';
import type { Choice, Execution } from './contract.ts';
import { keepCompensation } from './compensation-keeping.ts';
import { activationOf, elementOf, emit, enqueue, nextId, raiseIncident, takeFlow } from './execution.ts';
import { wantsRound } from './loop.ts';
import { hasOwnCompletion, instanceOutput, planInstances } from './multi-instance.ts';
import { assign, evaluateMappings, setIn } from './variables.ts';
import { arm, cancelScopeWaits, cancelWaits } from './waits.ts';
import { entriesOf, entryOf } from '../model/table.ts';

/** Activates an element. With `round` it is one round of a loop whose own activation is `scope`. */
export function enter(execution: Execution, element: Element, scope: string | undefined, round?: number, variables?: Variables): void {
  const own = ownVariables(element, variables);
  const id = nextId(execution, element.id);
  emit(execution, {
    type: 'elementActivated', v: 1, at: execution.at, elementId: element.id, activation: id,
    ...(scope === undefined ? undefined : { parent: scope }), ...(round === undefined ? undefined : { round }), ...own,
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
    if (element.multiInstance === undefined) leaveRound(execution, element, activation, activation.round);
    else leaveInstance(execution, element, element.multiInstance, activation, activation.round);
    return;
  }
  if (!giveOutputs(execution, element, activation)) return;
  const choice = choose(execution, element, activation.id);
  if (!choice.ok) {
    raiseIncident(execution, element.id, activation, 'leave', choice);
    return;
  }
  complete(execution, activation);
  keepCompensation(execution, element, activation);
  if (endsAdHoc(execution, element, activation.parent)) return;
  for (let quantity = element.completionQuantity ?? 1; quantity > 0; quantity -= 1) {
    for (const flow of choice.flows) takeFlow(execution, element.id, flow, activation.parent);
  }
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
    if (state.tokens > 0) return;
    if (execution.process.eventSubProcesses !== undefined) cancelScopeWaits(execution, undefined);
    emit(execution, { type: 'processCompleted', v: 1, at: execution.at, processId: state.processId, endEventId: execution.lastEnd });
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
  const task = entryOf(execution.draft.state.tasks, id);
  if (task !== undefined) emit(execution, { type: 'taskCancelled', v: 1, at, elementId: task.elementId, taskId: id });
  if (activation.waits !== undefined) cancelWaits(execution, activation);
  emit(execution, { type: 'elementTerminated', v: 1, at, elementId: activation.elementId, activation: id, by });
}

/** Ends everything inside a scope (absent = the process): activations, and tokens that are still under way in it. */
export function terminateInside(execution: Execution, scope: string | undefined, by: string, except?: string): void {
  dropQueued(execution, scope);
  if (scope !== undefined && activationOf(execution, scope).tokens === undefined) return;
  const inside = entriesOf(execution.draft.state.activations).filter(({ parent, id }) => parent === scope && id !== except);
  for (const { id } of inside) if (entryOf(execution.draft.state.activations, id) !== undefined) terminate(execution, id, by);
}

function armBoundary(execution: Execution, element: Element, activation: Activation): void {
  if (element.boundary !== undefined && element.boundary.length > 0) {
    const events = element.boundary.map(id => elementOf(execution, id));
    if (!arm(execution, activation, events, 'arm')) return;
  }
  perform(execution, element, activationOf(execution, activation.id));
}

function perform(execution: Execution, element: Element, activation: Activation): void {
  if (activation.round === undefined && element.multiInstance !== undefined) {
    startInstances(execution, element, element.multiInstance, activation);
    return;
  }
  if (element.loop === undefined || activation.round !== undefined) {
    if (!takeInputs(execution, element, activation)) return;
    execution.env.behaviors[element.kind].activate(execution, element, activationOf(execution, activation.id));
    return;
  }
  const wanted = wantsRound(execution, element.id, element.loop, 0, activation.id);
  if (!wanted.ok) raiseIncident(execution, element.id, activation, 'perform', wanted);
  else if (wanted.value) enterRound(execution, element, activation.id, 1);
  else leave(execution, element, activation);
}

/** A round of a standard loop is done: another one, or the loop's own activation leaves (BPMN 2.0.2 §13.3.6). */
function leaveRound(execution: Execution, element: Element, activation: Activation, round: number): void {
  const loop = element.loop;
  const outer = activation.parent;
  if (loop === undefined || outer === undefined) throw new Error(`Expected ${activation.id} to be a round of a loop but ${element.id} has none`);
  const wanted = wantsRound(execution, element.id, loop, round, activation.id);
  if (!wanted.ok) {
    raiseIncident(execution, element.id, activation, 'leave', wanted);
    return;
  }
  complete(execution, activation);
  keepCompensation(execution, element, activation);
  if (wanted.value) enterRound(execution, element, outer, round + 1);
  else leave(execution, element, activationOf(execution, outer));
}

/** A round knows which one it is (BPMN 2.0.2 table 10.28, loopCounter). */
function enterRound(execution: Execution, element: Element, scope: string, round: number): void {
  enqueue(execution, { type: 'enter', element, scope, round, variables: { loopCounter: round } });
}

function choose(execution: Execution, element: Element, activation: string): Choice {
  const own = execution.env.behaviors[element.kind].choose;
  return own === undefined ? chooseEveryTrue(execution, element, activation) : own(execution, element, activation);
}

function dropQueued(execution: Execution, scope: string | undefined): void {
  if ((execution.underWay.get(scope ?? '') ?? 0) === 0) return;
  execution.queue = execution.queue.slice(execution.head).filter(work => (work.type === 'arrive' ? work.token.scope : work.scope) !== scope);
  execution.head = 0;
  execution.underWay.set(scope ?? '', 0);
}

/** Data objects and properties of a scope are there from its start, without a value (BPMN 2.0.2 §10.4.1). */
function ownVariables({ data }: Element, given: Variables | undefined): { readonly variables: Variables } | undefined {
  if (data === undefined) return given === undefined ? undefined : { variables: given };
  return { variables: { ...Object.fromEntries(data.map(name => [name, null])), ...given } };
}

/** Fills an activity's own variables (BPMN 2.0.2 §10.4.2). False when an expression failed. */
function takeInputs(execution: Execution, element: Element, activation: Activation): boolean {
  if (element.inputs === undefined) return true;
  const result = evaluateMappings(execution, element.inputs, activation.id);
  if (result.ok) setIn(execution, result.values, element.id, activation.id);
  else raiseIncident(execution, element.id, activation, 'perform', result);
  return result.ok;
}

/** Copies an activity's results out. False when an expression failed. */
function giveOutputs(execution: Execution, element: Element, activation: Activation): boolean {
  if (element.outputs === undefined) return true;
  const result = evaluateMappings(execution, element.outputs, activation.id);
  if (result.ok) assign(execution, result.values, element.id, activation.parent);
  else raiseIncident(execution, element.id, activation, 'leave', result);
  return result.ok;
}

/** Plans the instances of a multi-instance activity and starts all of them, or the first (BPMN 2.0.2 §13.3.7). */
function startInstances(execution: Execution, element: Element, multi: MultiInstance, activation: Activation): void {
  const plan = planInstances(execution, element, multi, activation.id);
  if (!plan.ok) {
    raiseIncident(execution, element.id, activation, 'perform', plan);
    return;
  }
  emit(execution, {
    type: 'instancesPlanned', v: 1, at: execution.at, elementId: element.id, activation: activation.id, total: plan.total,
    ...(plan.items === undefined ? undefined : { items: plan.items }),
  });
  if (plan.total === 0) finishInstances(execution, element, multi, activation.id);
  else for (let round = 1; round <= (multi.sequential ? 1 : plan.total); round += 1) enterInstance(execution, element, multi, activation.id, round);
}

function enterInstance(execution: Execution, element: Element, multi: MultiInstance, outer: string, round: number): void {
  const items = activationOf(execution, outer).multi?.items;
  const item = multi.item === undefined ? [] : [[multi.item, items?.[round - 1] ?? null]];
  const output = multi.outputItem === undefined ? [] : [[multi.outputItem, null]];
  const variables: Variables = Object.fromEntries([['loopCounter', round], ...output, ...item]);
  enqueue(execution, { type: 'enter', element, scope: outer, round, variables });
}

/** One instance is done: the activity is over when the condition says so or all are done, else the next one starts. */
function leaveInstance(execution: Execution, element: Element, multi: MultiInstance, activation: Activation, round: number): void {
  const outer = activation.parent;
  if (outer === undefined) throw new Error(`Expected ${activation.id} to be one of several instances but it stands alone`);
  if (!giveOutputs(execution, element, activation)) return;
  const output = instanceOutput(execution, multi, activation.id);
  if (!output.ok) {
    raiseIncident(execution, element.id, activation, 'leave', output);
    return;
  }
  if (multi.outputCollection !== undefined) emit(execution, { type: 'instanceOutput', v: 1, at: execution.at, elementId: element.id, activation: outer, index: round - 1, value: output.value });
  complete(execution, activation);
  keepCompensation(execution, element, activation);
  execution.env.behaviors[element.kind].instanceDone?.(execution, element, outer);
  if (entryOf(execution.draft.state.activations, outer) === undefined) return;
  const { total, completed } = activationOf(execution, outer).multi ?? { total: 0, completed: 0 };
  const done = hasOwnCompletion(execution, multi, outer);
  if (!done.ok) raiseIncident(execution, element.id, activationOf(execution, outer), 'leave', done);
  else if (done.value || completed >= total) finishInstances(execution, element, multi, outer);
  else if (multi.sequential) enterInstance(execution, element, multi, outer, round + 1);
}

/** Ends what is left of the instances and leaves; the outputs become one list. */
function finishInstances(execution: Execution, element: Element, multi: MultiInstance, outer: string): void {
  terminateInside(execution, outer, element.id);
  const activation = activationOf(execution, outer);
  if (multi.outputCollection !== undefined) {
    assign(execution, Object.fromEntries([[multi.outputCollection, activation.multi?.outputs ?? []]]), element.id, activation.parent);
  }
  leave(execution, element, activationOf(execution, outer));
}

function isActivity({ kind, children }: Element): boolean {
  return kind.endsWith('ask') || children !== undefined || kind === 'callActivity';
}

/** An activity inside an ad-hoc sub-process is done: its condition may end it (BPMN 2.0.2 §13.3.5). True when nothing goes on from here. */
function endsAdHoc(execution: Execution, element: Element, scope: string | undefined): boolean {
  const holder = scope === undefined ? undefined : elementOf(execution, activationOf(execution, scope).elementId);
  const adHoc = holder?.adHoc;
  if (scope === undefined || holder === undefined || adHoc?.completion === undefined || !isActivity(element)) return false;
  const verdict = evaluateCondition(execution, adHoc.completion, scope);
  if (!verdict.ok) {
    raiseIncident(execution, holder.id, activationOf(execution, scope), 'leave', verdict);
    return true;
  }
  if (!verdict.value) return false;
  emit(execution, { type: 'pendingSet', v: 1, at: execution.at, elementId: holder.id, activation: scope, pending: [] });
  if (!adHoc.cancelRemaining) return false;
  terminateInside(execution, scope, holder.id);
  leave(execution, holder, activationOf(execution, scope));
  return true;
}
