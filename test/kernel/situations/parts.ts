/** What the models of situations are made of, beside the builder's own words. */
import { bpmn, node, scopeXml } from '../../support/bpmn-builder.ts';
import type { Parts } from '../../support/bpmn-builder.ts';
import type { Situation } from './player.ts';

const roots = ['<message id="m" name="m"/><message id="m2" name="m2"/><signal id="s" name="s"/><signal id="s2" name="s2"/><error id="e" errorCode="E"/><error id="ef" errorCode="F"/><escalation id="esc" escalationCode="X"/><escalation id="esc2" escalationCode="Y"/>'];

/** A situation of one process. */
export function situation(name: string, nodes: readonly string[], flows: readonly string[], ...steps: Situation['steps']): Situation {
  return { name, model: bpmn({ nodes, flows }, roots), steps };
}

/** A situation of several processes, or with other root elements; each process is `[id, parts, attributes?]`. */
export function several(name: string, processes: readonly (readonly [id: string, parts: Parts, extra?: string])[], extra: string, ...steps: Situation['steps']): Situation {
  const bodies = processes.map(([id, parts, first = '']) => node('process', id, first + scopeXml(parts), 'isExecutable="true"'));
  return {
    name, steps,
    model: `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:t="http://tool" id="definitions" targetNamespace="test">${roots.join('')}${extra}${bodies.join('')}</definitions>`,
  };
}

export const signal = (ref = 's'): string => `<signalEventDefinition signalRef="${ref}"/>`;
export const conditional = (text = 'go = true'): string => `<conditionalEventDefinition><condition>${text}</condition></conditionalEventDefinition>`;
export const error = (ref?: string): string => `<errorEventDefinition${ref === undefined ? '' : ` errorRef="${ref}"`}/>`;
export const escalation = (ref?: string): string => `<escalationEventDefinition${ref === undefined ? '' : ` escalationRef="${ref}"`}/>`;
export const compensate = (ref?: string, attributes = ''): string => `<compensateEventDefinition${ref === undefined ? '' : ` activityRef="${ref}"`} ${attributes}/>`;
export const link = (name: string): string => `<linkEventDefinition name="${name}"/>`;
export const terminate = '<terminateEventDefinition/>';
export const cancel = '<cancelEventDefinition/>';
export const association = (from: string, to: string): string => `<association id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
export const throwing = (id: string, body = ''): string => node('intermediateThrowEvent', id, body);
export const catching = (id: string, body: string, attributes = ''): string => node('intermediateCatchEvent', id, body, attributes);
export const handler = (id: string): string => node('userTask', id, '', 'isForCompensation="true"');
export const eventSub = (id: string, trigger: string, parts: Parts, interrupting = true, attributes = ''): string =>
  node('subProcess', id, node('startEvent', `${id}-start`, trigger, `isInterrupting="${interrupting}" ${attributes}`) + scopeXml(parts), 'triggeredByEvent="true"');
export const multi = (body: string, sequential = false, attributes = ''): string => `<multiInstanceLoopCharacteristics isSequential="${sequential}" ${attributes}>${body}</multiInstanceLoopCharacteristics>`;
export const cardinality = (count: number | string): string => `<loopCardinality>${count}</loopCardinality>`;
export const enough = (text: string): string => `<completionCondition>${text}</completionCondition>`;
/** A task with the handler that undoes it. */
export const undoable = (id: string, body = ''): string =>
  `${node('userTask', id, body)}${node('boundaryEvent', `c-${id}`, compensate(), `attachedToRef="${id}"`)}${handler(`undo-${id}`)}${association(`c-${id}`, `undo-${id}`)}`;
