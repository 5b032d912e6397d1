/**
 * A table of a state: entries by id (`<name>#<number>`, the number given once in an instance). Plain JSON in two shapes:
 * a small table is a record; a large one is a list of chunks in the order of the numbers, so that a change copies one chunk and
 * shares the others with the state before. Read it by these functions only; `engine/draft.ts` alone writes it.
 */
export interface Chunk<T> {
  /** No entry of this chunk has a smaller number; the chunks before have only smaller ones. */
  readonly from: number;
  readonly entries: Readonly<Record<string, T>>;
}

export type Table<T> = Readonly<Record<string, T>> | readonly Chunk<T>[];

/** The entry with an id, if the table has one. */
export function entryOf<T>(table: Table<T> | undefined, id: string): T | undefined {
  if (table === undefined) return undefined;
  const entries = isChunked(table) ? table[chunkFor(table, id)]?.entries : table;
  return entries !== undefined && Object.hasOwn(entries, id) ? entries[id] : undefined;
}

/** All entries: by chunk, and in it in the order in which they came. */
export function entriesOf<T>(table: Table<T> | undefined): readonly T[] {
  if (table === undefined) return [];
  return isChunked(table) ? table.flatMap(({ entries }) => Object.values(entries)) : Object.values(table);
}

/** Whether there is no entry. */
export function isEmpty(table: Table<unknown> | undefined): boolean {
  if (table === undefined || isChunked(table)) return table === undefined || table.length === 0;
  for (const id in table) if (Object.hasOwn(table, id)) return false;
  return true;
}

export function isChunked<T>(table: Table<T>): table is readonly Chunk<T>[] {
  return Array.isArray(table);
}

/** The place of the chunk that an id belongs to: the last one that does not begin after it. */
export function chunkFor(table: readonly Chunk<unknown>[], id: string): number {
  const number = numberOf(id);
  let [low, high] = [0, table.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((table[middle]?.from ?? 0) <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function numberOf(id: string): number {
  return Number(id.slice(id.lastIndexOf('#') + 1));
}
