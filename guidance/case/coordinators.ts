/**
 * Coordinators of the intensive tier: asked for, proposed, accepted or declined. A role that the model requires is never without its
 * holder once it was named: who leaves keeps it until the next has accepted, and then it changes hands in one event.
 */
import type { Actor, CaseCommand, GuidanceEvent, LeavingReason, Naming } from '../model/case.ts';
import type { Handover } from '../model/handover.ts';
import type { CoordinatorDefinition, Tier } from '../model/guidance-definition.ts';
import { record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { cancelNamingClocks, moveNamingClocks } from './clocks.ts';
import { handedRole, unitOf } from './environment.ts';
import { moveResponsibility, reassign } from './responsibility.ts';

type CommandOf<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

/** The tier whose clients have coordinators. */
const INTENSIVE: Tier = 3;

/** On entering the intensive tier every required role that nobody has is asked for, save those that a handover names; on leaving it nobody is asked any more. */
export function nameForTier(log: CaseLog, tier: Tier, elementId: string): void {
  if (tier < INTENSIVE) return closeNamings(log, 'tierLeft');
  const handed = new Set(Object.keys(log.env.guidance.handovers).map((elementId) => handedRole(log.env, { elementId })));
  for (const definition of log.env.coordinators) {
    if (definition.required && log.state.coordinators?.[definition.role] === undefined && !handed.has(definition.role)) ask(log, definition, { because: 'tierEntered', elementId });
  }
}

export function nameCoordinator(log: CaseLog, { taskId, nominee, justification, full, by }: CommandOf<'nameCoordinator'>): void {
  const { role, unit, namedBy } = namingOf(log, taskId);
  const text = (justification ?? '').trim();
  const told = { taskId, role, nominee, ...(text !== '' && { justification: text }), by };
  if (full !== true) return record(log, { type: 'coordinatorProposed', v: 1, at: log.at, ...told });
  record(log, { type: 'coordinatorQueued', v: 1, at: log.at, ...told, unit, namedBy });
  moveNamingClocks(log, 'coordinatorQueued');
}

export function declineCoordination(log: CaseLog, { taskId, reason, by }: CommandOf<'declineCoordination'>): undefined {
  const { role, unit, namedBy } = namingOf(log, taskId);
  record(log, { type: 'coordinatorDeclined', v: 1, at: log.at, taskId, role, unit, namedBy, by, reason: reason.trim() });
}

export function acceptCoordination(log: CaseLog, { taskId }: CommandOf<'acceptCoordination'>): undefined {
  const { role, nominee, justification } = namingOf(log, taskId);
  if (nominee === undefined) throw new Error(`Invariant: the guard let through the naming ${taskId}, which nobody was offered`);
  const { worker, unit, profession, employment } = nominee;
  const qualification = { ...(profession !== undefined && { profession }), ...(employment !== undefined && { employment }) };
  install(log, { worker, unit }, role, { taskId, qualification, ...(justification !== undefined && { justification }) });
}

/** Who accepted a handover has the role that it names; a naming that was open for it has its answer. */
export function nameByHandover(log: CaseLog, coordinator: Actor, handover: Pick<Handover, 'elementId' | 'terms'>, evidence: Pick<Extract<GuidanceEvent, { type: 'coordinatorNamed' }>, 'qualification' | 'justification'>): void {
  const role = handedRole(log.env, handover);
  if (role === undefined) return;
  const { elementId } = handover;
  const open = Object.values(log.state.namings ?? {}).find((naming) => naming.role === role);
  install(log, coordinator, role, { elementId, ...(open && { taskId: open.taskId }), ...evidence });
}

/** Gives up a role: at once where the tier or the model lets it stand empty, else the next is asked for and nothing changes yet. */
export function endCoordination(log: CaseLog, { role, worker, because, by }: CommandOf<'endCoordination'>): undefined {
  const holder = log.state.coordinators?.[role];
  if (holder === undefined) return;
  const leaving = { worker, unit: holder.unit };
  const next = mustFollow(log, role);
  if (next !== undefined) {
    const asked = Object.values(log.state.namings ?? {}).some((naming) => naming.role === role);
    if (!asked) ask(log, next, { because, replaces: leaving, by });
    return;
  }
  record(log, { type: 'coordinatorReleased', v: 1, at: log.at, coordinator: leaving, role, because, by });
  if (log.state.responsible?.worker === worker) moveResponsibility(log, { unit: log.state.responsible.unit }, { because, by });
  if (role === log.env.coordinators[0]?.role) reassign(log, 'coordinator', leaving.unit, { unit: leaving.unit }, { because, by });
}

export function keepCoordinator(log: CaseLog, { taskId, by }: CommandOf<'keepCoordinator'>): undefined {
  record(log, { type: 'namingClosed', v: 1, at: log.at, taskId, role: namingOf(log, taskId).role, because: 'kept', by });
  cancelNamingClocks(log);
}

/** Nobody is asked any more. */
export function closeNamings(log: CaseLog, because: 'caseEnded' | 'tierLeft'): void {
  for (const { taskId, role } of Object.values(log.state.namings ?? {})) record(log, { type: 'namingClosed', v: 1, at: log.at, taskId, role, because });
  if (because === 'tierLeft') cancelNamingClocks(log);
}

function ask(log: CaseLog, definition: CoordinatorDefinition, why: { readonly because: 'tierEntered' | LeavingReason; readonly replaces?: Actor; readonly by?: Actor; readonly elementId?: string }): void {
  const { role, namedBy } = definition;
  const unit = why.replaces?.unit ?? (definition.unit === undefined ? log.state.responsible?.unit ?? '' : unitOf(log.state.region, definition.unit));
  record(log, { type: 'coordinatorNeeded', v: 1, at: log.at, taskId: `naming:${role}#${log.state.next}`, role, unit, namedBy, ...why });
  moveNamingClocks(log, 'coordinatorNeeded');
}

/** The role's definition, where the tier and the model want it held at every instant. */
function mustFollow(log: CaseLog, role: string): CoordinatorDefinition | undefined {
  return (log.state.tier ?? 1) < INTENSIVE ? undefined : log.env.coordinators.find((candidate) => candidate.role === role && candidate.required);
}

/** The one event in which a role changes hands, and what goes along: the coordinator's tasks, and the matter when the one before was responsible. */
function install(log: CaseLog, coordinator: Actor, role: string, evidence: Pick<Extract<GuidanceEvent, { type: 'coordinatorNamed' }>, 'elementId' | 'taskId' | 'qualification' | 'justification'>): void {
  const first = role === (log.env.coordinators[0]?.role ?? role);
  const { worker, unit } = coordinator;
  const replaced = otherHolder(log, role, worker);
  record(log, {
    type: 'coordinatorNamed', v: 1, at: log.at, coordinator: { worker, unit }, role, ...evidence, ...(!first && { secondary: true as const }), ...(replaced && { replaced }),
  });
  moveNamingClocks(log, 'coordinatorNamed');
  if (replaced && first) reassign(log, 'coordinator', replaced.unit, { unit, worker }, { because: 'coordinatorNamed' });
  if (replaced && log.state.responsible?.worker === replaced.worker) moveResponsibility(log, { unit, worker }, { because: 'coordinatorNamed' });
}

function otherHolder(log: CaseLog, role: string, worker: string): Actor | undefined {
  const holder = log.state.coordinators?.[role];
  return holder === undefined || holder.worker === worker ? undefined : { worker: holder.worker, unit: holder.unit };
}

function namingOf(log: CaseLog, taskId: string): Naming {
  const naming = log.state.namings?.[taskId];
  if (naming === undefined) throw new Error(`Invariant: the guard let through the naming ${taskId}, which is not there`);
  return naming;
}
