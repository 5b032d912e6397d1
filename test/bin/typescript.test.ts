/** How the product's processes read TypeScript: as tsx does, but a closure that is made again and again is not named each time. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'luotsi-typescript-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

const code = `
const outer = (): (() => string) => {
  const inner = (): string => new Error('here').stack?.split('\\n')[1]?.trim() ?? '';
  return inner;
};
class Kept {}
const made = [outer(), outer()];
console.log(JSON.stringify({ names: [outer.name, Kept.name, made[0]?.name, made[1]?.name], place: made[0]?.() }));
`;

function run(loader: string): { names: string[]; place: string } {
  return JSON.parse(execFileSync(process.execPath, ['--import', loader, join(folder, 'code.ts')], { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } })) as { names: string[]; place: string };
}

test('functions keep their names and places; only the second closure of a name goes without its own', () => {
  writeFileSync(join(folder, 'code.ts'), code);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const [ours, plain] = [run('./bin/typescript.mjs'), run('tsx')];
  // If these two are alike, tsx writes its helper otherwise than bin/typescript-names.mjs looks for.
  expect(plain.names).toEqual(['outer', 'Kept', 'inner', 'inner']);
  expect(ours.names).toEqual(['outer', 'Kept', 'inner', '']);
  expect(ours.place).toBe(plain.place);
});
