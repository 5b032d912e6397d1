/** `luotsi play`, `trace` and `lint` as people call them. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { bpmn, node, start, timer, user } from '../support/bpmn-builder.ts';

const root = new URL('../../', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'luotsi-play-'));
const good = join(folder, 'good.bpmn');
const bad = join(folder, 'bad.bpmn');
writeFileSync(good, bpmn({ nodes: [start(), user('a'), node('intermediateCatchEvent', 'w', timer('Duration', 'P1D')), node('endEvent', 'e')], flows: ['start -> a -> w -> e'] }));
writeFileSync(bad, bpmn({ nodes: [start(), user('a'), user('b')], flows: ['start -> a'] }));
afterAll(() => { rmSync(folder, { recursive: true }); });

async function luotsi(args: readonly string[], input = ''): Promise<{ readonly code: number; readonly lines: string[] }> {
  return await new Promise(resolve => {
    const child = spawn(process.execPath, ['bin/luotsi.mjs', ...args], { cwd: root });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
    child.on('close', code => { resolve({ code: code ?? -1, lines: out.split('\n').filter(line => line !== '') }); });
    child.stdin.end(input);
  });
}

test('play answers every line, also one that is no request, and starts afresh with other models', async () => {
  const asked = [{ do: 'start', process: 'p' }, { do: 'complete', job: 'i1:a#2' }, { do: 'advance', duration: 'P2D' }, { do: 'load', models: [bad] }, { do: 'start', process: 'p' }].map(line => JSON.stringify(line));
  const { code, lines } = await luotsi(['play', good], [...asked, 'no json'].join('\n'));
  const replies = lines.map(line => JSON.parse(line) as { ok: boolean; instances: { state: string }[]; rejection?: { code: string }; problems?: { code: string }[] });
  expect([code, replies.map(({ ok }) => ok)]).toEqual([0, [true, true, true, false, false, false]]);
  expect(replies[2]?.instances[0]?.state).toBe('completed');
  expect(replies[3]?.problems?.map(problem => problem.code)).toEqual(['no-incoming']);
  expect(replies.slice(3).map(({ rejection }) => rejection?.code)).toEqual(['MODEL_REFUSED', 'PROCESS_UNKNOWN', 'REQUEST_INVALID']);
}, 60_000);

test('trace runs to the end by itself; lint tells errors by its exit code', async () => {
  const trace = await luotsi(['trace', good, '--json']);
  expect([trace.code, trace.lines.map(line => (JSON.parse(line) as { type: string }).type).at(-1)]).toEqual([0, 'processCompleted']);
  const [fine, broken] = [await luotsi(['lint', good]), await luotsi(['lint', bad, '--json'])];
  expect([fine.code, fine.lines, broken.code]).toEqual([0, [], 1]);
  expect(JSON.parse(broken.lines[0] ?? '')).toMatchObject([{ code: 'no-incoming', elementId: 'b', severity: 'error' }]);
}, 60_000);

test('everything that was asked is answered also into a pipe that is read slowly', async () => {
  const cases = Array.from({ length: 120 }, (_none, index) => [{ do: 'start', process: 'p' }, { do: 'complete', job: `i${index + 1}:a#2` }]).flat().map(line => JSON.stringify(line));
  const { code, lines } = await luotsi(['play', good], cases.join('\n'));
  expect([code, lines.length, (JSON.parse(lines.at(-1) ?? '{}') as { instances?: unknown[] }).instances?.length]).toEqual([0, 240, 120]);
}, 60_000);
