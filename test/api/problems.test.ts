/** Each problem code is explained in the reference, and each explained code exists. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { problems } from '../../contracts/index.ts';

const reference = readFileSync(new URL('../../docs/reference/problems.md', import.meta.url), 'utf8');
const sections = reference.split(/^## /m).slice(1);

const root = join(import.meta.dirname, '../..');
const sources = ['api', 'prisma'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|sql)$/.test(name) && !name.startsWith('generated')).map((name) => readFileSync(join(root, folder, name), 'utf8'))).join('\n');

test.each(Object.keys(problems))('%s is answered somewhere', (code) => {
  expect(sources).toMatch(new RegExp(`'${code}'`));
});

describe('docs/reference/problems.md', () => {
  test('has exactly one section per code', () => {
    expect(sections.map((section) => section.split('\n', 1)[0])).toEqual(Object.keys(problems));
  });

  test.each(sections.map((section) => [section.split('\n', 1)[0] ?? '', section]))('%s says what happened, what is safe and what to do', (_code, section) => {
    for (const part of ['**What happened.**', '**What is safe.**', '**What to do.**']) expect(section).toContain(part);
  });
});
