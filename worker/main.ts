/**
 * The worker process: reads the environment, connects, polls until SIGTERM. Safe to kill at any point: what was under way is
 * done again by the next one. Prints `worker ready` when it polls, or one sentence and exit code 1 when it cannot.
 */
import { join } from 'node:path';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import type { Worker } from '@temporalio/worker';
import { createActivities, startMailSender } from '../activities/index.ts';
import type { MailSender } from '../activities/index.ts';
import { createDataConverter } from '../codec/index.ts';
import { endMail, openDatabase, payloadStore, recordEvents, takeMail } from '../prisma/index.ts';
import type { Database } from '../prisma/index.ts';
import { createWorker } from './create-worker.ts';
import { readSettings } from './settings.ts';
import type { MailSettings, WorkerSettings } from './settings.ts';
import { openSmtp } from './smtp.ts';
import { becomeCurrent, buildOf } from './build.ts';
import type { Build } from './build.ts';
import { sourceHash, workflowBundle } from './bundle.ts';

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
  const database = openDatabase(settings.databaseUrl, { poolSize: 10 });
  try {
    await reach('the database (DATABASE_URL)', database.ping());
    const mail = settings.mail && sendMail(settings.mail, database);
    await poll(settings, database);
    await mail?.stop();
  } finally {
    await database.close();
  }
}

function sendMail({ publicUrl, ...server }: MailSettings, database: Database): MailSender {
  const smtp = openSmtp(server);
  const sender = startMailSender({
    take: (limit) => takeMail(database, limit), end: (mail, end) => endMail(database, mail, end), send: smtp.send, publicUrl, say: (line) => { console.error(line); },
  });
  return { ...sender, stop: async () => { await sender.stop(); smtp.close(); } };
}

async function poll(settings: WorkerSettings, database: Database): Promise<void> {
  const { temporalAddress: address, namespace, taskQueue, codecKey, previousKeys, dataDir } = settings;
  const dataConverter = createDataConverter({ codecKey, previousKeys, payloadStore: payloadStore(database) });
  const activities = createActivities({ recordEvents: (input) => recordEvents(database, input) });
  const code = await workflowBundle(dataDir === undefined ? undefined : join(dataDir, 'bundles'));
  const connection = await reach(`Temporal at ${address} (TEMPORAL_ADDRESS)`, NativeConnection.connect({ address }));
  try {
    const build = buildOf(taskQueue, await sourceHash());
    const worker = createWorker({ connection, namespace, taskQueue, dataConverter, activities, workflowBundle: code, build });
    await runUntilSignal(await reach(`the namespace ${namespace} of Temporal at ${address}`, worker), () => takePlace(connection, namespace, build));
  } finally {
    await connection.close();
  }
}

/** An earlier build beside a later one is no error: it is what an upgrade looks like from the side of what goes. */
async function takePlace(connection: NativeConnection, namespace: string, build: Build): Promise<void> {
  if ((await becomeCurrent(connection, namespace, build)) === 'earlier') console.error(`A later build than ${build.id} is current: this worker gets no case.`);
}

async function runUntilSignal(worker: Worker, begun: () => Promise<void>): Promise<void> {
  const stop = (): void => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const running = worker.run();
  await Promise.race([running, begun().catch((error: unknown) => {
    stop();
    throw error;
  })]);
  console.log('worker ready');
  await running;
}

async function reach<T>(what: string, attempt: Promise<T>): Promise<T> {
  try {
    return await attempt;
  } catch (error) {
    throw new Error(`The worker cannot reach ${what}: ${messageOf(error)}`, { cause: error });
  }
}

function messageOf(error: unknown): string {
  // Prisma's messages begin with an empty line.
  return (error instanceof Error ? error.message : String(error)).split('\n').find((line) => line.trim() !== '')?.trim() ?? '';
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
