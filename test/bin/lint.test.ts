/** `luotsi lint --guidance`: the lint of the modeler and the server for pipelines elsewhere. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { callLuotsi } from '../support/call-luotsi.ts';
import { bpmn, end, start, user } from '../support/bpmn-builder.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'luotsi-lint-'));
  writeFileSync(join(folder, 'nobody.bpmn'), bpmn({ nodes: [start('s'), user('t'), end('e')], flows: ['s -> t', 't -> e'] }));
});
afterAll(() => { rmSync(folder, { recursive: true }); });

test('a task without a role is an error to care guidance and none to the engine', async () => {
  expect(await callLuotsi(['lint', 'nobody.bpmn', '--json'], { folder })).toMatchObject({ code: 0, out: '[]\n' });
  const { code, out } = await callLuotsi(['lint', 'nobody.bpmn', '--guidance', '--json'], { folder });
  expect(code).toBe(1);
  expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ code: 'task-without-role', severity: 'error', elementId: 't', model: 'nobody.bpmn' }));
}, 60_000);

test('a file that is not there is said', async () => {
  const { code, out } = await callLuotsi(['lint', 'none.bpmn', '--guidance', '--json'], { folder });
  expect([code, JSON.parse(out)]).toEqual([1, [expect.objectContaining({ code: 'file-not-found' })]]);
}, 60_000);
