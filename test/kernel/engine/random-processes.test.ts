/**
 * Random block-structured processes of every construct along random paths: they complete, no token is lost or doubled, the state after every
 * step equals the replay of the events, a snapshot changes nothing, `decide` and `openInstance` agree, and lint finds nothing to say.
 * `LUOTSI_RANDOM_RUNS` and `LUOTSI_RANDOM_SEED` make it longer or repeat it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { constructs, type ConstructName } from '../../support/random-constructs.ts';
import { randomBlock, randomPath, type Block } from '../../support/random-process.ts';
import { walk } from '../../support/random-walk.ts';

const saved = new URL('../../fixtures/kernel/random-processes.json', import.meta.url);
const runs = Number(process.env['LUOTSI_RANDOM_RUNS'] ?? 60);
const seed = process.env['LUOTSI_RANDOM_SEED'];

test('random processes along random paths', async () => {
  const result = await fc.check(fc.asyncProperty(randomBlock, randomPath, walk), { numRuns: runs, ...(seed === undefined ? {} : { seed: Number(seed) }) });
  if (!result.failed) return;
  const [block, choices] = result.counterexample ?? [];
  writeFileSync(saved, `[\n${[...failuresSoFar(), { seed: result.seed, block, choices }].map(failure => JSON.stringify(failure)).join(',\n')}\n]\n`);
  throw new Error(`${fc.defaultReportMessage(result) ?? 'failed'}\nSaved in ${saved.pathname}`);
}, 60_000 + runs * 500);

/** Each construct by itself in each of its variants, so that none depends on chance to be tried. */
test.each(Object.keys(constructs) as ConstructName[])('%s in each variant', async type => {
  const leaf = (option: number): Block => ({ type: 'task', option, blocks: [] });
  const inner = { none: [], one: [leaf(0)], many: [leaf(0), leaf(1), leaf(2)] }[constructs[type].inner];
  for (let option = 0; option < 8; option += 1) {
    const block: Block = { type, option, blocks: inner };
    await walk(block, [option, 3 * option + 1, 7, 11, 5 * option, 2]);
    await walk({ type: 'parallel', option: 0, blocks: [block, { type: 'guardedSub', option, blocks: [block] }] }, [4, option, 9, 6 + option, 1, 8]);
  }
});

/** Paths that failed once stay there and are walked again. */
test('saved failures', async () => {
  for (const { block, choices } of failuresSoFar()) await walk(block, choices);
  expect(existsSync(saved)).toBe(true);
});

interface Failure { readonly seed: number; readonly block: Block; readonly choices: number[] }

function failuresSoFar(): readonly Failure[] {
  return JSON.parse(readFileSync(saved, 'utf8')) as readonly Failure[];
}
