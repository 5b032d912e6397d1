/** The dependency rules hold in this tree, and each of them fires on a seeded violation. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const folders = ['kernel', 'guidance', 'contracts', 'codec', 'workflows', 'activities', 'worker', 'api', 'modeler', 'inbox', 'audit', 'ui', 'prisma', 'bench', 'bin'];
const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as { forbidden: { name: string }[] };

interface Violation { rule: { name: string }; from: string; to: string }

function cruise(directory: string, places: readonly string[]): Violation[] {
  const args = [join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...places];
  const run = (): string => {
    try { return execFileSync(process.execPath, args, { cwd: directory, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] }); } catch (error) { return (error as { stdout: string }).stdout; }
  };
  return (JSON.parse(run()) as { summary: { violations: Violation[] } }).summary.violations;
}

/** rule → file that breaks it and what it imports there. Targets inside the tree are made as empty modules. */
const seeds: Record<string, { file: string; text: string }> = {
  'facade-only': { file: 'api/seed.ts', text: "import '../contracts/inner.ts';" },
  'nothing-imports-tests': { file: 'api/seed.ts', text: "import '../test/inner.ts';" },
  'kernel-folders': { file: 'kernel/seed.ts', text: "import '../guidance/index.ts';" },
  'kernel-packages': { file: 'kernel/seed.ts', text: "import 'zod';" },
  'kernel-no-node': { file: 'kernel/seed.ts', text: "import 'node:fs';" },
  'moddle-in-compile-only': { file: 'kernel/engine/seed.ts', text: "import 'bpmn-moddle';" },
  'guidance-folders': { file: 'guidance/seed.ts', text: "import '../contracts/index.ts';" },
  'guidance-packages': { file: 'guidance/seed.ts', text: "import 'zod';" },
  'guidance-no-node': { file: 'guidance/seed.ts', text: "import 'node:crypto';" },
  'contracts-folders': { file: 'contracts/seed.ts', text: "import '../kernel/index.ts';" },
  'contracts-packages': { file: 'contracts/seed.ts', text: "import 'pino';" },
  'workflows-folders': { file: 'workflows/seed.ts', text: "import '../activities/index.ts';" },
  'workflows-packages': { file: 'workflows/seed.ts', text: "import 'zod';" },
  'workflows-no-node': { file: 'workflows/seed.ts', text: "import 'node:fs';" },
  'activities-folders': { file: 'activities/seed.ts', text: "import '../workflows/index.ts';" },
  'codec-folders': { file: 'codec/seed.ts', text: "import '../prisma/index.ts';" },
  'api-folders': { file: 'api/seed.ts', text: "import '../workflows/index.ts';" },
  'apps-folders': { file: 'inbox/seed.ts', text: "import '../prisma/index.ts';" },
  'apps-apart': { file: 'inbox/seed.ts', text: "import '../audit/index.ts';" },
  'ui-folders': { file: 'ui/seed.ts', text: "import '../inbox/index.ts';" },
  'browser-no-node': { file: 'modeler/seed.ts', text: "import 'node:path';" },
  'prisma-package-in-prisma-only': { file: 'api/seed.ts', text: "import 'pg';" },
  'prisma-folders': { file: 'prisma/seed.ts', text: "import '../api/index.ts';" },
  'worker-folders': { file: 'worker/seed.ts', text: "import '../api/index.ts';" },
};

describe('dependency rules', () => {
  test('this tree breaks none of them', () => {
    const violations = cruise(root, folders).map((v) => `${v.rule.name}: ${v.from} → ${v.to}`);
    expect(violations).toEqual([]);
  }, 120_000);

  test('every rule has a seeded violation here', () => {
    expect(Object.keys(seeds).concat('no-cycles').sort()).toEqual(config.forbidden.map((rule) => rule.name).sort());
  });

  describe('each fires', () => {
    let sandbox: string;
    let violations: Violation[];

    beforeAll(() => {
      sandbox = mkdtempSync(join(tmpdir(), 'luotsi-rules-'));
      for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) cpSync(join(root, name), join(sandbox, name));
      symlinkSync(join(root, 'node_modules'), join(sandbox, 'node_modules'));
      const write = (file: string, text: string): void => { mkdirSync(dirname(join(sandbox, file)), { recursive: true }); writeFileSync(join(sandbox, file), text); };
      for (const folder of folders) write(`${folder}/index.ts`, 'export const name = 1;');
      write('contracts/inner.ts', 'export const name = 1;');
      write('test/inner.ts', 'export const name = 1;');
      Object.entries(seeds).forEach(([rule, seed]) => write(seed.file.replace('seed', `seed-${rule}`), seed.text));
      write('kernel/one.ts', "import './two.ts'; export const one = 1;");
      write('kernel/two.ts', "import './one.ts'; export const two = 2;");
      violations = cruise(sandbox, folders);
    }, 120_000);

    afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

    test.each(Object.keys(seeds))('%s', (rule) => {
      const from = seeds[rule]?.file.replace('seed', `seed-${rule}`);
      expect(violations.filter((v) => v.from === from).map((v) => v.rule.name)).toContain(rule);
    });

    test('no-cycles', () => {
      expect(violations.filter((v) => v.rule.name === 'no-cycles').map((v) => v.from)).toContain('kernel/one.ts');
    });
  });
});
