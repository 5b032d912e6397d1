/** What is read of DMN files: all versions alike, hostile ones refused soon, and FEEL that cannot be read by its element. */
import { describe, expect, test } from '@jest/globals';
import { compileDecisions, evaluateDecision } from '../../../kernel/index.ts';
import { dmn, latestDmn, literal, table } from '../../support/dmn-builder.ts';

const at = '2026-03-10T08:00:00Z';
/** Generous for a loaded machine; a reading that is not linear takes minutes. */
const longest = 10_000;

function refusal(xml: string): readonly [string | undefined, boolean] {
  const start = performance.now();
  const compiled = compileDecisions(xml);
  return [compiled.ok ? undefined : compiled.diagnostics[0]?.code, performance.now() - start < longest];
}

test.each([
  ['1.1', 'http://www.omg.org/spec/DMN/20151101/dmn.xsd'], ['1.2', 'http://www.omg.org/spec/DMN/20180521/MODEL/'], ['1.3', 'https://www.omg.org/spec/DMN/20191111/MODEL/'],
  ['1.4', 'https://www.omg.org/spec/DMN/20211108/MODEL/'], ['1.5', latestDmn],
])('a model of DMN %s loads and decides as the others', (_version, namespace) => {
  const compiled = compileDecisions(dmn(`${table({ rules: [['< 18', '"child"'], ['>= 18', '"adult"']] })}${literal('said', '"is " + d', ['d'])}`, namespace));
  const said = [3, 30].map(x => compiled.ok ? evaluateDecision(compiled.model, { decision: 'said', inputs: { x }, at }) : compiled);
  expect(said).toMatchObject([{ output: 'is child', matched: [{ ruleId: 'r1' }] }, { output: 'is adult', matched: [{ ruleId: 'r2' }] }]);
});

test('a version that there is not is refused', () => {
  expect(refusal(dmn('', 'https://www.omg.org/spec/DMN/20990101/MODEL/'))).toEqual(['unknown-dmn-version', true]);
});

describe('hostile files', () => {
  const bomb = `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, index) => `<!ENTITY b${index} "${'&a;'.repeat(10)}">`).join('')}]>`;
  test.each([
    ['an external entity', `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>${dmn(literal('d', '&x;'))}`, 'malformed-dmn'],
    ['an entity bomb', `${bomb}${dmn('')}`, 'malformed-dmn'],
    ['an entity without a declaration', dmn('<decision id="d" name="&boom;"/>'), 'malformed-dmn'],
    ['deep nesting', dmn('<decision>'.repeat(100_000)), 'dmn-too-large'],
    ['many elements', dmn('<a/>'.repeat(250_000)), 'dmn-too-large'],
    ['5 MB of blanks in a tag', `<definitions${' '.repeat(5_000_000)}`, 'malformed-dmn'],
    ['5 MB of attributes in a tag that does not end', `<definitions${' a="b"'.repeat(800_000)}`, 'malformed-dmn'],
    ['more characters than are read', ' '.repeat(20_000_001), 'dmn-too-large'],
    ['one id twice', dmn(`${literal('d', '1')}${literal('d', '2')}`), 'duplicate-dmn-id'],
  ])('%s is refused soon', (_name, xml, code) => {
    expect(refusal(xml)).toEqual([code, true]);
  });

  test('5 MB of decisions are read soon, or refused', () => {
    const decisions = Array.from({ length: 25_000 }, (_, index) => literal(`d${index}`, `x + ${index} * 2`)).join('');
    const xml = dmn(decisions);
    expect(xml.length).toBeGreaterThan(5_000_000);
    expect(refusal(xml)).toEqual([undefined, true]);
  });

  test('5 MB of decisions whose names begin alike', () => {
    const decisions = Array.from({ length: 25_000 }, (_, index) => `<decision id="d${index}" name="Fee of ${index}"><literalExpression><text>Fee of ${index}${' + Fee'.repeat(20)}</text></literalExpression></decision>`).join('');
    expect(refusal(dmn(decisions))).toEqual([undefined, true]);
  });

  test.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString'])('the name %s is a name like any other', name => {
    const compiled = compileDecisions(dmn(`<decision id="${name}" name="${name}"><variable name="${name}"/><context><contextEntry><variable name="${name}"/><literalExpression><text>"mine"</text></literalExpression></contextEntry></context></decision>`));
    const result = compiled.ok ? evaluateDecision(compiled.model, { decision: name, inputs: JSON.parse(`{"${name}":{"polluted":true}}`) as Record<string, unknown>, at }) : undefined;
    expect(result?.ok === true && JSON.stringify(result.output)).toBe(`{"${name}":"mine"}`);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(compiled.ok && evaluateDecision(compiled.model, { decision: 'valueOf', inputs: {}, at })).toMatchObject({ ok: false, code: 'unknown-decision' });
  });
});

describe('FEEL that cannot be read', () => {
  test('is a warning by its element, and the other decisions are made', () => {
    const compiled = compileDecisions(dmn(`${literal('bad', '1 + ')}${literal('good', 'x + 1')}`));
    expect(compiled).toMatchObject({ ok: true, warnings: [{ code: 'invalid-feel', severity: 'warning', elementId: 'bad-text', path: 'literalExpression.text' }] });
    const [good, bad] = ['good', 'bad'].map(decision => compiled.ok && evaluateDecision(compiled.model, { decision, inputs: { x: 1 }, at }));
    expect([good, bad]).toMatchObject([{ ok: true, output: 2 }, { ok: false, code: 'EXPRESSION_SYNTAX' }]);
  });

  test('is found in conditions and outputs of tables by the rule, and nowhere in a model without it', () => {
    const broken = compileDecisions(dmn(table({ rules: [['< 1', '"a"'], ['>=', '"b"'], ['> 2', 'if x']] })));
    expect(broken.ok && broken.warnings.map(({ elementId, path }) => [elementId, path])).toEqual([['r2', 'inputEntry.text'], ['r3', 'outputEntry.text']]);
    expect(compileDecisions(dmn(`<decision id="n" name="Monthly - fee"/>${literal('uses', 'Monthly - fee + string length("a")', ['n'])}${table({ rules: [['-', 'x'], ['not(1, 2)', 'x'], ['? > 1', 'x']] })}`))).toMatchObject({ ok: true, warnings: [] });
  });
});
