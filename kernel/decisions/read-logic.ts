/** Reads boxed expressions (DMN 1.5 §7.3, §10.2). */
import type { Aggregation, DecisionTable, HitPolicy, Logic, Parameter } from './model.ts';
import { attribute, child, childrenOf, isDmn, problem, textOf, typeRefOf, variableOf, type Reading } from './read-element.ts';
import type { XmlElement } from './xml.ts';

type Reader = (element: XmlElement, reading: Reading) => Logic;

/** The one boxed expression among the children of an element. */
export function readLogic(parent: XmlElement, reading: Reading): Logic | undefined {
  for (const element of parent.children) {
    const read = isDmn(element) && Object.hasOwn(readers, element.name) ? readers[element.name] : undefined;
    if (read !== undefined) return read(element, reading);
  }
  return undefined;
}

/** The boxed expression that has to be in a part; without one the part is null, and the model refused. */
function required(parent: XmlElement, name: string | undefined, reading: Reading): Logic {
  const holder = name === undefined ? parent : child(parent, name);
  const logic = holder && readLogic(holder, reading);
  if (logic !== undefined) return logic;
  reading.diagnostics.push(problem(reading, parent, 'invalid-dmn', `Expected an expression in <${name ?? parent.name}>`));
  return { kind: 'literal', text: 'null' };
}

const readers: Readonly<Record<string, Reader | undefined>> = {
  literalExpression: readLiteral,
  decisionTable: readTable,
  context: (element, reading) => ({
    kind: 'context', ...typed(element),
    entries: childrenOf(element, 'contextEntry').map(entry => {
      const variable = variableOf(entry);
      if (variable.name !== undefined) reading.members.add(variable.name);
      return { ...variable, logic: required(entry, undefined, reading) };
    }),
  }),
  invocation: (element, reading) => ({
    kind: 'invocation', ...typed(element), callee: required(element, undefined, reading),
    bindings: childrenOf(element, 'binding').map(binding => {
      const logic = readLogic(binding, reading);
      const parameter = child(binding, 'parameter');
      return { name: (parameter && attribute(parameter, 'name')) ?? '', ...(logic === undefined ? {} : { logic }) };
    }),
  }),
  relation: readRelation,
  list: (element, reading) => ({ kind: 'list', ...typed(element), items: expressionsIn(element, reading) }),
  functionDefinition: readFunction,
  conditional: (element, reading) => ({
    kind: 'conditional', ...typed(element), condition: required(element, 'if', reading), then: required(element, 'then', reading), otherwise: required(element, 'else', reading),
  }),
  filter: (element, reading) => ({ kind: 'filter', ...typed(element), from: required(element, 'in', reading), match: required(element, 'match', reading) }),
  for: (element, reading) => ({ kind: 'for', ...typed(element), variable: iteratorOf(element), from: required(element, 'in', reading), result: required(element, 'return', reading) }),
  some: (element, reading) => readQuantified(element, reading, false),
  every: (element, reading) => readQuantified(element, reading, true),
};

function typed(element: XmlElement): { readonly typeRef?: string } {
  const typeRef = typeRefOf(element);
  return typeRef === undefined ? {} : { typeRef };
}

function iteratorOf(element: XmlElement): string {
  return attribute(element, 'iteratorVariable') ?? 'item';
}

function readQuantified(element: XmlElement, reading: Reading, every: boolean): Logic {
  return { kind: 'quantified', ...typed(element), every, variable: iteratorOf(element), from: required(element, 'in', reading), test: required(element, 'satisfies', reading) };
}

function readLiteral(element: XmlElement, reading: Reading): Logic {
  const language = attribute(element, 'expressionLanguage');
  if (language !== undefined && language !== '' && !/feel/i.test(language)) {
    reading.diagnostics.push(problem(reading, element, 'invalid-dmn', `Expected FEEL but the expression language is "${language}"`));
  }
  return { kind: 'literal', ...typed(element), text: textOf(element, 'text') ?? '' };
}

function expressionsIn(element: XmlElement, reading: Reading): readonly Logic[] {
  return element.children.filter(isDmn).flatMap(inner => {
    const read = Object.hasOwn(readers, inner.name) ? readers[inner.name] : undefined;
    return read === undefined ? [] : [read(inner, reading)];
  });
}

