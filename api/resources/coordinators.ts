/** Coordinators: whom a supervisor can name, naming, the person's answer, and giving up a role. */
import type { CommandResult } from '../../contracts/index.ts';
import { coordinatorRoles, ineligibility } from '../../guidance/index.ts';
import type { Actor, CoordinatorDefinition } from '../../guidance/index.ts';
import { beginCaseCommand, beginTaskCommand, getCase, listCandidates, namingOf, runnableVersion, unitOfTask } from '../../prisma/index.ts';
import type { NewTaskCommand, RawCandidate } from '../../prisma/index.ts';
import type { Caller } from '../http/caller.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers, Reply } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { actor, actorForTask } from '../use-cases/acting.ts';
import { found, ownRegion } from '../use-cases/found.ts';
import { runCommand } from '../use-cases/run-command.ts';
import { kernelTaskId } from '../use-cases/task-id.ts';

interface Request { readonly caller: Caller; readonly params: { readonly taskId: string }; readonly version: number; readonly key: string; readonly fingerprint: string }
type Command = Pick<NewTaskCommand, 'command' | 'place'>;

export function createCoordinatorHandlers(services: Services): Pick<Handlers, 'listCandidates' | 'nameCoordinator' | 'acceptCoordination' | 'declineCoordination' | 'keepCoordinator' | 'endCoordination' | 'moveTask'> {
  const run = async ({ caller, params: { taskId: id }, version, key, fingerprint }: Request, command: (taskId: string, by: Actor) => Command | Promise<Command>): Promise<Reply<CommandResult>> => {
    const begun = await ownRegion(services, caller, 'task', id, async () => await beginTaskCommand(services.database, scopeOf(caller), {
      taskRowId: id, expectedVersion: version, commandId: key, bodyHash: fingerprint, ...await command(kernelTaskId(id), await actorForTask(services, caller, id)),
    }));
    return await runCommand(services, caller, begun);
  };
  return {
    listCandidates: async ({ caller, params: { taskId } }) => {
      const people = await found(services, caller, 'task', taskId, (tx) => listCandidates(tx, taskId));
      const definition = await definitionFor(services, caller, taskId);
      return { body: { items: people.map((person) => ({ ...person, eligibility: eligibilityOf(person, definition) })) } };
    },
    nameCoordinator: (input) => run(input, async (taskId) => await naming(services, input.caller, input.params.taskId, taskId, input.body)),
    acceptCoordination: (input) => run(input, (taskId, by) => ({ command: { type: 'acceptCoordination', taskId, by } })),
    declineCoordination: (input) => run(input, (taskId, by) => ({ command: { type: 'declineCoordination', taskId, reason: input.body.reason, by } })),
    keepCoordinator: (input) => run(input, (taskId, by) => ({ command: { type: 'keepCoordinator', taskId, by } })),
    endCoordination: async ({ caller, params: { caseId, role }, key, fingerprint }) => {
      const details = await found(services, caller, 'case', caseId, (tx) => getCase(tx, caseId));
      const holder = details.coordinators.find((one) => one.role === role)?.holder;
      if (!holder) throw new ProblemError('COORDINATOR_UNKNOWN');
      if (holder.worker !== caller.id && !caller.roles.some((one) => one === 'supervisor' || one === 'unitManager')) throw new ProblemError('ROLE_MISSING');
      const command = { type: 'endCoordination', role, worker: holder.worker, because: 'ending', by: actor(caller, holder.unit) } as const;
      const reply = await runCommand(services, caller, await beginCaseCommand(services.database, scopeOf(caller), { caseId, commandId: key, bodyHash: fingerprint, command }));
      const after = await found(services, caller, 'case', caseId, (tx) => getCase(tx, caseId));
      if (after.coordinators.some((one) => one.role === role && one.holder?.worker === holder.worker)) throw new ProblemError('COORDINATOR_NEEDED');
      return reply;
    },
    moveTask: (input) => run(input, async (taskId, by) => {
      const unit = await found(services, input.caller, 'task', input.params.taskId, (tx) => unitOfTask(tx, input.params.taskId));
      return { command: { type: 'moveTask', taskId, to: { worker: input.body.person, unit }, by }, place: { worker: input.body.person, unit } };
    }),
  };
}

/** The person's profession is put in by the database, from their own row. */
async function naming(services: Services, caller: Caller, taskRowId: string, taskId: string, { person, justification }: { readonly person: string; readonly justification?: string | undefined }): Promise<Command> {
  const about = await services.database.within(scopeOf(caller), (tx) => namingOf(tx, taskRowId));
  if (about === undefined) throw new ProblemError('NAMING_NOT_OPEN');
  const definition = await definitionFor(services, caller, taskRowId);
  const by = actor(caller, about.unit);
  return {
    command: { type: 'nameCoordinator', taskId, nominee: { worker: person, unit: about.unit }, ...(justification === undefined ? {} : { justification }), by },
    place: { worker: person, unit: about.unit, coordinates: true, ...(definition?.limit === undefined ? {} : { limit: definition.limit }) },
  };
}

async function definitionFor({ database }: Services, caller: Caller, taskRowId: string): Promise<CoordinatorDefinition | undefined> {
  const about = await database.within(scopeOf(caller), (tx) => namingOf(tx, taskRowId));
  if (about === undefined) return undefined;
  const { definition } = await runnableVersion(database, caller.region, about.versionHash);
  return coordinatorRoles(definition.guidance).find(({ role }) => role === about.role);
}

/** As the model's rule without its case: what special support asks for is judged when the naming is sent. */
function eligibilityOf({ profession, employment }: RawCandidate, definition: CoordinatorDefinition | undefined): 'eligible' | 'withJustification' | 'notEligible' {
  const code = ineligibility({ profession, ...(employment !== null && { employment }) }, definition?.eligibility ?? 'anyone', undefined);
  return code === undefined ? 'eligible' : code === 'JUSTIFICATION_MISSING' ? 'withJustification' : 'notEligible';
}
