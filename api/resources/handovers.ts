/**
 * Handovers: started by a worker or drawn, offered with a package, accepted (responsibility moves) or returned (it stays), and what
 * comes after: the first service event and the outcome for the sender.
 */
import type { CommandResult, HandoverSummary } from '../../contracts/index.ts';
import { coordinatorRoles, createCaseEnvironment, handedRole } from '../../guidance/index.ts';
import { beginTaskCommand, getCase, getHandover, handoverTerms, isBeingAccepted, runnableVersion } from '../../prisma/index.ts';
import type { NewTaskCommand, Place } from '../../prisma/index.ts';
import type { Actor } from '../../guidance/index.ts';
import type { Caller } from '../http/caller.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers, Reply } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { actor, actorForTask } from '../use-cases/acting.ts';
import { caseCommand } from '../use-cases/case-command.ts';
import { found, ownRegion } from '../use-cases/found.ts';
import { refuseFuture } from '../use-cases/not-future.ts';
import { present } from '../use-cases/present.ts';
import { runCommand } from '../use-cases/run-command.ts';
import { caseOfTask, kernelTaskId } from '../use-cases/task-id.ts';

interface Request { readonly caller: Caller; readonly params: { readonly taskId: string }; readonly version: number; readonly key: string; readonly fingerprint: string }
type HandoverHandlers = Pick<Handlers, 'acceptHandover' | 'returnHandover' | 'offerHandover' | 'startHandover' | 'withdrawHandover' | 'recordFirstService' | 'closeHandover'>;

export function createHandoverHandlers(services: Services): HandoverHandlers {
  const answer = async ({ caller, params: { taskId: id }, version, key, fingerprint }: Request, command: (taskId: string, by: Actor) => NewTaskCommand['command'], place?: (by: Actor) => Place): Promise<Reply<CommandResult>> => {
    const begun = await ownRegion(services, caller, 'task', id, async () => {
      const by = await actorForTask(services, caller, id);
      return await beginTaskCommand(services.database, scopeOf(caller), {
        taskRowId: id, expectedVersion: version, commandId: key, bodyHash: fingerprint, command: command(kernelTaskId(id), by), ...(place && { place: place(by) }),
      });
    });
    return await runCommand(services, caller, begun);
  };
  const handover = (caller: Caller, id: string): Promise<HandoverSummary> => found(services, caller, 'task', id, (tx) => getHandover(tx, id));
  return {
    acceptHandover: async (input) => await answer(input, (taskId, by) => ({ type: 'acceptHandover', taskId, by }), await placeOf(services, input)),
    returnHandover: (input) => answer(input, (taskId, by) => ({ type: 'returnHandover', taskId, by, reason: input.body.reason })),
    offerHandover: (input) => answer(input, (taskId, by) => ({ type: 'offerHandover', taskId, by, variables: input.body.values, ...(input.body.additions && { additions: present(input.body.additions) }) })),
    startHandover: async (input) => {
      const { caller, params: { caseId }, body: { reason, additions, toTier, ...terms } } = input;
      const by = await starter(services, caller, caseId);
      return await caseCommand(services, input, caseId, { type: 'startHandover', terms: { ...terms, ...(toTier !== undefined && { toTier }) }, reason, additions: present(additions), by });
    },
    withdrawHandover: async (input) => {
      const { caller, params: { taskId: id }, body: { reason } } = input;
      const by = actor(caller, (await handover(caller, id)).from.unit);
      if (await services.database.within(scopeOf(caller), (tx) => isBeingAccepted(tx, id))) throw new ProblemError('HANDOVER_NOT_OPEN');
      return await caseCommand(services, input, caseOfTask(id), { type: 'withdrawHandover', taskId: kernelTaskId(id), reason, by });
    },
    recordFirstService: async (input) => {
      const { caller, params: { taskId: id }, body: { servedAt } } = input;
      refuseFuture(services, 'servedAt', servedAt);
      const by = actor(caller, (await handover(caller, id)).toUnit);
      return await caseCommand(services, input, caseOfTask(id), { type: 'recordFirstService', taskId: kernelTaskId(id), servedAt, by });
    },
    closeHandover: async (input) => {
      const { caller, params: { taskId: id }, body: { outcome, note } } = input;
      const by = actor(caller, (await handover(caller, id)).toUnit);
      return await caseCommand(services, input, caseOfTask(id), { type: 'closeHandover', taskId: kernelTaskId(id), outcome, ...(note !== undefined && { note }), by });
    },
  };
}

/** A worker acts in the responsible unit where they can; a partner sees no case and acts in their own unit. */
async function starter(services: Services, caller: Caller, caseId: string): Promise<Actor> {
  if (caller.roles.includes('partner')) return actor(caller);
  return actor(caller, (await found(services, caller, 'case', caseId, (tx) => getCase(tx, caseId))).responsible?.unit);
}

/** Who accepts a handover that names its accepter takes another client: within their limit, which the database keeps. */
async function placeOf({ database }: Services, { caller, params: { taskId } }: Request): Promise<((by: Actor) => Place) | undefined> {
  const handover = await database.within(scopeOf(caller), (tx) => handoverTerms(tx, taskId));
  if (handover === undefined) return undefined;
  const { definition } = await runnableVersion(database, caller.region, handover.versionHash);
  const role = handedRole(createCaseEnvironment(definition), handover);
  if (role === undefined) return undefined;
  const limit = coordinatorRoles(definition.guidance).find((one) => one.role === role)?.limit;
  return ({ worker, unit }) => ({ worker, unit, coordinates: true, ...(limit !== undefined && { limit }) });
}
