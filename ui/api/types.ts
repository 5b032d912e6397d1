/** Types of the browser client, inferred from the route table: what a call needs and what it answers. */
import type { z } from 'zod';
import type { OperationId, routes } from '../../contracts/index.ts';

type Routes = typeof routes;

/** Names of the `{placeholders}` of a path. */
export type PathParameter<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | PathParameter<Rest> : never;

type Params<R extends { path: string }> = [PathParameter<R['path']>] extends [never] ? unknown : { readonly params: Readonly<Record<PathParameter<R['path']>, string | number>> };
type Query<R> = R extends { query: infer Q extends z.ZodType } ? { readonly query?: Readonly<Partial<z.output<Q>>> } : unknown;
type Body<R> = R extends { body: infer B extends z.ZodType } ? { readonly body: z.input<B> } : unknown;
/** `version`: the row's version (or a draft's revision) as it was read; sent as `If-Match`. */
type Match<R> = R extends { ifMatch: true } ? { readonly version: number } : unknown;
/** `key`: the user action's Idempotency-Key, the same on every retry of that action. */
type Key<R> = R extends { idempotencyKey: true } ? { readonly key: string } : unknown;

export type CallInput<O extends OperationId> = Params<Routes[O]> & Query<Routes[O]> & Body<Routes[O]> & Match<Routes[O]> & Key<Routes[O]>;
export type CallAnswer<O extends OperationId> = Routes[O] extends { answer: infer A extends z.ZodType } ? z.output<A> : undefined;

export interface Answer<O extends OperationId> {
  readonly data: CallAnswer<O>;
  /** 202: kept, carried out when the durable engine is back. */
  readonly accepted: boolean;
}

export interface Client {
  /** Calls one operation of the route table. Throws ProblemError or NetworkError, or the signal's reason when aborted. */
  call<O extends OperationId>(operation: O, input: CallInput<O>, signal?: AbortSignal): Promise<Answer<O>>;
}
