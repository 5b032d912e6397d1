/** What goes on by itself between instances: tasks that nobody holds complete, calls start and end, messages and signals arrive. */
import { keysOf } from '../engine/correlation.ts';
import type { Element, ElementKind } from '../model/definition.ts';
import type { Rejection } from '../model/command.ts';
import type { Variables } from '../model/state.ts';
import type { Letter, Running, World } from './world.ts';
import { beginAt, startsFor } from './starts.ts';
import { begin, limits, send } from './world.ts';
import { entriesOf, entryOf } from '../model/table.ts';

/** Carries on until every instance waits for the outside. False when it would not come to an end. */
export function carryOn(world: World): boolean {
  for (;;) {
    if (world.budget <= 0) return false;
    const told = world.events[world.carried];
    if (told !== undefined) {
      world.carried += 1;
      follow(world, told);
      continue;
    }
    const next = world.outbox.shift();
    if (next === undefined) return true;
    next();
  }
}

/** What one event brings about elsewhere, when its turn has come. */
function follow(world: World, told: World['events'][number]): void {
  const from = world.instances.get(told.instance);
  if (from === undefined) return;
  const later = (move: () => void): void => { world.outbox.push(move); };
  switch (told.type) {
    case 'messageThrown': later(() => { post(world, { name: told.messageName, correlation: told.correlation, variables: told.variables }); }); return;
    case 'messageSubscribed': if (world.mailbox.length > 0) later(() => { collect(world, from, told.messageName); }); return;
    case 'signalThrown': later(() => { broadcast(world, told.signalName, told.variables, told.instance); }); return;
    case 'escalationThrown': later(() => { escalate(world, from, told.code); }); return;
    case 'processCompleted': case 'processFailed': case 'processTerminated': later(() => { endCall(world, from); }); return;
    case 'taskCreated': takeTask(world, from, told.taskId, told.elementId, told.kind); return;
    case 'elementTerminated': later(() => { cancelCalls(world, told.instance, told.activation); }); return;
    default:
  }
}

/** A thrown message that nobody waits for yet is kept: the pools of a collaboration need not be at the same point. */
function post(world: World, message: Letter): void {
  const rejection = deliverMessage(world, message.name, message.correlation, message.variables, undefined);
  if (rejection !== undefined && world.mailbox.length < limits.keptMessages) world.mailbox.push(message);
}

/** Gives the oldest kept message of a name to an instance that has begun to wait for it. */
function collect(world: World, running: Running, name: string): void {
  for (const message of world.mailbox) {
    if (message.name !== name || !candidates(world, message.correlation).includes(running)) continue;
    if (deliverMessage(world, name, message.correlation, message.variables, running) !== undefined) continue;
    world.mailbox = world.mailbox.filter(other => other !== message);
    return;
  }
}

/** Gives a message to the oldest that waits for it, else to a process that it starts. */
export function deliverMessage(world: World, name: string, correlation: unknown, variables: Variables, only: Running | undefined): Rejection | undefined {
  const fit = correlation === undefined ? undefined : { correlation };
  for (const running of only === undefined ? candidates(world, correlation) : [only]) {
    const rejection = send(world, running, { type: 'correlateMessage', messageName: name, ...fit, variables, at: world.now });
    if (rejection === undefined) return undefined;
  }
  const start = only === undefined ? startsFor(world, event => event.type === 'message' && event.messageName === name)[0] : undefined;
  if (start === undefined) return { code: 'MESSAGE_NOT_AWAITED', message: `Expected someone to wait for message ${name} but nobody does` };
  return beginAt(world, start, { variables, ...(correlation === undefined ? undefined : { correlation }) });
}

