/** What the worker process is told by its environment. */
import { taskQueueName } from '../contracts/index.ts';

export interface MailSettings {
  /** `smtp://user:password@host:port`, or `smtps:`. */
  readonly smtpUrl: string;
  readonly from: string;
  /** Address that people open, without trailing slash. */
  readonly publicUrl: string;
}

export interface WorkerSettings {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly taskQueue: string;
  /** 32 bytes in base64, the first of LUOTSI_CODEC_KEY. */
  readonly codecKey: string;
  /** The others of LUOTSI_CODEC_KEY (comma-separated): read, no longer written with. */
  readonly previousKeys: readonly string[];
  /** Undefined: nothing is sent; what is to be sent waits. */
  readonly mail: MailSettings | undefined;
  /** Where bundles are kept between starts; undefined = nowhere. */
  readonly dataDir: string | undefined;
}

/** @throws Error naming the variable that is missing */
export function readSettings(env: NodeJS.ProcessEnv): WorkerSettings {
  const needed = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name} is not set: "luotsi start" sets it, or see docs/reference/configuration.md.`);
    return value;
  };
  const [codecKey = '', ...previousKeys] = needed('LUOTSI_CODEC_KEY').split(',');
  return {
    databaseUrl: needed('DATABASE_URL'),
    temporalAddress: needed('TEMPORAL_ADDRESS'),
    namespace: env['TEMPORAL_NAMESPACE'] ?? 'default',
    taskQueue: env['LUOTSI_TASK_QUEUE'] ?? taskQueueName,
    codecKey,
    previousKeys,
    mail: mailSettings(env),
    dataDir: env['LUOTSI_DATA_DIR'],
  };
}

function mailSettings(env: NodeJS.ProcessEnv): MailSettings | undefined {
  const smtpUrl = env['SMTP_URL'];
  if (!smtpUrl) return undefined;
  const publicUrl = (env['LUOTSI_PUBLIC_URL'] || `http://127.0.0.1:${env['LUOTSI_PORT'] || 3000}`).replace(/\/+$/, '');
  return { smtpUrl, publicUrl, from: env['LUOTSI_MAIL_FROM'] || `Luotsi <luotsi@${new URL(publicUrl).hostname}>` };
}
