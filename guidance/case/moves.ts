/** Moves from unit to unit: the waiting tasks go along, every move is counted, and being passed around is raised to the supervisor. */
import { entriesOf } from '../../kernel/run.ts';
import type { CaseCommand } from '../model/case.ts';
import type { CaseFinding } from '../model/handover.ts';
import type { Actor, Responsible } from '../model/people.ts';
import { record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { standsAt } from './handovers.ts';

interface TaskMove { readonly from: Responsible; readonly to: Responsible; readonly role: string; readonly because: 'movedOn' | 'handoverAccepted'; readonly by: Actor }

/** Moves the waiting tasks of the sender's unit. Handovers that wait for an answer stay with those who have to answer. */
export function moveTasks(log: CaseLog, { from, to, role, because, by }: TaskMove): void {
  for (const { id: taskId, elementId } of entriesOf(log.state.process.tasks)) {
    if (log.state.assigned?.[taskId]?.unit !== from.unit || log.state.handovers[taskId] !== undefined) continue;
    record(log, { type: 'taskReassigned', v: 1, at: log.at, elementId, taskId, unit: to.unit, role, ...(to.worker !== undefined && { worker: to.worker }), because, by });
  }
}

/** A matter that nobody has taken goes on to the right unit, without the client getting in touch again. */
export function moveOn(log: CaseLog, { toUnit, toRole, reason, by }: Extract<CaseCommand, { type: 'moveOn' }>): undefined {
  const from = log.state.responsible;
  const elementId = standsAt(log.state);
  record(log, { type: 'responsibilityMoved', v: 1, at: log.at, ...(from && { from }), to: { unit: toUnit }, because: 'movedOn', elementId, by, reason: reason.trim() });
  if (from) moveTasks(log, { from, to: { unit: toUnit }, role: toRole, because: 'movedOn', by });
  countMove(log, elementId);
}

/** Raises what the last move has made too much of, by the limits of the model. */
export function countMove(log: CaseLog, elementId: string): void {
  const units = log.state.movedThrough ?? [];
  const { limit, pingPong } = log.env.guidance.moves ?? {};
  const moves = units.length - 1;
  const returns = units.filter((unit, index) => units.indexOf(unit) < index).length;
  const last = units[units.length - 1] ?? '';
  if (limit !== undefined && moves > limit) raiseFinding(log, { finding: 'moves', kind: 'help', role: 'supervisor', unit: last, elementId });
  if (pingPong !== undefined && returns > pingPong && units.indexOf(last) < units.length - 1) raiseFinding(log, { finding: 'pingPong', kind: 'help', role: 'supervisor', unit: last, elementId });
}

/** The case falls between: somebody has to look. Raised by whoever watches the rows, so that it also comes when the rules failed. */
export function raiseStuck(log: CaseLog, { unit }: Extract<CaseCommand, { type: 'raiseStuck' }>): undefined {
  raiseFinding(log, { finding: 'stuck', kind: 'help', role: 'supervisor', unit, elementId: standsAt(log.state) });
}

interface Raised { readonly finding: CaseFinding; readonly kind: 'inform' | 'help'; readonly role: string; readonly unit: string; readonly worker?: string; readonly elementId: string }

/** Raises something that no clock tells. Its id has the sequence of its event, so that none is raised twice. */
export function raiseFinding(log: CaseLog, { finding, ...raised }: Raised): void {
  record(log, { type: 'escalationRaised', v: 1, at: log.at, escalationId: `${finding}.${log.state.sequence + 1}`, stepId: finding, finding, ...raised, dueAt: log.at });
}
