/** What was recorded about a client's matter: the newest value per key, with who and when ("nothing asked twice"). */
import type { Actor } from '../../guidance/index.ts';
import type { Draft } from './changes.ts';

export function recordValues(draft: Draft, variables: Readonly<Record<string, unknown>>, source: { readonly at: string; readonly by?: Actor; readonly elementId?: string }): void {
  const { at, by, elementId } = source;
  for (const [key, value] of Object.entries(variables)) {
    draft.values.set(key, { key, value, at, ...(by && { worker: by.worker, unit: by.unit }), ...(elementId !== undefined && { elementId }) });
  }
}
