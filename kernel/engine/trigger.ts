/** An awaited event has come: who acts on it, and the events that come by themselves when variables change. */
import type { Element } from '../model/definition.ts';
import { evaluateCondition } from './conditions.ts';
import type { Execution } from './contract.ts';
import { startEventSubProcess } from './event-sub-process.ts';
import { activationOf, elementOf, emit } from './execution.ts';
import type { Wait } from './waits.ts';
import { arm, cancelWait, listen, partsOf } from './waits.ts';
import { entriesOf, entryOf } from '../model/table.ts';

/** What a wait tells when it ends. */
interface Happened {
  readonly elementId: string;
  readonly activation: string;
  readonly index?: number;
}

/**
 * An event sub-process starts in the scope that holds it, a boundary event acts by itself, every other event on behalf of the
 * element that waits for it. Of several triggers that are all needed, only the last one acts (BPMN 2.0.2 §10.5.1).
 */
export function trigger(execution: Execution, { elementId, activation, index }: Happened): void {
  const source = elementOf(execution, elementId);
  if (needsAll(source) && !lastPart(execution, source, activation, index ?? 0)) return;
  if (source.kind === 'startEvent') {
    startEventSubProcess(execution, source, activation === '' ? undefined : activation);
    return;
  }
  const holder = activationOf(execution, activation);
  const kind = source.kind === 'boundaryEvent' ? source.kind : elementOf(execution, holder.elementId).kind;
  execution.env.behaviors[kind].trigger?.(execution, source, holder);
}

/** Whether the event listens on after it has happened: it does not interrupt (BPMN 2.0.2 §13.5.3). */
export function listensOn(source: Element): boolean {
  return source.interrupting === false && !needsAll(source);
}

/** Gives a signal to everything in the instance that waits for it now; what starts to wait because of it does not get it. */
export function deliverSignal(execution: Execution, signalName: string): void {
  const waiting = entriesOf(execution.draft.state.signals).filter(wait => wait.signalName === signalName);
  for (const wait of waiting) {
    if (entryOf(execution.draft.state.signals, wait.id) === undefined || execution.draft.state.status !== 'active') continue;
    const source = elementOf(execution, wait.elementId);
    emit(execution, { type: 'signalReceived', v: 1, at: execution.at, elementId: source.id, subscriptionId: wait.id });
    if (listensOn(source)) listen(execution, source, { id: wait.activation }, signalName, wait.index);
    trigger(execution, wait);
  }
}

/** Lets one conditional event happen whose condition has become true (BPMN 2.0.2 §10.5.5: from false to true). True when there was one. */
export function meetOneCondition(execution: Execution): boolean {
  if (!execution.conditionsOpen) return false;
  for (const wait of entriesOf(execution.draft.state.conditions)) {
    const source = elementOf(execution, wait.elementId);
    const event = partsOf(source).find(([, index]) => index === wait.index)?.[0];
    if (event?.type !== 'conditional') continue;
    const value = isTrueNow(execution, event.condition, wait.activation);
    if (value === wait.value) continue;
    const told = { v: 1, at: execution.at, elementId: source.id, subscriptionId: wait.id } as const;
    if (!value || listensOn(source)) emit(execution, { type: 'conditionChanged', ...told, value });
    else emit(execution, { type: 'conditionMet', ...told });
    if (!value) continue;
    trigger(execution, wait);
    return true;
  }
  execution.conditionsOpen = false;
  return false;
}

/** What cannot be told yet, because a variable is missing, has not become true. */
function isTrueNow(execution: Execution, condition: Parameters<typeof evaluateCondition>[1], activation: string): boolean {
  const verdict = evaluateCondition(execution, condition, activation === '' ? undefined : activation);
  return verdict.ok && verdict.value;
}

function needsAll({ event }: Element): boolean {
  return event?.type === 'multiple' && event.parallel;
}

function lastPart(execution: Execution, source: Element, activation: string, index: number): boolean {
  const happened = execution.draft.state.parts?.[`${activation}/${source.id}`] ?? [];
  const done = new Set([...happened, index]).size === partsOf(source).length;
  emit(execution, { type: 'partHappened', v: 1, at: execution.at, elementId: source.id, activation, index, done });
  if (!done) return false;
  if (source.interrupting !== false) return true;
  const { timers, messages, signals, conditions } = execution.draft.state;
  for (const wait of [timers, messages, signals, conditions].flatMap(table => entriesOf<Wait>(table))) {
    if (wait.activation === activation && wait.elementId === source.id) cancelWait(execution, wait.id);
  }
  const holder = activation === '' ? { id: '', elementId: execution.process.id, since: execution.at } : activationOf(execution, activation);
  return arm(execution, holder, [source], 'perform');
}
