/** The definition while it is being built from the reader's tree. */
import type { Element, ExtensionElement, Lane, SequenceFlow } from '../model/definition.ts';
import type { Node } from './node.ts';
import type { Report } from './report.ts';

/** A process being built. Maps, because ids come from the file and must not meet inherited names. */
export interface ProcessDraft {
  readonly id: string;
  readonly node: Node;
  readonly elements: Map<string, Element>;
  readonly flows: Map<string, FlowDraft>;
  readonly lanes: Map<string, Lane>;
  readonly laneOf: Map<string, string>;
  readonly children: string[];
  /** Each element as the reader gave it, for the checks. */
  readonly nodes: Map<string, Node>;
  /** Scopes of which a start event was refused, so that nobody says they have none. */
  readonly refusedStarts: Set<string>;
}

export interface FlowDraft extends SequenceFlow {
  /** Process or sub-process in which the flow is written. */
  readonly scope: string;
}

/** What all translators share. */
export interface Compilation {
  readonly report: Report;
  /** `expressionLanguage` of the definitions, when the file states it. */
  readonly language: string | undefined;
  readonly extensions: Map<string, readonly ExtensionElement[]>;
  readonly scripts: ScriptHandling;
  /** Compensation handlers by the boundary event that an association leads from. */
  readonly associations: ReadonlyMap<string, string>;
}

/** What happens to scripts: FEEL runs and others are refused; FEEL runs and others wait as tasks; all wait as tasks. */
export type ScriptHandling = 'feel-only' | 'others-wait' | 'all-wait';

/** What a translator knows of an element before it looks at what is special about its kind. */
export interface ElementContext extends Compilation {
  readonly process: ProcessDraft;
  readonly scope: string;
  readonly id: string;
}

/** What is special about a kind of element; undefined when it cannot be run (the report says why). */
export type Special = Pick<Element, 'kind'> & Partial<Omit<Element, 'id' | 'kind' | 'scope' | 'incoming' | 'outgoing' | 'boundary'>>;
export type Translator = (node: Node, context: ElementContext) => Special | undefined;
