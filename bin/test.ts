// `npm test`: makes what the tests need, runs the static checks (types, lint, dependency rules), then jest with each test printed
// as it runs. The very last line is `N passed, N failed`; each check counts as one.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTemporal, messageOf } from './ground/index.ts';
import { prepareBrowserApps, prepareDatabaseClient, root } from './prepare.ts';
import { say, step } from './progress.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Check {
  readonly name: string;
  readonly args: readonly string[];
  /** The file that says what to check; without it there is nothing to. */
  readonly config: string;
}

const checkedFolders = ['kernel', 'guidance', 'contracts', 'codec', 'workflows', 'activities', 'worker', 'api', 'modeler', 'inbox', 'audit', 'ui', 'prisma', 'bench', 'bin'];
const checks: readonly Check[] = [
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit'], config: 'tsconfig.json' },
  { name: 'lint', args: ['node_modules/eslint/bin/eslint.js', '.'], config: 'eslint.config.mjs' },
  { name: 'dependency rules', args: ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', ...checkedFolders.filter((folder) => existsSync(join(root, folder)))], config: '.dependency-cruiser.cjs' },
];
const one: Counts = { passed: 1, failed: 0, skipped: 0 };
const none: Counts = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param args for jest; with any, only those tests run and the static checks are left out
 * @returns 0 when nothing failed and something passed
 */
export async function run(args: readonly string[]): Promise<number> {
  const parts = [await prepare()];
  if (parts[0]?.failed === 0) {
    if (args.length === 0) for (const check of checks) parts.push(await runCheck(check));
    parts.push(await runJest(args));
  }
  const total = parts.reduce((sum, part) => ({ passed: sum.passed + part.passed, failed: sum.failed + part.failed, skipped: sum.skipped + part.skipped }), none);
  console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** What every test may rely on; when it cannot be had, nothing else is tried. */
async function prepare(): Promise<Counts> {
  try {
    await step('database client', 'generating the database client', () => prepareDatabaseClient());
    await step((path) => `Temporal CLI ${path}`, 'looking for the Temporal CLI', () => findTemporal(join(root, '.luotsi'), process.env, say));
    await step((built) => (built ? 'apps built' : 'apps unchanged'), 'building the apps', () => prepareBrowserApps());
    return none;
  } catch (error) {
    say(`✗ ${error instanceof Error && error.name === 'GroundFailure' ? error.message : messageOf(error)}`);
    return { ...none, failed: 1 };
  }
}

async function runCheck({ name, args, config }: Check): Promise<Counts> {
  if (!existsSync(join(root, config))) return none;
  const output: string[] = [];
  try {
    await step(name, `checking ${name}`, async () => {
      const code = await runNode(args, process.env, (text) => output.push(text));
      if (code !== 0) throw new Error(`${name}: exit code ${code}`);
    });
    return one;
  } catch {
    say(`✗ ${name}\n${output.join('').trim()}`);
    return { ...none, failed: 1 };
  }
}

async function runJest(args: readonly string[]): Promise<Counts> {
  const scratch = mkdtempSync(join(tmpdir(), 'luotsi-test-'));
  const countsFile = join(scratch, 'counts.json');
  const code = await runNode([
    '--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', ...args,
  ], { ...process.env, LUOTSI_TEST_COUNTS: countsFile });
  const counts = existsSync(countsFile) ? (JSON.parse(readFileSync(countsFile, 'utf8')) as Counts) : none;
  rmSync(scratch, { recursive: true, force: true });
  // jest itself failing (a broken configuration, an interrupted run) is a failure no test counts.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Runs a Node program at the root; its output goes to the terminal, or to `collect`. @returns its exit code */
function runNode(args: readonly string[], env: NodeJS.ProcessEnv, collect?: (text: string) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], { cwd: root, env, stdio: ['ignore', collect ? 'pipe' : 'inherit', collect ? 'pipe' : 'inherit'] });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => collect?.(chunk.toString()));
    const pass = (): void => { child.kill('SIGINT'); };
    // The terminal's Ctrl-C reaches the child by itself; a kill of this process does not.
    process.on('SIGINT', () => undefined);
    process.once('SIGTERM', pass);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGTERM', pass);
      resolve(code ?? 1);
    });
  });
}
