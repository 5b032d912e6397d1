// Temporal for a run: the server at TEMPORAL_ADDRESS, else the CLI's development server with a database file under the data directory.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { GroundFailure, messageOf } from './failure.ts';
import { findServers, stopOwned } from './owned.ts';
import { ensurePortFree, portVariables } from './ports.ts';
import { waitUntilReady } from './processes.ts';
import type { Supervisor } from './processes.ts';

export interface TemporalServer {
  /** host:port of the front end's gRPC. */
  readonly address: string;
  readonly namespace: string;
  pid(): number | undefined;
  stop(): Promise<void>;
}

export interface TemporalOptions {
  readonly supervisor: Supervisor;
  /** The CLI, from `findTemporal`. */
  readonly binary: string;
  readonly port: number;
  /** False only for throw-away data: SQLite does not wait for the disk. Default true. */
  readonly durable?: boolean;
}

/** Closed workflows stay readable this long (the development server's own default is one day). */
const retentionSeconds = 90 * 24 * 3600;

/**
 * Starts the development server and waits until its namespace answers.
 * @throws GroundFailure in one sentence: port taken, server died
 */
export async function startTemporal({ supervisor, binary, port, durable = true }: TemporalOptions): Promise<TemporalServer> {
  const folder = join(supervisor.dataDir, 'temporal');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'temporal.db');
  for (const orphan of findServers('temporal', file, 'SIGTERM')) await stopOwned(orphan);
  await ensurePortFree(port, 'Temporal', `set ${portVariables.temporal} to a free one, or TEMPORAL_ADDRESS to use the Temporal server that runs there`);
  const child = supervisor.start({
    name: 'temporal',
    command: binary,
    args: [
      'server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port), '--db-filename', file,
      '--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', `synchronous=${durable ? 'normal' : 'off'}`,
      // Rehearsals and tests let one workflow's time run ahead (server 1.32, per workflow).
      '--dynamic-config-value', 'frontend.WorkflowTimeSkippingEnabled=true',
      '--log-level', 'error',
    ],
    env: serverEnvironment(),
    patienceMs: 10_000,
  });
  const address = `127.0.0.1:${port}`;
  await waitUntilReady(child, 'Temporal', () => prepareNamespace(address, 'default'));
  return { address, namespace: 'default', pid: child.pid, stop: child.stop };
}

/**
 * Makes sure that a server somebody else runs answers and has the namespace.
 * @throws GroundFailure with the remedy
 */
export async function checkTemporal(address: string, namespace: string): Promise<void> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 5_000 });
    await connection.workflowService.describeNamespace({ namespace }).finally(() => connection.close());
  } catch (error) {
    throw new GroundFailure(
      `Temporal at TEMPORAL_ADDRESS=${address} (namespace ${namespace}) does not answer (${messageOf(error)}): start that server or correct the address, or unset it to use the embedded one.`,
      { cause: error },
    );
  }
}

/** True once the namespace answers; lengthens its retention on the way. */
async function prepareNamespace(address: string, namespace: string): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: 2_000 });
  try {
    const { config } = await connection.workflowService.describeNamespace({ namespace });
    const seconds = Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0);
    if (seconds < retentionSeconds) await lengthenRetention(connection, namespace);
    return true;
  } finally {
    await connection.close();
  }
}

async function lengthenRetention(connection: Connection, namespace: string): Promise<void> {
  const { config } = await connection.workflowService.describeNamespace({ namespace });
  const seconds = config?.workflowExecutionRetentionTtl?.seconds;
  if (seconds === undefined || seconds === null) return;
  await connection.workflowService.updateNamespace({
    namespace,
    // The proto's 64-bit type is `long`; a value of the same class comes from the answer, so no dependency on that package is needed.
    config: { workflowExecutionRetentionTtl: { seconds: seconds.sub(seconds).add(retentionSeconds) } },
  });
}

/**
 * Ours without what points a Temporal CLI elsewhere (profiles, addresses, keys). Go collects garbage whenever its heap has doubled: small as the
 * development server's is, that took some 15 % of its CPU. At four times it takes little, for some tens of MB.
 */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { GOGC: '300', ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_'))) };
}
