/** A list that is read page by page: "load more" adds a page, the live stream reads all shown pages again. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LiveEvent, OperationId } from '../../contracts/index.ts';
import { useClient } from './client-context.ts';
import { isCallError } from './errors.ts';
import type { CallError } from './errors.ts';
import { useLive } from './live.tsx';
import type { CallAnswer, CallInput, Client } from './types.ts';

/** Operations that answer a page: items and the cursor of the next. */
export type PageOperation = { [O in OperationId]: CallAnswer<O> extends { items: readonly unknown[]; nextCursor: string | null } ? O : never }[OperationId];
type Page<O extends PageOperation> = CallAnswer<O> & { readonly items: readonly unknown[]; readonly nextCursor: string | null };

/** The items of an operation's pages, as an array. */
export type Items<O extends OperationId> = CallAnswer<O> extends { items: infer I extends readonly unknown[] } ? I : never;

export interface PagedList<O extends PageOperation> {
  /** Items of all pages read so far, in the server's order; undefined before the first answer. */
  readonly items: Items<O> | undefined;
  /** The newest first page, for what stands beside the items (counts). */
  readonly first: CallAnswer<O> | undefined;
  readonly more: boolean;
  readonly loading: boolean;
  readonly error: CallError | undefined;
  readonly loadMore: () => void;
  readonly refetch: () => void;
}

interface State<O extends PageOperation> { readonly name: string; readonly pages: readonly Page<O>[]; readonly error?: CallError; readonly loading: boolean }

/** Reads the first `count` pages. All of them every time: rows move between reads, and what is shown must have no row twice and none missing. */
async function readPages<O extends PageOperation>(client: Client, operation: O, input: CallInput<O>, count: number, signal: AbortSignal): Promise<readonly Page<O>[]> {
  const pages: Page<O>[] = [];
  let cursor: string | null = null;
  do {
    const query: object = { ...(input as { query?: object }).query, ...(cursor !== null && { cursor }) };
    const { data } = await client.call(operation, { ...input, query } as CallInput<O>, signal);
    const page = data as Page<O>;
    pages.push(page);
    cursor = page.nextCursor;
  } while (cursor !== null && pages.length < count);
  return pages;
}

export function usePages<O extends PageOperation>(operation: O, input: CallInput<O>, live?: (event: LiveEvent) => boolean): PagedList<O> {
  const client = useClient();
  const name = `${operation} ${JSON.stringify(input)}`;
  const [wanted, setWanted] = useState({ name, count: 1, round: 0 });
  const [state, setState] = useState<State<O>>({ name, pages: [], loading: true });
  const latest = useRef(input);
  latest.current = input;
  const count = wanted.name === name ? wanted.count : 1;

  useEffect(() => {
    const abort = new AbortController();
    setState((old) => (old.name === name ? { ...old, loading: true } : { name, pages: [], loading: true }));
    readPages(client, operation, latest.current, count, abort.signal).then(
      (pages) => { setState({ name, pages, loading: false }); },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        if (!isCallError(error)) throw error;
        setState((old) => ({ ...old, error, loading: false }));
      },
    );
    return () => { abort.abort(); };
  }, [client, operation, name, count, wanted.round]);

  const refetch = useCallback(() => { setWanted((old) => ({ ...old, round: old.round + 1 })); }, []);
  const loadMore = useCallback(() => { setWanted((old) => ({ name, count: (old.name === name ? old.count : 1) + 1, round: old.round })); }, [name]);
  useLive(useCallback((event) => { if (event === 'restored' || live?.(event)) refetch(); }, [live, refetch]));
  const pages = state.name === name ? state.pages : [];
  const items = pages.length > 0 ? pages.flatMap((page) => page.items) as unknown as Items<O> : undefined;
  return { items, first: pages[0], more: pages.at(-1)?.nextCursor != null, loading: state.loading, error: state.name === name ? state.error : undefined, loadMore, refetch };
}
