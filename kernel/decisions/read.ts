/** Reads a DMN file of version 1.1 to 1.5 into a decision model; problems are diagnostics, all at once. */
import type { Diagnostic } from '../model/diagnostic.ts';
import { checkExpressions } from './check-expressions.ts';
import type { DecisionElement, DecisionModel, DecisionService, InputData, ItemDefinition, KnowledgeModel } from './model.ts';
import { attribute, child, childrenOf, isDmn, problem, referenceOf, textOf, typeRefOf, variableOf, type Reading } from './read-element.ts';
import { readFunction, readLogic } from './read-logic.ts';
import { readXml, XmlProblem, type XmlElement } from './xml.ts';

/** Warnings are texts that are no FEEL: the decisions that need them fail, the others can be made. */
export type CompiledDecisions = { readonly ok: true; readonly model: DecisionModel; readonly warnings: readonly Diagnostic[] } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** The model of a DMN file, or everything that is wrong with it. Never throws for what the file says. */
export function compileDecisions(xml: string): CompiledDecisions {
  const reading: Reading = { diagnostics: [], members: new Set(), namespace: '' };
  try {
    const root = readXml(xml);
    const model = readDefinitions(root, reading);
    return reading.diagnostics.length === 0 && model !== undefined ? { ok: true, model, warnings: checkExpressions(root) } : { ok: false, diagnostics: reading.diagnostics };
  } catch (error) {
    if (!(error instanceof XmlProblem)) throw error;
    return { ok: false, diagnostics: [problem(reading, undefined, error.tooLarge ? 'dmn-too-large' : 'malformed-dmn', `${error.message} (at character ${error.at})`)] };
  }
}

function readDefinitions(root: XmlElement, reading: Reading): DecisionModel | undefined {
  if (root.name !== 'definitions' || !isDmn(root)) {
    reading.diagnostics.push(problem(reading, root, 'unknown-dmn-version', `Expected <definitions> of DMN 1.1 to 1.5 but got <${root.name}> of "${root.namespace}"`));
    return undefined;
  }
  reading.namespace = attribute(root, 'namespace') ?? '';
  const parts = root.children.filter(isDmn);
  const of = (name: string): readonly XmlElement[] => parts.filter(part => part.name === name);
  const model = {
    namespace: reading.namespace,
    name: attribute(root, 'name') ?? '',
    imports: of('import').map(part => ({ name: attribute(part, 'name') ?? '', namespace: attribute(part, 'namespace') ?? '' })),
    types: of('itemDefinition').map(part => readItem(part, reading)),
    inputs: of('inputData').map((part): InputData => withVariable(part)),
    decisions: of('decision').map(part => readDecision(part, reading)),
    knowledge: of('businessKnowledgeModel').map(part => readKnowledge(part, reading)),
    services: of('decisionService').map(part => readService(part, reading)),
  };
  checkIds(parts, reading);
  return { ...model, members: [...reading.members] };
}

function checkIds(parts: readonly XmlElement[], reading: Reading): void {
  const seen = new Set<string>();
  for (const part of parts) {
    const id = attribute(part, 'id');
    if (id === undefined) continue;
    if (seen.has(id)) reading.diagnostics.push(problem(reading, part, 'duplicate-dmn-id', `Expected the id "${id}" once`));
    seen.add(id);
  }
}

function withVariable(part: XmlElement): { readonly id: string; readonly name: string; readonly typeRef?: string } {
  const variable = variableOf(part);
  const name = attribute(part, 'name') ?? variable.name ?? '';
  return { id: attribute(part, 'id') ?? name, name, ...(variable.typeRef === undefined ? {} : { typeRef: variable.typeRef }) };
}

const requirements = ['requiredInput', 'requiredDecision', 'requiredKnowledge'];

function requiresOf(part: XmlElement, reading: Reading): readonly string[] {
  return part.children.filter(isDmn).flatMap(requirement => requirement.children.filter(inner => requirements.includes(inner.name))).map(inner => referenceOf(inner, reading));
}

function readDecision(part: XmlElement, reading: Reading): DecisionElement {
  const logic = readLogic(part, reading);
  return { ...withVariable(part), requires: requiresOf(part, reading), ...(logic === undefined ? {} : { logic }) };
}

function readKnowledge(part: XmlElement, reading: Reading): KnowledgeModel {
  const encapsulated = child(part, 'encapsulatedLogic');
  return { ...withVariable(part), requires: requiresOf(part, reading), ...(encapsulated === undefined ? {} : { logic: readFunction(encapsulated, reading) }) };
}

function readService(part: XmlElement, reading: Reading): DecisionService {
  const references = (name: string): readonly string[] => childrenOf(part, name).map(inner => referenceOf(inner, reading));
  return { ...withVariable(part), outputs: references('outputDecision'), inputDecisions: references('inputDecision'), inputData: references('inputData') };
}

function readItem(part: XmlElement, reading: Reading): ItemDefinition {
  const name = attribute(part, 'name') ?? '';
  reading.members.add(name);
  const components = childrenOf(part, 'itemComponent').map(inner => readItem(inner, reading));
  const functionItem = child(part, 'functionItem');
  const allowed = child(part, 'allowedValues');
  const constraint = child(part, 'typeConstraint');
  const typeRef = textOf(part, 'typeRef') ?? typeRefOf(part);
  return {
    name, collection: attribute(part, 'isCollection') === 'true',
    ...(typeRef === undefined ? {} : { typeRef }),
    ...(components.length === 0 ? {} : { components }),
    ...(allowed === undefined ? {} : { allowedValues: textOf(allowed, 'text') ?? '-' }),
    ...(constraint === undefined ? {} : { typeConstraint: textOf(constraint, 'text') ?? '-' }),
    ...(functionItem === undefined ? {} : { function: readFunctionItem(functionItem) }),
  };
}

function readFunctionItem(part: XmlElement): { readonly parameters: readonly (string | undefined)[]; readonly result?: string } {
  const result = attribute(part, 'outputTypeRef');
  return { parameters: childrenOf(part, 'parameters').map(typeRefOf), ...(result === undefined ? {} : { result }) };
}
