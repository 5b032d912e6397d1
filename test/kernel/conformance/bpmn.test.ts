/** The committed matrix says what the public BPMN suites say now; `UPDATE_DOCS=1` writes it anew. Without the suites nothing can be compared. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { runExecutionCases, suitesAreThere } from './betsy.ts';
import { runViolations } from './static.ts';

const page = new URL('../../../docs/conformance/bpmn-execution.md', import.meta.url);
const suite = suitesAreThere ? test : test.skip;

/** Why a case that is not scored is not passed, and which rules are not checked. */
const sections: Readonly<Record<string, string>> = {
  'betsy:MultiInstance_NoneBehavior': '§10.5.4, table 10.92: a boundary event without cancelActivity="false" interrupts',
  'betsy:MultiInstance_OneBehavior': '§10.5.4, table 10.92: a boundary event without cancelActivity="false" interrupts',
};
const unchecked: Readonly<Record<string, string>> = {
  EXT109: 'A message flow drawn at an event that is no message event says nothing that would be run wrongly; people draw it so, and refusing it would refuse their files.',
  EXT133: 'The text of the timer is a FEEL name; whether a variable of that name holds a cycle is known when it is reached, and is an incident then.',
};

suite('public suites of BPMN execution and static rules, as the committed matrix says', async () => {
  const cases = await runExecutionCases();
  const violations = await runViolations();
  const scored = cases.filter(({ disputed }) => disputed === undefined);
  const missed = cases.filter(({ passed }) => !passed);
  const accepted = violations.filter(({ refused }) => !refused);
  const wronglyRefused = cases.filter(({ got, expected }) => got.includes('ERROR_deployment') && !expected.includes('ERROR_deployment') && !expected.includes('ERROR'));
  const expected = [
    '# BPMN conformance', '', 'Made by `test/kernel/conformance/bpmn.test.ts` from the public suites of uniba-dsg/betsy; a test fails when this page is not what they say now.', '',
    '| suite | passed | of | aim |', '|---|---|---|---|',
    `| execution, undisputed cases | ${scored.filter(({ passed }) => passed).length} | ${scored.length} | all |`,
    `| execution, all cases | ${cases.length - missed.length} | ${cases.length} | |`,
    `| static rules, files refused | ${violations.length - accepted.length} | ${violations.length} | 90 % |`,
    `| files of the execution suite refused that should run | ${wronglyRefused.length} | ${cases.length} | none |`, '',
    '## Execution cases that are missed', '', '| case | expected | got | reason |', '|---|---|---|---|',
    ...missed.map(({ id, case: number, expected: wanted, got, disputed }) => `| ${id} ${number} | ${wanted.join(', ')} | ${got.join(', ')} | ${disputed === undefined ? 'a defect' : `disputed: contradicts ${sections[id] ?? 'the standard'}`} |`), '',
    '## Static rules that are not checked', '', '| file | reason |', '|---|---|',
    ...accepted.map(({ id, constraint }) => `| ${id} | ${unchecked[constraint] ?? 'a defect'} |`), '',
    '## Every execution case', '', '| case | result |', '|---|---|', ...cases.map(({ id, case: number, passed }) => `| ${id} ${number} | ${passed ? 'passed' : 'missed'} |`), '',
  ].join('\n');
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(page, expected);
  expect(readFileSync(page, 'utf8')).toBe(expected);
  expect(missed.filter(({ disputed }) => disputed === undefined)).toEqual([]);
  expect(wronglyRefused).toEqual([]);
  expect((violations.length - accepted.length) / violations.length).toBeGreaterThanOrEqual(0.9);
}, 60_000);

if (!suitesAreThere) console.log('The public conformance suites are not beside this repository: their cases are skipped.');
