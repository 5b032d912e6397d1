/** Every end has a name: it is the outcome that measures and clients' letters speak of. Source: MOD-12. */
import type { Rule } from '../rule.ts';

export const endWithoutName: Rule = {
  name: 'end-without-name',
  severity: 'error',
  check: ({ processes }) => processes.flatMap(({ process }) => Object.values(process.elements)
    .filter(({ kind, scope, name }) => kind === 'endEvent' && scope === process.id && (name ?? '').trim() === '')
    .map(({ id }) => ({ elementId: id, path: 'name', message: `Expected a name on the end event ${id} but it has none` }))),
};
