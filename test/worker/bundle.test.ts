/** The workflow bundle: made without a warning, without Node, of a bounded size, and kept between starts. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { workflowBundle } from '../../worker/index.ts';

/** Characters without the source map; 1.48 million in November 2026. More than a tenth above that wants a reason. */
const mostScript = 1_650_000;

let folder: string;
let code: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luotsi-bundle-'));
  // Rejects on any warning of webpack or the bundler.
  ({ code } = await workflowBundle(folder));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('holds no module of Node, no XML reader and no schema library', () => {
  const modules = [...code.matchAll(/^\/\*{3}\/ "([^"]+)"$/gm)].map(([, name]) => name ?? '');
  expect(modules.length).toBeGreaterThan(50);
  const unwanted = modules.filter((name) => name.startsWith('node:') || builtinModules.includes(name) || /node_modules\/(zod|bpmn-moddle|moddle|saxen|pg|@prisma)\//.test(name) || /^\.\/(activities|api|prisma|codec)\//.test(name));
  expect(unwanted.filter((name) => name !== 'assert')).toEqual([]);
});

test('does not grow unnoticed', () => {
  const script = code.replace(/\n\/\/# sourceMappingURL=.*$/s, '');
  expect(script.length).toBeLessThan(mostScript);
});

test('is read from the folder by the next start', async () => {
  const [file = ''] = await readdir(folder);
  await writeFile(join(folder, file), 'kept');
  expect((await workflowBundle(folder)).code).toBe('kept');
});
