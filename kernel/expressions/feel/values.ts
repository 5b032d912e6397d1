/**
 * The values of FEEL (DMN 1.5 §10.3.2): what the parser makes of literals and the evaluator computes with.
 * Contexts are Maps, so that no name of a model ever meets an inherited one.
 */
export interface Decimal { readonly kind: 'number'; readonly digits: bigint; readonly exponent: number }
/** Seconds east of UTC, or a name of the zone database. */
export type Zone = { readonly offset: number } | { readonly id: string };
export interface FeelDate { readonly kind: 'date'; readonly year: number; readonly month: number; readonly day: number }
export interface FeelTime { readonly kind: 'time'; readonly nanos: number; readonly zone: Zone | undefined }
export interface FeelDateTime { readonly kind: 'date and time'; readonly year: number; readonly month: number; readonly day: number; readonly nanos: number; readonly zone: Zone | undefined }
export interface DaysDuration { readonly kind: 'days and time duration'; readonly nanos: bigint }
export interface MonthsDuration { readonly kind: 'years and months duration'; readonly months: number }
export type RangeSign = '..' | '<' | '<=' | '>' | '>=' | '=' | '!=';
export interface Range {
  readonly kind: 'range'; readonly sign: RangeSign; readonly low: Value; readonly high: Value; readonly lowIncluded: boolean; readonly highIncluded: boolean;
}
/** A function: `call` gets one value per parameter, already of the parameter's type. */
export interface FeelFunction {
  readonly kind: 'function';
  readonly parameters: readonly Parameter[];
  readonly result?: Type | undefined;
  call(values: readonly Value[]): Value;
  /** Built-in functions choose among their signatures themselves. */
  invoke?(positional: readonly Value[] | undefined, named: ReadonlyMap<string, Value> | undefined): Value;
}
export interface Parameter { readonly name: string; readonly type: Type | undefined }
export type Context = Map<string, Value>;
export type Temporal = FeelDate | FeelTime | FeelDateTime;
export type Duration = DaysDuration | MonthsDuration;
export type Value = null | boolean | string | Decimal | Temporal | Duration | Range | FeelFunction | Value[] | Context;

/** A type (§10.3.2.9): a name of the standard, or a composed one; `allows` are the allowed values of an item definition. */
export type Type = (
  | { readonly name: string }
  | { readonly list: Type }
  | { readonly range: Type }
  | { readonly context: ReadonlyMap<string, Type> }
  | { readonly parameters: readonly Type[]; readonly result: Type }
) & { readonly allows?: ((value: Value) => boolean) | undefined };

export type Kind = 'null' | 'boolean' | 'string' | 'list' | 'context' | Exclude<Value, null | boolean | string | Value[] | Context>['kind'];

/** The kind of a value, by which operators choose what they do. */
export function kindOf(value: Value): Kind {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'string';
  if (Array.isArray(value)) return 'list';
  return value instanceof Map ? 'context' : value.kind;
}

export function isNumber(value: Value | undefined): value is Decimal {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'number';
}

export function isRange(value: Value): value is Range {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'range';
}

export function isFunction(value: Value | undefined): value is FeelFunction {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'function';
}
