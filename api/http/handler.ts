/**
 * What a handler gets and gives, derived per operation from the route table: a handler for a route that does not
 * exist, a missing one, or one with a wrong body or answer does not compile.
 */
import type { Response } from 'express';
import type { z } from 'zod';
import type { OperationId, routes } from '../../contracts/index.ts';
import type { Caller } from './caller.ts';

type Routes = typeof routes;

type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? { readonly [K in Name]: string } & ParamsOf<Rest> : unknown;

export interface Input<R> {
  readonly caller: R extends { readonly access: 'public' } ? undefined : Caller;
  readonly params: R extends { readonly path: infer P extends string } ? ParamsOf<P> : unknown;
  readonly query: R extends { readonly query: infer Q extends z.ZodType } ? z.output<Q> : undefined;
  readonly body: R extends { readonly body: infer B extends z.ZodType } ? z.output<B> : undefined;
  /** `If-Match` as the row version it names. */
  readonly version: R extends { readonly ifMatch: true } ? number : undefined;
  /** `Idempotency-Key`, a lower-case UUID: it becomes the command's id. */
  readonly key: R extends { readonly idempotencyKey: true } ? string : undefined;
  /** SHA-256 of operation, path and validated body: another hash under the same key is another request. */
  readonly fingerprint: string;
}

export interface Reply<Body> {
  readonly body: Body;
  /** Only when it is not the route's `success`: 202. */
  readonly status?: 202;
  /** Row version; becomes the `ETag`. */
  readonly version?: number;
  /** Path of what was created. */
  readonly location?: string;
}

type AnswerOf<R> = R extends { readonly answer: infer A extends z.ZodType } ? Reply<z.output<A>> : (response: Response) => void;

export type Handler<Id extends OperationId> = (input: Input<Routes[Id]>) => Promise<AnswerOf<Routes[Id]>>;
export type Handlers = { readonly [Id in OperationId]: Handler<Id> };
