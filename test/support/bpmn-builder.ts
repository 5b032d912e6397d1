/** BPMN files for tests, from a few words: elements as small XML builders, flows as `'a -> b -> c [x > 3]'`. */

export interface Parts {
  readonly nodes: readonly string[];
  readonly flows?: readonly string[];
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** A whole file with one executable process. `extra` are root elements such as messages. */
export function bpmn(parts: Parts, extra: readonly string[] = []): string {
  return definitions(`${extra.join('')}<process id="p" isExecutable="true">${scopeXml(parts)}</process>`);
}

export function definitions(content: string, attributes = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:t="http://tool" id="definitions" targetNamespace="test" ${attributes}>${content}</definitions>`;
}

/** Any element. `attributes` as in XML without the id. */
export function node(kind: string, id: string, body = '', attributes = ''): string {
  return `<${kind} id="${id}" ${attributes}>${body}</${kind}>`;
}

export const start = (id = 'start'): string => node('startEvent', id);
export const end = (id = 'end', body = ''): string => node('endEvent', id, body);
export const user = (id: string, body = ''): string => node('userTask', id, body);
export const script = (id: string, text: string, resultVariable?: string): string =>
  node('scriptTask', id, `<script>${escape(text)}</script>`, resultVariable === undefined ? '' : `t:resultVariable="${resultVariable}"`);
export const exclusive = (id: string, byDefault?: string): string => node('exclusiveGateway', id, '', byDefault === undefined ? '' : `default="${byDefault}"`);
export const parallel = (id: string): string => node('parallelGateway', id);
export const inclusive = (id: string, byDefault?: string): string => node('inclusiveGateway', id, '', byDefault === undefined ? '' : `default="${byDefault}"`);
export const sub = (id: string, parts: Parts, body = ''): string => node('subProcess', id, body + scopeXml(parts));
export const loop = (condition: string | undefined, attributes = ''): string =>
  `<standardLoopCharacteristics ${attributes}>${condition === undefined ? '' : `<loopCondition>${escape(condition)}</loopCondition>`}</standardLoopCharacteristics>`;
export const timer = (kind: 'Date' | 'Duration' | 'Cycle', text: string): string => `<timerEventDefinition><time${kind}>${escape(text)}</time${kind}></timerEventDefinition>`;
export const message = (ref: string): string => `<messageEventDefinition messageRef="${ref}"/>`;
export const boundary = (id: string, attachedTo: string, body: string, interrupting = true): string =>
  node('boundaryEvent', id, body, `attachedToRef="${attachedTo}" cancelActivity="${interrupting}"`);

/** `'a -> b'` gives flow `a-b`; a condition stands in brackets after the last element. */
export function scopeXml({ nodes, flows = [] }: Parts): string {
  return nodes.join('') + flows.flatMap(flowXml).join('');
}

function flowXml(text: string): string[] {
  const [, path = '', condition] = /^([^[]*)(?:\[(.*)\])?$/.exec(text) ?? [];
  const ids = path.split('->').map(id => id.trim());
  return ids.slice(1).map((target, index) => {
    const body = condition === undefined || index < ids.length - 2 ? '' : `<conditionExpression>${escape(condition)}</conditionExpression>`;
    return `<sequenceFlow id="${ids[index]}-${target}" sourceRef="${ids[index]}" targetRef="${target}">${body}</sequenceFlow>`;
  });
}
