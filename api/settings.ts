/** The API process's environment as settings; what is wrong is said in one sentence. Called by `main.ts` only. */
import { z } from 'zod';
import { taskQueueName } from '../contracts/index.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const minutes = z.coerce.number().positive();

const environmentSchema = z.object({
  DATABASE_URL: z.string().min(1),
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  LUOTSI_TASK_QUEUE: z.string().default(taskQueueName),
  /** The key to write with, then those used before, comma-separated. */
  LUOTSI_CODEC_KEY: z.string().min(1).transform((keys) => keys.split(',')),
  LUOTSI_COOKIE_KEY: z.string().min(16),
  LUOTSI_DATA_DIR: z.string().default('.luotsi'),
  LUOTSI_PORT: port.default(3000),
  LUOTSI_HOST: z.string().default('127.0.0.1'),
  /** Address people use, when it is another than http://127.0.0.1:<port>. */
  LUOTSI_PUBLIC_URL: z.url().optional(),
  LUOTSI_SESSION_MINUTES: minutes.default(480),
  LUOTSI_SESSION_IDLE_MINUTES: minutes.default(60),
  LUOTSI_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  LUOTSI_CHECK_ANSWERS: z.enum(['true', 'false']).default('false'),
  /** What Prometheus sends as its bearer token; without it /metrics answers this machine only. */
  LUOTSI_METRICS_TOKEN: z.string().min(16).optional(),
  /** Where the embedded mailbox keeps its mails; set by `npm start`. */
  LUOTSI_MAILBOX_DIR: z.string().optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().default('luotsi'),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** `aud` of bearer tokens, when OIDC_ISSUER is set. */
  OIDC_AUDIENCE: z.string().default('luotsi-api'),
});
export type ApiEnvironment = z.infer<typeof environmentSchema>;

/** @throws Error in one sentence naming every variable that is missing or wrong */
export function readEnvironment(environment: NodeJS.ProcessEnv): ApiEnvironment {
  // Compose files pass unset variables as empty ones.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = environmentSchema.safeParse(given);
  if (result.success) return result.data;
  throw new Error(`Expected ${result.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`).join(', ')} in the environment of the API.`);
}
