// Worker and API as supervised processes, and how one knows that they work.
import { waitUntilReady } from './ground/index.ts';
import type { Child, Supervisor } from './ground/index.ts';
import { root } from './prepare.ts';

/** Starts the worker and waits until it says that it polls its task queue. @throws GroundFailure with the telling line of its log */
export async function startWorker(supervisor: Supervisor, env: NodeJS.ProcessEnv): Promise<void> {
  const worker = startNode(supervisor, 'worker', 'worker/main.ts', env);
  let polls = false;
  const stopListening = worker.onLine((line) => { polls ||= /\bpoll(s|ing)\b/i.test(line); });
  await waitUntilReady(worker, 'The worker', () => Promise.resolve(polls), 120_000);
  stopListening();
}

/** Starts the API and waits until `GET /health` answers 200. @throws GroundFailure with the telling line of its log */
export async function startApi(supervisor: Supervisor, env: NodeJS.ProcessEnv, port: number): Promise<void> {
  const api = startNode(supervisor, 'api', 'api/main.ts', env);
  await waitUntilReady(api, 'The API', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.status === 200;
  }, 120_000);
}

function startNode(supervisor: Supervisor, name: string, module: string, env: NodeJS.ProcessEnv): Child {
  return supervisor.start({ name, command: process.execPath, args: ['--import', 'tsx', module], cwd: root, env });
}
