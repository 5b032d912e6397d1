/**
 * The least that a careful engineer would write by hand for five tasks in a row: one Update per completion, one local
 * activity in it that writes one row, and one timer for the open task. No model, no clocks, no roles.
 */
import { CancellationScope, condition, defineUpdate, proxyLocalActivities, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import type { plainActivities } from './activities.ts';

const { record } = proxyLocalActivities<ReturnType<typeof plainActivities>>({ startToCloseTimeout: '10s' });

export const complete = defineUpdate<number, [{ task: number; values: Record<string, unknown> }]>('complete');
export const ready = defineUpdate<number, []>('ready');

export async function fiveTasks(): Promise<void> {
  const caseId = workflowInfo().workflowId;
  let open = 0;
  let timer: CancellationScope | undefined;
  const arm = (): void => {
    timer?.cancel();
    timer = new CancellationScope();
    timer.run(() => sleep('72h')).catch(() => undefined);
  };
  setHandler(ready, async () => { await condition(() => open > 0); return open; });
  setHandler(complete, async ({ task, values }) => {
    await record({ caseId, done: task, next: task < 5 ? task + 1 : 0, values });
    open = task + 1;
    if (open <= 5) arm(); else timer?.cancel();
    return open;
  }, { validator: ({ task }) => { if (task !== open) throw new Error(`Expected task ${String(open)} but got ${String(task)}`); } });
  await record({ caseId, done: 0, next: 1, values: {} });
  open = 1;
  arm();
  await condition(() => open > 5);
}

export const bare = defineUpdate<number, [number]>('bare');

/** The floor: what durable Updates cost when nothing is done in them. No row, no timer, no activity; ends with the fifth. */
export async function bareUpdates(): Promise<void> {
  let done = 0;
  setHandler(bare, (task) => { done = task; return done; });
  await condition(() => done >= 5);
}
