/** Workflow threads of our own: code that does not end is stopped after the SDK's limit of 5 s, and the thread goes on with the others. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import type { Worker } from '@temporalio/worker';
import { bundleWorkflowCode, DefaultLogger, NativeConnection } from '@temporalio/worker';
import { createActivities } from '../../activities/index.ts';
import { createWorker } from '../../worker/index.ts';
import { eventually, quietRuntime } from '../support/durable-case.ts';
import { temporalServer, uniqueTaskQueue } from '../support/temporal.ts';

const taskQueue = uniqueTaskQueue('sandbox');
let connection: Connection;
let native: NativeConnection;
let client: Client;
let worker: Worker;
let running: Promise<void>;

beforeAll(async () => {
  quietRuntime();
  const { address, namespace } = await temporalServer();
  connection = await Connection.connect({ address });
  client = new Client({ connection, namespace });
  native = await NativeConnection.connect({ address });
  const workflowBundle = await bundleWorkflowCode({ workflowsPath: join(import.meta.dirname, '../fixtures/endless-workflow.ts'), logger: new DefaultLogger('ERROR') });
  worker = await createWorker({ connection: native, namespace, taskQueue, workflowBundle, dataConverter: {}, activities: createActivities({ recordEvents: async () => undefined }) });
  running = worker.run();
}, 120_000);
afterAll(async () => {
  worker.shutdown();
  await running;
  await native.close();
  await connection.close();
});

test.each(['endless', 'endlessLater'])('%s is stopped, and others go on', async (type) => {
  const stuck = await client.workflow.start(type, { taskQueue, workflowId: `${taskQueue}-${type}`, args: [] });
  await eventually(async () => failures((await stuck.fetchHistory()).events ?? []).length > 0, 40_000);
  expect(failures((await stuck.fetchHistory()).events ?? [])[0]).toContain('Script execution timed out');
  expect(await client.workflow.execute('quick', { taskQueue, workflowId: `${taskQueue}-${type}-other`, args: ['moi'] })).toBe('moi');
  await stuck.terminate();
}, 90_000);

function failures(events: readonly { readonly workflowTaskFailedEventAttributes?: { readonly failure?: { readonly message?: string | null } | null } | null }[]): string[] {
  return events.flatMap(({ workflowTaskFailedEventAttributes: failed }) => (failed ? [failed.failure?.message ?? ''] : []));
}
