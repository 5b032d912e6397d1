/** What a version holds beside its diagram: forms and decisions by key. Changed here, saved together with the diagram. */
import { useCallback, useState } from 'react';
import type { Version } from '../../contracts/index.ts';

export type FormSchema = Version['forms'][string];

export interface Attached {
  readonly forms: Version['forms'];
  readonly decisions: Version['decisions'];
  /** Rises with every change. */
  readonly revision: number;
  readonly dirty: boolean;
  /** Undefined takes the form away. */
  readonly setForm: (key: string, schema: FormSchema | undefined) => void;
  readonly setDecision: (key: string, xml: string | undefined) => void;
  /** Tells that all is saved as it was at this revision. */
  readonly saved: (revision: number) => void;
}

interface State { readonly forms: Version['forms']; readonly decisions: Version['decisions']; readonly revision: number; readonly saved: number }

export function useAttached({ forms, decisions }: Pick<Version, 'forms' | 'decisions'>): Attached {
  const [state, setState] = useState<State>({ forms, decisions, revision: 0, saved: 0 });
  const setForm = useCallback((key: string, schema: FormSchema | undefined) => { setState((old) => ({ ...old, forms: withKey(old.forms, key, schema), revision: old.revision + 1 })); }, []);
  const setDecision = useCallback((key: string, xml: string | undefined) => { setState((old) => ({ ...old, decisions: withKey(old.decisions, key, xml), revision: old.revision + 1 })); }, []);
  const saved = useCallback((revision: number) => { setState((old) => ({ ...old, saved: Math.max(old.saved, revision) })); }, []);
  return { forms: state.forms, decisions: state.decisions, revision: state.revision, dirty: state.revision !== state.saved, setForm, setDecision, saved };
}

function withKey<Value>(all: Readonly<Record<string, Value>>, key: string, value: Value | undefined): Record<string, Value> {
  const { [key]: _old, ...others } = all;
  return value === undefined ? others : { ...others, [key]: value };
}

/** A key that is free, made of words as people write them: `Alkukartoitus (koti)` → `alkukartoitus-koti`. */
export function freeKey(words: string, taken: readonly string[]): string {
  const plain = words.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, 60) || 'uusi';
  if (!taken.includes(plain)) return plain;
  for (let n = 2; ; n += 1) if (!taken.includes(`${plain}-${n}`)) return `${plain}-${n}`;
}
