/**
 * The types that hold the engine together: the environment it runs in, one execution of one command,
 * and what an element's behavior may implement. Types only, so that behaviors and engine do not import each other.
 */
import type { Definition, Element, ElementKind, ProcessDefinition } from '../model/definition.ts';
import type { Event } from '../model/event.ts';
import type { Activation, State, Variables } from '../model/state.ts';
import type { Expressions } from '../expressions/port.ts';
import type { Draft } from './draft.ts';

export interface Limits {
  /** Tokens moved by one command before it is refused as endless. */
  readonly steps: number;
}

/** Everything that `decide` needs besides state and command. Immutable to its users; may be shared by all instances of a definition. */
export interface Environment {
  readonly definition: Definition;
  readonly expressions: Expressions;
  readonly limits: Limits;
  readonly behaviors: Readonly<Record<ElementKind, Behavior>>;
  /** Whether an escalation that nothing catches is told as an event, for a calling process to catch. */
  readonly tellUncaught: boolean;
  /** Absent: every business rule task waits for whoever runs the engine. */
  readonly rules?: Rules;
}

/** What business rule tasks get, by element; undefined for a task that waits. Deterministic: the same arguments give the same answer. */
export type Rules = (elementId: string, variables: Variables, at: string) => { readonly ok: true; readonly variables: Variables } | Failure | undefined;

/** A token on its way over a sequence flow. `scope` is the activation of the enclosing sub-process, absent at process level. */
export interface MovingToken {
  readonly flowId: string;
  readonly scope: string | undefined;
}

/** Work that is still to be done in this command, first in, first out. */
export type Work =
  | { readonly type: 'arrive'; readonly token: MovingToken }
  | { readonly type: 'enter'; readonly element: Element; readonly scope: string | undefined; readonly round?: number; readonly variables?: Variables };

/** One command being executed: a draft of the state, and the events so far. */
export interface Execution {
  readonly env: Environment;
  readonly process: ProcessDefinition;
  readonly at: string;
  readonly draft: Draft;
  readonly events: Event[];
  queue: Work[];
  /** Place in the queue of the work that comes next; what is before it is done. */
  head: number;
  /** Queued work by scope ('' = process level): a scope is not done while a token is still under way in it. */
  readonly underWay: Map<string, number>;
  /** Events that throw signals: they wait until every other token has come to rest, so that what listens is listening. */
  readonly throws: string[];
  /** Something that a conditional event may depend on has changed. */
  conditionsOpen: boolean;
  /** The element at which the last token ended. */
  lastEnd: string;
}

/** The flows that a token leaves over, or why they cannot be told. */
export type Choice = { readonly ok: true; readonly flows: readonly string[] } | Failure;

export interface Failure {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
}

/**
 * What an element does. Only `activate` is always needed; the engine does what is common to all
 * (activation and completion events, boundary events, loops, default choice of flows).
 */
export interface Behavior {
  /** A token arrives over a flow. Default: it enters, once per token (BPMN 2.0.2 §13.3.1). Joins count it instead. May emit joinArrived, joinFired. */
  readonly arrive?: (execution: Execution, element: Element, token: MovingToken) => void;
  /** The element was activated. Waits (taskCreated, timerScheduled, messageSubscribed) or completes at once. */
  readonly activate: (execution: Execution, element: Element, activation: Activation) => void;
  /** The flows on which to leave. Default: conditional sequence flows as an inclusive split (BPMN 2.0.2 §13.3.2). Emits nothing. */
  readonly choose?: (execution: Execution, element: Element, activation: string) => Choice;
  /** A timer or message that `activation` holds has come; `source` is the event element. Completes or moves on. */
  readonly trigger?: (execution: Execution, source: Element, activation: Activation) => void;
  /** Everything inside the scope has ended. Scopes only. Default: the scope completes. */
  readonly emptied?: (execution: Execution, element: Element, activation: Activation) => void;
  /** The task that someone else did is complete; before the token leaves. */
  readonly completed?: (execution: Execution, element: Element, activation: Activation) => void;
  /** One of several instances has completed; `outer` is the activity as a whole. */
  readonly instanceDone?: (execution: Execution, element: Element, outer: string) => void;
  /** A throwing event whose turn has come: every other token is at rest. */
  readonly throwNow?: (execution: Execution, element: Element, activation: Activation) => void;
  /** Called when no token is under way any more; fires a join whose readiness depends on tokens elsewhere. True when it fired. */
  readonly settle?: (execution: Execution, element: Element, scope: string | undefined) => boolean;
  /** The join's flows for which it still waits, given what has arrived. Joins only. */
  readonly missing?: (env: Environment, state: State, element: Element, scope: string | undefined) => readonly string[];
}
