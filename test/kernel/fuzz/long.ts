/** `npm run test:fuzz -- [--seed N] [--minutes M] [--target xml|feel|dmn]`: fuzzes in turns and goes on after a failure; exit code 1 when there was one. */
import { parseArgs } from 'node:util';
import { dmn } from './dmn.ts';
import { feel } from './feel.ts';
import { saveFailure } from './saved.ts';
import { fuzz } from './target.ts';
import { xml } from './xml.ts';

const { values } = parseArgs({ options: { seed: { type: 'string', default: String(Date.now() % 1_000_000_000) }, minutes: { type: 'string', default: '10' }, target: { type: 'string' } } });
const targets = [xml, feel, dmn].filter(({ name }) => values.target === undefined || name === values.target);
const end = performance.now() + Number(values.minutes) * 60_000;
const seeds = new Map(targets.map(target => [target, Number(values.seed)]));
let failures = 0;
console.log(`seed ${values.seed}, ${values.minutes} minutes`);
while (performance.now() < end && targets.length > 0) {
  for (const target of targets) {
    const turn = performance.now() + 5_000;
    const from = seeds.get(target) ?? 0;
    const { done, failure } = await fuzz(target, from, count => performance.now() > turn && count > 0);
    seeds.set(target, from + done + 1);
    if (failure === undefined) continue;
    failures += 1;
    console.error(`${target.name}, seed ${failure.seed}, saved as ${saveFailure(target, failure)}`, failure.error);
  }
}
for (const target of targets) console.log(`${target.name}: ${(seeds.get(target) ?? 0) - Number(values.seed)} inputs`);
console.log(failures === 0 ? 'nothing failed' : `${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
