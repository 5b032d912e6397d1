/** From the reader's tree to a process draft: scopes, elements, flows, lanes, extensions. What is wrong is reported, the rest is built. */
import type { Element } from '../model/definition.ts';
import type { Compilation, FlowDraft, ProcessDraft } from './draft.ts';
import { passive, translators } from './elements/index.ts';
import { expressionIn } from './expressions.ts';
import { plainExtensions } from './extensions.ts';
import type { Node } from './node.ts';
import { nodeIn, nodesIn, textIn } from './node.ts';
import { error, warning } from './report.ts';

/** Builds the draft of one process. */
export function buildProcess(node: Node, id: string, compilation: Compilation): ProcessDraft {
  const process: ProcessDraft = {
    id, node, elements: new Map(), flows: new Map(), lanes: new Map(), laneOf: new Map(), children: [], nodes: new Map(), refusedStarts: new Set(),
  };
  keepExtensions(node, id, compilation);
  process.children.push(...buildScope(node, id, process, compilation));
  connect(process, compilation.associations);
  linkUp(process, compilation);
  return process;
}

/** Builds everything directly inside a process or sub-process; answers the ids of its elements. */
function buildScope(owner: Node, scope: string, process: ProcessDraft, compilation: Compilation): readonly string[] {
  for (const laneSet of nodesIn(owner, 'laneSets')) readLanes(laneSet, process, compilation);
  const children: string[] = [];
  for (const node of nodesIn(owner, 'flowElements')) {
    if (passive.has(node.$type)) continue;
    const id = idOf(node, process, compilation);
    if (id === undefined) continue;
    if (node.$type === 'bpmn:SequenceFlow') buildFlow(node, id, scope, process, compilation);
    else if (buildElement(node, id, scope, process, compilation)) children.push(id);
  }
  return children;
}

function buildElement(node: Node, id: string, scope: string, process: ProcessDraft, compilation: Compilation): boolean {
  keepExtensions(node, id, compilation);
  process.nodes.set(id, node);
  const translator = translators[node.$type];
  if (translator === undefined) {
    error(compilation.report, 'unsupported-element', { elementId: id }, `Expected an element that the engine runs but ${id} is a ${node.$type.replace('bpmn:', '')}`);
    return false;
  }
  const special = translator(node, { ...compilation, process, scope, id });
  // What is inside is translated also when the sub-process itself is refused: all problems at once.
  const children = containers.has(node.$type) ? buildScope(node, id, process, compilation) : undefined;
  if (special === undefined) {
    if (node.$type === 'bpmn:StartEvent') process.refusedStarts.add(scope);
    return false;
  }
  const name = textIn(node, 'name');
  const byDefault = nodeIn(node, 'default')?.id;
  const lane = process.laneOf.get(id);
  const { kind, ...rest } = special;
  process.elements.set(id, {
    id, kind, ...(name === undefined ? undefined : { name }), scope, ...(lane === undefined ? undefined : { lane }), incoming: [], outgoing: [],
    ...(byDefault === undefined ? undefined : { default: byDefault }), ...rest, ...(children === undefined ? undefined : { children, ...scopeOf(node, children, process) }),
  });
  return true;
}

const containers: ReadonlySet<string> = new Set(['bpmn:SubProcess', 'bpmn:Transaction', 'bpmn:AdHocSubProcess']);

/** Event sub-processes and data that belong to a scope. */
function scopeOf(node: Node, children: readonly string[], process: ProcessDraft): Pick<Element, 'eventSubProcesses' | 'data'> {
  const handlers = children.filter(child => process.elements.get(child)?.kind === 'eventSubProcess');
  const holders = [...nodesIn(node, 'properties'), ...nodesIn(node, 'flowElements').filter(({ $type }) => $type === 'bpmn:DataObject')];
  const data = holders.flatMap(holder => textIn(holder, 'name') ?? holder.id ?? []).filter(name => !(name in Object.prototype));
  return { ...(handlers.length === 0 ? undefined : { eventSubProcesses: handlers }), ...(data.length === 0 ? undefined : { data: [...new Set(data)] }) };
}

function buildFlow(node: Node, id: string, scope: string, process: ProcessDraft, compilation: Compilation): void {
  keepExtensions(node, id, compilation);
  const source = nodeIn(node, 'sourceRef')?.id;
  const target = nodeIn(node, 'targetRef')?.id;
  // A reference to an id that is not in the file is told by the reader already.
  if (source === undefined || target === undefined) return;
  const name = textIn(node, 'name');
  const body = nodeIn(node, 'conditionExpression');
  const condition = body && expressionIn(body, compilation.language, { elementId: id, path: 'conditionExpression.body' }, compilation.report);
  const flow: FlowDraft = {
    id, source, target, ...(name === undefined ? undefined : { name }), ...(condition === undefined ? undefined : { condition }), scope,
  };
  process.flows.set(id, flow);
  process.nodes.set(id, node);
}

