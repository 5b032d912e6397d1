/** Who is responsible: one unit or worker at every instant. Moves outside handovers, each in one event, and the tasks that go along. */
import { entriesOf, entryOf } from '../../kernel/run.ts';
import type { Assignment } from '../model/guidance-definition.ts';
import type { Actor, CaseCommand, GuidanceEvent, Responsible } from '../model/case.ts';
import { record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';

type Why = Pick<Extract<GuidanceEvent, { type: 'taskReassigned' }>, 'because' | 'by'> & { readonly elementId?: string };

/** Moves responsibility, and the waiting tasks of the responsible with it. To who has it already: nothing. */
export function moveResponsibility(log: CaseLog, to: Responsible, why: Why): void {
  const from = log.state.responsible;
  if (from?.unit === to.unit && from.worker === to.worker) return;
  record(log, { type: 'responsibilityMoved', v: 1, at: log.at, ...(from && { from }), to, ...why });
  if (from !== undefined) reassign(log, 'responsible', from.unit, to, why);
}

/**
 * Gives the waiting tasks of `to` to who has it now. The responsible worker is meant only inside the task's own unit;
 * the coordinator brings the task to theirs.
 */
export function reassign(log: CaseLog, to: Exclude<Assignment['to'], 'unit'>, fromUnit: string, holder: Responsible, { because, by }: Why): void {
  for (const { id: taskId, elementId } of entriesOf(log.state.process.tasks)) {
    const assignment = log.env.guidance.assignments[elementId];
    if (assignment?.to !== to || log.state.handovers[taskId] !== undefined) continue;
    const unit = to === 'coordinator' ? holder.unit : `${log.state.region}-${assignment.unit}`;
    if (to === 'responsible' && unit !== fromUnit) continue;
    const worker = holder.unit === unit ? holder.worker : undefined;
    record(log, { type: 'taskReassigned', v: 1, at: log.at, elementId, taskId, unit, role: assignment.role, ...(worker !== undefined && { worker }), because, ...(by && { by }) });
  }
}

/** A supervisor moves one task; when it is the responsible worker's, the matter goes with it. */
export function moveTask(log: CaseLog, { taskId, to, from, by }: Extract<CaseCommand, { type: 'moveTask' }>): undefined {
  const elementId = entryOf(log.state.process.tasks, taskId)?.elementId ?? '';
  const role = log.env.guidance.assignments[elementId]?.role ?? '';
  record(log, { type: 'taskReassigned', v: 1, at: log.at, elementId, taskId, unit: to.unit, role, worker: to.worker, because: 'moved', by });
  if (from !== undefined && from === log.state.responsible?.worker) {
    record(log, { type: 'responsibilityMoved', v: 1, at: log.at, from: log.state.responsible, to: actorOf(to), because: 'moved', elementId, by });
  }
}

/** A worker leaves: their unit is responsible until one of it takes over. */
export function leaveCase(log: CaseLog, { worker, because, by }: Extract<CaseCommand, { type: 'leaveCase' }>): undefined {
  const { responsible } = log.state;
  if (responsible?.worker === worker) moveResponsibility(log, { unit: responsible.unit }, { because, by });
}

function actorOf({ worker, unit }: Actor): Responsible {
  return { unit, worker };
}
