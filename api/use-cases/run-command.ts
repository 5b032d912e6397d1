/** From a begun command to the answer: 200 with the next tasks, 202 when the engine is away, or the problem it was refused with. */
import type { CommandResult, TaskSummary } from '../../contracts/index.ts';
import { openTasksOfCase } from '../../prisma/index.ts';
import type { Begun } from '../../prisma/index.ts';
import type { Caller } from '../http/caller.ts';
import { scopeOf } from '../http/caller.ts';
import type { Reply } from '../http/handler.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { executeAsked, rejectionProblem } from './execute.ts';

/** A repeated request gets the answer of the first one, with the tasks that are open now. */
export async function runCommand(services: Services, caller: Caller, { command }: Begun): Promise<Reply<CommandResult>> {
  const answer = (status: CommandResult['status'], tasks: readonly TaskSummary[]): CommandResult =>
    ({ commandId: command.id, status, caseId: command.caseId, nextTasks: tasks.filter((task) => mayTake(caller, task)) });
  if (command.status === 'rejected') throw new ProblemError(rejectionProblem(command.rejection));
  if (command.status === 'done') return { body: answer('done', await services.database.within(scopeOf(caller), (tx) => openTasksOfCase(tx, command.caseId))) };
  const executed = await executeAsked(services, command);
  if (executed.status === 'rejected') throw new ProblemError(rejectionProblem(executed.rejection));
  if (executed.status === 'accepted') return { status: 202, body: answer('accepted', []) };
  return { body: answer('done', executed.recorded.openTasks) };
}

/** A task of my unit and role that nobody else holds. A partner answers handovers and does no tasks. */
function mayTake(caller: Caller, task: TaskSummary): boolean {
  const roles: readonly string[] = caller.roles;
  return !roles.includes('partner') && caller.units.includes(task.unit) && roles.includes(task.role) && (task.assignee === null || task.assignee.worker === caller.id);
}
