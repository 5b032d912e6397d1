/**
 * A state being changed: tables are copied at their first change and changed in place after that,
 * so that one command costs one copy per touched table and untouched parts are shared with the state before.
 */
import type { State } from '../model/state.ts';

type TableName = 'activations' | 'tasks' | 'timers' | 'messages' | 'incidents' | 'joins' | 'signals' | 'conditions' | 'compensations' | 'parts' | 'phases';
type Table<Name extends TableName> = NonNullable<State[Name]>;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

export interface Draft {
  readonly state: Writable<State>;
  readonly copied: Set<TableName>;
}

/** Opens a draft of a state; the state itself is never changed. */
export function openDraft(state: State): Draft {
  return { state: { ...state }, copied: new Set() };
}

/** The draft's own copy of a table, free to be changed until the draft is given away. */
export function writable<Name extends TableName>(draft: Draft, name: Name): Writable<Table<Name>> {
  const tables = draft.state as { [Key in Name]?: Table<Name> };
  const table: Table<Name> = tables[name] ?? {} as Table<Name>;
  if (draft.copied.has(name)) return table;
  draft.copied.add(name);
  const copy = copyTable(table);
  tables[name] = copy;
  return copy;
}

/**
 * A copy in the hash-table form that V8 gives to objects after a deletion. A spread would build a hidden class key by key,
 * which costs twenty times as much for a few hundred ids that come and go. Keys are ids (`a#1`, `scope/join`), never `__proto__`.
 */
function copyTable<T extends Record<string, unknown>>(table: T): T {
  const copy: Record<string, unknown> = { first: 0, second: 0 };
  delete copy['first'];
  delete copy['second'];
  for (const key in table) copy[key] = table[key];
  return copy as T;
}
