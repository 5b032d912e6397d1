// jest reporter of `npm test`: each test on a line as soon as it has run, failures in full after their file and once more
// by name at the end; the counts go to the file LUOTSI_TEST_COUNTS, so that bin/test.ts can close with one line.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

const marks = { passed: '✓', failed: '✗', pending: '○', skipped: '○', todo: '○', disabled: '○' };

export default class Reporter {
  constructor(globalConfig) {
    this.rootDir = globalConfig.rootDir;
    this.failed = [];
  }

  onTestCaseResult(test, { status, ancestorTitles, title, duration }) {
    const name = [this.fileOf(test), ...ancestorTitles, title].join(' › ');
    if (status === 'failed') this.failed.push(name);
    console.log(`${marks[status] ?? status} ${name}${duration > 5 ? ` (${Math.round(duration)} ms)` : ''}`);
  }

  onTestFileResult(test, { failureMessage, testExecError, console: lines }) {
    if (testExecError) this.failed.push(`${this.fileOf(test)} (could not run)`);
    if (!failureMessage) return;
    for (const { type, message } of lines ?? []) console.log(`  ${type}: ${message}`);
    console.log(failureMessage);
  }

  onRunComplete(_contexts, results) {
    if (this.failed.length > 0) console.log(`\nFailed:\n${this.failed.map((name) => `  ✗ ${name}`).join('\n')}`);
    const counts = {
      passed: results.numPassedTests,
      // A file that could not even be loaded is one failure: none of its tests is counted.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    if (process.env.LUOTSI_TEST_COUNTS) writeFileSync(process.env.LUOTSI_TEST_COUNTS, JSON.stringify(counts));
  }

  fileOf({ path }) {
    return relative(this.rootDir, path).replace(/^test\//, '');
  }
}
