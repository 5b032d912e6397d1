/** One evaluation of a decision model: the models at hand, the inputs, what has been decided so far, and the explanation. */
import { note, type Machine, type Scope } from '../expressions/feel/machine.ts';
import { coerce } from '../expressions/feel/types.ts';
import { kindOf, type Type, type Value } from '../expressions/feel/values.ts';
import type { DecisionElement, DecisionModel, DecisionService, InputData, KnowledgeModel, Reference } from './model.ts';

/** A rule of a table that matched, and what it looked at. */
export interface MatchedRule { readonly decision: string; readonly table: string; readonly rule: number; readonly ruleId: string; readonly inputs: ReadonlyMap<string, Value> }

export type Element =
  | { readonly kind: 'input'; readonly model: DecisionModel; readonly element: InputData }
  | { readonly kind: 'decision'; readonly model: DecisionModel; readonly element: DecisionElement }
  | { readonly kind: 'knowledge'; readonly model: DecisionModel; readonly element: KnowledgeModel }
  | { readonly kind: 'service'; readonly model: DecisionModel; readonly element: DecisionService };

export interface Session {
  readonly main: DecisionModel;
  readonly models: ReadonlyMap<string, DecisionModel>;
  readonly elements: ReadonlyMap<Reference, Element>;
  readonly inputs: ReadonlyMap<string, Value>;
  readonly decided: Map<Reference, Value>;
  readonly open: Set<Reference>;
  readonly matched: MatchedRule[];
  /** What tables could not answer because rules matched that their hit policy does not allow at once. */
  readonly violations: string[];
  readonly machine: Machine;
  /** Whether a text may stand for a date, a time or a duration where the type of the input says so: JSON has no others. */
  readonly readsTexts: boolean;
  readonly typeRef: (name: string | undefined, model: DecisionModel) => Type | undefined;
}

/** Where an expression stands: its model, its names, and the decision it belongs to. */
export interface Place { readonly session: Session; readonly model: DecisionModel; readonly scope: Scope; readonly decision: string }

export function within(place: Place, names: ReadonlyMap<string, Value>): Place {
  return { ...place, scope: { names, parent: place.scope } };
}

/** The value as one of the type; null with a note where it is none (DMN 1.5 §10.3.2.9.4). */
export function conform(value: Value, typeRef: string | undefined, place: Place, what: string): Value {
  const type = place.session.typeRef(typeRef, place.model);
  if (type === undefined) return value;
  const result = coerce(value, type);
  return result === undefined ? note(place.session.machine, `Expected ${what} to be of type ${typeRef} but got ${kindOf(value)}`) : result;
}

export function indexElements(models: Iterable<DecisionModel>): ReadonlyMap<Reference, Element> {
  const elements = new Map<Reference, Element>();
  for (const model of models) {
    for (const element of model.inputs) elements.set(`${model.namespace}#${element.id}`, { kind: 'input', model, element });
    for (const element of model.decisions) elements.set(`${model.namespace}#${element.id}`, { kind: 'decision', model, element });
    for (const element of model.knowledge) elements.set(`${model.namespace}#${element.id}`, { kind: 'knowledge', model, element });
    for (const element of model.services) elements.set(`${model.namespace}#${element.id}`, { kind: 'service', model, element });
  }
  return elements;
}
