/** Handovers: accepting moves responsibility, returning leaves it with the sender, who can offer again with what was missing. */
import type { CommandResult } from '../../contracts/index.ts';
import { beginTaskCommand } from '../../prisma/index.ts';
import type { NewTaskCommand } from '../../prisma/index.ts';
import type { Actor } from '../../guidance/index.ts';
import type { Caller } from '../http/caller.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers, Reply } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { actorForTask } from '../use-cases/acting.ts';
import { ownRegion } from '../use-cases/found.ts';
import { runCommand } from '../use-cases/run-command.ts';
import { kernelTaskId } from '../use-cases/task-id.ts';

interface Request { readonly caller: Caller; readonly params: { readonly taskId: string }; readonly version: number; readonly key: string; readonly fingerprint: string }

export function createHandoverHandlers(services: Services): Pick<Handlers, 'acceptHandover' | 'returnHandover' | 'offerHandover'> {
  const run = async ({ caller, params: { taskId: id }, version, key, fingerprint }: Request, command: (taskId: string, by: Actor) => NewTaskCommand['command']): Promise<Reply<CommandResult>> => {
    const begun = await ownRegion(services, caller, 'task', id, async () => await beginTaskCommand(services.database, scopeOf(caller), {
      taskRowId: id, expectedVersion: version, commandId: key, bodyHash: fingerprint, command: command(kernelTaskId(id), await actorForTask(services, caller, id)),
    }));
    return await runCommand(services, caller, begun);
  };
  return {
    acceptHandover: (input) => run(input, (taskId, by) => ({ type: 'acceptHandover', taskId, by })),
    returnHandover: (input) => run(input, (taskId, by) => ({ type: 'returnHandover', taskId, by, reason: input.body.reason })),
    offerHandover: (input) => run(input, (taskId, by) => ({ type: 'offerHandover', taskId, by, variables: input.body.values })),
  };
}