function readRelation(element: XmlElement, reading: Reading): Logic {
  const columns = childrenOf(element, 'column').map(column => attribute(column, 'name') ?? '');
  for (const name of columns) reading.members.add(name);
  return { kind: 'relation', ...typed(element), columns, rows: childrenOf(element, 'row').map(row => expressionsIn(row, reading)) };
}

/** A function definition, and the encapsulated logic of a business knowledge model. */
export function readFunction(element: XmlElement, reading: Reading): Extract<Logic, { kind: 'function' }> {
  const parameters = childrenOf(element, 'formalParameter').map((parameter): Parameter => ({ name: attribute(parameter, 'name') ?? '', ...typed(parameter) }));
  const language = attribute(element, 'kind') ?? 'FEEL';
  const body = language === 'FEEL' || language === 'Java' ? readLogic(element, reading) : undefined;
  return { kind: 'function', ...typed(element), language, parameters, ...(body === undefined ? {} : { body }) };
}

const policies: Readonly<Record<string, HitPolicy | undefined>> = {
  UNIQUE: 'UNIQUE', ANY: 'ANY', PRIORITY: 'PRIORITY', FIRST: 'FIRST', 'OUTPUT ORDER': 'OUTPUT ORDER', 'RULE ORDER': 'RULE ORDER', COLLECT: 'COLLECT',
};
const aggregations: Readonly<Record<string, Aggregation | undefined>> = { SUM: 'SUM', COUNT: 'COUNT', MIN: 'MIN', MAX: 'MAX' };

function readTable(element: XmlElement, reading: Reading): DecisionTable {
  const hitPolicy = policies[attribute(element, 'hitPolicy') ?? 'UNIQUE'];
  const aggregation = aggregations[attribute(element, 'aggregation') ?? ''];
  if (hitPolicy === undefined) reading.diagnostics.push(problem(reading, element, 'invalid-dmn', `Expected a hit policy but got "${attribute(element, 'hitPolicy')}"`));
  const table: DecisionTable = {
    kind: 'table', id: attribute(element, 'id') ?? '', ...typed(element), hitPolicy: hitPolicy ?? 'UNIQUE', ...(aggregation === undefined ? {} : { aggregation }),
    inputs: childrenOf(element, 'input').map(readInput),
    outputs: childrenOf(element, 'output').map(output => readOutput(output, reading)),
    rules: childrenOf(element, 'rule').map((rule, index) => ({
      id: attribute(rule, 'id') ?? `rule-${index + 1}`,
      tests: childrenOf(rule, 'inputEntry').map(entry => textOf(entry, 'text') ?? ''),
      outputs: childrenOf(rule, 'outputEntry').map(entry => textOf(entry, 'text') ?? ''),
    })),
  };
  for (const rule of table.rules) checkRule(table, rule, element, reading);
  return table;
}

function checkRule(table: DecisionTable, rule: DecisionTable['rules'][number], element: XmlElement, reading: Reading): void {
  if (rule.tests.length === table.inputs.length && rule.outputs.length === table.outputs.length) return;
  reading.diagnostics.push(problem(reading, element, 'invalid-dmn', `Expected ${table.inputs.length} conditions and ${table.outputs.length} outputs in rule "${rule.id}" but got ${rule.tests.length} and ${rule.outputs.length}`));
}

function readInput(element: XmlElement): DecisionTable['inputs'][number] {
  const expression = child(element, 'inputExpression');
  const values = child(element, 'inputValues');
  const text = values && textOf(values, 'text');
  return { text: (expression && textOf(expression, 'text')) ?? attribute(element, 'label') ?? '', ...(expression === undefined ? {} : typed(expression)), ...(text === undefined || text === '' ? {} : { values: text }) };
}

function readOutput(element: XmlElement, reading: Reading): DecisionTable['outputs'][number] {
  const name = attribute(element, 'name');
  if (name !== undefined) reading.members.add(name);
  const values = child(element, 'outputValues');
  const defaults = child(element, 'defaultOutputEntry');
  const text = values && textOf(values, 'text');
  const defaultText = defaults && textOf(defaults, 'text');
  return {
    ...(name === undefined ? {} : { name }), ...typed(element),
    ...(text === undefined || text === '' ? {} : { values: text }), ...(defaultText === undefined || defaultText === '' ? {} : { defaultText }),
  };
}
