/** A short run of each fuzzer, everything that failed once, and files that attack a reader. `npm run test:fuzz` runs for as long as it is told. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { dmn } from './dmn.ts';
import { feel } from './feel.ts';
import { saveFailure, savedFolder } from './saved.ts';
import { fuzz, tried } from './target.ts';
import { xml } from './xml.ts';

const targets = [xml, feel, dmn];

/** Another seed each day, said where it fails. */
const seed = Number(process.env['LUOTSI_FUZZ_SEED'] ?? Math.floor(Date.now() / 86_400_000) * 1000);

test.each(targets.map(target => [target.name, target] as const))('%s by chance', async (name, target) => {
  const end = performance.now() + 5_000;
  const { done, failure } = await fuzz(target, seed, count => count >= 20 && (performance.now() > end || count >= 1500));
  if (failure !== undefined) throw new Error(`${name} failed with seed ${failure.seed}; saved as ${saveFailure(target, failure)}`, { cause: failure.error });
  expect(done).toBeGreaterThanOrEqual(20);
});

test('saved failures', async () => {
  for (const file of readdirSync(savedFolder).filter(name => name.endsWith('.txt'))) {
    const target = targets.find(({ name }) => file.startsWith(`${name}-`));
    expect([file, target && await tried(target, readFileSync(join(savedFolder, file), 'utf8'))]).toEqual([file, undefined]);
  }
});
