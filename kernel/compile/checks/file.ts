/** Rules of the standard about a file as a whole: collaborations, reusable events, data items, markers. Each looks at one node and reports. */
import type { DiagnosticCode } from '../codes.ts';
import type { Node } from '../node.ts';
import { isNode, nodeIn, nodesIn, textIn } from '../node.ts';
import type { Report } from '../report.ts';
import { error } from '../report.ts';

type Rule = (node: Node, report: Report) => void;

const rules: Readonly<Record<string, Rule | undefined>> = {
  'bpmn:MessageFlow': messageFlow,
  'bpmn:ExclusiveGateway': gatewayDirection,
  'bpmn:InclusiveGateway': gatewayDirection,
  'bpmn:ParallelGateway': gatewayDirection,
  'bpmn:ComplexGateway': gatewayDirection,
  'bpmn:ServiceTask': messageItems,
  'bpmn:SendTask': messageItems,
  'bpmn:ReceiveTask': messageItems,
  'bpmn:Transaction': transactionMethod,
  'bpmn:MultiInstanceLoopCharacteristics': instanceItems,
  'bpmn:Process': interfaceBindings,
  'bpmn:GlobalTask': interfaceBindings,
  'bpmn:GlobalUserTask': interfaceBindings,
  'bpmn:GlobalManualTask': interfaceBindings,
  'bpmn:GlobalScriptTask': interfaceBindings,
  'bpmn:GlobalBusinessRuleTask': interfaceBindings,
};

/** Goes over everything in a file once. */
export function checkFile(root: Node, xml: string, report: Report): void {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    rules[node.$type]?.(node, report);
    eventReferences(node, report);
    for (const value of Object.values(node)) openChildren(value, node, open);
  }
  loopMarkers(xml, report);
}

/** What belongs to a node, not what it refers to; pictures have no rules here. Most values are texts, and nothing is made for them: this is walked for every element. */
function openChildren(value: unknown, node: Node, open: Node[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const item of value) openChildren(item, node, open);
  else if (isNode(value) && value['$parent'] === node && !value.$type.startsWith('bpmndi:')) open.push(value);
}

/** A message flow connects two participants (BPMN 2.0.2 §9.3). */
function messageFlow(node: Node, report: Report): void {
  const [from, to] = [poolOf(nodeIn(node, 'sourceRef')), poolOf(nodeIn(node, 'targetRef'))];
  if (from !== undefined && from === to) tell(report, 'invalid-message-flow', node, `Expected ${node.id ?? 'a message flow'} between two pools but both ends belong to ${from}`);
}

/** The process that a participant or flow node belongs to; a closed pool stands for itself. */
function poolOf(end: Node | undefined): string | undefined {
  if (end?.$type === 'bpmn:Participant') return nodeIn(end, 'processRef')?.id ?? end.id;
  for (let owner: unknown = end; isNode(owner); owner = owner['$parent']) if (owner.$type === 'bpmn:Process') return owner.id;
  return undefined;
}

/** A diverging gateway has one way in, a converging one one way out (BPMN 2.0.2 table 10.58). */
function gatewayDirection(node: Node, report: Report): void {
  const [incoming, outgoing] = [nodesIn(node, 'incoming').length, nodesIn(node, 'outgoing').length];
  const direction = node['gatewayDirection'];
  if ((direction === 'Diverging' && incoming > 1) || (direction === 'Converging' && outgoing > 1)) {
    tell(report, 'invalid-gateway-direction', node, `Expected flows that fit a ${String(direction).toLowerCase()} gateway but ${node.id ?? 'one'} has ${incoming} in and ${outgoing} out`);
  }
}

/** What a task sends or receives is of the message's item (BPMN 2.0.2 §10.3.3). */
function messageItems(node: Node, report: Report): void {
  const operation = nodeIn(node, 'operationRef');
  const named = nodeIn(node, 'messageRef');
  const specification = nodeIn(node, 'ioSpecification');
  if (specification === undefined) return;
  const incoming = node.$type === 'bpmn:ReceiveTask' ? undefined : named ?? (operation && nodeIn(operation, 'inMessageRef'));
  const outgoing = node.$type === 'bpmn:ReceiveTask' ? named ?? (operation && nodeIn(operation, 'inMessageRef')) : node.$type === 'bpmn:SendTask' ? undefined : operation && nodeIn(operation, 'outMessageRef');
  const [input, output] = [nodesIn(specification, 'dataInputs')[0], nodesIn(specification, 'dataOutputs')[0]];
  sameItem(node, incoming, input, report);
  sameItem(node, outgoing, output, report);
}