/** Those of the business key, else those that have no key or wait by a correlation of their own; a correlation by names asks for instances whose variables say the same. */
function candidates(world: World, correlation: unknown): readonly Running[] {
  const active = [...world.instances.values()].filter(({ engine }) => engine.state().status === 'active');
  if (typeof correlation === 'string') {
    const keyed = active.filter(({ businessKey }) => businessKey === correlation);
    const open = active.filter(({ businessKey, engine }) => businessKey === undefined || entriesOf(engine.state().messages).some(wait => wait.correlation !== undefined));
    return [...keyed, ...open.filter(running => !keyed.includes(running))];
  }
  if (typeof correlation !== 'object' || correlation === null) return active;
  return active.filter(({ engine, process }) => {
    const { messages, variables } = engine.state();
    return entriesOf(messages).some(wait => wait.correlation !== undefined || keysOf(process.elements[wait.elementId], wait.index).length > 0)
      || Object.entries(correlation).every(([name, value]) => JSON.stringify(variables[name]) === JSON.stringify(value));
  });
}

/** Gives a signal to every instance that waits for it, and starts every process that it starts. `from` has had it already. */
export function broadcast(world: World, name: string, variables: Variables, from: string | undefined): void {
  for (const running of [...world.instances.values()]) {
    if (running.id !== from) send(world, running, { type: 'broadcastSignal', signalName: name, variables, at: world.now });
  }
  for (const start of startsFor(world, event => event.type === 'signal' && event.signalName === name)) beginAt(world, start, { variables });
}

function takeTask(world: World, from: Running, taskId: string, elementId: string, kind: ElementKind): void {
  const element = from.process.elements[elementId];
  if (kind === 'callActivity' && element !== undefined && world.processes.has(element.calledElement ?? '')) {
    world.outbox.push(() => { call(world, from, taskId, element); });
  } else if (!world.holds.has(kind) && element?.heldScript === undefined) {
    world.outbox.push(() => { send(world, from, { type: 'completeTask', taskId, variables: {}, at: world.now }); });
  }
}

/** The called process gets the inputs of the call activity, without any everything that it sees; the same holds for outputs (BPMN 2.0.2 §10.3.4, §10.4.2). */
function call(world: World, from: Running, taskId: string, element: Element): void {
  const state = from.engine.state();
  if (entryOf(state.tasks, taskId) === undefined) return;
  const tooDeep = from.depth >= limits.callDepth;
  const begun = tooDeep ? undefined : begin(world, element.calledElement ?? '', {
    variables: element.inputs === undefined ? visible(from, taskId) : entryOf(state.activations, taskId)?.variables ?? {}, parent: { id: from.id, taskId }, depth: from.depth + 1,
  });
  if (begun?.ok !== true) send(world, from, { type: 'throwError', taskId, errorCode: tooDeep ? 'CALL_TOO_DEEP' : 'CALL_FAILED', variables: {}, at: world.now });
}

function endCall(world: World, { parent, engine, error }: Running): void {
  const caller = parent && world.instances.get(parent.id);
  if (parent === undefined || caller === undefined || entryOf(caller.engine.state().tasks, parent.taskId) === undefined) return;
  const { status, variables } = engine.state();
  const told = { taskId: parent.taskId, at: world.now };
  if (status === 'completed') send(world, caller, { type: 'completeTask', ...told, variables });
  else if (status === 'failed') send(world, caller, { type: 'throwError', ...told, errorCode: error?.code ?? '', variables });
}

function escalate(world: World, { parent }: Running, code: string): void {
  const caller = parent && world.instances.get(parent.id);
  if (parent !== undefined && caller !== undefined) send(world, caller, { type: 'throwEscalation', taskId: parent.taskId, escalationCode: code, variables: {}, at: world.now });
}

/** A call activity that is interrupted ends what it called. */
function cancelCalls(world: World, instance: string, taskId: string): void {
  for (const running of world.instances.values()) {
    if (running.parent?.id === instance && running.parent.taskId === taskId) send(world, running, { type: 'terminate', at: world.now });
  }
}

/** What can be seen from a place in an instance. */
export function visible({ engine }: Running, from: string | undefined): Variables {
  const state = engine.state();
  let own: Variables = {};
  for (let id = from; id !== undefined; id = entryOf(state.activations, id)?.parent) own = { ...entryOf(state.activations, id)?.variables, ...own };
  return { ...state.variables, ...own };
}
