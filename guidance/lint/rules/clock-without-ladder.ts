/** Every clock with a due day has a ladder: a limit that calls nobody passes unseen. A clock without number has nothing to count from. Source: MOD-12. */
import type { Rule } from '../rule.ts';

export const clockWithoutLadder: Rule = {
  name: 'clock-without-ladder',
  severity: 'error',
  check: ({ definition, guidance }) => guidance.clocks
    .filter(({ unit, ladder }) => unit !== 'withoutUndueDelay' && unit !== 'now' && ladder === undefined)
    .map(({ id, name }) => ({ elementId: definition.main, path: `clock(${id}).ladder`, message: `Expected a ladder on the clock "${name.fi}" but it has none` })),
};
