// `npm start`: brings everything up in order with one line per step, prints the address and the demo sign-ins, and keeps it
// running until Ctrl-C. Data and published models stay: a second start finds every case.
import { join } from 'node:path';
import { claimRun, createSupervisor, ensurePortFree, portVariables, secretIn } from './ground/index.ts';
import type { DatabaseUrls, RunRecord, Supervisor } from './ground/index.ts';
import { databaseFor, temporalFor } from './ground-steps.ts';
import { findLauncher, onEnding } from './lifecycle.ts';
import { startMailbox } from './mailbox.ts';
import { migrateAndSeed } from './migrate.ts';
import { prepareBrowserApps, prepareDatabaseClient } from './prepare.ts';
import { say, step } from './progress.ts';
import { startApi, startWorker } from './product-processes.ts';
import { parseStartOptions, startHelp } from './start-options.ts';
import type { StartOptions } from './start-options.ts';
import { welcome } from './welcome.ts';

/** @returns the exit code: 0 after an orderly stop, 130 when stopped while starting */
export async function run(args: readonly string[]): Promise<number> {
  const options = parseStartOptions(args, process.env);
  if (options.help) {
    console.log(startHelp);
    return 0;
  }
  const launcher = findLauncher(process.env);
  const address = process.env['LUOTSI_PUBLIC_URL'] || `http://127.0.0.1:${options.ports.web}`;
  const record = await claimRun(options.dataDir, address, launcher);
  const supervisor = createSupervisor({ dataDir: options.dataDir, say, record: record.update });
  const interruption = new AbortController();
  const ended = new Promise<void>((resolve) => {
    onEnding({ stop: (reason) => { interruption.abort(reason); resolve(); }, force: () => forceEnd(supervisor, record) }, launcher);
  });
  try {
    const up = bringUp(options, supervisor, interruption.signal);
    up.catch(() => undefined); // after Ctrl-C nobody waits for it any more
    const opened = await Promise.race([up, ended]);
    if (opened !== undefined) say(welcome(options, opened.address ?? address));
    await ended;
    say(`Stopping (${String(interruption.signal.reason)}) …`);
    return opened === undefined ? 130 : 0;
  } finally {
    const asked = interruption.signal.aborted;
    interruption.abort(); // ends a build that still runs
    await supervisor.stopAll();
    record.release();
    if (asked) say('Stopped; the data stays.');
  }
}

/** The second Ctrl-C. PostgreSQL recovers from its log and Temporal from its own at the next start. */
function forceEnd(supervisor: Supervisor, record: RunRecord): never {
  supervisor.killAll();
  record.release();
  process.exit(130);
}

/** Every step in order. @returns the address people open, unless there is none (--only ground) */
async function bringUp(options: StartOptions, supervisor: Supervisor, signal: AbortSignal): Promise<{ readonly address?: string }> {
  const { ports, groundOnly } = options;
  if (!groundOnly) await ensurePortFree(ports.web, 'the web address', `choose another with "npm start -- --port 3001" or ${portVariables.web}`);
  // The build needs no server: it runs while they start.
  const apps = options.build && !groundOnly ? prepareBrowserApps(signal) : Promise.resolve(false);
  apps.catch(() => undefined);
  const urls = await databaseFor(options, supervisor);
  const temporal = await temporalFor(options, supervisor);
  await step('database client', 'generating the database client', () => prepareDatabaseClient(signal));
  await step(({ applied }) => `database up to date${applied > 0 ? `, ${applied} migrations applied` : ''}`, 'migrating the database', () => migrateAndSeed(urls, true));
  if (groundOnly) return {};
  await step((built) => (built ? 'apps built' : 'apps unchanged'), 'building the apps', () => apps);
  const mail = process.env['SMTP_URL'] ? {} : await step('mailbox catches mails', 'starting the mailbox', () => mailEnvironment(options));
  const env = { ...productEnvironment(options, urls, temporal), ...mail };
  const [, address] = await Promise.all([
    step('worker polls', 'starting the worker', () => startWorker(supervisor, env)),
    step('API answers', 'starting the API', () => startApi(supervisor, env, ports.web)),
  ]);
  return { address };
}

/** The mailbox lives in this process and ends with it: no mail is lost by that, it waits in the outbox. */
async function mailEnvironment({ dataDir }: StartOptions): Promise<NodeJS.ProcessEnv> {
  const dir = join(dataDir, 'mailbox');
  const { url } = await startMailbox({ dir });
  return { SMTP_URL: url, LUOTSI_MAILBOX_DIR: dir };
}

/** What worker and API are told. The owner's login is not among it: they work under row-level security only. */
function productEnvironment({ ports, dataDir }: StartOptions, urls: DatabaseUrls, temporal: { address: string; namespace: string }): NodeJS.ProcessEnv {
  const { DATABASE_OWNER_URL: _owner, ...inherited } = process.env;
  return {
    ...inherited,
    DATABASE_URL: urls.appUrl,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    LUOTSI_PORT: String(ports.web),
    LUOTSI_DATA_DIR: dataDir,
    LUOTSI_CODEC_KEY: process.env['LUOTSI_CODEC_KEY'] || secretIn(join(dataDir, 'codec.key')),
    LUOTSI_COOKIE_KEY: process.env['LUOTSI_COOKIE_KEY'] || secretIn(join(dataDir, 'cookie.key')),
  };
}
