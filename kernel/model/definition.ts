/**
 * The executable definition: what `compile` makes of BPMN 2.0 XML and what `decide` and `apply` run.
 * Plain JSON, so that it can be stored under its content hash and handed to a workflow or a browser as it is.
 * Elements are in one flat record; `scope` says which process or sub-process an element stands in.
 */

/** Every flow-node kind the engine runs. A kind that is not here is refused by `compile`, by element id. */
export type ElementKind =
  | 'startEvent' | 'endEvent' | 'intermediateCatchEvent' | 'intermediateThrowEvent' | 'boundaryEvent'
  | 'task' | 'userTask' | 'manualTask' | 'serviceTask' | 'sendTask' | 'receiveTask' | 'scriptTask' | 'businessRuleTask'
  | 'exclusiveGateway' | 'parallelGateway' | 'inclusiveGateway' | 'eventBasedGateway' | 'complexGateway'
  | 'subProcess' | 'eventSubProcess' | 'transaction' | 'adHocSubProcess' | 'callActivity';

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
  | { readonly type: 'message'; readonly messageName: string; readonly correlation?: Expression; readonly keys?: readonly MessageKey[] }
  | { readonly type: 'signal'; readonly signalName: string }
  | { readonly type: 'error'; readonly errorCode?: string }
  | { readonly type: 'escalation'; readonly escalationCode?: string }
  | { readonly type: 'terminate' }
  | { readonly type: 'conditional'; readonly condition: Expression }
  /** `target` on a throwing link: the catching link of the same name in the same scope. */
  | { readonly type: 'link'; readonly linkName: string; readonly target?: string }
  | { readonly type: 'compensation'; readonly activityRef?: string; readonly wait: boolean }
  | { readonly type: 'cancel' }
  /** Several triggers: any one of them, or with `parallel` all of them. Several results: each of them. */
  | { readonly type: 'multiple'; readonly parallel: boolean; readonly events: readonly EventDefinition[] };

/** A correlation property (BPMN 2.0.2 §8.4.2): `path` finds it in the message, `bound` in the data of the process. */
export interface MessageKey {
  readonly name: string;
  readonly path: Expression;
  readonly bound?: Expression;
}

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

/** Multi-instance (BPMN 2.0.2 §13.3.7): as many instances as `cardinality` says, or one for each item of `collection`. */
export interface MultiInstance {
  readonly sequential: boolean;
  readonly cardinality?: Expression;
  readonly collection?: Expression;
  /** Variable of an instance that holds its item. */
  readonly item?: string;
  /** Variable that gets the list of outputs when all is done. */
  readonly outputCollection?: string;
  readonly output?: Expression;
  /** Variable of an instance that holds its output. */
  readonly outputItem?: string;
  readonly completion?: Expression;
  /** Thrown after the first (`one`) or after each (`none`) instance has completed. */
  readonly throws?: { readonly when: 'one' | 'none'; readonly event: EventDefinition };
}

/** Ad-hoc sub-process (BPMN 2.0.2 §13.3.5). */
export interface AdHoc {
  readonly sequential: boolean;
  readonly cancelRemaining: boolean;
  readonly completion?: Expression;
}

/** A value that goes into or comes out of an activity's own variables (data association, §10.4.2). */
export interface Mapping {
  readonly target: string;
  readonly source: Expression;
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
  /** Script tasks that wait: text and language of a script that the engine does not run itself. */
  readonly heldScript?: { readonly text: string; readonly language?: string };
  readonly multiInstance?: MultiInstance;
  /** Tokens that are needed to start, and that are given at the end (BPMN 2.0.2 §13.3.2); 1 when absent. */
  readonly startQuantity?: number;
  readonly completionQuantity?: number;
  /** Activities: the handler that undoes this one once it has completed (BPMN 2.0.2 §10.7). */
  readonly compensation?: string;
  /** Activities that only run as a compensation handler. */
  readonly isForCompensation?: boolean;
  /** Containers: ids of the event sub-processes directly inside. */
  readonly eventSubProcesses?: readonly string[];
  readonly adHoc?: AdHoc;
  /** Complex gateways (BPMN 2.0.2 §13.4.5). */
  readonly activationCondition?: Expression;
  /** Event-based gateways and receive tasks: start an instance; `parallelEvents` when all events are needed (§13.4.4). */
  readonly instantiate?: boolean;
  readonly parallelEvents?: boolean;
  /** Call activities: id of the called process or global task. */
  readonly calledElement?: string;
  /** Containers: names of data objects and properties that live and die with the scope. */
  readonly data?: readonly string[];
  readonly inputs?: readonly Mapping[];
  readonly outputs?: readonly Mapping[];
  /** What tools write for whoever does the task. */
  readonly topic?: string;
  readonly assignment?: Readonly<Record<string, string>>;
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
  /** Event sub-processes of the top scope. */
  readonly eventSubProcesses?: readonly string[];
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
