/**
 * A state being changed: tables are copied at their first change and changed in place after that,
 * so that one command costs one copy per touched table and untouched parts are shared with the state before.
 */
import type { State } from '../model/state.ts';

type TableName = 'activations' | 'tasks' | 'timers' | 'messages' | 'incidents' | 'joins';
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
export function writable<Name extends TableName>(draft: Draft, name: Name): Writable<State[Name]> {
  if (!draft.copied.has(name)) {
    draft.copied.add(name);
    draft.state[name] = { ...draft.state[name] };
  }
  return draft.state[name];
}
