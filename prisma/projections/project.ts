/**
 * Events → changes of the read models. Pure: the same events and definition give the same changes, whether they come one by one
 * or all at once, so that the read side can be thrown away and rebuilt. A new kind of event does not compile until it is handled here.
 */
import type { CaseDefinition, CaseEvent } from '../../guidance/index.ts';
import { caseProjections } from './case.ts';
import { handoverProjections } from './handovers.ts';
import type { CaseChange, ClockRow, CoordinatorChange, Draft, EscalationRow, HandoverRow, IncidentRow, NamingChange, NamingRow, PackageRow, Rows, TaskChange, TaskRow, ValueRow, WaitEnd, WaitRow } from './changes.ts';
import { emptyDraft } from './changes.ts';
import { clockProjections } from './clocks.ts';
import { clockWaitProjections } from './clock-waits.ts';
import { coordinatorProjections } from './coordinators.ts';
import { engineProjections } from './engine.ts';
import { incidentProjections } from './incidents.ts';
import { migrationProjections } from './migration.ts';
import type { Projections } from './projections.ts';
import { taskProjections } from './tasks.ts';

const projections: Projections<CaseEvent['type']> = {
  ...engineProjections, ...caseProjections, ...taskProjections, ...handoverProjections, ...clockProjections, ...clockWaitProjections, ...incidentProjections, ...coordinatorProjections, ...migrationProjections,
};

/** Plain JSON for `luotsi.apply_changes`; what nothing changed is left out. */
export interface Changes {
  readonly case: CaseChange;
  readonly tasks?: readonly (TaskRow | TaskChange)[];
  readonly taskSets?: readonly TaskChange[];
  readonly clocks?: readonly ClockRow[];
  readonly clockSets?: readonly Partial<ClockRow>[];
  readonly handovers?: readonly HandoverRow[];
  readonly handoverSets?: readonly Partial<HandoverRow>[];
  readonly packages?: readonly PackageRow[];
  readonly escalations?: readonly EscalationRow[];
  readonly escalationSets?: readonly Partial<EscalationRow>[];
  readonly incidents?: readonly IncidentRow[];
  readonly incidentSets?: readonly Partial<IncidentRow>[];
  readonly waits?: readonly WaitRow[];
  readonly waitEnds?: readonly WaitEnd[];
  readonly coordinators?: readonly CoordinatorChange[];
  readonly namings?: readonly (NamingRow | NamingChange)[];
  readonly namingSets?: readonly NamingChange[];
  readonly values?: readonly ValueRow[];
}

/** @param events of one case, in order; each names the element it comes from */
export function project(events: readonly CaseEvent[], definition: CaseDefinition): Changes {
  const draft = emptyDraft(definition);
  for (const event of events) {
    projectOne(event, draft);
    draft.case.lastSequence = event.sequence;
  }
  return {
    case: draft.case,
    ...rowsOf('tasks', 'taskSets', 'taskId', draft.tasks), ...rowsOf('clocks', 'clockSets', 'clock', draft.clocks),
    ...rowsOf('handovers', 'handoverSets', 'taskId', draft.handovers), ...rowsOf('escalations', 'escalationSets', 'id', draft.escalations),
    ...(draft.packages.size > 0 && { packages: [...draft.packages.values()] }),
    ...rowsOf('incidents', 'incidentSets', 'id', draft.incidents),
    ...(draft.waits.length > 0 && { waits: draft.waits }), ...(draft.waitEnds.length > 0 && { waitEnds: draft.waitEnds }),
    ...(draft.coordinators.length > 0 && { coordinators: draft.coordinators }), ...rowsOf('namings', 'namingSets', 'taskId', draft.namings),
    ...(draft.values.size > 0 && { values: [...draft.values.values()] }),
  };
}

function projectOne<Type extends CaseEvent['type']>(event: Extract<CaseEvent, { type: Type }>, draft: Draft): void {
  const projection: (event: Extract<CaseEvent, { type: Type }>, draft: Draft) => void = projections[event.type as Type];
  projection(event, draft);
}

function rowsOf<Row>(made: string, changed: string, key: string, rows: Rows<Row>): Record<string, unknown> {
  return {
    ...(rows.made.size > 0 && { [made]: [...rows.made.values()] }),
    ...(rows.changed.size > 0 && { [changed]: [...rows.changed].map(([id, patch]) => ({ ...patch, [key]: id })) }),
  };
}
