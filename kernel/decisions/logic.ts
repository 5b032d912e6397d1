/** Evaluates boxed expressions (DMN 1.5 §10.2) in the names of the place they stand in. */
import { invoke } from '../expressions/feel/call-function.ts';
import { rangeItems, soFar } from '../expressions/feel/iterate.ts';
import { javaFunction } from '../expressions/feel/java.ts';
import { deeper, note, spend } from '../expressions/feel/machine.ts';
import { evaluateText } from '../expressions/feel/run.ts';
import { itemAt, itemScope } from '../expressions/feel/select.ts';
import { isFunction, isNumber, isRange, kindOf, type Context, type FeelFunction, type Value } from '../expressions/feel/values.ts';
import type { Logic } from './model.ts';
import { conform, within, type Place } from './session.ts';
import { evaluateTable } from './table.ts';

export function evaluateLogic(logic: Logic, place: Place): Value {
  spend(place.session.machine);
  return deeper(place.session.machine, () => conform(evaluators[logic.kind](logic as never, place), logic.kind === 'function' ? undefined : logic.typeRef, place, 'an expression'));
}

type Evaluators = { readonly [Kind in Logic['kind']]: (logic: Extract<Logic, { kind: Kind }>, place: Place) => Value };

const evaluators: Evaluators = {
  literal: (logic, place) => evaluateFeel(logic.text, place),
  table: evaluateTable,
  context: evaluateContext,
  invocation: evaluateInvocation,
  relation: (logic, place) => logic.rows.map(row => new Map(logic.columns.map((name, index) => {
    const cell = row[index];
    return [name, cell === undefined ? null : evaluateLogic(cell, place)] as const;
  }))),
  list: (logic, place) => logic.items.map(item => evaluateLogic(item, place)),
  function: (logic, place) => functionOf(logic, place),
  conditional: (logic, place) => evaluateLogic(evaluateLogic(logic.condition, place) === true ? logic.then : logic.otherwise, place),
  filter: evaluateFilter,
  for: evaluateFor,
  quantified: evaluateQuantified,
};

export function evaluateFeel(text: string, place: Place): Value {
  return text === '' ? null : evaluateText(text, 'expression', place.scope, place.model.members, place.session.machine);
}

/** A context with a result entry (one without a name) is that result (§10.2.1.4). */
function evaluateContext(logic: Extract<Logic, { kind: 'context' }>, place: Place): Value {
  const names: Context = new Map();
  const inner = within(place, names);
  for (const entry of logic.entries) {
    const value = conform(evaluateLogic(entry.logic, inner), entry.typeRef, place, `"${entry.name ?? 'the result'}"`);
    if (entry.name === undefined) return value;
    if (names.has(entry.name)) return note(place.session.machine, `Expected the entry "${entry.name}" once`);
    names.set(entry.name, value);
  }
  return names;
}

function evaluateInvocation(logic: Extract<Logic, { kind: 'invocation' }>, place: Place): Value {
  const { machine } = place.session;
  const callee = evaluateLogic(logic.callee, place);
  if (!isFunction(callee)) return note(machine, `Expected a function to invoke but got ${kindOf(callee)}`);
  const named = new Map(logic.bindings.map(({ name, logic: bound }) => [name, bound === undefined ? null : evaluateLogic(bound, place)] as const));
  if (callee.invoke !== undefined) return callee.invoke(undefined, named);
  for (const { name } of callee.parameters) if (!named.has(name)) named.set(name, null);
  return invoke(callee, undefined, named, machine);
}

/** The function of a definition; `resultRef` is the type of the variable that holds it. */
export function functionOf(logic: Extract<Logic, { kind: 'function' }>, place: Place): FeelFunction | null {
  const { body } = logic;
  const parameters = logic.parameters.map(({ name, typeRef }) => ({ name, type: place.session.typeRef(typeRef, place.model) }));
  if (logic.language === 'Java' && body !== undefined) return javaFunction(parameters, evaluateLogic(body, place), place.session.machine);
  if (logic.language !== 'FEEL' || body === undefined) return note(place.session.machine, `Functions of kind ${logic.language} are not run: a decision computes from its inputs only`);
  const call = (values: readonly Value[]): Value => evaluateLogic(body, within(place, new Map(parameters.map(({ name }, index) => [name, values[index] ?? null] as const))));
  return { kind: 'function', parameters, call };
}

function itemsOf(logic: Logic, place: Place): readonly Value[] | null {
  const value = evaluateLogic(logic, place);
  if (Array.isArray(value)) return value;
  if (value === null) return note(place.session.machine, 'Expected a list to go through but got null');
  const items = isRange(value) ? rangeItems(value, place.session.machine) : [value];
  if (items === null) return null;
  const list: Value[] = [];
  for (const item of items) {
    spend(place.session.machine);
    list.push(item);
  }
  return list;
}

function evaluateFilter(logic: Extract<Logic, { kind: 'filter' }>, place: Place): Value {
  const items = itemsOf(logic.from, place);
  if (items === null) return null;
  const kept: Value[] = [];
  for (const [index, item] of items.entries()) {
    const result = evaluateLogic(logic.match, { ...place, scope: itemScope(item, place.scope) });
    if (index === 0 && isNumber(result)) return itemAt(items, result, place.session.machine);
    if (typeof result !== 'boolean' && result !== null) return note(place.session.machine, `Expected a filter to be true or false but got ${kindOf(result)}`);
    if (result === true) kept.push(item);
  }
  return kept;
}

function evaluateFor(logic: Extract<Logic, { kind: 'for' }>, place: Place): Value {
  const items = itemsOf(logic.from, place);
  const results: Value[] = [];
  for (const item of items ?? []) results.push(evaluateLogic(logic.result, within(place, new Map([['partial', soFar(results, place.session.machine)], [logic.variable, item]]))));
  return items && results;
}

function evaluateQuantified(logic: Extract<Logic, { kind: 'quantified' }>, place: Place): Value {
  const items = itemsOf(logic.from, place);
  if (items === null) return null;
  let so: boolean | null = logic.every;
  for (const item of items) {
    const result = evaluateLogic(logic.test, within(place, new Map([[logic.variable, item]])));
    if (result === !logic.every) return result;
    if (typeof result !== 'boolean' && result !== null) return note(place.session.machine, `Expected a test to be true or false but got ${kindOf(result)}`);
    if (result === null) so = null;
  }
  return so;
}
