import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as whole from '../../kernel/index.ts';
import * as run from '../../kernel/run.ts';

/** Every file that a module loads, directly or not, and every package. */
function loads(file: URL, seen = new Set<string>()): Set<string> {
  if (seen.has(file.pathname)) return seen;
  seen.add(file.pathname);
  for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)';/gm)) {
    if (target.startsWith('.')) loads(new URL(target, file), seen);
    else seen.add(target);
  }
  return seen;
}

test('run.ts loads no XML reader and no compiler; the whole façade does', () => {
  const file = new URL('../../kernel/run.ts', import.meta.url);
  expect(existsSync(file)).toBe(true);
  const loaded = [...loads(file)];
  expect(loaded.filter(name => !name.startsWith('/')).sort()).toEqual(['temporal-polyfill']);
  expect(loaded.some(name => name.endsWith('/engine/decide.ts'))).toBe(true);
  expect(loaded.filter(name => name.includes('/compile/'))).toEqual([]);
  expect(loads(new URL('../../kernel/index.ts', import.meta.url))).toContain('bpmn-moddle');
});

test('the whole façade exports all of run.ts', () => {
  expect(Object.keys(whole)).toEqual(expect.arrayContaining(Object.keys(run)));
});
