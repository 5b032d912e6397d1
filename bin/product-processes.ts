// Worker and API as supervised processes, and how one knows that they work.
import { join } from 'node:path';
import { waitUntilReady } from './ground/index.ts';
import type { Child, Supervisor } from './ground/index.ts';
import { root } from './prepare.ts';

/** Starts the worker and waits until it says that it polls. @throws GroundFailure with the telling line of its log */
export async function startWorker(supervisor: Supervisor, env: NodeJS.ProcessEnv): Promise<void> {
  const worker = startNode(supervisor, 'worker', 'worker/main.ts', env);
  const said = watchFor(worker, /^worker ready/);
  await waitUntilReady(worker, 'The worker', () => Promise.resolve(said() !== undefined), 120_000);
}

/**
 * Starts the API and waits until `GET /health` answers 200.
 * @returns the address people open, as the API itself says it
 * @throws GroundFailure with the telling line of its log
 */
export async function startApi(supervisor: Supervisor, env: NodeJS.ProcessEnv, port: number): Promise<string> {
  const api = startNode(supervisor, 'api', 'api/main.ts', env);
  const said = watchFor(api, /^api ready on (\S+)/);
  await waitUntilReady(api, 'The API', async () => said() !== undefined && (await healthStatus(port)) === 200, 120_000);
  return said()?.[1] ?? `http://127.0.0.1:${port}`;
}

async function healthStatus(port: number): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2_000) });
  await response.body?.cancel();
  return response.status;
}

/** The first line that matches, once it is printed. */
function watchFor(child: Child, pattern: RegExp): () => RegExpExecArray | undefined {
  let found: RegExpExecArray | undefined;
  const stop = child.onLine((line) => {
    found ??= pattern.exec(line) ?? undefined;
    if (found !== undefined) stop();
  });
  return () => found;
}

function startNode(supervisor: Supervisor, name: string, module: string, env: NodeJS.ProcessEnv): Child {
  return supervisor.start({ name, command: process.execPath, args: ['--import', join(root, 'bin/typescript.mjs'), module], cwd: root, env });
}
