/** Which task opens after one is done. Pure. */
import type { TaskSummary } from '../../contracts/index.ts';

export interface NextTask { readonly task: TaskSummary; readonly sameClient: boolean }

/**
 * The same case's next task, if the worker may take it, else the top of the queue: the first task in the server's order
 * (least legal time left) that is not done, not being sent and not somebody else's.
 * @param next `nextTasks` of the command's answer, the one to open first
 */
export function nextTask(done: string, next: readonly TaskSummary[], queue: readonly TaskSummary[], worker: string): NextTask | undefined {
  const free = (task: TaskSummary): boolean => task.id !== done && isMineToTake(task, worker);
  const same = next.find(free);
  if (same) return { task: same, sameClient: true };
  const top = queue.find((task) => task.kind === 'task' && free(task));
  return top && { task: top, sameClient: false };
}

/** Waiting for anybody of the unit, or claimed by this worker. */
export function isMineToTake(task: TaskSummary, worker: string): boolean {
  return task.status === 'waiting' || (task.status === 'claimed' && task.assignee?.worker === worker);
}
