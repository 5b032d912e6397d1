/**
 * The executable definition: what `compile` makes of BPMN 2.0 XML and what `decide` and `apply` run.
 * Plain JSON, so that it can be stored under its content hash and handed to a workflow or a browser as it is.
 * Elements are in one flat record; `scope` says which process or sub-process an element stands in.
 */

/** Every flow-node kind the engine runs. A kind that is not here is refused by `compile`, by element id. */
export type ElementKind =
  | 'startEvent' | 'endEvent' | 'intermediateCatchEvent' | 'intermediateThrowEvent' | 'boundaryEvent'
  | 'task' | 'userTask' | 'manualTask' | 'serviceTask' | 'sendTask' | 'receiveTask' | 'scriptTask' | 'businessRuleTask'
  | 'exclusiveGateway' | 'parallelGateway' | 'inclusiveGateway' | 'eventBasedGateway'
  | 'subProcess';

/** A FEEL expression as the model states it, without the leading `=`. Parsed once at compile to refuse syntax errors. */
export interface Expression {
  readonly language: 'feel';
  readonly text: string;
}

/** Event definition of an event element (BPMN 2.0.2 §10.5.5). */
export type EventDefinition =
  | { readonly type: 'none' }
  /** Timer: `date` is an instant, `duration` ISO 8601 such as `P3M`, `cycle` ISO 8601 repeating interval such as `R3/P1D`. */
  | { readonly type: 'timer'; readonly timer: 'date' | 'duration' | 'cycle'; readonly expression: Expression }
  | { readonly type: 'message'; readonly messageName: string; readonly correlation?: Expression }
  | { readonly type: 'signal'; readonly signalName: string }
  | { readonly type: 'error'; readonly errorCode?: string }
  | { readonly type: 'escalation'; readonly escalationCode?: string }
  | { readonly type: 'terminate' };

export interface SequenceFlow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly name?: string;
  readonly condition?: Expression;
}

/** Standard loop (BPMN 2.0.2 §13.3.6). */
export interface StandardLoop {
  readonly condition?: Expression;
  readonly testBefore: boolean;
  readonly maximum?: number;
}

export interface Element {
  readonly id: string;
  readonly kind: ElementKind;
  readonly name?: string;
  /** Id of the process or sub-process that holds the element. */
  readonly scope: string;
  /** Id of the lane the element stands in; the lanes are in `ProcessDefinition.lanes`. */
  readonly lane?: string;
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** Default flow of a gateway or activity. */
  readonly default?: string;
  readonly event?: EventDefinition;
  /** Boundary events only. */
  readonly attachedTo?: string;
  /** Boundary events and event-sub-process starts: true cancels the activity. */
  readonly interrupting?: boolean;
  /** Activities only: ids of the boundary events attached to it. */
  readonly boundary?: readonly string[];
  /** Sub-processes: ids of the elements directly inside. */
  readonly children?: readonly string[];
  readonly loop?: StandardLoop;
  /** Script tasks: FEEL is run by the engine and its value put in `resultVariable`. */
  readonly script?: Expression;
  readonly resultVariable?: string;
}

export interface Lane {
  readonly id: string;
  readonly name?: string;
}

export interface ProcessDefinition {
  readonly id: string;
  readonly name?: string;
  readonly elements: Readonly<Record<string, Element>>;
  readonly flows: Readonly<Record<string, SequenceFlow>>;
  readonly lanes: Readonly<Record<string, Lane>>;
  /** Elements of the top scope, in the order of the file. */
  readonly children: readonly string[];
}

/** The result of `compile`. `format` is raised when the shape changes; old formats stay readable. */
export interface Definition {
  readonly format: 1;
  readonly processes: Readonly<Record<string, ProcessDefinition>>;
  /** The process that `start` runs when none is named: the first executable one. */
  readonly main: string;
  /**
   * Extension elements by owner element id (process, lane, flow node), as bpmn-moddle read them, stripped to plain JSON:
   * `{ $type: 'guidance:clock', id: …, … }`. The kernel carries them and never reads them.
   */
  readonly extensions: Readonly<Record<string, readonly ExtensionElement[]>>;
}

/** One extension element as plain JSON. Nested elements keep their own `$type`. */
export interface ExtensionElement {
  readonly $type: string;
  readonly [property: string]: unknown;
}
