/** Files that attack a reader: refused by code, soon, and in little memory. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { compile, compileDecisions, evaluateDecision, feel, openSession } from '../../../kernel/index.ts';
import { bpmn, definitions, end, node, scopeXml, start, sub, user } from '../../support/bpmn-builder.ts';
import { dmn, literal } from '../../support/dmn-builder.ts';
import { compiled } from '../../support/kernel-player.ts';
import { longest } from './target.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'luotsi-hostile-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

const at = '2026-03-10T08:00:00.000Z';
const plain = bpmn({ nodes: [start(), user('a'), end()], flows: ['start -> a -> end'] });
const entities = Array.from({ length: 30 }, (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`).join('');
const flat = (count: number): string => bpmn({ nodes: [start(), ...Array.from({ length: count }, (_, index) => user(`n${index}`))], flows: [] });
const deep = (count: number): string => bpmn({ nodes: ['<subProcess id="s">'.repeat(count), '</subProcess>'.repeat(count)] });
const chain = (count: number): string => bpmn({ nodes: [start('n0'), ...Array.from({ length: count }, (_, index) => node('task', `n${index + 1}`))], flows: [Array.from({ length: count + 1 }, (_, index) => `n${index}`).join(' -> ')] });

const attacks: readonly (readonly [string, string, () => string])[] = [
  ['an entity bomb', 'hostile-xml', () => plain.replace('?>', `?><!DOCTYPE x [<!ENTITY e0 "x">${entities}]>`).replace('id="a"', 'id="a" name="&e30;"')],
  ['an external entity', 'hostile-xml', () => plain.replace('?>', '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>').replace('id="a"', 'id="a" name="&e;"')],
  ['a parameter entity from elsewhere', 'hostile-xml', () => plain.replace('?>', '?><!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">')],
  ['50 MB of blanks', 'file-too-large', () => plain.replace('</definitions>', `${' '.repeat(50_000_000)}</definitions>`)],
  ['50 MB of documentation', 'file-too-large', () => plain.replace('<userTask id="a" >', `<userTask id="a"><documentation>${'x'.repeat(50_000_000)}</documentation>`)],
  ['100,000 elements', 'file-too-large', () => flat(100_000)],
  ['100,000 levels', 'nesting-too-deep', () => deep(100_000)],
  ['an attribute of 4 MB', 'malformed-xml', () => plain.replace('id="a"', `id="${'a'.repeat(4_000_000)}`)],
  ['a tag that does not end', 'malformed-xml', () => `${plain.slice(0, -20)}<userTask ${'a="b" '.repeat(500_000)}`],
];

test.each(attacks)('%s: %s', async (_name, code, make) => {
  const begun = performance.now();
  const result = await compile(make());
  expect(performance.now() - begun).toBeLessThan(longest);
  expect(result.ok ? [] : result.diagnostics.map(finding => finding.code)).toContain(code);
});

test('a chain of 14,000 tasks compiles, and runs up to its limit of steps', async () => {
  const definition = await compiled(chain(14_000));
  const reply = openSession({ definitions: [definition], holds: [] }).ask({ do: 'start', process: 'p' });
  expect(reply.ok ? reply.instances[0]?.state : reply.rejection?.code).toMatch(/completed|STEP_LIMIT_REACHED/);
});

test('each of them in a process of its own with 256 MB', async () => {
  const files = attacks.map(([, , make], index) => {
    const file = join(folder, `${index}.bpmn`);
    writeFileSync(file, make());
    return file;
  });
  const lint = join(import.meta.dirname, '../../../bin/luotsi.mjs');
  const failed: unknown = await run(process.execPath, ['--max-old-space-size=256', lint, 'lint', '--json', ...files], { maxBuffer: 10_000_000 }).catch((error: unknown) => error);
  const { code, stdout } = failed as { readonly code: number; readonly stdout: string };
  expect(code).toBe(1);
  const findings = JSON.parse(stdout) as readonly { readonly code: string; readonly model: string }[];
  attacks.forEach(([, expected], index) => { expect(findings.filter(({ model }) => model.endsWith(`/${index}.bpmn`)).map(finding => finding.code)).toContain(expected); });
}, 120_000);

test('processes that call each other without end are stopped, and say so', async () => {
  const calling = (id: string, other: string): string => `<process id="${id}" isExecutable="true">${scopeXml({ nodes: [start(`${id}s`), node('callActivity', `${id}c`, '', `calledElement="${other}"`)], flows: [`${id}s -> ${id}c`] })}</process>`;
  const begun = performance.now();
  const reply = openSession({ definitions: [await compiled(definitions(calling('one', 'two') + calling('two', 'one')))] }).ask({ do: 'start', process: 'one' });
  expect(performance.now() - begun).toBeLessThan(longest);
  expect(reply.ok && reply.instances[0]).toMatchObject({ state: 'failed', error: { code: 'CALL_TOO_DEEP', element: 'onec' } });
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])('the name %s pollutes nothing, wherever it stands', async name => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  const nodes = [start(), sub('s', { nodes: [start('in'), user('a'), `<dataObject id="d" name="${name}"/>`], flows: ['in -> a'] }), end()];
  const definition = await compiled(bpmn({ nodes, flows: ['start -> s -> end'] }));
  const session = openSession({ definitions: [definition] });
  const variables = JSON.parse(`{"${name}": {"polluted": 1}}`) as Record<string, unknown>;
  const reply = session.ask({ do: 'start', process: 'p', variables });
  const job = reply.ok ? reply.jobs[0]?.id ?? '' : '';
  const done = session.ask({ do: 'complete', job, variables });
  expect(done.ok && done.instances[0]?.state).toBe('completed');
  const value = feel.evaluate(`{"${name}": 1}`, variables, at);
  expect(value.ok && JSON.stringify(value.value)).toBe(`{"${name}":1}`);
  const model = compileDecisions(dmn(literal(name, `{"${name}": x}`)));
  expect(model.ok && evaluateDecision(model.model, { decision: name, inputs: { x: 1, ...variables }, at })).toMatchObject({ ok: true });
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('decisions that require each other in a ring are refused or answered, and soon', () => {
  const ring = Array.from({ length: 200 }, (_, index) => literal(`d${index}`, `d${(index + 1) % 200} + 1`, [`d${(index + 1) % 200}`])).join('');
  const begun = performance.now();
  const model = compileDecisions(dmn(ring));
  const result = model.ok ? evaluateDecision(model.model, { decision: 'd0', inputs: {}, at }) : model.diagnostics[0];
  expect(performance.now() - begun).toBeLessThan(longest);
  expect(result).toBeDefined();
  expect(model.ok && result !== undefined && 'ok' in result && result.ok ? result.output : null).toBeNull();
});

/** Each is one that the reader would warn about by itself, going over the file again for its line. */
test.each([
  ['of an undeclared prefix', (index: number) => `zz:a${index}="1"`], ['that are there already', () => 'name="x"'], ['without a space between', () => 'x="1"y="2"'], ['without a value', () => 'x'],
] as const)('a flood of attributes %s, over many tags, is refused soon', async (_name, write) => {
  const attributes = Array.from({ length: 300 }, (_none, index) => write(index)).join(' ');
  const xml = definitions(`<process id="p" isExecutable="true">${Array.from({ length: 900 }, (_none, index) => `<task id="t${index}" ${attributes}/>`).join('')}</process>`);
  const begun = performance.now();
  const compiled = await compile(xml);
  expect(performance.now() - begun).toBeLessThan(longest);
  expect(compiled.ok ? [] : compiled.diagnostics.map(({ code }) => code)).toEqual(['malformed-xml']);
});
