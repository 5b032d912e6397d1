/**
 * Which variables an activation sees and where a value goes (BPMN 2.0.2 §10.4.7): its own and those of the scopes around it,
 * the inner hiding the outer. Without variables of their own (the usual case) all share the instance's.
 */
import type { Element, Mapping } from '../model/definition.ts';
import type { State, Variables } from '../model/state.ts';
import type { Execution, Failure } from './contract.ts';
import { emit } from './execution.ts';
import { entryOf } from '../model/table.ts';

/** Everything that can be seen from inside an activation (absent = the process). */
export function visibleVariables(state: State, from: string | undefined): Variables {
  let own: Variables | undefined;
  for (let id = from; id !== undefined; id = entryOf(state.activations, id)?.parent) {
    const variables = entryOf(state.activations, id)?.variables;
    if (variables !== undefined) own = { ...variables, ...own };
  }
  return own === undefined ? state.variables : { ...state.variables, ...own };
}

/** Sets variables: each in the innermost scope that has one of that name, else in the instance. */
export function assign(execution: Execution, variables: Variables, elementId: string | undefined, from: string | undefined): void {
  if (!hasOwn(execution.draft.state, from)) {
    setIn(execution, variables, elementId, undefined);
    return;
  }
  const byScope = new Map<string | undefined, Record<string, unknown>>();
  for (const name of Object.keys(variables)) {
    const scope = ownerOf(execution.draft.state, name, from);
    const group = byScope.get(scope) ?? {};
    byScope.set(scope, { ...group, ...Object.fromEntries([[name, variables[name]]]) });
  }
  for (const [scope, group] of byScope) setIn(execution, group, elementId, scope);
}

/** What an activity has made: with results of its own it stays inside until they are copied out (BPMN 2.0.2 §10.4.2). */
export function assignResult(execution: Execution, { id, outputs }: Element, variables: Variables, activation: string): void {
  if (outputs === undefined) assign(execution, variables, id, activation);
  else setIn(execution, variables, id, activation);
}

/** Sets variables in one scope, whatever others have. */
export function setIn(execution: Execution, variables: Variables, elementId: string | undefined, scope: string | undefined): void {
  emit(execution, {
    type: 'variablesSet', v: 1, at: execution.at, ...(elementId === undefined ? undefined : { elementId }), variables,
    ...(scope === undefined ? undefined : { scope }),
  });
}

/** The values of mappings, or the first failure. */
export function evaluateMappings(execution: Execution, mappings: readonly Mapping[], from: string | undefined): { readonly ok: true; readonly values: Variables } | Failure {
  const values: [string, unknown][] = [];
  for (const { target, source } of mappings) {
    const result = execution.env.expressions.evaluate(source.text, visibleVariables(execution.draft.state, from), execution.at);
    if (!result.ok) return result;
    values.push([target, result.value]);
  }
  return { ok: true, values: Object.fromEntries(values) };
}

function hasOwn(state: State, from: string | undefined): boolean {
  for (let id = from; id !== undefined; id = entryOf(state.activations, id)?.parent) if (entryOf(state.activations, id)?.variables !== undefined) return true;
  return false;
}

function ownerOf(state: State, name: string, from: string | undefined): string | undefined {
  for (let id = from; id !== undefined; id = entryOf(state.activations, id)?.parent) {
    const variables = entryOf(state.activations, id)?.variables;
    if (variables !== undefined && Object.hasOwn(variables, name)) return id;
  }
  return undefined;
}
