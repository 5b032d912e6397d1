/** Flowable on the same PostgreSQL, in a JVM of its own; built by Maven the first time. Used with `--peers`. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import type { Ground } from '../ground.ts';
import type { Sample, Side } from '../side.ts';

/** @returns why Flowable cannot be run here, or undefined when it can. */
export function whyNoFlowable(): string | undefined {
  for (const program of ['java', 'mvn']) {
    try { execFileSync(program, ['-version'], { stdio: 'ignore' }); } catch { return `there is no ${program} on the PATH`; }
  }
  return undefined;
}

export async function flowableSide(ground: Ground, say: (line: string) => void): Promise<Side> {
  const build = join(ground.root, '.luotsi/peers/flowable');
  if (!existsSync(join(build, 'target/lib'))) {
    say('building the Flowable peer (once) …');
    cpSync(join(ground.root, 'bench/peers/flowable'), build, { recursive: true });
    execFileSync('mvn', ['-q', '-B', '-DskipTests', 'package'], { cwd: build, stdio: 'inherit' });
  }
  const url = await emptyDatabase(ground.ownerUrl, 'flowable');
  const jdbc = `jdbc:postgresql://${url.host}${url.pathname}`;
  const jvm = spawn('java', ['-Xms512m', '-Xmx2g', '-Dorg.slf4j.simpleLogger.defaultLogLevel=error', '-cp', `${build}/target/flowable-1.jar:${build}/target/lib/*`, 'peers.Main', jdbc, url.username, decodeURIComponent(url.password)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: jvm.stdout })[Symbol.asyncIterator]();
  const { value: ready } = await lines.next() as { value: string | undefined };
  if (ready !== 'worker ready' || jvm.pid === undefined) throw new Error(`Expected Flowable to be ready but it said ${String(ready)}`);
  return {
    name: 'flowable',
    processes: { engine: jvm.pid },
    async drive(concurrency, cases) {
      jvm.stdin.write(`${concurrency} ${cases}\n`);
      return JSON.parse((await lines.next() as { value: string }).value) as Sample;
    },
    async stop() { jvm.stdin.end(); await once(jvm, 'exit'); },
  };
}

async function emptyDatabase(ownerUrl: string, name: string): Promise<URL> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  return url;
}
