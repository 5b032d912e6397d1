/** Calls back to the client: asked for on a case, tried until the client is reached or it is given up. */
import { beginTaskCommand } from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { actor, actorForTask } from '../use-cases/acting.ts';
import { caseCommand } from '../use-cases/case-command.ts';
import { ownRegion } from '../use-cases/found.ts';
import { runCommand } from '../use-cases/run-command.ts';
import { kernelTaskId } from '../use-cases/task-id.ts';

export function createCallBackHandlers(services: Services): Pick<Handlers, 'requestCallBack' | 'recordCall'> {
  return {
    requestCallBack: async (input) => {
      const { caller, params: { caseId }, body: { note } } = input;
      return await caseCommand(services, input, caseId, { type: 'requestCallBack', ...(note !== undefined && { note }), by: actor(caller) });
    },
    recordCall: async ({ caller, params: { taskId: id }, version, key, fingerprint, body: { result, note } }) => {
      const begun = await ownRegion(services, caller, 'task', id, async () => await beginTaskCommand(services.database, scopeOf(caller), {
        taskRowId: id, expectedVersion: version, commandId: key, bodyHash: fingerprint,
        command: { type: 'recordCall', taskId: kernelTaskId(id), result, ...(note !== undefined && { note }), by: await actorForTask(services, caller, id) },
      }));
      return await runCommand(services, caller, begun);
    },
  };
}
