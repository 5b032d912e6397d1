// The arguments of `start`.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { GroundFailure, parsePort, planPorts } from './ground/index.ts';
import type { PortPlan } from './ground/index.ts';

export interface StartOptions {
  readonly ports: PortPlan;
  /** Absolute directory of data, secrets and logs. */
  readonly dataDir: string;
  /** Whether the browser apps are built when their sources changed. */
  readonly build: boolean;
  /** Only PostgreSQL and Temporal, for developing the other parts by hand. */
  readonly groundOnly: boolean;
  readonly help: boolean;
}

export const startHelp = `npm start -- [options]

  --port N       the web address, default 3000 (LUOTSI_PORT)
  --data DIR     data, secrets and logs, default .luotsi (LUOTSI_DATA_DIR)
  --no-build     do not build the browser apps
  --only ground  only PostgreSQL and Temporal, for working on the other parts by hand
  --help         this list

LUOTSI_POSTGRES_PORT (54329) and LUOTSI_TEMPORAL_PORT (7233) move the embedded servers;
DATABASE_URL, TEMPORAL_ADDRESS and OIDC_ISSUER use your own instead.`;

/** @throws GroundFailure for an unknown option or a value that cannot be */
export function parseStartOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const values = parse(args);
  const ports = planPorts(env);
  if (values.only !== undefined && values.only !== 'ground') throw new GroundFailure('--only knows "ground": PostgreSQL and Temporal without worker, API and apps.', { exitCode: 2 });
  return {
    ports: values.port === undefined ? ports : { ...ports, web: parsePort(values.port, '--port') },
    dataDir: resolve(values.data ?? (env['LUOTSI_DATA_DIR'] || '.luotsi')),
    build: values['no-build'] !== true,
    groundOnly: values.only === 'ground',
    help: values.help === true,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { port: { type: 'string' }, data: { type: 'string' }, 'no-build': { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean' } },
    }).values;
  } catch (error) {
    throw new GroundFailure(`${error instanceof Error ? error.message.split('. ')[0] : String(error)}: "npm start -- --help" lists the options.`, { exitCode: 2 });
  }
}
