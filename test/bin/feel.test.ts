/** `luotsi feel` as people and suites call it, and the files of trace, play and lint from another folder. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { run } from '../../bin/feel.ts';
import { bpmn, node, start } from '../support/bpmn-builder.ts';
import { callLuotsi } from '../support/call-luotsi.ts';
import { runCommand } from '../support/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'luotsi-feel-'));
afterAll(() => { rmSync(folder, { recursive: true }); });
const feel = async (args: readonly string[], input = ''): ReturnType<typeof callLuotsi> => await callLuotsi(['feel', ...args], { input, folder });

test.each([
  ['a value over a context', ['a + count(b)', '--context', '{"a":0.2,"b":[1,2]}'], 0, '2.2\n', ''],
  ['an expression that begins with a minus, after an option', ['--context', '{"a":1}', '-a'], 0, '-1\n', ''],
  ['today, as --at says', ['string(today())', '--at', '2026-01-31T09:00:00Z'], 0, '"2026-01-31"\n', ''],
  ['a null that says why', ['1 + "a"'], 0, 'null\n', 'note: '],
  ['a text that is no FEEL', ['1 +'], 1, '', 'EXPRESSION_SYNTAX: '],
  ['an evaluation that does not end', ['for i in 1..1000000000 return i'], 1, '', 'EXPRESSION_FAILED: '],
  ['no expression', ['--context', '{}'], 2, '', 'Expected luotsi feel'],
  ['a context that is no JSON', ['1', '--context', '{'], 2, '', 'Expected luotsi feel'],
  ['a context that is no object', ['1', '--context', '[1]'], 2, '', 'Expected luotsi feel'],
  ['an instant that is none', ['1', '--at', '2026-13-40T00:00:00Z'], 2, '', 'Expected --at'],
])('%s', async (_name, args, code, out, errors) => {
  const called = await runCommand(run, args, folder);
  expect([called.code, called.out, called.errors.slice(0, errors.length || undefined)]).toEqual([code, out, errors]);
});

test('the exit code is that of the process', async () => {
  const calls = [await feel(['1 + 1']), await feel(['1 +'])];
  expect(calls.map(({ code, out }) => [code, out])).toEqual([[0, '2\n'], [1, '']]);
}, 60_000);

test('a batch keeps types both ways and goes on after lines that cannot be answered', async () => {
  const typed = { when: { t: 'date', v: '2026-01-31' }, items: { t: 'list', v: [{ t: 'decimal', v: '1.5' }, { t: 'null', v: null }] } };
  const lines = [
    { id: 1, expression: 'when + @"P1M"', context: typed }, { id: 2, expression: 'items[1]', context: typed }, { id: 3, expression: '{a: @"PT1H", b: [true]}' }, { id: 4, expression: 'a', context: { a: 'plain' } },
    { id: 5, expression: '1 +' }, { id: 6, expression: 7 }, { id: 7, expression: '1', context: 'none' }, { id: 8, expression: 'now()' },
    { id: 9, expression: '[10]', declaredType: 'number' }, { id: 10, expression: '["a"]', declaredType: 'number' }, { id: 11, expression: '[10]', declaredType: 'tOfSomeModel' },
  ].map(line => JSON.stringify(line));
  const { code, out } = await feel(['--batch', '--at', '2026-03-10T08:00:00Z'], [...lines, '{"id":', JSON.stringify({ id: 12, expression: '1' })].join('\n'));
  expect(code).toBe(0);
  expect(out.trim().split('\n').map(line => { const { id, output, error } = JSON.parse(line) as { id: unknown; output?: unknown; error?: { code: string } }; return [id, output ?? error?.code]; })).toEqual([
    [1, { t: 'date', v: '2026-02-28' }], [2, { t: 'decimal', v: '1.5' }], [3, { t: 'context', v: { a: { t: 'duration', v: 'PT1H' }, b: { t: 'list', v: [{ t: 'boolean', v: 'true' }] } } }], [4, { t: 'string', v: 'plain' }],
    [5, 'EXPRESSION_SYNTAX'], [6, 'invalid-line'], [7, 'invalid-line'], [8, { t: 'dateTime', v: '2026-03-10T08:00:00Z' }], [9, { t: 'decimal', v: '10' }], [10, { t: 'null' }], [11, { t: 'list', v: [{ t: 'decimal', v: '10' }] }],
    [null, 'invalid-line'], [12, { t: 'decimal', v: '1' }],
  ]);
});

test('trace, play and lint read models from where they are called', async () => {
  writeFileSync(join(folder, 'model.bpmn'), bpmn({ nodes: [start(), node('endEvent', 'e')], flows: ['start -> e'] }));
  const [trace, lint] = [await callLuotsi(['trace', 'model.bpmn'], { folder }), await callLuotsi(['lint', 'model.bpmn', './none.bpmn', '--json'], { folder })];
  expect([trace.code, trace.errors]).toEqual([0, '']);
  expect(JSON.parse(lint.out)).toMatchObject([{ code: 'file-not-found', model: './none.bpmn' }]);
  const play = await callLuotsi(['play', 'model.bpmn'], { folder, input: '{"do":"start","process":"p"}\n{"do":"load","models":["./model.bpmn"]}\n' });
  expect(play.out.trim().split('\n').map(line => (JSON.parse(line) as { ok: boolean }).ok)).toEqual([true, true]);
}, 60_000);

test('an option that there is not is exit code 2, without a stack', async () => {
  for (const command of ['trace', 'play', 'lint']) {
    const { code, errors } = await callLuotsi([command, 'model.bpmn', '--wrong'], { folder });
    expect([command, code, errors.includes('--wrong'), errors.includes('    at ')]).toEqual([command, 2, true, false]);
  }
}, 60_000);
