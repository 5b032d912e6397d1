/** The floor (`--floor`): six Updates a case, as on the other sides, with nothing in them. What Temporal and its SDK cost by themselves. */
import { Client, WithStartWorkflowOperation } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { bare, type bareUpdates } from '../plain/workflow.ts';
import type { Ground } from '../ground.ts';
import { inParallel, timed, type Sample, type Side } from '../side.ts';

const taskQueue = 'bench-floor';

export async function floorSide(ground: Ground): Promise<Side> {
  const worker = await ground.startNode('floor-worker', fileURLToPath(new URL('../plain/worker.ts', import.meta.url)), { LUOTSI_TASK_QUEUE: taskQueue }, 'worker ready');
  const connection = await NativeConnection.connect({ address: ground.temporalAddress });
  const client = new Client({ connection });
  const run = `${Date.now()}`;
  let number = 0;
  let last = '';

  const start = async (workflowId: string): Promise<void> => {
    const startWorkflowOperation = new WithStartWorkflowOperation<typeof bareUpdates>('bareUpdates', { taskQueue, workflowId, args: [], workflowIdConflictPolicy: 'FAIL' });
    await client.workflow.executeUpdateWithStart(bare, { startWorkflowOperation, args: [0] });
  };
  const one = async (sample: Sample): Promise<void> => {
    const workflowId = `floor-${run}-${number++}`;
    sample.start.push((await timed(() => start(workflowId)))[0]);
    const handle = client.workflow.getHandle(workflowId);
    for (let task = 1; task <= 5; task++) {
      const [took] = await timed(() => handle.executeUpdate(bare, { args: [task] }));
      sample.complete.push(took);
      // Nothing becomes visible anywhere: the answer is all there is.
      if (task < 5) sample.visible.push(took);
    }
    last = workflowId;
  };

  return {
    name: 'floor',
    processes: { worker: worker.pid },
    drive: (concurrency, cases) => inParallel(concurrency, cases, one),
    async eventsPerCompletion() {
      const { events } = await client.workflow.getHandle(last).fetchHistory();
      const updates = (events ?? []).flatMap((event, index) => (event.workflowExecutionUpdateAcceptedEventAttributes ? [index] : []));
      return ((events?.length ?? 0) - (updates.at(-5) ?? 0)) / 5;
    },
    async stop() { await worker.stop(); await connection.close(); },
  };
}
