// A run of the two servers as a person has it: started, stopped, killed, started again. Real processes, real signals.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from '../../bin/index.ts';
import { makeStartPlace, readRunFile, runIsReleased, startThere, survivors } from '../support/start-process.ts';
import type { StartPlace, StartProcess } from '../support/start-process.ts';

const ready = 'PostgreSQL and Temporal run.';
const ground = ['--only', 'ground'];

describe('npm start', () => {
  let place: StartPlace;
  let runs: StartProcess[];
  const start = (env?: NodeJS.ProcessEnv): StartProcess => {
    const run = startThere(place, ground, env);
    runs.push(run);
    return run;
  };
  beforeEach(async () => { place = await makeStartPlace(); runs = []; });
  afterEach(async () => {
    for (const run of runs.filter(({ process: { exitCode, signalCode } }) => exitCode === null && signalCode === null)) {
      run.process.kill('SIGINT');
      await run.ended();
    }
    place.erase();
  });

  test('shows its steps; Ctrl-C leaves no process and no record', async () => {
    const run = start();
    await run.printed(ready);
    expect(run.output()).toMatch(/✓ PostgreSQL 18\.\d+ ready \(\d+\.\d s\)\n/);
    const recorded = readRunFile(place);
    expect(recorded.children.map(({ name }) => name)).toEqual(['watchdog', 'postgres', 'temporal']);
    run.process.kill('SIGINT');
    expect(await run.ended()).toBe(0);
    expect(await survivors(recorded, 2_000)).toEqual([]);
    expect(runIsReleased(place)).toBe(true);
  });

  test('Ctrl-C in the middle of the start leaves no process', async () => {
    const run = start();
    await run.printed(/PostgreSQL 18/);
    const recorded = readRunFile(place);
    run.process.kill('SIGINT');
    expect(await run.ended()).toBe(130);
    expect(await survivors(recorded, 2_000)).toEqual([]);
  });

  test('killed: its servers end, the next start works and finds the data', async () => {
    const first = start();
    await first.printed(ready);
    await writeMark(place);
    const recorded = readRunFile(place);
    first.process.kill('SIGKILL');
    await first.ended();
    expect(await survivors(recorded, 20_000)).toEqual([]);
    const second = start();
    await second.printed(ready);
    expect(await readMark(place)).toBe(1);
  });

  test('killed together with its watchdog: the next start stops what is left and works', async () => {
    const first = start();
    await first.printed(ready);
    await writeMark(place);
    const recorded = readRunFile(place);
    for (const { name, pid } of recorded.children) if (name === 'watchdog') process.kill(pid, 'SIGKILL');
    first.process.kill('SIGKILL');
    await first.ended();
    expect(await survivors(recorded)).toEqual(['postgres', 'temporal']);
    const second = start();
    await second.printed(ready);
    expect(await survivors(recorded)).toEqual([]);
    expect(await readMark(place)).toBe(1);
  });

  test('a lock file that names a living process of somebody else blocks nothing', async () => {
    const first = start();
    await first.printed(ready);
    const lock = join(place.dataDir, 'postgres', 'postmaster.pid');
    const text = readFileSync(lock, 'utf8');
    first.process.kill('SIGINT');
    await first.ended();
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    writeFileSync(lock, text.replace(/^\d+/, String(stranger.pid)));
    const second = start();
    await second.printed(ready);
    expect(stranger.exitCode).toBeNull();
    stranger.kill('SIGKILL');
  });

  const asRoot = process.getuid?.() === 0 ? test : test.skip;
  asRoot('root in a folder the account of PostgreSQL cannot enter: programs and data lie under /var/lib/luotsi', async () => {
    const closed = await makeStartPlace(0o700);
    const run = startThere(closed, ground);
    await run.printed(ready);
    const elsewhere = readFileSync(join(closed.dataDir, 'postgres.elsewhere'), 'utf8').trim();
    run.process.kill('SIGINT');
    expect(await run.ended()).toBe(0);
    expect(elsewhere).toMatch(/^\/var\/lib\/luotsi\/[0-9a-f]{12}$/);
    expect(readFileSync(join(elsewhere, 'postgres', 'PG_VERSION'), 'utf8').trim()).toBe('18');
    rmSync(elsewhere, { recursive: true });
    closed.erase();
  });

  test('a second start while one runs is told so, and the first goes on', async () => {
    const first = start();
    await first.printed(ready);
    const second = start();
    expect(await second.ended()).toBe(1);
    expect(second.output().trim()).toBe(`✗ Luotsi is already running from this folder (process ${first.process.pid}, http://127.0.0.1:${place.env['LUOTSI_PORT']}): use it, or stop it with Ctrl-C in its terminal or "kill ${first.process.pid}".`);
    expect(await survivors(readRunFile(place))).toEqual(['watchdog', 'postgres', 'temporal']);
  });

  test('a server that dies is started again', async () => {
    const run = start();
    await run.printed(ready);
    const before = readRunFile(place).children.find(({ name }) => name === 'temporal');
    process.kill(before?.pid ?? 0, 'SIGKILL');
    await run.printed('! temporal ended unexpectedly (SIGKILL); starting it again in 0.5 s.');
    const deadline = Date.now() + 20_000;
    let after = before;
    while ((after === undefined || after.pid === before?.pid) && Date.now() < deadline) {
      await sleep(100);
      after = readRunFile(place).children.find(({ name }) => name === 'temporal');
    }
    expect(after?.pid).not.toBe(before?.pid);
    expect(await survivors(readRunFile(place))).toContain('temporal');
  });
});

async function writeMark(place: StartPlace): Promise<void> {
  await withClient(ownerUrl(place), (client) => client.query('CREATE TABLE kept_by_test AS SELECT 1 AS id'));
}

async function readMark(place: StartPlace): Promise<number> {
  return withClient(ownerUrl(place), async (client) => (await client.query<{ count: number }>('SELECT count(*)::int AS count FROM kept_by_test')).rows[0]?.count ?? 0);
}

function ownerUrl({ dataDir, env }: StartPlace): string {
  const password = encodeURIComponent(readFileSync(join(dataDir, 'postgres.key'), 'utf8').trim());
  return `postgresql://luotsi_owner:${password}@127.0.0.1:${env['LUOTSI_POSTGRES_PORT']}/luotsi`;
}
