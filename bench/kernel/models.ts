/** The models that every side runs: written here, so that no side's own format or diagram has a part in it. */

interface Model { readonly nodes: [id: string, tag: string][]; readonly flows: [source: string, target: string][] }

/** What a task of the model is: one that passes by itself, or one that waits until it is completed. */
export type TaskTag = 'task' | 'manualTask';

const empty = (): Model => ({ nodes: [], flows: [] });

function chain(model: Model, ids: readonly string[]): void {
  ids.slice(1).forEach((id, index) => model.flows.push([ids[index] ?? '', id]));
}

/** 17 nodes: ten tasks, one parallel split and join, three exclusive gateways with one way out, start and end. */
export function tenTasks(tag: TaskTag): string {
  const model = empty();
  const [main, left, right, tail] = [['s', 't1', 'x1', 't2', 'fork'], ['t3', 't4', 'x2', 't5'], ['t6', 't7', 't8'], ['join', 'x3', 't9', 't10', 'e']] as const;
  for (const id of [...main, ...left, ...right, ...tail]) model.nodes.push([id, tagOf(id, tag)]);
  chain(model, main);
  for (const branch of [left, right]) chain(model, ['fork', ...branch, 'join']);
  chain(model, tail);
  return written('small', model);
}

function tagOf(id: string, tag: TaskTag): string {
  if (id === 's') return 'startEvent';
  if (id === 'e') return 'endEvent';
  if (id.startsWith('t')) return tag;
  return id.startsWith('x') ? 'exclusiveGateway' : 'parallelGateway';
}

/** Ten tasks that wait at the same time. */
export function tenAtOnce(): string {
  const model = empty();
  model.nodes.push(['s', 'startEvent'], ['fork', 'parallelGateway'], ['join', 'parallelGateway'], ['e', 'endEvent']);
  chain(model, ['s', 'fork']);
  for (let index = 1; index <= 10; index += 1) {
    model.nodes.push([`t${index}`, 'manualTask']);
    chain(model, ['fork', `t${index}`, 'join']);
  }
  chain(model, ['join', 'e']);
  return written('small', model);
}

/** 200 nodes: 17 blocks of seven tasks and four gateways with two branches each, tasks in a row to the end. */
export function twoHundredNodes(diagram: boolean): string {
  const model = empty();
  model.nodes.push(['s', 'startEvent']);
  let before = 's';
  for (let block = 1; model.nodes.length + 11 < 200; block += 1) {
    const at = (name: string): string => `${name}_${block}`;
    for (let task = 1; task <= 7; task += 1) model.nodes.push([at(`t${task}`), 'task']);
    model.nodes.push([at('fork'), 'parallelGateway'], [at('join'), 'parallelGateway'], [at('x'), 'exclusiveGateway'], [at('y'), 'exclusiveGateway']);
    chain(model, [before, at('t1'), at('fork'), at('t2'), at('t3'), at('join'), at('y'), at('t6'), at('t7')]);
    chain(model, [at('fork'), at('t4'), at('x'), at('t5'), at('join')]);
    before = at('t7');
  }
  for (let task = 1; model.nodes.length < 199; task += 1) {
    model.nodes.push([`z${task}`, 'task']);
    chain(model, [before, `z${task}`]);
    before = `z${task}`;
  }
  model.nodes.push(['e', 'endEvent']);
  chain(model, [before, 'e']);
  return written('big', model, diagram);
}

/** Each completion of `more` puts one token more to wait at `t`: any number of tokens, in a process of four nodes. */
export function manyTokens(): string {
  const model = empty();
  model.nodes.push(['s', 'startEvent'], ['more', 'manualTask'], ['t', 'manualTask'], ['e', 'endEvent']);
  chain(model, ['s', 'more', 't', 'e']);
  chain(model, ['more', 'more']);
  return written('many', model);
}

function written(process: string, { nodes, flows }: Model, diagram = false): string {
  const ids = flows.map((_, index) => `f${index}`);
  const xml = nodes.map(([id, tag]) => {
    const incoming = ids.filter((_, index) => flows[index]?.[1] === id).map(flow => `<incoming>${flow}</incoming>`);
    const outgoing = ids.filter((_, index) => flows[index]?.[0] === id).map(flow => `<outgoing>${flow}</outgoing>`);
    return `<${tag} id="${id}" name="${tag} ${id}">${incoming.join('')}${outgoing.join('')}</${tag}>`;
  });
  const lines = flows.map(([source, target], index) => `<sequenceFlow id="f${index}" sourceRef="${source}" targetRef="${target}"/>`);
  return document(process, [...xml, ...lines].join('\n'), diagram ? picture(process, nodes, ids) : '');
}

function picture(process: string, nodes: Model['nodes'], flows: readonly string[]): string {
  const shapes = nodes.map(([id], at) => `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${at * 120}" y="${100 + at % 3 * 120}" width="100" height="80"/></bpmndi:BPMNShape>`);
  const edges = flows.map((id, at) => `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${at * 120}" y="140"/><di:waypoint x="${at * 120 + 60}" y="180"/></bpmndi:BPMNEdge>`);
  return `<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="${process}">${[...shapes, ...edges].join('\n')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;
}

function document(process: string, content: string, diagram = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="bench">
<process id="${process}" name="${process}" isExecutable="true">
${content}
</process>${diagram}</definitions>`;
}
