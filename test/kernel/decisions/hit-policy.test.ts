/** Every hit policy and aggregator (DMN 1.5 §8.2.8), the default output, and what a decision says about itself. */
import { describe, expect, test } from '@jest/globals';
import { compileDecisions, evaluateDecision, type DecisionResult } from '../../../kernel/index.ts';
import { dmn, literal, table, type TableOptions } from '../../support/dmn-builder.ts';

const at = '2026-03-10T08:00:00Z';

function decideIn(parts: string, decision: string, x: number): DecisionResult {
  const compiled = compileDecisions(dmn(parts));
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join());
  return evaluateDecision(compiled.model, { decision, inputs: { x }, at });
}

/** The output and the rules that matched, or the code of the failure. */
function outcome(options: TableOptions, x: number): unknown {
  const result = decideIn(table(options), 'd', x);
  return result.ok ? [result.output, result.matched.map(({ ruleId }) => ruleId)] : result.code;
}

const ordered = '<output id="o"><outputValues><text>"high", "middle", "low"</text></outputValues></output>';
const graded: TableOptions['rules'] = [['> 0', '"low"'], ['> 10', '"high"'], ['> 5', '"middle"'], ['> 10', '"low"']];
const numbers: TableOptions['rules'] = [['> 0', '3'], ['> 0', '0.1'], ['> 0', '0.2'], ['> 100', '50']];

describe('hit policies', () => {
  test('UNIQUE is the one rule that matched, and an error where two do', () => {
    const options: TableOptions = { rules: [['< 10', '"a"'], ['>= 10', '"b"'], ['> 20', '"c"']] };
    expect([outcome(options, 3), outcome(options, 15), outcome(options, 30)]).toEqual([['a', ['r1']], ['b', ['r2']], 'hit-policy-violated']);
  });

  test('UNIQUE is what a table without a hit policy has', () => {
    const parts = table({ rules: [['> 0', '1'], ['> 0', '1']] }).replace(' hitPolicy="UNIQUE"', '');
    expect(decideIn(parts, 'd', 1)).toMatchObject({ ok: false, code: 'hit-policy-violated', message: expect.stringMatching(/UNIQUE.*1, 2.*table t/) });
  });

  test('ANY is what all matching rules say, and an error where they differ', () => {
    const options: TableOptions = { policy: 'ANY', rules: [['> 0', '"a"'], ['> 5', '"a"'], ['> 10', '"b"']] };
    expect([outcome(options, 7), outcome(options, 11)]).toEqual([['a', ['r1', 'r2']], 'hit-policy-violated']);
  });

  test('FIRST stops at the first rule in the order of the table', () => {
    expect(outcome({ policy: 'FIRST', rules: graded }, 20)).toEqual(['low', ['r1']]);
  });

  test('PRIORITY goes by the order of the output values, not of the rules', () => {
    expect([outcome({ policy: 'PRIORITY', output: ordered, rules: graded }, 20), outcome({ policy: 'PRIORITY', output: ordered, rules: graded }, 7)])
      .toEqual([['high', ['r1', 'r2', 'r3', 'r4']], ['middle', ['r1', 'r3']]]);
  });

  test('OUTPUT ORDER lists by the output values, RULE ORDER and COLLECT by the rules', () => {
    const all = ['r1', 'r2', 'r3', 'r4'];
    expect(outcome({ policy: 'OUTPUT ORDER', output: ordered, rules: graded }, 20)).toEqual([['high', 'middle', 'low', 'low'], all]);
    expect(outcome({ policy: 'RULE ORDER', rules: graded }, 20)).toEqual([['low', 'high', 'middle', 'low'], all]);
    expect(outcome({ policy: 'COLLECT', rules: graded }, 7)).toEqual([['low', 'middle'], ['r1', 'r3']]);
  });

  test.each([['SUM', 3.3], ['MIN', 0.1], ['MAX', 3], ['COUNT', 3]])('COLLECT %s is exact', (aggregation, expected) => {
    expect(outcome({ policy: 'COLLECT', aggregation, rules: numbers }, 1)).toEqual([expected, ['r1', 'r2', 'r3']]);
  });

  test('without a match: nothing, an empty list, or a count of zero', () => {
    expect(outcome({ rules: numbers }, -1)).toEqual([null, []]);
    expect(outcome({ policy: 'COLLECT', rules: numbers }, -1)).toEqual([[], []]);
    expect(outcome({ policy: 'COLLECT', aggregation: 'COUNT', rules: numbers }, -1)).toEqual([0, []]);
  });

  test('the default output stands for no match only', () => {
    const output = '<output id="o"><defaultOutputEntry><text>"none"</text></defaultOutputEntry></output>';
    expect([outcome({ output, rules: [['> 5', '"some"']] }, 1), outcome({ output, rules: [['> 5', '"some"']] }, 6)]).toEqual([['none', []], ['some', ['r1']]]);
  });

  test('a hit policy that DMN does not have is refused by its table', () => {
    expect(compileDecisions(dmn(table({ policy: 'BEST', rules: [] })))).toMatchObject({ ok: false, diagnostics: [{ code: 'invalid-dmn', elementId: 't' }] });
  });
});

describe('a decision explains itself', () => {
  const two = `${table({ rules: [['> 0', '1'], ['> 10', '2']] })}${literal('whole', 'if d = null then "unknown" else d + x', ['d'])}`;

  test('by the rules that matched, with what they looked at', () => {
    expect(decideIn(two, 'whole', 3)).toMatchObject({ ok: true, output: 4, matched: [{ decision: 'd', table: 't', rule: 1, ruleId: 'r1', inputs: { x: 3 } }] });
  });

  test('a violation below a decision that answers is a null there, with a note', () => {
    expect(decideIn(two, 'whole', 20)).toMatchObject({ ok: true, output: 'unknown', notes: [expect.stringContaining('UNIQUE')] });
  });
});
