/** The kernel's façade: the compiler, and everything in `run.ts`. Hot paths and workflow bundles import `run.ts` alone. */
export type { DiagnosticCode } from './compile/codes.ts';
export type { Refusal, Reply, Request } from './session/protocol.ts';
export type { Session, SessionOptions } from './session/session.ts';
export type { Compiled, CompileOptions, Inspected } from './compile/compile.ts';
export type { ScriptHandling } from './compile/draft.ts';
export type {
  Activation, Behavior, Command, Cycle, Decision, Definition, Diagnostic, Duration, Element, ElementKind, Environment, EnvironmentOptions, Evaluation,
  Event, EventDefinition, Explanation, Expression, ExpressionFailure, Expressions, ExtensionElement, Incident, IncidentStage, Instance, Lane, Limits,
  MessageSubscription, MigrationPlan, Obstacle, ObstacleCode, Outcome, Place, Places, ProcessDefinition, Rejection, Rules, Restored, SequenceFlow, StandardLoop, State, SyntaxProblem, Table, Variables, WaitingReason, WaitingTask, WaitingTimer,
} from './run.ts';
export { diagnosticCodes } from './compile/codes.ts';
export { needsDriver } from './compile/alone.ts';
export { checkSoundness } from './lint/soundness.ts';
export { defaultHolds, openSession } from './session/session.ts';
export { compile, inspect } from './compile/compile.ts';
export {
  addDuration, apply, createEnvironment, decide, entriesOf, entryOf, explain, feel, formatInstant, guard, initialState, isEmpty, migrate, openInstance, parseCycle, parseDuration, parseInstant, planMigration, replay, restoreDefinition, restoreState, upCast,
} from './run.ts';
export type { CompiledDecisions } from './decisions/read.ts';
export type { DecisionModel, DecisionRequest, DecisionResult, Match, TypedEvaluation, TypedValue } from './run.ts';
export { compileDecisions } from './decisions/read.ts';
export { evaluateDecision, evaluateDecisionTyped, evaluateTyped } from './run.ts';
export { isPart, refOf } from './document/document.ts';
export type { BpmnDocument, DocumentElement, Drawing, Json, Part } from './document/document.ts';
export { readDocument } from './document/read-document.ts';
export type { DocumentReading } from './document/read-document.ts';
export { writeDocument } from './document/write-document.ts';
export { keepSource } from './source/keep-source.ts';
export type { KeptSource } from './source/keep-source.ts';
export { processDiagram, withDiagrams } from './source/diagrams.ts';
