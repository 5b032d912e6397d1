/**
 * A BPMN file as plain data that keeps everything the file says and can be written again: what comparing and merging work on.
 * Elements stand flat by id. What lists the same fact twice in XML stands here once: a flow's ends are the flow's (`incoming` and
 * `outgoing` are made from them), the lanes of a step are the step's (`flowNodeRef` is made from them).
 */
import type { Node } from '../compile/node.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [property: string]: Json };

/** One XML element as JSON: `$type`, its properties by name, `{ $ref: id }` for a reference. `$uri` = of an extension without description. */
export interface Part {
  readonly $type: string;
  readonly [property: string]: Json;
}

/** An element with a place of its own in the model: root elements, flow elements, lanes, participants, message flows, artifacts. */
export interface DocumentElement {
  readonly id: string;
  /** Such as `bpmn:UserTask`. */
  readonly type: string;
  /** Id of the element that holds it; undefined for what stands in `definitions` itself. */
  readonly owner: string | undefined;
  /** The property of its owner it stands in, such as `flowElements`. */
  readonly slot: string;
  /** Everything else that it says, but its extension elements. */
  readonly properties: Readonly<Record<string, Json>>;
  readonly extensions: readonly Part[];
  /** Flow nodes: ids of the lanes it stands in, outermost first. */
  readonly lanes: readonly string[];
  /** Flow nodes: ids of the flows out of it, in the order in which they are asked. */
  readonly outgoing: readonly string[];
}

/** Where and how an element is drawn. An element may be drawn on several diagrams. */
export interface Drawing {
  readonly element: string;
  /** Id of the diagram. */
  readonly diagram: string;
  readonly part: Part;
}

export interface BpmnDocument {
  /** `definitions` with its attributes and namespaces, without root elements and diagrams. */
  readonly definitions: Part;
  /** By id, in the order of the file, owners before what they hold. */
  readonly elements: ReadonlyMap<string, DocumentElement>;
  /** By diagram id: the diagram without what is drawn on it. */
  readonly diagrams: ReadonlyMap<string, Part>;
  /** By `<element id>@<diagram id>`. */
  readonly drawings: ReadonlyMap<string, Drawing>;
}

/** Properties whose members are elements of their own. */
export const slots: ReadonlySet<string> = new Set(['rootElements', 'flowElements', 'artifacts', 'laneSets', 'lanes', 'childLaneSet', 'participants', 'messageFlows']);
/** Slots that hold one element instead of a list. */
export const singleSlots: ReadonlySet<string> = new Set(['childLaneSet']);
/** What is made from other facts when a file is written. */
export const derived: ReadonlySet<string> = new Set(['incoming', 'outgoing', 'flowNodeRef']);

export function isPart(value: Json | undefined): value is Part {
  return typeof value === 'object' && value !== null && '$type' in value;
}

/** The id that a reference names; undefined for anything else. */
export function refOf(value: Json | undefined): string | undefined {
  const id = typeof value === 'object' && value !== null && '$ref' in value ? value['$ref'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** A property of a described type, as bpmn-moddle tells of it. */
export interface Described { readonly name: string; readonly isReference?: boolean; readonly isVirtual?: boolean; readonly isMany?: boolean; readonly default?: unknown }

interface Descriptor { readonly properties?: readonly Described[]; readonly isGeneric?: boolean; readonly ns?: { readonly uri?: string } }

/** What the reader knows about a node's type. */
export function descriptorOf(node: Node): Descriptor {
  return (node['$descriptor'] ?? {}) as Descriptor;
}
