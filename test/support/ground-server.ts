// The process behind the tests' servers: starts PostgreSQL (with a migrated template) and Temporal when asked, clones databases,
// and ends with the test run. Asked over the process channel by global-setup.mjs.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  createSupervisor, findTemporal, freePort, identityOf, messageOf, prepareEmbeddedDatabase, startPostgres, startTemporal, withClient,
} from '../../bin/index.ts';
import type { DatabaseUrls, PostgresServer } from '../../bin/index.ts';

const root = resolve(import.meta.dirname, '../..');
const runsDir = join(root, '.luotsi', 'test');
const dataDir = join(runsDir, String(process.pid));
const template = 'luotsi_template';
const say = (line: string): void => console.log(line);

eraseDeadRuns();
mkdirSync(dataDir, { recursive: true });
const supervisor = createSupervisor({ dataDir, say });
supervisor.eraseWhenKilled(dataDir);

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

const postgres = once(async () => startPostgres({
  supervisor, port: await freePort(), durable: false, settings: { max_connections: '300', shared_buffers: '128MB' },
}));

const migrated = once(async (): Promise<{ server: PostgresServer; urls: DatabaseUrls }> => {
  const server = await postgres();
  const urls = await prepareEmbeddedDatabase(server, template, dataDir);
  await migrateTemplate(urls.ownerUrl);
  return { server, urls };
});

/** Loaded only here: a run that asks for Temporal alone needs no generated database client. */
async function migrateTemplate(ownerUrl: string): Promise<void> {
  const { migrate } = await import('../../prisma/index.ts');
  await migrate(ownerUrl);
}

const temporal = once(async () => {
  const binary = await findTemporal(join(root, '.luotsi'), process.env, say);
  const { address, namespace } = await startTemporal({ supervisor, binary, port: await freePort(), durable: false });
  return { address, namespace };
});

let last: Promise<unknown> = Promise.resolve();

/** One after another: PostgreSQL refuses two changes of one role, or copies of one template, at the same moment. */
function inTurn<T>(make: () => Promise<T>): Promise<T> {
  const made = last.then(make);
  last = made.catch(() => undefined);
  return made;
}

async function clone(name: string): Promise<DatabaseUrls> {
  const { server, urls } = await migrated();
  await withClient(server.adminUrl, (client) => client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${template}`));
  const renamed = (url: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  return { ownerUrl: renamed(urls.ownerUrl), appUrl: renamed(urls.appUrl) };
}

async function empty(name: string): Promise<DatabaseUrls> {
  return prepareEmbeddedDatabase(await postgres(), name, dataDir);
}

async function drop(name: string): Promise<Record<string, never>> {
  const server = await postgres();
  await withClient(server.adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`));
  return {};
}

async function answer(question: string): Promise<unknown> {
  const [verb, name = ''] = question.split('/');
  switch (verb) {
    case 'temporal': return temporal();
    case 'clone': return inTurn(() => clone(name));
    case 'empty': return inTurn(() => empty(name));
    case 'drop': return inTurn(() => drop(name));
    default: throw new Error(`unknown question ${question}`);
  }
}

process.on('message', ({ id, question }: { id: number; question: string }) => {
  answer(question).then(
    (given) => process.send?.({ id, answer: given }),
    (error: unknown) => process.send?.({ id, failure: messageOf(error) }),
  );
});

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await supervisor.stopAll();
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(0);
}
process.on('disconnect', () => void end());
process.on('SIGTERM', () => void end());
// Ctrl-C reaches every process of the terminal: jest closes the channel when it has finished.
process.on('SIGINT', () => undefined);

/** Data of runs that were killed together with their watchdog. */
function eraseDeadRuns(): void {
  mkdirSync(runsDir, { recursive: true });
  for (const name of readdirSync(runsDir)) {
    if (identityOf(Number(name)) === undefined) rmSync(join(runsDir, name), { recursive: true, force: true });
  }
}
