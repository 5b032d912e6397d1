/**
 * FEEL: expressions by its grammar over names that exist, do not, or are hostile, and texts by chance. Each is answered with a value or a typed
 * failure, the same each time, and the fast lane of simple expressions answers what the evaluator does.
 */
import { evaluateTyped, feel as port } from '../../../kernel/index.ts';
import { fromTyped } from '../../../kernel/expressions/typed.ts';
import { toPlain } from '../../../kernel/expressions/plain.ts';
import { builtinNames } from '../../../kernel/expressions/feel/builtins/index.ts';
import type { Random } from './random.ts';
import { hostileNames } from './random.ts';
import type { Target } from './target.ts';
import { must } from './target.ts';

const at = '2026-03-10T08:00:00.000Z';

/** What the expressions may find: values of every kind, under usual and hostile names. */
const variables: Readonly<Record<string, unknown>> = Object.fromEntries([
  ['x', 3], ['y', -1.5], ['s', 'text'], ['t', true], ['n', null], ['list', [1, 2, null, 'a']], ['c', { a: 1, 'b c': [{ d: 2 }], __proto: 1 }], ['Monthly fee', 10],
  ['day', '2026-01-31'], ['__proto__', 7], ['constructor', 8], ['toString', { hasOwnProperty: 1 }], ['deep', nested(30)], ['big', 1e300], ['Infinity', 2],
]);

function nested(depth: number): unknown {
  return depth === 0 ? 1 : { deep: nested(depth - 1) };
}

const names = [...Object.keys(variables), 'nobody', 'item', 'partial', '?', '__defineGetter__', 'valueOf'];
const types = ['number', 'string', 'Any', 'list<number>', 'context<a: number>', 'function<number>->string', 'date', 'range<number>', 'days and time duration', 'Null', 'nothing'];
const literals = ['0', '1', '-1', '2.50', '1e3', '999999999999999999999999999999999999', '0.0000000001', '"a"', '""', '"\\u0041"', '"\\n"', 'true', 'false', 'null', '@"2026-02-29"', '@"P1Y2M"', '@"-PT1.5S"', '@"10:00:00@Europe/Helsinki"', 'date("2024-02-29")', '@"nonsense"', '[]', '{}'];
const operators = ['+', '-', '*', '/', '**', '=', '!=', '<', '<=', '>', '>=', 'and', 'or'];

type Form = (random: Random, inner: () => string) => string;

const forms: readonly Form[] = [
  (random, inner) => `${inner()} ${random.pick(operators)} ${inner()}`,
  (_random, inner) => `(${inner()})`,
  (_random, inner) => `-${inner()}`,
  (_random, inner) => `if ${inner()} then ${inner()} else ${inner()}`,
  (random, inner) => `for ${random.pick(names)} in ${random.chance(0.5) ? inner() : `${inner()}..${inner()}`} return ${inner()}`,
  (random, inner) => `${random.pick(['some', 'every'])} ${random.pick(names)} in ${inner()} satisfies ${inner()}`,
  (_random, inner) => `${inner()} between ${inner()} and ${inner()}`,
  (random, inner) => `${inner()} in ${random.pick(['(', '[', ']'])}${inner()}..${inner()}${random.pick([')', ']', '['])}`,
  (random, inner) => `${inner()} in (${random.pick(['<', '>=', ''])}${inner()}, ${inner()})`,
  (random, inner) => `${inner()} instance of ${random.pick(types)}`,
  (_random, inner) => `[${inner()}, ${inner()}]`,
  (random, inner) => `{${random.pick([...names, '"q r"'])}: ${inner()}, b: ${inner()}}`,
  (random, inner) => `${inner()}.${random.pick([...names, 'year', 'days', 'start', 'time offset'])}`,
  (_random, inner) => `${inner()}[${inner()}]`,
  (random, inner) => `${random.pick(builtinNames)}(${Array.from({ length: random.below(4) }, inner).join(', ')})`,
  (random, inner) => `${random.pick(builtinNames)}(${random.pick(['list', 'from', 'string', 'value', 'n'])}: ${inner()})`,
  (random, inner) => `(function(${random.pick(names)}, b${random.chance(0.3) ? `: ${random.pick(types)}` : ''}) ${inner()})(${inner()}, ${inner()})`,
  (_random, inner) => `sort(${inner()}, function(a, b) a < b)`,
  (_random, inner) => `${inner()} /* c */ + ${inner()} // d\n`,
  (random, inner) => `{f: function(n) ${random.chance(0.3) ? 'f(n + 1)' : inner()}, r: f(${inner()})}.r`,
];

export function randomExpression(random: Random, depth: number): string {
  if (depth === 0 || random.chance(0.25)) return random.chance(0.5) ? random.pick(names) : random.pick(literals);
  return random.pick(forms)(random, () => randomExpression(random, depth - 1));
}

export const feel: Target = {
  name: 'feel',
  make: random => {
    if (random.chance(0.05)) return random.bytes(random.below(60));
    const text = randomExpression(random, 1 + random.below(5));
    if (random.chance(0.75)) return text;
    const place = random.below(text.length);
    return random.chance(0.5) ? text.slice(0, place) + random.pick([...operators, ...literals, ...hostileNames, '(', ')', '[', ']', '{', '}', ',', ':', '"', '\\', '..', '\u0000', '\ud800']) + text.slice(place) : text.slice(0, place) + text.slice(place + 1 + random.below(4));
  },
  check: text => {
    const problem = port.parse(text);
    if (problem !== undefined) must(problem.message.startsWith('Expected ') && problem.from >= 0 && problem.to >= problem.from, `a whole problem but got ${JSON.stringify(problem)}`);
    const answer = port.evaluate(text, variables, at);
    must(answer.ok || (['EXPRESSION_SYNTAX', 'EXPRESSION_FAILED'].includes(answer.code) && answer.message.startsWith('Expected ')), `a typed failure but got ${JSON.stringify(answer)}`);
    must(JSON.stringify(port.evaluate(text, variables, at)) === JSON.stringify(answer), 'the same answer again');
    const typed = evaluateTyped(text, variables, at);
    must(typed.ok || !answer.ok, 'an answer from the evaluator where the fast lane has one');
    if (!typed.ok || !answer.ok) return;
    must(JSON.stringify(answer.value) === JSON.stringify(toPlain(fromTyped(typed.value))?.value), `the value of the evaluator, ${JSON.stringify(typed.value)}, but got ${JSON.stringify(answer.value)}`);
  },
};
