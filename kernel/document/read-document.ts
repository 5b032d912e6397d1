/** Reads a BPMN file as a document: everything it says, in plain data. */
import { admit } from '../compile/admit.ts';
import type { Node } from '../compile/node.ts';
import { extensionsOf, isNode, nodeIn, nodesIn } from '../compile/node.ts';
import { read } from '../compile/read.ts';
import type { ModdleExtensions } from '../compile/read.ts';
import type { Report } from '../compile/report.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { derived, singleSlots, slots } from './document.ts';
import type { BpmnDocument, DocumentElement, Drawing, Part } from './document.ts';
import { plainPart, plainProperties } from './plain.ts';

export type DocumentReading =
  | { readonly ok: true; readonly document: BpmnDocument }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads a file. It need not be able to run: only what is no BPMN 2.0 XML at all, or names one id twice, is refused.
 * Never throws for what a file holds.
 *
 * @param moddle descriptors of extensions by prefix, the same as for `compile`
 */
export async function readDocument(xml: string, moddle: ModdleExtensions = {}): Promise<DocumentReading> {
  const admission = admit(xml);
  if (!admission.ok) return { ok: false, diagnostics: [admission.reason] };
  const report: Report = { diagnostics: [], expressionCharacters: 0, drawn: false };
  const root = await read(xml, { extensions: moddle, elements: admission.elements }, report);
  const fatal = report.diagnostics.filter(({ code }) => code === 'malformed-xml' || code === 'duplicate-id' || code === 'unknown-element');
  if (root === undefined || fatal.some(({ severity }) => severity === 'error')) return { ok: false, diagnostics: fatal };
  return { ok: true, document: documentOf(root) };
}

const rootSlots: ReadonlySet<string> = new Set(['rootElements', 'diagrams']);
const left: ReadonlySet<string> = new Set([...slots, ...derived, 'id', 'extensionElements']);
const planeElements: ReadonlySet<string> = new Set(['planeElement']);

function documentOf(root: Node): BpmnDocument {
  const elements = new Map<string, DocumentElement>();
  const lanes = new Map<string, string[]>();
  collect(root, undefined, elements, lanes);
  for (const [id, element] of elements) if (lanes.has(id)) elements.set(id, { ...element, lanes: lanes.get(id) ?? [] });
  connect(elements);
  return { definitions: plainPart(root, rootSlots), elements, ...drawn(root) };
}

function collect(owner: Node, ownerId: string | undefined, elements: Map<string, DocumentElement>, lanes: Map<string, string[]>): void {
  for (const slot of slots) {
    const held = owner[slot];
    const nodes = Array.isArray(held) ? held.filter(isNode) : isNode(held) ? [held] : [];
    nodes.forEach((node, index) => {
      const id = node.id ?? freeId(elements, `${ownerId ?? 'definitions'}_${singleSlots.has(slot) ? slot : `${slot}_${index + 1}`}`);
      elements.set(id, {
        id, type: node.$type, owner: ownerId, slot, properties: plainProperties(node, left), extensions: extensionsOf(node).map(part => plainPart(part)), lanes: [],
        outgoing: nodesIn(node, 'outgoing').flatMap(flow => flow.id ?? []),
      });
      for (const step of nodesIn(node, 'flowNodeRef')) if (step.id !== undefined) lanes.set(step.id, [...lanes.get(step.id) ?? [], id]);
      collect(node, id, elements, lanes);
    });
  }
}

/** Some tools leave ids out where nothing refers to them, as of lane sets. */
function freeId(elements: ReadonlyMap<string, DocumentElement>, wanted: string): string {
  return elements.has(wanted) ? freeId(elements, `${wanted}_`) : wanted;
}

/** The flows out of each step, in the order in which it lists them, else in the order of the file. */
function connect(elements: Map<string, DocumentElement>): void {
  const flows = new Map<string, string[]>();
  for (const { id, type, properties } of elements.values()) {
    const source = type === 'bpmn:SequenceFlow' ? properties['sourceRef'] : undefined;
    const from = typeof source === 'object' && source !== null && '$ref' in source ? source.$ref : undefined;
    if (typeof from === 'string') flows.set(from, [...flows.get(from) ?? [], id]);
  }
  for (const [id, element] of elements) {
    const own = flows.get(id) ?? [];
    const outgoing = [...new Set([...element.outgoing.filter(flow => own.includes(flow)), ...own])];
    elements.set(id, { ...element, outgoing });
  }
}

function drawn(root: Node): Pick<BpmnDocument, 'diagrams' | 'drawings'> {
  const diagrams = new Map<string, Part>();
  const drawings = new Map<string, Drawing>();
  nodesIn(root, 'diagrams').forEach((node, index) => {
    const diagram = node.id ?? `diagram_${index + 1}`;
    const plane = nodeIn(node, 'plane');
    diagrams.set(diagram, { ...plainPart(node, new Set(['plane'])), id: diagram, ...(plane && { plane: plainPart(plane, planeElements) }) });
    for (const shape of plane === undefined ? [] : nodesIn(plane, 'planeElement')) {
      const element = nodeIn(shape, 'bpmnElement')?.id;
      if (element !== undefined) drawings.set(`${element}@${diagram}`, { element, diagram, part: plainPart(shape) });
    }
  });
  return { diagrams, drawings };
}
