/** Side (b): the plain workflow, driven by a native Temporal connection from the benchmark's own process. */
import { Client, WithStartWorkflowOperation } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { plainTable } from '../plain/activities.ts';
import type { fiveTasks } from '../plain/workflow.ts';
import type { Ground } from '../ground.ts';
import { inParallel, timed, type Sample, type Side } from '../side.ts';

const taskQueue = 'bench-plain';

export async function plainSide(ground: Ground): Promise<Side> {
  const pool = new pg.Pool({ connectionString: ground.ownerUrl, max: 20 });
  await pool.query(plainTable);
  const worker = await ground.startNode('plain-worker', fileURLToPath(new URL('../plain/worker.ts', import.meta.url)), { LUOTSI_TASK_QUEUE: taskQueue }, 'worker ready');
  const connection = await NativeConnection.connect({ address: ground.temporalAddress });
  const client = new Client({ connection });
  const run = `${Date.now()}`;
  let number = 0;
  let last = '';

  const openTask = async (caseId: string): Promise<number | undefined> => {
    const { rows } = await pool.query<{ number: number }>({ name: 'plain-open', text: 'select number from plain_task where case_id = $1 and done_at is null', values: [caseId] });
    return rows[0]?.number;
  };
  const start = async (workflowId: string): Promise<void> => {
    const startWorkflowOperation = new WithStartWorkflowOperation<typeof fiveTasks>('fiveTasks', { taskQueue, workflowId, args: [], workflowIdConflictPolicy: 'FAIL' });
    await client.workflow.executeUpdateWithStart('ready', { startWorkflowOperation });
    if (await openTask(workflowId) !== 1) throw new Error('Expected the first task to be open but it is not');
  };
  const one = async (sample: Sample): Promise<void> => {
    const workflowId = `plain-${run}-${number++}`;
    sample.start.push((await timed(() => start(workflowId)))[0]);
    const handle = client.workflow.getHandle(workflowId);
    for (let task = 1; task <= 5; task++) {
      const [took] = await timed(() => handle.executeUpdate('complete', { args: [{ task, values: { done: true, note: 'a line of text that a worker wrote' } }] }));
      sample.complete.push(took);
      if (task === 5) break;
      const [read, open] = await timed(() => openTask(workflowId));
      if (open !== task + 1) throw new Error(`Expected task ${task + 1} to be open but ${String(open)} is`);
      sample.visible.push(took + read);
    }
    last = workflowId;
  };

  return {
    name: 'plain',
    processes: { worker: worker.pid },
    drive: (concurrency, cases) => inParallel(concurrency, cases, one),
    async eventsPerCompletion() {
      const { events } = await client.workflow.getHandle(last).fetchHistory();
      const firstCompletion = (events ?? []).findIndex((event, index) => event.workflowExecutionUpdateAcceptedEventAttributes && index > 8);
      return ((events?.length ?? 0) - firstCompletion) / 5;
    },
    async stop() { await worker.stop(); await connection.close(); await pool.end(); },
  };
}
