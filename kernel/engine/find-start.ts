/** Which process a `start` command means and where in it the first token stands. */
import type { Rejection } from '../model/command.ts';
import type { Element, ProcessDefinition } from '../model/definition.ts';
import type { Environment } from './contract.ts';
import { startsOf } from './start.ts';

type Start =
  /** `happened`: an event inside the flow that makes the instance, with the gateway before it. */
  | { readonly ok: true; readonly process: ProcessDefinition; readonly elements: readonly Element[]; readonly happened?: Element; readonly gateway?: Element }
  | { readonly ok: false; readonly rejection: Rejection };

/**
 * The named start event; without a name the none start event, or the only start event there is.
 * A process without start events starts at every element that no flow leads to (BPMN 2.0.2 §13.2).
 */
export function findStart(env: Environment, processId: string | undefined, startEventId: string | undefined): Start {
  const { definition } = env;
  const id = processId ?? definition.main;
  const process = Object.hasOwn(definition.processes, id) ? definition.processes[id] : undefined;
  if (process === undefined) return refuse('PROCESS_UNKNOWN', id, `Expected process ${id} in the definition but it is not there`);
  const elements = startEventId === undefined ? usualStarts(process) : named(process, startEventId);
  if (elements.length > 0) return { ok: true, process, elements };
  const event = startEventId === undefined ? undefined : instantiating(process, startEventId);
  if (event !== undefined) return { ok: true, process, elements: [], ...event };
  const expected = startEventId === undefined ? 'a none start event' : `start event ${startEventId}`;
  return refuse('START_EVENT_UNKNOWN', startEventId ?? id, `Expected ${expected} in process ${id} but there is none`);
}

function usualStarts(process: ProcessDefinition): readonly Element[] {
  const starts = startsOf(process, process.children);
  if (starts.length > 0) return starts;
  const events = process.children.flatMap(id => process.elements[id] ?? []).filter(element => element.kind === 'startEvent');
  return events.length === 1 ? events : [];
}

function named(process: ProcessDefinition, id: string): readonly Element[] {
  const element = Object.hasOwn(process.elements, id) ? process.elements[id] : undefined;
  return element?.kind === 'startEvent' && element.scope === process.id ? [element] : [];
}

/** A receive task that starts an instance, or an event behind a gateway that does (BPMN 2.0.2 §13.4.4). */
function instantiating(process: ProcessDefinition, id: string): { readonly happened: Element; readonly gateway?: Element } | undefined {
  const element = Object.hasOwn(process.elements, id) ? process.elements[id] : undefined;
  if (element === undefined || element.scope !== process.id) return undefined;
  if (element.instantiate === true && element.kind === 'receiveTask') return { happened: element };
  const gateway = element.incoming.map(flow => process.elements[process.flows[flow]?.source ?? '']).find(before => before?.instantiate === true);
  return gateway === undefined ? undefined : { happened: element, gateway };
}

function refuse(code: Rejection['code'], elementId: string, message: string): Start {
  return { ok: false, rejection: { code, elementId, message } };
}
