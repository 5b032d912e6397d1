// Which TCP ports a run uses and whether they are free, said before anything is started.
import { createServer } from 'node:net';
import { GroundFailure } from './failure.ts';

export interface PortPlan {
  /** API and the three apps. */
  readonly web: number;
  readonly postgres: number;
  readonly temporal: number;
}

const defaults: PortPlan = { web: 3000, postgres: 54329, temporal: 7233 };

/** The environment variable that moves each port. */
export const portVariables = { web: 'LUOTSI_PORT', postgres: 'LUOTSI_POSTGRES_PORT', temporal: 'LUOTSI_TEMPORAL_PORT' } as const;

/**
 * Ports from the environment over the defaults (web 3000, PostgreSQL 54329, Temporal 7233).
 * @throws GroundFailure when a variable is not a port number (1–65535)
 */
export function planPorts(env: NodeJS.ProcessEnv): PortPlan {
  return {
    web: portFrom(env, portVariables.web, defaults.web),
    postgres: portFrom(env, portVariables.postgres, defaults.postgres),
    temporal: portFrom(env, portVariables.temporal, defaults.temporal),
  };
}

function portFrom(env: NodeJS.ProcessEnv, variable: string, fallback: number): number {
  const text = env[variable];
  return text === undefined || text === '' ? fallback : parsePort(text, variable);
}

/** @throws GroundFailure when `text` is not a port number; `origin` names where it was written. */
export function parsePort(text: string, origin: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new GroundFailure(`${origin} is "${text}", which is not a port: give a number from 1 to 65535.`);
  }
  return port;
}

/**
 * @param use what would listen there, in words ("the web address")
 * @param remedy the rest of the sentence: what to set to go elsewhere
 * @throws GroundFailure when the port is taken or may not be used
 */
export async function ensurePortFree(port: number, use: string, remedy: string): Promise<void> {
  for (const host of ['127.0.0.1', '::', '0.0.0.0']) {
    const problem = await tryListen(port, host);
    if (problem === 'EADDRINUSE') {
      throw new GroundFailure(`Port ${port} (${use}) is taken by another program: stop that program, or ${remedy}.`);
    }
    if (problem === 'EACCES') {
      throw new GroundFailure(`Port ${port} (${use}) may not be used by this account: ${remedy}.`);
    }
  }
}

/** The error code of listening there, or undefined when it works; a host this machine lacks (IPv6 off) counts as free. */
function tryListen(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

/** A port nobody listens on now, chosen by the operating system; for tests and benchmarks. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
