/** Reads `guidance:coordinator`, which stands on the process once per named role. */
import { feel } from '../../kernel/run.ts';
import type { ExtensionElement } from '../../kernel/run.ts';
import type { CoordinatorDefinition, Eligibility, HandoverDefinition } from '../model/guidance-definition.ts';
import { oneOf, text, texts, whole } from './reading.ts';
import type { Reading } from './reading.ts';

const ELIGIBILITIES: readonly Eligibility[] = ['anyone', 'socialWelfareProfessional', 'socialWorkerInOffice'];
/** A role is part of task ids and of addresses. */
const ROLE = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** The coordinator roles in the order of the model. */
export function readCoordinators(reading: Reading): CoordinatorDefinition[] {
  const coordinators: CoordinatorDefinition[] = [];
  for (const owner of reading.owners) {
    for (const extension of reading.extensions(owner, 'coordinator')) {
      const coordinator = readCoordinator(reading, owner, extension);
      if (coordinator === undefined) continue;
      if (coordinators.some(({ role }) => role === coordinator.role)) reading.problem('duplicate-coordinator', owner, `coordinator(${coordinator.role})`, `Expected one coordinator of a role but "${coordinator.role}" is there twice`);
      else coordinators.push(coordinator);
    }
  }
  return coordinators;
}

/** A handover can name only a role that the process has. */
export function refuseUnknownCoordinators(reading: Reading, handovers: Readonly<Record<string, HandoverDefinition>>, coordinators: readonly CoordinatorDefinition[]): void {
  for (const [owner, { coordinatorRole }] of Object.entries(handovers)) {
    if (coordinatorRole === undefined || coordinators.some(({ role }) => role === coordinatorRole)) continue;
    reading.problem('coordinator-unknown', owner, 'handover.coordinatorRole', `Expected the coordinator role "${coordinatorRole}" on the process but it is not there`);
  }
}

function readCoordinator(reading: Reading, owner: string, extension: ExtensionElement): CoordinatorDefinition | undefined {
  if (!reading.processIds.has(owner)) return void reading.problem('coordinator-misplaced', owner, 'coordinator', `Expected every coordinator on the process but one stands on ${owner}`);
  const role = text(extension, 'role');
  const name = texts(extension);
  if (role === undefined || !ROLE.test(role) || name === undefined) return void reading.problem('coordinator-incomplete', owner, 'coordinator', 'Expected a role, a plain word, and a Finnish name on the coordinator but one is missing');
  const eligibility = oneOf(reading, owner, extension, { property: 'eligibility', words: ELIGIBILITIES, code: 'coordinator-eligibility-unknown', fallback: 'anyone' });
  const limit = readLimit(reading, owner, role, extension);
  const specialSupport = readCondition(reading, owner, role, extension);
  const unit = text(extension, 'unit');
  if (eligibility === undefined) return undefined;
  return {
    role, name, required: extension['required'] !== false && extension['required'] !== 'false', eligibility, namedBy: text(extension, 'namedBy') ?? 'supervisor',
    ...(specialSupport !== undefined && { specialSupport }), ...(limit !== undefined && { limit }), ...(unit !== undefined && { unit }),
  };
}

function readLimit(reading: Reading, owner: string, role: string, extension: ExtensionElement): number | undefined {
  const limit = whole(extension, 'limit');
  if (limit === undefined || limit >= 1) return limit;
  return void reading.problem('coordinator-limit-invalid', owner, `coordinator(${role}).limit`, `Expected a whole limit of at least 1 but it is ${text(extension, 'limit') ?? 'missing'}`);
}

/** The condition without the leading `=` that modelers write before FEEL. */
function readCondition(reading: Reading, owner: string, role: string, extension: ExtensionElement): string | undefined {
  const condition = text(extension, 'specialSupport')?.replace(/^=\s*/, '');
  const syntax = condition === undefined ? undefined : feel.parse(condition);
  if (syntax) reading.problem('coordinator-condition-invalid', owner, `coordinator(${role}).specialSupport`, syntax.message);
  return condition;
}
