/** Tasks of the inbox. Claim, return and draft are the database's alone; completing one changes the case. */
import { beginTaskCommand, claimTask, getTask, listTasks, returnTask, saveDraft, taskForm } from '../../prisma/index.ts';
import type { Tx } from '../../prisma/index.ts';
import type { TaskSummary } from '../../contracts/index.ts';
import type { Caller } from '../http/caller.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers, Reply } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { actorForTask } from '../use-cases/acting.ts';
import { checkForm } from '../use-cases/check-form.ts';
import { found, ownRegion } from '../use-cases/found.ts';
import { refuseForeignUnit } from '../use-cases/foreign-unit.ts';
import { runCommand } from '../use-cases/run-command.ts';
import { kernelTaskId } from '../use-cases/task-id.ts';

type TaskHandlers = Pick<Handlers, 'listTasks' | 'getTask' | 'claimTask' | 'returnTask' | 'saveDraft' | 'completeTask'>;

export function createTaskHandlers(services: Services): TaskHandlers {
  const { database } = services;
  const write = async (caller: Caller, taskId: string, work: (tx: Tx) => Promise<TaskSummary>): Promise<Reply<TaskSummary>> => {
    const task = await ownRegion(services, caller, 'task', taskId, () => work(database.alone(scopeOf(caller))));
    return { body: task, version: task.version };
  };
  return {
    listTasks: async ({ caller, query }) => {
      refuseForeignUnit(caller, query.unit);
      return { body: await database.within(scopeOf(caller), (tx) => listTasks(tx, query)) };
    },
    getTask: async ({ caller, params: { taskId } }) => {
      const task = await found(services, caller, 'task', taskId, (tx) => getTask(tx, taskId));
      return { body: task, version: task.version };
    },
    claimTask: ({ caller, params: { taskId }, version }) => write(caller, taskId, (tx) => claimTask(tx, taskId, version)),
    returnTask: ({ caller, params: { taskId }, version }) => write(caller, taskId, (tx) => returnTask(tx, taskId, version)),
    saveDraft: ({ caller, params: { taskId }, version, body }) => write(caller, taskId, (tx) => saveDraft(tx, taskId, version, body.values)),
    completeTask: async ({ caller, params: { taskId }, version, key, fingerprint, body }) => {
      const scope = scopeOf(caller);
      const begun = await ownRegion(services, caller, 'task', taskId, async () => {
        const form = await taskForm(database, scope, taskId);
        const variables = checkForm(form, body.values, new Date(services.now()).toISOString());
        const command = { type: 'completeTask', taskId: kernelTaskId(taskId), variables, ...(body.effectiveAt !== undefined && { effectiveAt: body.effectiveAt }), by: await actorForTask(services, caller, taskId) } as const;
        return await beginTaskCommand(database, scope, { taskRowId: taskId, ...(form && { versionHash: form.versionHash }), expectedVersion: version, commandId: key, bodyHash: fingerprint, command });
      });
      return await runCommand(services, caller, begun);
    },
  };
}
