/**
 * A state being changed: what a command touches is copied at its first change and changed in place after that;
 * everything else is shared with the state before. Of a large table only the chunk that is touched is copied,
 * so a step costs the same with ten entries and with ten thousand.
 */
import type { State } from '../model/state.ts';
import type { Chunk, Table } from '../model/table.ts';
import { chunkFor, isChunked, numberOf } from '../model/table.ts';

type TableName = 'activations' | 'tasks' | 'timers' | 'messages' | 'incidents' | 'signals' | 'conditions';
type RecordName = 'joins' | 'compensations' | 'parts' | 'phases';
type EntryOf<Name extends TableName> = NonNullable<State[Name]> extends Table<infer T> ? T : never;
type Entries = Record<string, unknown>;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

export interface Draft {
  readonly state: Writable<State>;
  /** Records and lists that are the draft's own, free to be changed until it is given away; for records how many entries they have. */
  readonly own: Map<object, number>;
}

/** A record with more becomes chunks; a chunk takes this many new ones. Part of the state's format: replay must come to the same shape. */
const largestRecord = 32;
const chunkSize = 16;

/** Opens a draft of a state; the state itself is never changed. */
export function openDraft(state: State): Draft {
  return { state: { ...state }, own: new Map() };
}

/** The draft's own copy of a record that is not a table. */
export function writable<Name extends RecordName>(draft: Draft, name: Name): Writable<NonNullable<State[Name]>> {
  const records = draft.state as { [Key in Name]?: NonNullable<State[Name]> };
  const record = ownRecord(draft, records[name] ?? {}) as NonNullable<State[Name]>;
  records[name] = record;
  return record;
}

/** Puts an entry into a table, in place of one with the same id. */
export function put<Name extends TableName>(draft: Draft, name: Name, id: string, entry: EntryOf<Name>): void {
  const table: Table<unknown> = draft.state[name] ?? {};
  if (isChunked(table)) putInChunk(draft, setTable(draft, name, ownList(draft, table)), id, entry);
  else {
    const record = setTable(draft, name, ownRecord(draft, table));
    if (putInRecord(draft, record, id, entry) > largestRecord) setTable(draft, name, split(draft, record));
  }
}

/** Takes an entry out of a table that has it. */
export function remove(draft: Draft, name: TableName, id: string): void {
  const table: Table<unknown> = draft.state[name] ?? {};
  if (!isChunked(table)) {
    takeFromRecord(draft, setTable(draft, name, ownRecord(draft, table)), id);
    return;
  }
  const list = setTable(draft, name, ownList(draft, table));
  takeFromChunk(draft, list, id);
  // One chunk is a small table again.
  if (list.length < 2) setTable(draft, name, list[0]?.entries ?? {});
}

function setTable<T extends Table<unknown>>(draft: Draft, name: TableName, table: T): T {
  (draft.state as Record<TableName, Table<unknown>>)[name] = table;
  return table;
}

function putInChunk(draft: Draft, list: Chunk<unknown>[], id: string, entry: unknown): void {
  const place = chunkFor(list, id);
  const chunk = list[place] ?? { from: 0, entries: {} };
  const entries = ownRecord(draft, chunk.entries);
  const full = (draft.own.get(entries) ?? 0) >= chunkSize && !Object.hasOwn(entries, id);
  if (full && place === list.length - 1) {
    list.push({ from: numberOf(id), entries: ownRecord(draft, { [id]: entry }) });
    return;
  }
  list[place] = { from: Math.min(chunk.from, numberOf(id)), entries };
  // An older number that comes late is rare; a chunk that grew by such is halved.
  if (putInRecord(draft, entries, id, entry) > 2 * chunkSize) list.splice(place, 1, ...split(draft, entries));
}

function takeFromChunk(draft: Draft, list: Chunk<unknown>[], id: string): void {
  const place = chunkFor(list, id);
  const chunk = list[place];
  if (chunk === undefined) return;
  const entries = ownRecord(draft, chunk.entries);
  list[place] = { from: chunk.from, entries };
  const left = takeFromRecord(draft, entries, id);
  if (left === 0) list.splice(place, 1);
  else if (left <= chunkSize / 4) joinNext(draft, list, Math.min(place, list.length - 2));
}

/** Two neighbours that have grown thin become one, so that there are never many more chunks than their entries need. */
function joinNext(draft: Draft, list: Chunk<unknown>[], place: number): void {
  const [first, second] = [list[place], list[place + 1]];
  if (first === undefined || second === undefined) return;
  const count = Object.keys(first.entries).length + Object.keys(second.entries).length;
  if (count <= chunkSize / 2) list.splice(place, 2, { from: first.from, entries: ownRecord(draft, { ...first.entries, ...second.entries }) });
}

/** The entries in chunks, by number. */
function split(draft: Draft, record: Readonly<Entries>): Chunk<unknown>[] {
  const sorted = Object.entries(record).sort(([a], [b]) => numberOf(a) - numberOf(b));
  const list: Chunk<unknown>[] = [];
  for (let first = 0; first < sorted.length; first += chunkSize) {
    const part = sorted.slice(first, first + chunkSize);
    list.push({ from: numberOf(part[0]?.[0] ?? ''), entries: ownRecord(draft, Object.fromEntries(part)) });
  }
  draft.own.set(list, list.length);
  return list;
}

function putInRecord(draft: Draft, record: Entries, id: string, entry: unknown): number {
  const count = (draft.own.get(record) ?? 0) + (Object.hasOwn(record, id) ? 0 : 1);
  record[id] = entry;
  draft.own.set(record, count);
  return count;
}

function takeFromRecord(draft: Draft, record: Entries, id: string): number {
  const count = (draft.own.get(record) ?? 0) - (Object.hasOwn(record, id) ? 1 : 0);
  delete record[id];
  draft.own.set(record, count);
  return count;
}

function ownList(draft: Draft, list: readonly Chunk<unknown>[]): Chunk<unknown>[] {
  if (draft.own.has(list)) return list as Chunk<unknown>[];
  const copy = list.slice();
  draft.own.set(copy, copy.length);
  return copy;
}

/**
 * A copy in the hash-table form that V8 gives to objects after a deletion. A spread would build a hidden class key by key,
 * which costs twenty times as much for ids that come and go. Keys are ids (`a#1`, `scope/join`), never `__proto__`.
 */
function ownRecord<T extends Readonly<Entries>>(draft: Draft, record: T): Writable<T> {
  if (draft.own.has(record)) return record;
  const copy: Entries = { first: 0, second: 0 };
  delete copy['first'];
  delete copy['second'];
  let count = 0;
  for (const id in record) {
    copy[id] = record[id];
    count += 1;
  }
  draft.own.set(copy, count);
  return copy as T;
}