/** What can be called by an interface says which of its data that brings and takes (BPMN 2.0.2 table 10.3). */
function interfaceBindings(node: Node, report: Report): void {
  const bindings = nodesIn(node, 'ioBinding');
  if (bindings.length === 0 && nodesIn(node, 'supportedInterfaceRef').length + nodesIn(node, 'supportedInterfaceRefs').length > 0 && nodeIn(node, 'ioSpecification') !== undefined) {
    tell(report, 'invalid-item', node, `Expected bindings of data to the interface that ${node.id ?? 'it'} supports but there are none`);
  }
  for (const binding of bindings) {
    const operation = nodeIn(binding, 'operationRef');
    sameItem(node, operation && nodeIn(operation, 'inMessageRef'), nodeIn(binding, 'inputDataRef'), report);
    sameItem(node, operation && nodeIn(operation, 'outMessageRef'), nodeIn(binding, 'outputDataRef'), report);
  }
}

function sameItem(owner: Node, message: Node | undefined, data: Node | undefined, report: Report): void {
  const item = message && nodeIn(message, 'itemRef');
  if (item === undefined || data === undefined) return;
  const own = nodeIn(data, 'itemSubjectRef');
  const same = own !== undefined && (own.id === item.id || (textIn(own, 'structureRef') !== undefined && textIn(own, 'structureRef') === textIn(item, 'structureRef')));
  if (!same) tell(report, 'invalid-item', owner, `Expected ${data.id ?? 'the data'} to be of item ${item.id ?? ''}, as its message, but it is of ${own?.id ?? 'none'}`);
}

/** One instance gets one item of the collection (BPMN 2.0.2 table 10.26). */
function instanceItems(node: Node, report: Report): void {
  const owner = isNode(node['$parent']) ? node['$parent'] : node;
  completionVerdict(node, owner, report);
  const input = nodeIn(node, 'inputDataItem');
  const collection = nodeIn(node, 'loopDataInputRef');
  const [item, items] = [input && nodeIn(input, 'itemSubjectRef'), collection && nodeIn(collection, 'itemSubjectRef')];
  if (item === undefined || items === undefined) return;
  if (item['isCollection'] === true || textIn(item, 'structureRef') !== textIn(items, 'structureRef')) {
    tell(report, 'invalid-item', owner, `Expected the item of ${owner.id ?? 'an activity'} to be one of its collection ${items.id ?? ''} but it is ${item.id ?? ''}`);
  }
}

/** A completion condition is true or false (BPMN 2.0.2 table 10.26). */
function completionVerdict(node: Node, owner: Node, report: Report): void {
  const completion = nodeIn(node, 'completionCondition');
  if (completion !== undefined && /^\s*=?\s*(?:-?\d+(?:\.\d+)?|"[^"]*")\s*$/.test(textIn(completion, 'body') ?? '')) {
    error(report, 'invalid-expression', { elementId: owner.id, path: 'loopCharacteristics.completionCondition' }, 'Expected a completion condition that is true or false but it is a number or a text');
  }
}

/** `method` is a URI (BPMN 2.0.2 table 10.23). */
function transactionMethod(node: Node, report: Report): void {
  const method = textIn(node, 'method') ?? '';
  if (/%(?![0-9A-Fa-f]{2})|[\s<>"{}|\\^`]/.test(method)) tell(report, 'invalid-uri', node, `Expected a URI as the method of ${node.id ?? 'a transaction'} but it is ${method}`);
}

/** Only event definitions of the file itself can be used by several events (BPMN 2.0.2 §10.5.1). */
function eventReferences(node: Node, report: Report): void {
  if (!node.$type.endsWith('Event')) return;
  for (const reference of nodesIn(node, 'eventDefinitionRef')) {
    const owner = reference['$parent'];
    if (isNode(owner) && owner.$type !== 'bpmn:Definitions') tell(report, 'dangling-reference', node, `Expected a reusable event definition but ${reference.id ?? 'it'} belongs to ${owner.id ?? 'another event'}`);
  }
}

/** The reader keeps only the last of two loop markers, so they are looked for in the text. */
function loopMarkers(xml: string, report: Report): void {
  const marker = /<(?:\w+:)?(?:standard|multiInstance)LoopCharacteristics\b/g;
  const text = xml.includes('<!--') ? xml.replace(/<!--[\s\S]*?-->/g, '') : xml;
  let last: number | undefined;
  for (const { index } of text.matchAll(marker)) {
    const between = last === undefined ? undefined : text.slice(last + 1, index);
    // Only the end of the first marker lies between two of one activity.
    if (between !== undefined && between.length < 20_000 && !/<\/(?:\w+:)?(?!standardLoop|multiInstanceLoop|loop|completion|input|output|extension)\w+>|<(?:\w+:)?\w*(?:[tT]ask|[pP]rocess|transaction|callActivity)\b/.test(between)) {
      const id = [...text.slice(Math.max(0, index - 20_000), last).matchAll(/\bid="([^"]*)"/g)].at(-1)?.[1];
      error(report, 'invalid-loop', { elementId: id, path: 'loopCharacteristics' }, `Expected one loop marker but ${id ?? 'an activity'} has several`);
    }
    last = index;
  }
}

function tell(report: Report, code: DiagnosticCode, { id }: Node, message: string): void {
  error(report, code, { elementId: id }, message);
}
