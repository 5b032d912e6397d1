/** Puts an API together from settings and starts it: database, engine, live updates, sweeper, sign-in, HTTP. Used by `main.ts` and by tests. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { createDataConverter } from '../codec/index.ts';
import { openDatabase, payloadStore, runnableVersion } from '../prisma/index.ts';
import { createApp } from './app.ts';
import { createEngine } from './engine/engine.ts';
import type { EngineConnection } from './engine/engine.ts';
import { createLive } from './live.ts';
import type { Services } from './services.ts';
import { defaultLifetime } from './sign-in/sessions.ts';
import type { SessionLifetime } from './sign-in/sessions.ts';
import { createSignIn } from './sign-in/sign-in.ts';
import type { Issuer } from './sign-in/sign-in.ts';
import { startStuckWatch } from './stuck-watch.ts';
import type { StuckWatch, StuckWatchOptions } from './stuck-watch.ts';
import { startSweeper } from './sweeper.ts';
import type { Sweeper, SweeperOptions } from './sweeper.ts';

export interface ApiSettings {
  /** 0 = any free port. */
  readonly port: number;
  /** Default 127.0.0.1. */
  readonly host?: string | undefined;
  /** Address people use, without trailing slash; default `http://127.0.0.1:<port>`. */
  readonly publicUrl?: string | undefined;
  /** Login luotsi_app. */
  readonly databaseUrl: string;
  readonly connectEngine: () => Promise<EngineConnection>;
  readonly namespace: string;
  readonly taskQueue: string;
  /** 32 bytes, base64; the worker's. */
  readonly codecKey: string;
  /** Keys used before, newest first. */
  readonly previousKeys?: readonly string[];
  readonly cookieKey: string;
  readonly dataDir: string;
  readonly issuer?: Issuer | undefined;
  readonly lifetime?: Partial<SessionLifetime>;
  readonly version: string;
  readonly log: Logger;
  readonly checkAnswers?: boolean;
  /** Bearer token for `/metrics`. */
  readonly metricsToken?: string | undefined;
  /** Folder of the embedded mailbox. */
  readonly mailboxDir?: string | undefined;
  readonly sweeper?: SweeperOptions;
  readonly stuckWatch?: StuckWatchOptions;
  /** How long a request waits for the engine. Default 8 s, less than the sweeper's age of a command. */
  readonly engineDeadlineMs?: number;
  /** Folder of the repository's `dist` and `docs`. */
  readonly root: string;
  readonly now?: () => number;
}

export interface RunningApi {
  readonly baseUrl: string;
  readonly services: Services;
  readonly sweeper: Sweeper;
  readonly stuckWatch: StuckWatch;
  /** Ends what is under way, then closes everything. */
  stop(): Promise<void>;
}

export async function startApi(settings: ApiSettings): Promise<RunningApi> {
  const now = settings.now ?? Date.now;
  const database = openDatabase(settings.databaseUrl);
  const engine = createEngine({
    connect: settings.connectEngine, namespace: settings.namespace, taskQueue: settings.taskQueue, deadlineMs: settings.engineDeadlineMs ?? 8_000,
    dataConverter: createDataConverter({ codecKey: settings.codecKey, previousKeys: settings.previousKeys ?? [], payloadStore: payloadStore(database) }),
    definitionOf: async (region, hash) => (await runnableVersion(database, region, hash)).definition,
  });
  const live = await createLive({ database });
  const services: Services = { database, engine, live, log: settings.log, version: settings.version, now };
  const server = createServer();
  const port = await listen(server, settings.port, settings.host ?? '127.0.0.1');
  const baseUrl = settings.publicUrl?.replace(/\/+$/, '') ?? `http://127.0.0.1:${port}`;
  server.on('request', await createApplication(settings, services, baseUrl));
  const sweeper = startSweeper(services, settings.sweeper);
  const stuckWatch = startStuckWatch(services, settings.stuckWatch);
  return { baseUrl, services, sweeper, stuckWatch, stop: () => stop(server, [sweeper, stuckWatch], services) };
}

async function createApplication(settings: ApiSettings, services: Services, baseUrl: string): Promise<ReturnType<typeof createApp>> {
  const signIn = await createSignIn({
    database: services.database, baseUrl, dataDir: settings.dataDir, cookieKey: settings.cookieKey, issuer: settings.issuer, now: services.now,
    lifetime: { ...defaultLifetime, ...settings.lifetime },
  });
  return createApp({
    services, signIn, baseUrl, checkAnswers: settings.checkAnswers ?? false, metricsToken: settings.metricsToken, mailboxDir: settings.mailboxDir,
    dist: resolve(settings.root, 'dist'), problemsFile: resolve(settings.root, 'docs/reference/problems.md'),
  });
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      done();
    });
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** Streams end first: an open one would keep the server from closing. */
async function stop(server: Server, rounds: readonly { stop(): Promise<void> }[], { live, engine, database }: Services): Promise<void> {
  await live.close();
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  const impatient = setTimeout(() => server.closeAllConnections(), 5_000);
  await closed;
  clearTimeout(impatient);
  for (const each of rounds) await each.stop();
  await engine.close();
  await database.close();
}
