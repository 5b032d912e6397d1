/** Coordinators and their namings. A naming is a task of its namer's unit while somebody is sought, and of the nominee while they are asked. */
import { coordinatorRoles } from '../../guidance/index.ts';
import type { CaseDefinition, Nominee, Texts } from '../../guidance/index.ts';
import { addUnit, change } from './changes.ts';
import type { Draft, NamingChange } from './changes.ts';
import type { Projections } from './projections.ts';

type CoordinatorEvents = 'coordinatorNeeded' | 'coordinatorProposed' | 'coordinatorQueued' | 'coordinatorDeclined' | 'namingClosed' | 'coordinatorNamed' | 'coordinatorReleased';

export const coordinatorProjections: Projections<CoordinatorEvents> = {
  coordinatorNeeded: ({ taskId, role, unit, namedBy, because, replaces, at, sequence }, draft) => {
    const limit = definitionOf(draft.definition, role)?.limit;
    draft.namings.made.set(taskId, {
      taskId, role, names: roleNames(draft.definition, role), status: 'needed', unit, namedBy, because, since: at,
      ...(replaces && { replaces: replaces.worker }), ...(limit !== undefined && { clientLimit: limit }),
    });
    draft.tasks.made.set(taskId, {
      taskId, elementId: `naming:${role}`, kind: 'naming', names: toBeNamed(draft.definition, role), unit, role: namedBy, status: 'waiting', createdAt: at, createdSequence: sequence, tier: 3,
    });
    addUnit(draft, unit);
  },
  coordinatorProposed: ({ taskId, role, nominee, justification }, draft) => {
    nominate(draft, taskId, nominee, { status: 'offered', ...(justification !== undefined && { justification }) });
    change(draft.tasks, taskId, { kind: 'nomination', names: asked(draft.definition, role), role, unit: nominee.unit, forWorker: nominee.worker, setWorker: true, release: true, status: 'waiting' });
    addUnit(draft, nominee.unit);
  },
  coordinatorQueued: ({ taskId, role, nominee, justification, unit, namedBy, at }, draft) => {
    nominate(draft, taskId, nominee, { status: 'queued', queuedAt: at, ...(justification !== undefined && { justification }) });
    backToNamer(draft, taskId, role, unit, namedBy);
  },
  coordinatorDeclined: ({ taskId, role, unit, namedBy, reason }, draft) => {
    nominate(draft, taskId, undefined, { status: 'needed', reason });
    backToNamer(draft, taskId, role, unit, namedBy);
  },
  namingClosed: ({ taskId, at }, draft) => {
    change<NamingChange>(draft.namings, taskId, { status: 'closed', endedAt: at });
    change(draft.tasks, taskId, { status: 'cancelled', completedAt: at });
  },
  coordinatorNamed: ({ coordinator, role, taskId, secondary, qualification, at, sequence }, draft) => {
    if (secondary !== true) draft.case.coordinator = coordinator;
    draft.coordinators.push({
      role, at, sequence, names: roleNames(draft.definition, role), required: definitionOf(draft.definition, role)?.required ?? true, worker: coordinator.worker, unit: coordinator.unit, ...qualification,
    });
    addUnit(draft, coordinator.unit);
    if (taskId === undefined) return;
    change<NamingChange>(draft.namings, taskId, { status: 'named', endedAt: at });
    change(draft.tasks, taskId, { status: 'completed', completedAt: at, doneWorker: coordinator.worker, doneUnit: coordinator.unit });
  },
  coordinatorReleased: ({ role, because, at, sequence }, draft) => {
    if (role === coordinatorRoles(draft.definition.guidance)[0]?.role) draft.case.coordinator = null;
    draft.coordinators.push({ role, at, sequence, because });
  },
};

/** Puts who is asked, and takes what was said of who was asked before, also from a row that this run made. */
function nominate(draft: Draft, taskId: string, nominee: Nominee | undefined, more: NamingChange): void {
  const { nominee: _nominee, nomineeUnit: _unit, justification: _justification, queuedAt: _queuedAt, ...made } = draft.namings.made.get(taskId) ?? {};
  if (draft.namings.made.has(taskId)) draft.namings.made.set(taskId, made);
  change<NamingChange>(draft.namings, taskId, { ...more, setNominee: true, ...(nominee && { nominee: nominee.worker, nomineeUnit: nominee.unit }) });
}

function forgetWorker(draft: Draft, taskId: string): void {
  const { forWorker: _worker, ...made } = draft.tasks.made.get(taskId) ?? {};
  if (draft.tasks.made.has(taskId)) draft.tasks.made.set(taskId, made);
}

function backToNamer(draft: Draft, taskId: string, role: string, unit: string, namedBy: string): void {
  forgetWorker(draft, taskId);
  change(draft.tasks, taskId, { kind: 'naming', names: toBeNamed(draft.definition, role), unit, role: namedBy, setWorker: true, release: true, status: 'waiting' });
}

function definitionOf(definition: CaseDefinition, role: string) {
  return coordinatorRoles(definition.guidance).find((candidate) => candidate.role === role);
}

function roleNames(definition: CaseDefinition, role: string): Texts {
  return definitionOf(definition, role)?.name ?? { fi: role };
}

function toBeNamed(definition: CaseDefinition, role: string): Texts {
  const { fi, sv = fi, en = fi } = roleNames(definition, role);
  return { fi: `Nimettävä: ${fi}`, sv: `Ska utses: ${sv}`, en: `To be named: ${en}` };
}

function asked(definition: CaseDefinition, role: string): Texts {
  const { fi, sv = fi, en = fi } = roleNames(definition, role);
  return { fi: `Sinua pyydetään: ${fi}`, sv: `Du tillfrågas: ${sv}`, en: `You are asked: ${en}` };
}
