/** The servers and processes that all sides of the benchmark share, under `.luotsi/bench`; durable, as in production. */
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createSupervisor, findTemporal, freePort, prepareEmbeddedDatabase, secretIn, startPostgres, startTemporal, waitUntilSaid, type Child, type DatabaseUrls } from '../bin/index.ts';

export interface StartedProcess { readonly pid: number; stop(): Promise<void> }

export interface Ground {
  readonly root: string;
  readonly dataDir: string;
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** Another empty database on the same server. */
  database(name: string): Promise<DatabaseUrls>;
  readonly temporalAddress: string;
  /** The servers' processes, for CPU accounting. */
  readonly processes: Readonly<Record<string, number>>;
  /** Starts `node <file>` as the product starts its processes, with the product's environment and waits until it prints `readyLine`. */
  startNode(name: string, file: string, env: Record<string, string>, readyLine: string): Promise<StartedProcess>;
  stop(): Promise<void>;
}

/** @param profiles folder for a V8 CPU profile of each Node process, written when it ends */
export async function startGround(say: (line: string) => void, profiles?: string): Promise<Ground> {
  const root = resolve(import.meta.dirname, '..');
  const dataDir = join(root, '.luotsi/bench');
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const supervisor = createSupervisor({ dataDir, say });
  const postgres = await startPostgres({ supervisor, port: await freePort(), settings: { shared_buffers: '512MB', max_connections: '200' } });
  const { appUrl, ownerUrl } = await prepareEmbeddedDatabase(postgres, 'luotsi', dataDir);
  const temporal = await startTemporal({ supervisor, binary: await findTemporal(join(root, '.luotsi'), process.env, say), port: await freePort() });
  const environment = {
    ...process.env, DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: temporal.namespace, LUOTSI_DATA_DIR: dataDir,
    LUOTSI_CODEC_KEY: secretIn(join(dataDir, 'codec.key')), LUOTSI_COOKIE_KEY: secretIn(join(dataDir, 'cookie.key')), NODE_ENV: 'production',
  };
  const pidOf = (child: Pick<Child, 'pid'>): number => {
    const pid = child.pid();
    if (pid === undefined) throw new Error('Expected a running process but it has ended');
    return pid;
  };
  return {
    root, dataDir, appUrl, ownerUrl, temporalAddress: temporal.address,
    database: (name) => prepareEmbeddedDatabase(postgres, name, dataDir),
    processes: { postgres: pidOf(postgres), temporal: pidOf(temporal) },
    async startNode(name, file, env, readyLine) {
      const child = supervisor.start({ name, command: process.execPath, args: [...profiling(profiles, name), '--import', join(root, 'bin/typescript.mjs'), file], env: { ...environment, ...env } });
      await waitUntilSaid(child, name, readyLine);
      return { pid: pidOf(child), stop: child.stop };
    },
    stop: () => supervisor.stopAll(),
  };
}

function profiling(folder: string | undefined, name: string): string[] {
  return folder === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', join(resolve(folder), name)];
}
