/** A case that moves to another version: its tasks, clocks and open things get the names they have there. */
import type { CaseEvent } from '../../guidance/index.ts';
import { change } from './changes.ts';
import { clockNames, elementNames } from './definition-texts.ts';
import type { Projections } from './projections.ts';

/** The draft's definition is the new version's: see `segmentsOf`. */
export const migrationProjections: Projections<'caseMigrated'> = {
  caseMigrated: ({ to, elements, tasks, clocks }, draft) => {
    const { definition } = draft;
    draft.case.version = to;
    if (Object.keys(elements).length > 0) draft.case.renamed = elements;
    for (const { taskId, elementId } of tasks) {
      const [formKey, tier] = [definition.guidance.forms[elementId], definition.guidance.tiers[elementId]];
      change(draft.tasks, taskId, { elementId, names: elementNames(definition, elementId), ...(formKey !== undefined && { formKey }), ...(tier !== undefined && { tier }) });
    }
    for (const { clock, clockId, warnings } of clocks) change(draft.clocks, clock, { clockId, names: clockNames(definition, clockId), ...(warnings && { warns: true }) });
  },
};

export interface Segment { readonly versionHash: string; readonly events: readonly CaseEvent[] }

/** Events by the version that they are of: a move and what comes after it are of the version it leads to. */
export function segmentsOf(events: readonly CaseEvent[], versionHash: string): readonly Segment[] {
  const at = events.findIndex((event, index) => index > 0 && event.type === 'caseMigrated');
  const [first] = events;
  const own = first?.type === 'caseMigrated' ? first.to.hash : versionHash;
  return at === -1 ? [{ versionHash: own, events }] : [{ versionHash: own, events: events.slice(0, at) }, ...segmentsOf(events.slice(at), own)];
}

/** The version of a log's first event, when its case runs this one now. */
export function firstVersion(events: readonly CaseEvent[], versionHash: string): string {
  const move = events.find((event) => event.type === 'caseMigrated');
  return move?.type === 'caseMigrated' ? move.from.hash : versionHash;
}
