// The two servers of a run as steps of `start`: somebody else's where the environment names one, else the embedded ones.
import { join } from 'node:path';
import { checkTemporal, findTemporal, prepareEmbeddedDatabase, prepareGivenDatabase, startPostgres, startTemporal } from './ground/index.ts';
import type { DatabaseUrls, Supervisor } from './ground/index.ts';
import { root } from './prepare.ts';
import { say, step } from './progress.ts';
import type { StartOptions } from './start-options.ts';

const databaseName = 'luotsi';

/** DATABASE_URL (with DATABASE_OWNER_URL), else the embedded PostgreSQL. @throws GroundFailure with the remedy */
export async function databaseFor({ ports, dataDir }: StartOptions, supervisor: Supervisor): Promise<DatabaseUrls> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined && given !== '') {
    return step('PostgreSQL at DATABASE_URL answers', 'looking for PostgreSQL at DATABASE_URL', () => prepareGivenDatabase(given, process.env['DATABASE_OWNER_URL'], dataDir));
  }
  const { urls } = await step(({ version }) => `PostgreSQL ${version} ready`, 'starting PostgreSQL', async () => {
    const server = await startPostgres({ supervisor, port: ports.postgres });
    return { version: server.version, urls: await prepareEmbeddedDatabase(server, databaseName, dataDir) };
  });
  return urls;
}

/** TEMPORAL_ADDRESS, else the embedded development server. @throws GroundFailure with the remedy */
export async function temporalFor({ ports }: StartOptions, supervisor: Supervisor): Promise<{ address: string; namespace: string }> {
  const address = process.env['TEMPORAL_ADDRESS'];
  if (address !== undefined && address !== '') {
    const namespace = process.env['TEMPORAL_NAMESPACE'] || 'default';
    await step('Temporal at TEMPORAL_ADDRESS answers', 'looking for Temporal at TEMPORAL_ADDRESS', () => checkTemporal(address, namespace));
    return { address, namespace };
  }
  return step('Temporal ready', 'starting Temporal', async () => {
    const binary = await findTemporal(join(root, '.luotsi'), process.env, say);
    return startTemporal({ supervisor, binary, port: ports.temporal });
  });
}
