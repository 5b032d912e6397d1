/** A decision model as plain JSON: what is left of a DMN file when the XML is gone. Compiled once, evaluated often. */
export interface DecisionModel {
  readonly namespace: string;
  readonly name: string;
  readonly imports: readonly { readonly name: string; readonly namespace: string }[];
  readonly types: readonly ItemDefinition[];
  readonly inputs: readonly InputData[];
  readonly decisions: readonly DecisionElement[];
  readonly knowledge: readonly KnowledgeModel[];
  readonly services: readonly DecisionService[];
  /** Names anywhere in the model that are more than one word: entries of contexts, components of types. */
  readonly members: readonly string[];
}

export interface ItemDefinition {
  readonly name: string;
  readonly typeRef?: string;
  readonly collection: boolean;
  readonly components?: readonly ItemDefinition[];
  /** Unary tests over a value, or over each item of a collection. */
  readonly allowedValues?: string;
  /** Unary tests over the value as a whole (DMN 1.5). */
  readonly typeConstraint?: string;
  readonly function?: { readonly parameters: readonly (string | undefined)[]; readonly result?: string };
}

export interface InputData { readonly id: string; readonly name: string; readonly typeRef?: string }
/** `namespace#id`. */
export type Reference = string;
interface Named { readonly id: string; readonly name: string; readonly typeRef?: string; readonly requires: readonly Reference[] }
export interface DecisionElement extends Named { readonly logic?: Logic }
export interface KnowledgeModel extends Named { readonly logic?: Extract<Logic, { kind: 'function' }> }
export interface DecisionService {
  readonly id: string; readonly name: string; readonly typeRef?: string;
  readonly outputs: readonly Reference[]; readonly inputDecisions: readonly Reference[]; readonly inputData: readonly Reference[];
}

export interface Parameter { readonly name: string; readonly typeRef?: string }
export interface ContextEntry { readonly name?: string; readonly typeRef?: string; readonly logic: Logic }
export interface Binding { readonly name: string; readonly logic?: Logic }
export interface TableInput { readonly text: string; readonly typeRef?: string; readonly values?: string }
export interface TableOutput { readonly name?: string; readonly typeRef?: string; readonly values?: string; readonly defaultText?: string }
export interface TableRule { readonly id: string; readonly tests: readonly string[]; readonly outputs: readonly string[] }
export type HitPolicy = 'UNIQUE' | 'ANY' | 'PRIORITY' | 'FIRST' | 'OUTPUT ORDER' | 'RULE ORDER' | 'COLLECT';
export type Aggregation = 'SUM' | 'COUNT' | 'MIN' | 'MAX';
export interface DecisionTable {
  readonly kind: 'table'; readonly id: string; readonly typeRef?: string; readonly hitPolicy: HitPolicy; readonly aggregation?: Aggregation;
  readonly inputs: readonly TableInput[]; readonly outputs: readonly TableOutput[]; readonly rules: readonly TableRule[];
}

/** A boxed expression (DMN 1.5 §7.3, §10.2). */
export type Logic =
  | { readonly kind: 'literal'; readonly typeRef?: string; readonly text: string }
  | DecisionTable
  | { readonly kind: 'context'; readonly typeRef?: string; readonly entries: readonly ContextEntry[] }
  | { readonly kind: 'invocation'; readonly typeRef?: string; readonly callee: Logic; readonly bindings: readonly Binding[] }
  | { readonly kind: 'relation'; readonly typeRef?: string; readonly columns: readonly string[]; readonly rows: readonly (readonly Logic[])[] }
  | { readonly kind: 'list'; readonly typeRef?: string; readonly items: readonly Logic[] }
  | { readonly kind: 'function'; readonly typeRef?: string; readonly language: string; readonly parameters: readonly Parameter[]; readonly body?: Logic }
  | { readonly kind: 'conditional'; readonly typeRef?: string; readonly condition: Logic; readonly then: Logic; readonly otherwise: Logic }
  | { readonly kind: 'filter'; readonly typeRef?: string; readonly from: Logic; readonly match: Logic }
  | { readonly kind: 'for'; readonly typeRef?: string; readonly variable: string; readonly from: Logic; readonly result: Logic }
  | { readonly kind: 'quantified'; readonly typeRef?: string; readonly every: boolean; readonly variable: string; readonly from: Logic; readonly test: Logic };
