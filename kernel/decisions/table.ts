/** Decision tables (DMN 1.5 §8): which rules match, and what the hit policy makes of them. */
import { evaluateText } from '../expressions/feel/run.ts';
import { note } from '../expressions/feel/machine.ts';
import type { Value } from '../expressions/feel/values.ts';
import { combine, type Hit } from './hit-policy.ts';
import type { DecisionTable, TableInput, TableRule } from './model.ts';
import { conform, within, type Place } from './session.ts';

export function evaluateTable(table: DecisionTable, place: Place): Value {
  const { machine } = place.session;
  const inputs: Value[] = [];
  for (const input of table.inputs) {
    const value = conform(feel(input.text, place), input.typeRef, place, `"${input.text}"`);
    if (value !== null && !isAllowed(value, input, place)) return note(machine, `Expected "${input.text}" to be one of ${input.values} `);
    inputs.push(value);
  }
  const hits: Hit[] = [];
  for (const [index, rule] of table.rules.entries()) {
    if (!matches(rule, inputs, place)) continue;
    explain(table, rule, index, inputs, place);
    hits.push({ rule: index + 1, outputs: outputsOf(table, rule, place) });
    if (table.hitPolicy === 'FIRST') break;
  }
  if (hits.length === 0) return nothingMatched(table, place);
  return combine(table, hits, place);
}

function feel(text: string, place: Place): Value {
  return text === '' || text === '-' ? null : evaluateText(text, 'expression', place.scope, place.model.members, place.session.machine);
}

function isAllowed(value: Value, input: TableInput, place: Place): boolean {
  return input.values === undefined || passes(input.values, value, place);
}

function passes(tests: string, value: Value, place: Place): boolean {
  if (tests === '' || tests === '-') return true;
  const { scope, model, session } = within(place, new Map([['?', value]]));
  return evaluateText(tests, 'tests', scope, model.members, session.machine) === true;
}

function matches(rule: TableRule, inputs: readonly Value[], place: Place): boolean {
  return rule.tests.every((test, index) => passes(test, inputs[index] ?? null, place));
}

function explain(table: DecisionTable, rule: TableRule, index: number, inputs: readonly Value[], place: Place): void {
  const seen = new Map(table.inputs.map((input, at) => [input.text, inputs[at] ?? null] as const));
  place.session.matched.push({ decision: place.decision, table: table.id, rule: index + 1, ruleId: rule.id, inputs: seen });
}

function outputsOf(table: DecisionTable, rule: TableRule, place: Place): readonly Value[] {
  return table.outputs.map((output, index) => conform(feel(rule.outputs[index] ?? '', place), output.typeRef, place, `the output of rule ${rule.id}`));
}

/** Default outputs where the table has any; an empty list or a count of zero for what collects (§8.2.10). */
function nothingMatched(table: DecisionTable, place: Place): Value {
  if (table.outputs.some(output => output.defaultText !== undefined)) {
    const outputs = table.outputs.map(output => feel(output.defaultText ?? '', place));
    return combine({ ...table, hitPolicy: 'FIRST' }, [{ rule: 0, outputs }], place);
  }
  if (table.hitPolicy !== 'COLLECT') return note(place.session.machine, `No rule of table ${table.id} matches`);
  return table.aggregation === undefined ? [] : combine(table, [], place);
}