/** Gives every element its flows, in the order in which the element lists them, else in the order of the file; and its boundary events. */
function connect(process: ProcessDraft, associations: ReadonlyMap<string, string>): void {
  const handlers = compensationHandlers(process, associations);
  const incoming = new Map<string, string[]>();
  const outgoing = new Map<string, string[]>();
  const boundary = new Map<string, string[]>();
  for (const flow of process.flows.values()) {
    addTo(outgoing, flow.source, flow.id);
    addTo(incoming, flow.target, flow.id);
  }
  for (const { id, attachedTo } of process.elements.values()) if (attachedTo !== undefined) addTo(boundary, attachedTo, id);
  for (const [id, element] of process.elements) {
    const node = process.nodes.get(id);
    const attached = boundary.get(id);
    const handler = (attached ?? []).map(boundary => handlers.get(boundary)).find(found => found !== undefined);
    const connected: Element = {
      ...element,
      incoming: incoming.get(id) ?? [],
      outgoing: inListedOrder(outgoing.get(id) ?? [], node === undefined ? [] : nodesIn(node, 'outgoing')),
      ...(attached === undefined ? undefined : { boundary: attached }),
      ...(handler === undefined ? undefined : { compensation: handler }),
    };
    process.elements.set(id, connected);
  }
}

/** A compensation boundary event leads to its handler by an association (BPMN 2.0.2 §10.7.1). */
function compensationHandlers(process: ProcessDraft, associations: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { id, kind, event } of process.elements.values()) {
    const target = associations.get(id);
    if (kind === 'boundaryEvent' && event?.type === 'compensation' && target !== undefined && process.elements.has(target)) found.set(id, target);
  }
  return found;
}

/** Throwing links know the catching link of their name in their scope (BPMN 2.0.2 §10.5.5.8). */
function linkUp(process: ProcessDraft, { report }: Compilation): void {
  const thrown = new Set<string>();
  for (const element of process.elements.values()) {
    const { event } = element;
    if (element.kind !== 'intermediateThrowEvent' || event?.type !== 'link') continue;
    const targets = [...process.elements.values()].filter(other => other.kind === 'intermediateCatchEvent' && other.scope === element.scope
      && other.event?.type === 'link' && other.event.linkName === event.linkName);
    const [target] = targets;
    if (target === undefined || targets.length > 1) error(report, 'invalid-link', { elementId: element.id, path: 'eventDefinitions' }, `Expected one catching link "${event.linkName}" in the scope of ${element.id} but there are ${targets.length}`);
    else process.elements.set(element.id, { ...element, event: { ...event, target: target.id } });
    if (target !== undefined) thrown.add(target.id);
    if (element.outgoing.length > 0) error(report, 'invalid-link', { elementId: element.id }, `Expected no flow out of throwing link ${element.id} but there is one`);
  }
  checkCatchingLinks(process, thrown, report);
}

function checkCatchingLinks(process: ProcessDraft, thrown: ReadonlySet<string>, report: Compilation['report']): void {
  for (const { id, kind, event, incoming } of process.elements.values()) {
    if (kind !== 'intermediateCatchEvent' || event?.type !== 'link') continue;
    if (incoming.length > 0) error(report, 'invalid-link', { elementId: id }, `Expected no flow to catching link ${id} but there is one`);
    else if (!thrown.has(id)) error(report, 'invalid-link', { elementId: id }, `Expected a throwing link "${event.linkName}" in the scope of ${id} but there is none`);
  }
}

function addTo(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function inListedOrder(flows: readonly string[], listed: readonly Node[]): readonly string[] {
  const own = new Set(flows);
  const order = listed.flatMap(node => node.id ?? []).filter(id => own.has(id));
  return [...new Set([...order, ...flows])];
}

/** Lanes of lanes: the innermost lane holds the element. */
function readLanes(laneSet: Node, process: ProcessDraft, compilation: Compilation): void {
  for (const lane of nodesIn(laneSet, 'lanes')) {
    const name = textIn(lane, 'name');
    const id = checkedId(lane.id ?? name ?? '', compilation);
    if (id === undefined || id === '') continue;
    keepExtensions(lane, id, compilation);
    process.lanes.set(id, { id, ...(name === undefined ? undefined : { name }) });
    for (const node of nodesIn(lane, 'flowNodeRef')) if (node.id !== undefined) process.laneOf.set(node.id, id);
    const inner = nodeIn(lane, 'childLaneSet');
    if (inner !== undefined) readLanes(inner, process, compilation);
  }
}

/** An id is needed only of what something refers to (BPMN 2.0.2 table 8.5): a flow without one is called after its ends. */
function idOf(node: Node, process: ProcessDraft, compilation: Compilation): string | undefined {
  const { id } = node;
  if (id !== undefined && id !== '') return checkedId(id, compilation);
  const kind = node.$type.replace('bpmn:', '');
  if (node.$type !== 'bpmn:SequenceFlow') {
    error(compilation.report, 'missing-id', {}, `Expected every flow element to have an id but a ${kind} has none`);
    return compilation.report.drawn ? freeId(kind, process) : undefined;
  }
  const made = freeId(`${nodeIn(node, 'sourceRef')?.id ?? ''}-${nodeIn(node, 'targetRef')?.id ?? ''}`, process);
  warning(compilation.report, 'missing-id', { elementId: made }, `Expected the flow to have an id but it has none and is called ${made} here`);
  return made;
}

function freeId(wanted: string, { nodes }: ProcessDraft): string {
  let id = wanted;
  for (let place = 2; nodes.has(id); place += 1) id = `${wanted}-${place}`;
  return id;
}

function checkedId(id: string, { report }: Compilation): string | undefined {
  if (!(id in Object.prototype)) return id;
  error(report, 'hostile-name', { elementId: id }, `Expected an id of the model's own but ${id} is a name that every object has`);
  return undefined;
}

function keepExtensions(node: Node, id: string, { extensions }: Compilation): void {
  const kept = plainExtensions(node);
  if (kept.length > 0) extensions.set(id, kept);
}
