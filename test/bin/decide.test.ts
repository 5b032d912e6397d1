/** `luotsi decide` as people and suites call it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { run } from '../../bin/decide.ts';
import { callLuotsi } from '../support/call-luotsi.ts';
import { dmn, latestDmn, literal, table } from '../support/dmn-builder.ts';
import { runCommand } from '../support/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'luotsi-decide-'));
afterAll(() => { rmSync(folder, { recursive: true }); });
const group = `${table({ rules: [['< 18', '"child"'], ['>= 18', '"adult"'], ['> 100', '"old"']] })}${literal('text', '"is " + d', ['d'])}`;
const service = '<decisionService id="s" name="Grouping"><outputDecision href="#text"/><encapsulatedDecision href="#d"/><inputData href="#ix"/></decisionService>';
const dated = '<inputData id="ib" name="born"><variable name="born" typeRef="date"/></inputData><decision id="next" name="Next day"><informationRequirement><requiredInput href="#ib"/></informationRequirement><literalExpression><text>born + @"P1D"</text></literalExpression></decision>';
writeFileSync(join(folder, 'm.dmn'), dmn(`${group}${service}${dated}`));
writeFileSync(join(folder, 'user.dmn'), dmn(literal('twice', 'base.text + "!"', ['urn:test#text']), latestDmn, 'urn:user', '<import name="base" namespace="urn:test" importType="https://www.omg.org/spec/DMN/20230324/MODEL/" locationURI="m.dmn"/>'));
writeFileSync(join(folder, 'bomb.dmn'), `<!DOCTYPE d>${dmn('')}`);
writeFileSync(join(folder, 'half.dmn'), dmn(`${literal('fine', '1')}${literal('bad', '1 +')}`));

const decide = async (args: readonly string[], input = ''): ReturnType<typeof callLuotsi> => await callLuotsi(['decide', ...args], { input, folder });

test('one decision: its output and the rules that matched, from a file beside the caller', async () => {
  const { code, out, errors } = await decide(['m.dmn', '--decision', 'text', '--inputs', '{"x":20}']);
  expect([code, errors]).toEqual([0, '']);
  expect(JSON.parse(out)).toEqual({ output: 'is adult', matched: [{ decision: 'd', table: 't', rule: 2, ruleId: 'r2', inputs: { x: 20 } }], notes: [] });
});

test('the exit code is that of the process', async () => {
  const { code, errors } = await decide(['m.dmn', '--decision', 'none']);
  expect([code, errors.split(':')[0]]).toEqual([1, 'unknown-decision']);
});

test('by name, with options before the file, a text read as the date that the model says, a service, and an import', async () => {
  const calls = [['--decision', 'Next day', '--inputs', '{"born":"2026-02-28"}', 'm.dmn'], ['m.dmn', '--service', 'Grouping', '--inputs', '{"x":3}'], ['user.dmn', '--models', 'm.dmn', '--decision', 'twice', '--inputs', '{"x":3}']];
  const outputs: unknown[] = [];
  for (const args of calls) outputs.push((JSON.parse((await runCommand(run, args, folder)).out) as { output: unknown }).output);
  expect(outputs).toEqual(['2026-03-01', 'is child', 'is child!']);
});

test.each([
  ['an unknown decision', ['m.dmn', '--decision', 'none'], 1, 'unknown-decision: '],
  ['a violated hit policy', ['m.dmn', '--decision', 'd', '--inputs', '{"x":101}'], 1, 'hit-policy-violated: '],
  ['a file that is not there', ['none.dmn', '--decision', 'd'], 1, 'file-not-found: '],
  ['a file that is refused', ['bomb.dmn', '--decision', 'd'], 1, 'malformed-dmn: '],
  ['inputs that are no JSON', ['m.dmn', '--decision', 'd', '--inputs', '{x}'], 2, 'Expected luotsi decide'],
  ['no decision', ['m.dmn'], 2, 'Expected luotsi decide'],
  ['a decision and a service', ['m.dmn', '--decision', 'd', '--service', 's'], 2, 'Expected luotsi decide'],
  ['an instant that is none', ['m.dmn', '--decision', 'd', '--at', 'soon'], 2, 'Expected --at'],
])('%s is told on standard error, with its exit code', async (_name, args, expected, start) => {
  const { code, out, errors } = await runCommand(run, args, folder);
  expect([code, out, errors.slice(0, start.length)]).toEqual([expected, '', start]);
});

test('a text that is no FEEL is warned of, and the other decisions are made', async () => {
  const { code, out, errors } = await runCommand(run, ['half.dmn', '--decision', 'fine'], folder);
  expect([code, (JSON.parse(out) as { output: unknown }).output]).toEqual([0, 1]);
  expect(errors).toContain('invalid-feel (bad-text)');
});

test('a batch answers every line in order, also those that cannot be answered', async () => {
  const x = { t: 'decimal', v: '20' };
  const lines = [
    { id: 'decision', file: 'm.dmn', decision: 'text', inputs: { x } }, { id: 'service', file: 'm.dmn', service: 's', inputs: { x } },
    { id: 'import', file: 'user.dmn', models: ['m.dmn'], decision: 'twice', inputs: { x } }, { id: 'date', file: 'm.dmn', decision: 'next', inputs: { born: { t: 'date', v: '2026-12-31' } } },
    { id: 'unknown', file: 'm.dmn', decision: 'none', inputs: {} }, { id: 'violated', file: 'm.dmn', decision: 'd', inputs: { x: 200 } }, { id: 'file', file: 'none.dmn', decision: 'd' },
    { id: 'model', file: 'bomb.dmn', decision: 'd' }, { id: 'both', file: 'm.dmn', decision: 'd', service: 's' }, { id: 'neither', file: 'm.dmn' }, { id: 'inputs', file: 'm.dmn', decision: 'd', inputs: [1] },
  ].map(line => JSON.stringify(line));
  const { code, out } = await decide(['--batch'], [...lines, 'no json', '', '[1]', JSON.stringify({ id: 9, file: 'm.dmn', decision: 'd', inputs: { x: 3 } })].join('\n'));
  const replies = out.trim().split('\n').map(line => JSON.parse(line) as { id: unknown; output?: unknown; matched?: unknown; error?: { code: string } });
  expect(code).toBe(0);
  expect(replies.map(({ id, output, error }) => [id, output ?? error?.code])).toEqual([
    ['decision', { t: 'string', v: 'is adult' }], ['service', { t: 'string', v: 'is adult' }], ['import', { t: 'string', v: 'is adult!' }], ['date', { t: 'date', v: '2027-01-01' }],
    ['unknown', 'unknown-decision'], ['violated', 'hit-policy-violated'], ['file', 'file-not-found'], ['model', 'malformed-dmn'], ['both', 'invalid-line'], ['neither', 'invalid-line'], ['inputs', 'invalid-line'],
    [null, 'invalid-line'], [null, 'invalid-line'], [9, { t: 'string', v: 'child' }],
  ]);
  expect(replies[0]?.matched).toEqual([{ decision: 'd', table: 't', rule: 2, ruleId: 'r2', inputs: { x } }]);
});
