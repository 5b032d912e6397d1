// What is generated from sources and only made again when they changed: the database client and the browser apps.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GroundFailure } from './ground/index.ts';

export const root = dirname(import.meta.dirname);

interface Product {
  /** What is made, in words. */
  readonly what: string;
  /** Files and folders it is made from, relative to the root. */
  readonly sources: readonly string[];
  /** Where the hash of those sources is kept; inside what is made, so that deleting it makes it again. */
  readonly stamp: string;
  /** Program of an npm package and its arguments. */
  readonly program: readonly string[];
}

const databaseClient: Product = {
  what: 'The database client',
  sources: ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'],
  stamp: 'prisma/generated/.luotsi-sources',
  program: ['node_modules/prisma/build/index.js', 'generate'],
};

const browserApps: Product = {
  what: 'The browser apps',
  sources: ['modeler', 'inbox', 'audit', 'ui', 'contracts', 'kernel', 'guidance', 'vite.config.ts', 'package-lock.json'],
  stamp: 'dist/.luotsi-sources',
  program: ['node_modules/vite/bin/vite.js', 'build'],
};

/** Generates the Prisma client. @returns whether there was anything to do */
export function prepareDatabaseClient(signal?: AbortSignal): Promise<boolean> {
  return make(databaseClient, signal);
}

/** Builds the three apps into dist/. @returns whether there was anything to do */
export function prepareBrowserApps(signal?: AbortSignal): Promise<boolean> {
  return make(browserApps, signal);
}

async function make(product: Product, signal?: AbortSignal): Promise<boolean> {
  const stamp = join(root, product.stamp);
  const wanted = hashOf(product.sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  rmSync(stamp, { force: true });
  await runNode(product, signal);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

/** @throws GroundFailure with the program's last lines */
function runNode({ what, program }: Product, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(process.execPath, [...program], { cwd: root, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }, stdio: ['ignore', 'pipe', 'pipe'], ...(signal === undefined ? {} : { signal }) });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new GroundFailure(`${what} could not be made ("node ${program.join(' ')}" ended with code ${code}):\n${output.trim().split('\n').slice(-30).join('\n')}`));
    });
  });
}

/** SHA-256 over names and contents, in a fixed order. */
function hashOf(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesOf(source)) hash.update(file).update('\0').update(readFileSync(join(root, file))).update('\0');
  }
  return hash.digest('hex');
}

function filesOf(source: string): string[] {
  const kind = statSync(join(root, source), { throwIfNoEntry: false });
  if (kind === undefined) return [];
  if (!kind.isDirectory()) return [source];
  return readdirSync(join(root, source), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => filesOf(join(source, entry.name)));
}
