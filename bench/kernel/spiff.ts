/** SpiffWorkflow from PyPI, in a Python process of its own (`spiff.py`), installed under `.luotsi/peers`. */
import { execFileSync, spawn } from 'node:child_process';
import type { ExecFileSyncOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { KernelSide } from './side.ts';

/** The version measured; another one may behave otherwise. */
const version = '3.2.0';

/** Installs the peer at its first use. Throws with the reason when there is no python3 or no package to be had. */
export async function spiff(root: string): Promise<KernelSide> {
  const folder = join(root, '.luotsi/peers/spiff');
  const python = join(folder, 'bin/python');
  if (!existsSync(join(folder, 'installed'))) {
    const quiet: ExecFileSyncOptions = { stdio: ['ignore', 'ignore', 'pipe'] };
    execFileSync('python3', ['-m', 'venv', folder], quiet);
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `SpiffWorkflow==${version}`], quiet);
    writeFileSync(join(folder, 'installed'), version);
  }
  const child = spawn(python, [join(root, 'bench/kernel/spiff.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async <T>(request: object): Promise<T> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const line = await lines.next();
    if (line.done === true) throw new Error('SpiffWorkflow ended before it answered');
    return JSON.parse(line.value) as T;
  };
  return {
    name: `SpiffWorkflow ${await ask<string>({ do: 'version' })}`,
    compile: async (file, times) => ask<number[]>({ do: 'compile', file, times }),
    run: async (file, cases) => ask<number>({ do: 'run', file, cases }),
    stateBytes: async file => ask<number>({ do: 'state', file }),
    stop: async () => {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
