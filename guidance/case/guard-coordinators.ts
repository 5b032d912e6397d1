/** Whether a naming may be answered now, and by whom; whether the person may have the role by law and by the model. */
import { ineligibility } from '../people/professions.ts';
import type { Qualification } from '../people/professions.ts';
import type { Actor, CaseCommand, CaseRejection, CaseState, Naming } from '../model/case.ts';
import type { Handover } from '../model/handover.ts';
import { handedRole } from './environment.ts';
import type { CaseEnvironment } from './environment.ts';

type CommandOf<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

export function guardNaming(env: CaseEnvironment, state: CaseState, { taskId, nominee, justification, at, by }: CommandOf<'nameCoordinator'>): CaseRejection | undefined {
  const naming = openNaming(state, taskId);
  if (naming === undefined) return notOpen(taskId);
  if (by.unit !== naming.unit) return { code: 'NAMING_WRONG_UNIT', message: `Expected somebody of ${naming.unit} to name but they act in ${by.unit}` };
  if (naming.replaces?.worker === nominee.worker) return { code: 'NOT_ELIGIBLE', message: 'Expected somebody else than who leaves the role but it is the same person' };
  return guardPerson(env, state, naming.role, nominee, justification, at);
}

export function guardAnswer(state: CaseState, { taskId, by }: CommandOf<'acceptCoordination' | 'declineCoordination'>): CaseRejection | undefined {
  const naming = openNaming(state, taskId);
  if (naming?.status !== 'offered') return notOpen(taskId);
  if (naming.nominee?.worker !== by.worker) return { code: 'NAMING_NOT_YOURS', message: `Expected the answer of ${naming.nominee?.worker ?? 'nobody'} but it is ${by.worker}'s` };
  return undefined;
}

export function guardEnding(state: CaseState, { role, worker }: CommandOf<'endCoordination'>): CaseRejection | undefined {
  const holder = state.coordinators && Object.hasOwn(state.coordinators, role) ? state.coordinators[role] : undefined;
  return holder?.worker === worker ? undefined : { code: 'COORDINATOR_UNKNOWN', message: `Expected ${worker} to be the ${role} of the case but they are not` };
}

/** Only who would be replaced can stay: a role that nobody has still wants somebody. */
export function guardKeeping(state: CaseState, { taskId }: CommandOf<'keepCoordinator'>): CaseRejection | undefined {
  const naming = openNaming(state, taskId);
  if (naming === undefined) return notOpen(taskId);
  return naming.replaces === undefined ? { code: 'COORDINATOR_NEEDED', message: `Expected a ${naming.role} who could stay but nobody has the role` } : undefined;
}

/** Acceptance of a handover that names its accepter: the same law holds for them. */
export function guardHandedRole(env: CaseEnvironment, state: CaseState, handover: Handover | undefined, { by, qualification, justification, at }: CommandOf<'acceptHandover'>): CaseRejection | undefined {
  const role = handover && handedRole(env, handover);
  return role === undefined ? undefined : guardPerson(env, state, role, { ...by, ...qualification }, justification, at);
}

function guardPerson(env: CaseEnvironment, state: CaseState, role: string, person: Actor & Qualification, justification: string | undefined, at: string): CaseRejection | undefined {
  const definition = env.coordinators.find((candidate) => candidate.role === role);
  if (definition === undefined) return undefined;
  const others = Object.entries(state.coordinators ?? {}).some(([other, holder]) => other !== role && holder.worker === person.worker);
  if (others) return { code: 'NOT_ELIGIBLE', message: `Expected another person for ${role} than who has the other role of the pair` };
  const special = definition.specialSupport !== undefined && isTrue(env, definition.specialSupport, state, at);
  const code = ineligibility(person, special ? 'socialWorkerInOffice' : definition.eligibility, justification);
  if (code === undefined) return undefined;
  return { code, message: code === 'JUSTIFICATION_MISSING' ? `Expected a justification in writing for a health professional as ${role} but there is none` : `Expected a person who may be ${role} by law but they may not` };
}

/** What cannot be evaluated asks for more, not less: only `false` and null relax the rule. */
function isTrue(env: CaseEnvironment, condition: string, state: CaseState, at: string): boolean {
  const result = env.kernel.expressions.evaluate(condition, state.process.variables, at);
  return !result.ok || (result.value !== false && result.value !== null);
}

function openNaming(state: CaseState, taskId: string): Naming | undefined {
  return state.namings && Object.hasOwn(state.namings, taskId) ? state.namings[taskId] : undefined;
}

function notOpen(taskId: string): CaseRejection {
  return { code: 'NAMING_NOT_OPEN', message: `Expected an open naming ${taskId} but there is none` };
}
