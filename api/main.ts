/** The API process: environment → parts → one address. SIGTERM and SIGINT end it after the requests under way. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NativeConnection } from '@temporalio/worker';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { messageOf } from './failure.ts';
import { readEnvironment } from './settings.ts';
import type { ApiEnvironment } from './settings.ts';
import { startApi } from './start.ts';
import type { ApiSettings } from './start.ts';

const root = resolve(import.meta.dirname, '..');

const errorGrade = 50; // pino's number of `error`

/** Lines of requests go out together, four times a second: a write for each cost some 4 % of the API's time. From `error` on they go at once, with all before them. */
function createLog(level: ApiEnvironment['LUOTSI_LOG_LEVEL']): Logger {
  const output = pino.destination({ dest: 1, minLength: 8_192, periodicFlush: 250, sync: true });
  process.on('exit', () => output.flushSync());
  return pino({
    level, name: 'api',
    hooks: {
      logMethod(values, method, grade) {
        method.apply(this, values);
        if (grade >= errorGrade) output.flushSync();
      },
    },
  }, output);
}

function settingsOf(environment: ApiEnvironment): ApiSettings {
  const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string };
  const { OIDC_ISSUER: url, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_AUDIENCE: audience } = environment;
  const [codecKey = '', ...previousKeys] = environment.LUOTSI_CODEC_KEY;
  return {
    port: environment.LUOTSI_PORT, host: environment.LUOTSI_HOST, publicUrl: environment.LUOTSI_PUBLIC_URL, databaseUrl: environment.DATABASE_URL,
    // The native connection saves some 2 ms of Node time per call against the JavaScript one.
    connectEngine: () => NativeConnection.connect({ address: environment.TEMPORAL_ADDRESS }),
    namespace: environment.TEMPORAL_NAMESPACE, taskQueue: environment.LUOTSI_TASK_QUEUE,
    codecKey, previousKeys, cookieKey: environment.LUOTSI_COOKIE_KEY, dataDir: resolve(environment.LUOTSI_DATA_DIR),
    issuer: url === undefined ? undefined : { url, clientId, clientSecret, audience },
    lifetime: { absoluteMs: environment.LUOTSI_SESSION_MINUTES * 60_000, idleMs: environment.LUOTSI_SESSION_IDLE_MINUTES * 60_000 },
    version, log: createLog(environment.LUOTSI_LOG_LEVEL), checkAnswers: environment.LUOTSI_CHECK_ANSWERS === 'true', metricsToken: environment.LUOTSI_METRICS_TOKEN, mailboxDir: environment.LUOTSI_MAILBOX_DIR, root,
  };
}

try {
  const settings = settingsOf(readEnvironment(process.env));
  const api = await startApi(settings);
  console.log(`api ready on ${api.baseUrl}`);
  const end = (): void => {
    api.stop().then(() => process.exit(0), (error: unknown) => {
      settings.log.error({ err: error }, 'stop failed');
      process.exit(1);
    });
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
} catch (error) {
  console.error(messageOf(error));
  process.exit(1);
}
