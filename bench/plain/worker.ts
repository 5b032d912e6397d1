/** Worker process of the plain side, with the same tuning as the product's: SDK defaults. Stops on SIGTERM. */
import { NativeConnection, Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { plainActivities } from './activities.ts';

const { TEMPORAL_ADDRESS: address = '', DATABASE_OWNER_URL: connectionString = '', LUOTSI_TASK_QUEUE: taskQueue = '' } = process.env;
const pool = new pg.Pool({ connectionString, max: 20 });
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({ connection, taskQueue, workflowsPath: fileURLToPath(new URL('./workflow.ts', import.meta.url)), activities: plainActivities(pool) });
process.on('SIGTERM', () => worker.shutdown());
console.log('worker ready');
await worker.run();
await connection.close();
await pool.end();
