/** The syntax tree of FEEL, and the failure of reading one. */
import type { RangeSign, Type, Value } from './values.ts';

export type Operator = '+' | '-' | '*' | '/' | '**' | '=' | '!=' | '<' | '<=' | '>' | '>=' | 'and' | 'or';
export interface Iterator { readonly name: string; readonly from: Node; readonly to: Node | undefined }
export interface RangeNode { readonly type: 'range'; readonly sign: RangeSign; readonly low: Node | undefined; readonly high: Node | undefined; readonly lowIncluded: boolean; readonly highIncluded: boolean }

/** A type as written: names of item definitions are looked up where the expression runs. */
export type TypeNode =
  | { readonly name: string }
  | { readonly list: TypeNode }
  | { readonly range: TypeNode }
  | { readonly context: readonly (readonly [string, TypeNode])[] }
  | { readonly parameters: readonly TypeNode[]; readonly result: TypeNode };

export type Node =
  | { readonly type: 'literal'; readonly value: Value }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'binary'; readonly operator: Operator; readonly left: Node; readonly right: Node }
  | { readonly type: 'negate'; readonly operand: Node }
  | { readonly type: 'between'; readonly value: Node; readonly low: Node; readonly high: Node }
  | { readonly type: 'in'; readonly value: Node; readonly tests: readonly Node[] }
  | { readonly type: 'instance of'; readonly value: Node; readonly of: TypeNode }
  | RangeNode
  | { readonly type: 'list'; readonly items: readonly Node[] }
  | { readonly type: 'context'; readonly entries: readonly (readonly [string, Node])[] }
  | { readonly type: 'path'; readonly from: Node; readonly name: string }
  | { readonly type: 'filter'; readonly from: Node; readonly by: Node }
  | { readonly type: 'call'; readonly callee: Node; readonly positional: readonly Node[] | undefined; readonly named: readonly (readonly [string, Node])[] | undefined }
  | { readonly type: 'if'; readonly condition: Node; readonly then: Node; readonly otherwise: Node }
  | { readonly type: 'for'; readonly iterators: readonly Iterator[]; readonly result: Node }
  | { readonly type: 'quantified'; readonly every: boolean; readonly iterators: readonly Iterator[]; readonly test: Node }
  | { readonly type: 'function'; readonly parameters: readonly (readonly [string, TypeNode | undefined])[]; readonly body: Node; readonly external: boolean }
  /** Unary tests (§7.3.13): any of the tests, or none of them where negated; no tests are a dash. */
  | { readonly type: 'tests'; readonly negated: boolean; readonly tests: readonly Node[] | undefined };

export type NamedType = Type;

/** The text is no FEEL: what is wrong and where (characters from 0). */
export class FeelSyntaxError extends Error {
  readonly from: number;
  readonly to: number;
  constructor(message: string, from: number, to: number) {
    super(message);
    this.name = 'FeelSyntaxError';
    this.from = from;
    this.to = to;
  }
}
