// `npm run test:faults -- --seed 7 --cases 1000 --faults 120 --minutes 30`: the long run. Prints its seed first; the same seed draws the same lots.
import { parseArgs } from 'node:util';
import { runFaults } from './run-faults.ts';

const { values } = parseArgs({ options: { seed: { type: 'string' }, cases: { type: 'string', default: '1000' }, faults: { type: 'string', default: '100' }, minutes: { type: 'string', default: '30' } } });
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
console.log(`seed ${seed}`);
const report = await runFaults({ seed, cases: Number(values.cases), faults: Number(values.faults), longestMs: Number(values.minutes) * 60_000, say: console.log });
const { violations, ...counts } = report;
console.log(JSON.stringify(counts, null, 1));
for (const violation of violations) console.log(`✗ ${violation}`);
console.log(violations.length === 0 ? `every invariant holds (seed ${seed})` : `${violations.length} violations (seed ${seed})`);
process.exitCode = violations.length === 0 ? 0 : 1;
