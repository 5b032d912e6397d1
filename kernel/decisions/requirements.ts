/** Decisions and what they require: the graph is walked on demand, each decision is made once (DMN 1.5 §10.4). */
import { deeper, note, spend } from '../expressions/feel/machine.ts';
import { parseAt } from '../expressions/feel/temporal-text.ts';
import { any } from '../expressions/feel/types.ts';
import type { FeelFunction, Type, Value } from '../expressions/feel/values.ts';
import { evaluateLogic, functionOf } from './logic.ts';
import type { DecisionModel, DecisionService, Reference } from './model.ts';
import { conform, type Element, type Place, type Session } from './session.ts';

/** The value of any element of the graph, null where it has none. */
export function valueOf(reference: Reference, session: Session): Value {
  const known = session.decided.get(reference);
  if (known !== undefined) return known;
  const found = session.elements.get(reference);
  if (found === undefined) return note(session.machine, `There is no element "${reference}"`);
  if (session.open.has(reference)) return note(session.machine, `"${found.element.name}" requires itself`);
  session.open.add(reference);
  spend(session.machine);
  const value = deeper(session.machine, () => compute(found, session));
  session.open.delete(reference);
  session.decided.set(reference, value);
  return value;
}

function compute(found: Element, session: Session): Value {
  switch (found.kind) {
    case 'input': return inputOf(found, session);
    case 'decision': return decide(found, session);
    case 'knowledge': return knowledgeOf(found, session);
    case 'service': return serviceFunction(found.element, found.model, session);
  }
}

function placeOf(model: DecisionModel, session: Session, names: ReadonlyMap<string, Value>, decision: string): Place {
  return { session, model, scope: { names, parent: undefined }, decision };
}

/** An input by its name, or by the names of the imports that lead to it: `Model A.Person`. */
function inputOf({ element, model }: Extract<Element, { kind: 'input' }>, session: Session): Value {
  const given = session.inputs.get(element.name) ?? importedInput(element.name, model, session);
  const type = session.typeRef(element.typeRef, model);
  const value = session.readsTexts && type !== undefined ? readText(given ?? null, type) : given ?? null;
  return conform(value, element.typeRef, placeOf(model, session, new Map(), element.name), `"${element.name}"`);
}

const temporal = ['date', 'time', 'date and time', 'days and time duration', 'years and months duration'];

function readText(value: Value, type: Type): Value {
  if (Array.isArray(value)) return 'list' in type ? value.map(item => readText(item, type.list)) : value;
  if (value instanceof Map) return 'context' in type ? new Map([...value].map(([name, item]) => [name, readText(item, type.context.get(name) ?? any)] as const)) : value;
  return typeof value === 'string' && 'name' in type && temporal.includes(type.name) ? parseAt(value) ?? value : value;
}

function importedInput(name: string, model: DecisionModel, session: Session): Value | undefined {
  for (const [key, value] of session.inputs) {
    if (key.endsWith(`.${name}`)) return value;
  }
  for (const user of session.models.values()) {
    for (const part of user.imports.filter(candidate => candidate.namespace === model.namespace)) {
      const holder = session.inputs.get(part.name);
      if (holder instanceof Map && holder.has(name)) return holder.get(name);
    }
  }
  return undefined;
}

function decide({ element, model }: Extract<Element, { kind: 'decision' }>, session: Session): Value {
  const place = placeOf(model, session, namesFor(element.requires, model, session), element.name);
  if (element.logic === undefined) return note(session.machine, `The decision "${element.name}" has no logic`);
  return conform(evaluateLogic(element.logic, place), element.typeRef, place, `the decision "${element.name}"`);
}

/** The names that requirements bring: those of other models stand in a context of the import's name. */
function namesFor(requires: readonly Reference[], model: DecisionModel, session: Session): ReadonlyMap<string, Value> {
  const names = new Map<string, Value>();
  for (const reference of requires) {
    const found = session.elements.get(reference);
    const value = valueOf(reference, session);
    if (found === undefined) continue;
    const imported = found.model === model ? undefined : model.imports.find(part => part.namespace === found.model.namespace);
    if (imported === undefined || imported.name === '') names.set(found.element.name, value);
    else {
      const holder = names.get(imported.name);
      names.set(imported.name, new Map([...holder instanceof Map ? holder : [], [found.element.name, value]]));
    }
  }
  return names;
}

function knowledgeOf({ element, model }: Extract<Element, { kind: 'knowledge' }>, session: Session): Value {
  if (element.logic === undefined) return note(session.machine, `The knowledge model "${element.name}" has no logic`);
  const names = new Map<string, Value>();
  const place = placeOf(model, session, names, element.name);
  const made = functionOf(element.logic, place);
  if (made === null) return null;
  const result = resultType(element.typeRef, model, session);
  const whole: FeelFunction = result === undefined ? made : { ...made, result };
  // It may call itself; what it requires may call it too.
  names.set(element.name, whole);
  session.decided.set(`${model.namespace}#${element.id}`, whole);
  for (const [name, value] of namesFor(element.requires, model, session)) names.set(name, value);
  return whole;
}

/** The variable of a function is typed by the function, or (as many tools write it) by what it returns. */
function resultType(typeRef: string | undefined, model: DecisionModel, session: Session): Type | undefined {
  const type = session.typeRef(typeRef, model);
  if (type === undefined) return undefined;
  return 'parameters' in type ? type.result : type;
}

/** A decision service as a function of its input data, then its input decisions (§10.4). */
function serviceFunction(element: DecisionService, model: DecisionModel, session: Session): Value {
  const inputs = [...element.inputData, ...element.inputDecisions];
  const parameters = inputs.map(reference => {
    const found = session.elements.get(reference);
    return { name: found?.element.name ?? reference, type: undefined };
  });
  const call = (values: readonly Value[]): Value => {
    const given = new Map(inputs.map((reference, index) => [reference, values[index] ?? null] as const));
    return callService(element, model, given, session);
  };
  return { kind: 'function', parameters, call };
}

/** Evaluates a service in a session of its own, where the given values stand for its inputs. */
export function callService(element: DecisionService, model: DecisionModel, given: ReadonlyMap<Reference, Value>, session: Session): Value {
  const decided = new Map<Reference, Value>();
  for (const [reference, value] of given) {
    const found = session.elements.get(reference);
    if (found === undefined) continue;
    decided.set(reference, conform(value, found.element.typeRef, placeOf(found.model, session, new Map(), found.element.name), `"${found.element.name}"`));
  }
  const inner: Session = { ...session, inputs: new Map(), decided, open: new Set() };
  const outputs = element.outputs.map(reference => [session.elements.get(reference)?.element.name ?? reference, valueOf(reference, inner)] as const);
  const [only] = outputs;
  const value: Value = outputs.length === 1 && only !== undefined ? only[1] : new Map(outputs);
  const type = resultType(element.typeRef, model, session);
  if (type === undefined) return value;
  return conformTo(value, type, element.name, session);
}

function conformTo(value: Value, type: Type, name: string, session: Session): Value {
  const model = session.main;
  const place = placeOf(model, { ...session, typeRef: () => type }, new Map(), name);
  return conform(value, name, place, `the result of "${name}"`);
}
