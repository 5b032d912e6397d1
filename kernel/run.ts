/**
 * The kernel without its compiler: everything that runs a definition, nothing that reads XML.
 * For Temporal's workflow bundle and for browsers that get their definitions compiled.
 */
export type { Command, Rejection } from './model/command.ts';
export type {
  Definition, Element, ElementKind, EventDefinition, Expression, ExtensionElement, Lane, ProcessDefinition, SequenceFlow, StandardLoop,
} from './model/definition.ts';
export type { Diagnostic } from './model/diagnostic.ts';
export type { Event } from './model/event.ts';
export type { Activation, Incident, IncidentStage, MessageSubscription, State, Variables, WaitingTask, WaitingTimer } from './model/state.ts';
export type { Behavior, Environment, Limits, Rules } from './engine/contract.ts';
export type { Decision, Outcome } from './engine/decide.ts';
export type { EnvironmentOptions } from './engine/environment.ts';
export type { Instance } from './engine/instance.ts';
export type { Explanation, WaitingReason } from './engine/explain.ts';
export type { DecisionModel } from './decisions/model.ts';
export type { DecisionFailureCode, DecisionRequest, DecisionResult, Match } from './decisions/decide.ts';
export type { TypedEvaluation } from './expressions/feel.ts';
export type { TypedValue } from './expressions/typed.ts';
export type { Evaluation, ExpressionFailure, Expressions, SyntaxProblem } from './expressions/port.ts';
export type { Cycle, Duration } from './time/iso8601.ts';
export type { Restored, Stored, UpCaster } from './stored/up-cast.ts';
export { upCast } from './stored/up-cast.ts';
export { restoreDefinition, restoreState } from './stored/restore.ts';
export type { Table } from './model/table.ts';
export { entriesOf, entryOf, isEmpty } from './model/table.ts';
export { apply, initialState, replay } from './engine/apply.ts';
export { decide } from './engine/decide.ts';
export { createEnvironment } from './engine/environment.ts';
export { migrate, planMigration } from './migration/migrate.ts';
export type { MigrationPlan, Obstacle, Place, Places } from './migration/migrate.ts';
export type { ObstacleCode } from './migration/fit.ts';
export { explain } from './engine/explain.ts';
export { guard } from './engine/guard.ts';
export { openInstance } from './engine/instance.ts';
export { evaluateTyped, feel } from './expressions/feel.ts';
export { evaluateDecision, evaluateDecisionTyped } from './decisions/decide.ts';
export { addDuration, formatInstant, parseCycle, parseDuration, parseInstant } from './time/iso8601.ts';
