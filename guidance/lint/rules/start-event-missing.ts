/** A process has a start event: what begins a case is drawn, not guessed. Source: MOD-12. */
import { called } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const startEventMissing: Rule = {
  name: 'start-event-missing',
  severity: 'error',
  check: ({ processes }) => processes.flatMap(({ process }) => {
    const started = process.children.some((id) => process.elements[id]?.kind === 'startEvent');
    return started ? [] : [{ elementId: process.id, message: `Expected a start event in ${called(process)} but it has none` }];
  }),
};
