// `luotsi bench`: generates what the benchmark imports, then hands over to bench/run.ts.
import { spawn } from 'node:child_process';
import { prepareDatabaseClient, root } from './prepare.ts';

/** @returns the benchmark's exit code */
export async function run(args: readonly string[]): Promise<number> {
  await prepareDatabaseClient();
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/run.ts', ...args], { cwd: root, stdio: 'inherit' });
  // The terminal sends Ctrl-C to the benchmark as well: it ends, and we with it.
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => child.kill(name));
  return new Promise((resolve) => {
    child.once('close', (code) => resolve(code ?? 1));
  });
}
