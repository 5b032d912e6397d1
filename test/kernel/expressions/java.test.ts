/** External functions of kind Java: the few methods that are known here, as Java answers them, and null with a note for all others. */
import { expect, test } from '@jest/globals';
import { evaluateTyped } from '../../../kernel/index.ts';

const at = '2026-03-10T08:00:00Z';

function java(className: string, signature: string, values: readonly string[]) {
  const parameters = values.map((_, index) => `p${index}`).join(', ');
  return evaluateTyped(`{f: function(${parameters}) external {java: {class: "${className}", method signature: "${signature}"}}, r: string(f(${values.join(', ')}))}.r`, {}, at);
}

test.each<[string, string, string[], string]>([
  ['java.lang.Math', 'max(int, int)', ['123', '456'], '456'], ['java.lang.Math', 'max(double,double)', ['1.5', '-2'], '1.5'], ['java.lang.Math', 'floorMod(int,int)', ['-7', '3'], '2'],
  ['java.lang.Math', 'floorDiv(long,long)', ['-7', '3'], '-3'], ['java.lang.Math', 'rint(double)', ['2.5'], '2'], ['java.lang.Math', 'round(double)', ['-2.5'], '-2'], ['java.lang.Math', 'abs(float)', ['-1.1'], '1.1'],
  ['java.lang.Short', 'valueOf(short)', ['123'], '123'], ['java.lang.Integer', 'parseInt(String)', ['"-12"'], '-12'], ['java.lang.Float', 'valueOf(java.lang.String)', ['"1234.56"'], '1234.56'], ['java.lang.Double', 'parseDouble(java.lang.String)', ['" 1e3 "'], '1000'],
  ['java.lang.String', 'valueOf(char)', ['"a"'], 'a'], ['java.lang.String', 'valueOf(boolean)', ['true'], 'true'],
  ['java.lang.String', 'format(java.lang.String, [Ljava.lang.Object;)', ['"%s is %d%% of %.2f"', '"this"', '12', '3.14159'], 'this is 12% of 3.14'], ['java.lang.String', 'format(String, Object...)', ['"none"'], 'none'],
])('%s.%s of %j is %s', (className, signature, values, expected) => {
  expect(java(className, signature, values)).toMatchObject({ ok: true, value: { v: expected } });
});

test.each<[string, string, string[], string]>([
  ['java.lang.Runtime', 'exec(java.lang.String)', ['"ls"'], 'known here'], ['java.lang.Math', 'foo(double)', ['1'], 'known here'], ['java.lang.Math', 'max(java.lang.String,java.lang.String)', ['"1"', '"2"'], 'known here'],
  ['constructor', 'constructor(double)', ['1'], 'known here'], ['java.lang.Math', 'toString(double)', ['1'], 'known here'], ['java.lang.Math', 'cos', ['1'], 'known here'],
  ['java.lang.String', 'valueOf(char)', ['"abc"'], 'of types char'], ['java.lang.Byte', 'valueOf(byte)', ['128'], 'of types byte'], ['java.lang.Math', 'max(int,int)', ['1.5', '2'], 'of types int'], ['java.lang.Math', 'cos(double)', ['1', '2'], 'of types double'],
  ['java.lang.Integer', 'valueOf(java.lang.String)', ['"99999999999"'], 'takes'], ['java.lang.String', 'format(String, Object...)', ['"%s %s"', '"one"'], 'takes'], ['java.lang.String', 'format(String, Object...)', ['"%x"', '1'], 'takes'],
  ['java.lang.Math', 'sqrt(double)', ['-1'], 'no number'],
])('%s.%s of %j is null, and the note says why', (className, signature, values, why) => {
  const result = java(className, signature, values);
  expect(result).toMatchObject({ ok: true });
  expect(result.ok && result.notes.join('; ')).toContain(why);
});

test('a range may be compared with one of a single bound, and range() reads it (DMN 1.5 §10.3.4.1)', () => {
  for (const expression of ['range("[2..)") = >=2', 'range("(2..)") = >2', 'range("(..2]") = <=2', 'range("(..2)") = <2', '(>=2) = >=2', 'range("(2..)") != >=2']) expect(evaluateTyped(expression, {}, at)).toMatchObject({ ok: true, value: { v: 'true' } });
  for (const expression of ['1 = = 1', '1 = != 1', '1 < >= 1']) expect(evaluateTyped(expression, {}, at)).toMatchObject({ ok: false, code: 'EXPRESSION_SYNTAX' });
  for (const expression of ['range("[..2]")', 'range("[1..]")', 'range("..")', 'range("(..)")']) expect(evaluateTyped(expression, {}, at)).toMatchObject({ ok: true, value: { t: 'null' } });
});
