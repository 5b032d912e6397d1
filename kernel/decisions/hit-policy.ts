/** What hit policies and aggregators make of the rules that matched (DMN 1.5 §8.2.8). */
import { listFunctions } from '../expressions/feel/builtins/lists.ts';
import { invokeSignatures } from '../expressions/feel/builtins/signature.ts';
import { equal } from '../expressions/feel/compare.ts';
import { note } from '../expressions/feel/machine.ts';
import { evaluateText } from '../expressions/feel/run.ts';
import type { Value } from '../expressions/feel/values.ts';
import type { DecisionTable } from './model.ts';
import type { Place } from './session.ts';

export interface Hit { readonly rule: number; readonly outputs: readonly Value[] }

export function combine(table: DecisionTable, hits: readonly Hit[], place: Place): Value {
  const [first] = hits;
  switch (table.hitPolicy) {
    case 'UNIQUE': return hits.length > 1 ? refuse(table, hits, place) : result(table, first);
    case 'ANY': return hits.every(hit => hit.outputs.every((output, index) => equal(output, first?.outputs[index] ?? null) === true)) ? result(table, first) : refuse(table, hits, place);
    case 'FIRST': return result(table, first);
    case 'PRIORITY': return result(table, prioritised(table, hits, place)[0]);
    case 'OUTPUT ORDER': return prioritised(table, hits, place).map(hit => result(table, hit));
    case 'RULE ORDER': return hits.map(hit => result(table, hit));
    case 'COLLECT': return collect(table, hits, place);
  }
}

/** Null for the decisions that require this one; an error of its own where the answer as a whole is that null. */
function refuse(table: DecisionTable, hits: readonly Hit[], place: Place): null {
  const message = `Hit policy ${table.hitPolicy} does not allow the rules ${hits.map(hit => hit.rule).join(', ')} of table ${table.id} at once`;
  place.session.violations.push(message);
  return note(place.session.machine, message);
}

/** One output is the value itself, several are a context of their names. */
function result(table: DecisionTable, hit: Hit | undefined): Value {
  if (hit === undefined) return null;
  if (table.outputs.length === 1) return hit.outputs[0] ?? null;
  return new Map(table.outputs.map((output, index) => [output.name ?? `output ${index + 1}`, hit.outputs[index] ?? null] as const));
}

/** In the order of the allowed output values, the first output deciding before the next. */
function prioritised(table: DecisionTable, hits: readonly Hit[], place: Place): readonly Hit[] {
  const orders = table.outputs.map(output => outputOrder(output.values ?? allowedOf(output.typeRef, place), place));
  const ranks = new Map(hits.map(hit => [hit, hit.outputs.map((value, index) => rank(value, orders[index]))] as const));
  return [...hits].sort((a, b) => {
    const [left, right] = [ranks.get(a) ?? [], ranks.get(b) ?? []];
    const at = left.findIndex((value, index) => value !== right[index]);
    return at < 0 ? a.rule - b.rule : (left[at] ?? 0) - (right[at] ?? 0);
  });
}

function allowedOf(typeRef: string | undefined, place: Place): string | undefined {
  return place.model.types.find(type => type.name === typeRef)?.allowedValues;
}

function outputOrder(values: string | undefined, place: Place): readonly Value[] {
  if (values === undefined) return [];
  const list = evaluateText(`[${values}]`, 'expression', place.scope, place.model.members, place.session.machine);
  return Array.isArray(list) ? list : [];
}

function rank(value: Value, order: readonly Value[] | undefined): number {
  const at = order?.findIndex(other => equal(other, value) === true) ?? -1;
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}

const aggregators = { SUM: 'sum', COUNT: 'count', MIN: 'min', MAX: 'max' } as const;

function collect(table: DecisionTable, hits: readonly Hit[], place: Place): Value {
  const values = hits.map(hit => result(table, hit));
  if (table.aggregation === undefined) return values;
  const name = aggregators[table.aggregation];
  return invokeSignatures(name, listFunctions[name] ?? [], [values], undefined, place.session.machine);
}
