// Brings node_modules in line with package-lock.json. Runs before anything is installed, so only Node itself is used.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs `npm ci` unless node_modules is that of package-lock.json. Which lock was installed is kept in node_modules/.luotsi-lock;
 * where that is missing or of another lock (npm was run by hand), npm's own record of what it installed decides.
 * @throws Error named GroundFailure when npm fails
 */
export async function ensureDependencies(root) {
  const { lock, stamp, stampFile } = lockOf(root);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  if (!isInstalled(root, JSON.parse(lock))) await install(root);
  writeFileSync(stampFile, stamp);
}

/** Declares what is installed now to be enough: an image without development packages. */
export function markInstalled(root) {
  const { stamp, stampFile } = lockOf(root);
  writeFileSync(stampFile, stamp);
}

function lockOf(root) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
  return { lock, stamp, stampFile: join(root, 'node_modules', '.luotsi-lock') };
}

/** Whether npm's hidden lock file lists every package of the lock file, in its version; other platforms' packages may be missing. */
export function isInstalled(root, lock) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages ?? {};
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true || wanted.peer === true || wanted.devOptional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity && existsSync(join(root, path));
  });
}

async function install(root) {
  console.log('  installing the dependencies with npm (first start: about a minute) …');
  const started = Date.now();
  const [command, ...before] = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
  // Development packages are part of the product's two commands (the apps are built here), whatever NODE_ENV says.
  const options = ['--include=dev', '--no-audit', '--no-fund'];
  const ticking = setInterval(() => console.log(`  … still installing (${seconds(started)} s)`), 15_000);
  // npm ci refuses a lock file that lacks optional packages of other platforms (npm leaves them out where it cannot see them);
  // npm install takes the same locked versions and does not mind.
  const failure = (await run(command, [...before, 'ci', '--loglevel=silent', ...options], root)) === undefined
    ? undefined
    : await run(command, [...before, 'install', '--no-save', ...options], root);
  clearInterval(ticking);
  if (failure !== undefined) {
    const error = new Error(`The dependencies could not be installed (${failure}): see npm's message above, check the network and try again.`);
    throw Object.assign(error, { name: 'GroundFailure', exitCode: 1 });
  }
  console.log(`✓ dependencies installed (${seconds(started)} s)`);
}

/** @returns why it failed, or undefined */
function run(command, args, cwd) {
  return new Promise((resolve) => {
    const npm = spawn(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
    npm.once('error', (error) => resolve(error.message));
    npm.once('close', (code, signal) => resolve(code === 0 ? undefined : `npm ended with ${signal ?? `code ${code}`}`));
  });
}

function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(0);
}
