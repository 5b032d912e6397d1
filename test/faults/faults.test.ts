/** The short run: a few cases, a few faults of every kind, the same invariants as the long one (`npm run test:faults`). */
import { expect, test } from '@jest/globals';
import { runFaults } from './run-faults.ts';

test('parts are killed, frozen and slowed while people work and time jumps: nothing is lost, doubled or without a holder', async () => {
  const lines: string[] = [];
  const seed = Number(process.env['LUOTSI_FAULT_SEED'] ?? 20_261_125);
  const report = await runFaults({ seed, cases: 25, faults: 6, longestMs: 45_000, say: (line) => lines.push(line) });
  console.log(`seed ${seed}: ${JSON.stringify({ ...report, violations: report.violations.length })}`);
  expect({ violations: report.violations, said: report.violations.length > 0 ? lines : [] }).toEqual({ violations: [], said: [] });
  expect(report.cases).toBeGreaterThanOrEqual(20);
  expect(report.completions).toBeGreaterThan(10);
}, 400_000);
