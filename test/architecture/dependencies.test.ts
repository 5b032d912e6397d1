/** Every runtime dependency has its line in ADR 0013, and the ADRs have the parts that readers look for. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const adrFolder = join(root, 'docs/adr');

/** `@scope/{a,b}` stands for both. */
function namesIn(cell: string): string[] {
  return cell.replace(/(\S+)\{([^}]+)\}/g, (_, head: string, tails: string) => tails.split(',').map((tail) => head + tail).join(', ')).split(',').map((name) => name.trim());
}

test('each runtime dependency has a line in ADR 0013, and no line is left over', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  const rows = readFileSync(join(adrFolder, '0013-runtime-dependencies.md'), 'utf8').split('\n').filter((line) => /^\| [^-p]|^\| p(?!ackage)/.test(line));
  const named = rows.flatMap((row) => namesIn(row.split('|')[1] ?? ''));
  expect(named.sort()).toEqual(Object.keys(dependencies).sort());
});

test.each(readdirSync(adrFolder))('%s has its parts', (file) => {
  const text = readFileSync(join(adrFolder, file), 'utf8');
  for (const part of ['Status: ', '## Context', '## Decision', '## Consequences', '## Rejected', '## Revisit when']) expect(text).toContain(part);
  expect(text.split('\n').length).toBeLessThanOrEqual(60);
});
