/**
 * Reads FEEL (DMN 1.5 §10.3.1) into a syntax tree, by recursive descent. Names of several words are recognised
 * where they are in scope; reading ends in bounded time with a tree or a FeelSyntaxError.
 */
import { fromText } from './decimal.ts';
import { tokenize } from './lexer.ts';
import type { KnownNames } from './names.ts';
import { readPrimary } from './parse-primary.ts';
import { readFor, readFunction, readIf, readQuantified } from './parse-special.ts';
import { readType } from './parse-type.ts';
import { at, attempt, expect, fail, nested, next, peek, readDeclaration, readName, took, type Reader } from './reader.ts';
import type { Node, Operator } from './syntax.ts';

export interface Names { readonly roots: KnownNames; readonly members: KnownNames }

/** One expression; throws FeelSyntaxError. */
export function parseFeel(text: string, names: Names): Node {
  const reader = open(text, names);
  const node = readExpression(reader);
  if (peek(reader).kind !== 'end') fail(reader);
  return node;
}

/** Unary tests as in a cell of a decision table: `-`, `not(…)`, or tests with commas between; throws FeelSyntaxError. */
export function parseUnaryTests(text: string, names: Names): Node {
  const reader = open(text, names);
  if (took(reader, '-') && peek(reader).kind === 'end') return { type: 'tests', negated: false, tests: undefined };
  reader.at = 0;
  const negated = attempt(reader, () => {
    if (!took(reader, 'not') || !took(reader, '(')) return fail(reader);
    const tests = readTests(reader);
    expect(reader, ')');
    return peek(reader).kind === 'end' ? tests : fail(reader);
  });
  const tests = negated ?? readTests(reader);
  if (peek(reader).kind !== 'end') fail(reader);
  return { type: 'tests', negated: negated !== undefined, tests };
}

function open(text: string, names: Names): Reader {
  const tokens = tokenize(text);
  return { tokens, at: 0, ...names, local: [], depth: 0, filters: 0, work: 20_000 + tokens.length * 50, parse: readExpression };
}

function readExpression(reader: Reader): Node {
  return nested(reader, () => {
    if (at(reader, 'if')) return readIf(reader);
    if (at(reader, 'for')) return readFor(reader);
    if (at(reader, 'some') || at(reader, 'every')) return readQuantified(reader);
    if (at(reader, 'function') && at(reader, '(', 1)) return readFunction(reader);
    return readChain(reader, ['or'], () => readChain(reader, ['and'], () => readComparison(reader)));
  });
}

/** Operators of one rank, from left to right. */
function readChain(reader: Reader, operators: readonly Operator[], readOperand: () => Node): Node {
  let left = readOperand();
  for (;;) {
    const operator = operators.find(text => at(reader, text));
    if (operator === undefined) return left;
    reader.at += 1;
    left = { type: 'binary', operator, left, right: readOperand() };
  }
}

const orders: readonly Operator[] = ['<', '<=', '>', '>='];
const comparisons: readonly Operator[] = ['=', '!=', ...orders];

function readComparison(reader: Reader): Node {
  let left = readSum(reader);
  for (;;) {
    const operator = comparisons.find(text => at(reader, text));
    if (operator !== undefined) {
      reader.at += 1;
      // A range may be compared with one of a single bound: `range("[2..)") = >=2`.
      left = { type: 'binary', operator, left, right: (operator === '=' || operator === '!=') && orders.some(text => at(reader, text)) ? readTest(reader) : readSum(reader) };
    } else if (took(reader, 'between')) {
      const low = readSum(reader);
      expect(reader, 'and');
      left = { type: 'between', value: left, low, high: readSum(reader) };
    } else if (at(reader, 'in')) {
      reader.at += 1;
      left = { type: 'in', value: left, tests: readInTests(reader) };
    } else return left;
  }
}

/** `in 5`, `in [1..5]`, `in (<3, >7)`. */
function readInTests(reader: Reader): readonly Node[] {
  if (!at(reader, '(')) return [readTest(reader)];
  const several = attempt(reader, () => {
    reader.at += 1;
    const tests = readTests(reader);
    expect(reader, ')');
    return tests;
  });
  return several ?? [readTest(reader)];
}

function readTests(reader: Reader): readonly Node[] {
  const tests = [readWholeTest(reader)];
  while (took(reader, ',')) tests.push(readWholeTest(reader));
  return tests;
}

function readWholeTest(reader: Reader): Node {
  return comparisons.some(text => at(reader, text)) ? readTest(reader) : readExpression(reader);
}

function readTest(reader: Reader): Node {
  const sign = comparisons.find(text => at(reader, text));
  if (sign === undefined) return readSum(reader);
  reader.at += 1;
  const bound = readSum(reader);
  return openRange(sign, bound);
}

function openRange(sign: Operator, bound: Node): Node {
  if (sign === '<' || sign === '<=') return { type: 'range', sign, low: undefined, high: bound, lowIncluded: false, highIncluded: sign === '<=' };
  if (sign === '>' || sign === '>=') return { type: 'range', sign, low: bound, high: undefined, lowIncluded: sign === '>=', highIncluded: false };
  return { type: 'range', sign: sign === '=' ? '=' : '!=', low: bound, high: bound, lowIncluded: true, highIncluded: true };
}

function readSum(reader: Reader): Node {
  return readChain(reader, ['+', '-'], () => readChain(reader, ['*', '/'], () => readChain(reader, ['**'], () => readNegation(reader))));
}

function readNegation(reader: Reader): Node {
  if (!took(reader, '-')) return readInstance(reader);
  return nested(reader, () => ({ type: 'negate', operand: readNegation(reader) }));
}

function readInstance(reader: Reader): Node {
  let value = readPostfix(reader);
  while (at(reader, 'instance') && at(reader, 'of', 1)) {
    reader.at += 2;
    value = { type: 'instance of', value, of: readType(reader) };
  }
  return value;
}

function readPostfix(reader: Reader): Node {
  let node = readOperand(reader);
  for (;;) {
    if (at(reader, '.') ) {
      reader.at += 1;
      node = { type: 'path', from: node, name: readName(reader, true) };
    } else if (at(reader, '(')) node = readCall(reader, node);
    else {
      const from = node;
      const filtered = at(reader, '[') ? attempt(reader, () => readFilter(reader, from)) : undefined;
      if (filtered === undefined) return node;
      node = filtered;
    }
  }
}

/** May fail where the bracket closes a range instead: `]1..10[`. */
function readFilter(reader: Reader, from: Node): Node {
  expect(reader, '[');
  reader.filters += 1;
  try {
    const by = readWholeTestOrExpression(reader);
    expect(reader, ']');
    return { type: 'filter', from, by };
  } finally {
    reader.filters -= 1;
  }
}

function readWholeTestOrExpression(reader: Reader): Node {
  const sign = comparisons.find(text => at(reader, text));
  if (sign === undefined) return readExpression(reader);
  // `[ < 3 ]` compares the item itself.
  return { type: 'in', value: { type: 'name', name: 'item' }, tests: [readTest(reader)] };
}

function readCall(reader: Reader, callee: Node): Node {
  expect(reader, '(');
  if (took(reader, ')')) return { type: 'call', callee, positional: [], named: undefined };
  if (!argumentIsNamed(reader)) {
    const positional = [readExpression(reader)];
    while (took(reader, ',')) positional.push(readExpression(reader));
    expect(reader, ')');
    return { type: 'call', callee, positional, named: undefined };
  }
  const named: (readonly [string, Node])[] = [];
  do {
    const name = readDeclaration(reader, [':']);
    expect(reader, ':');
    named.push([name, readExpression(reader)]);
  } while (took(reader, ','));
  expect(reader, ')');
  return { type: 'call', callee, positional: undefined, named };
}

function argumentIsNamed(reader: Reader): boolean {
  let ahead = 0;
  while (['word', 'number'].includes(peek(reader, ahead).kind) || ['-', "'", '/', '+', '*'].some(text => at(reader, text, ahead))) ahead += 1;
  return ahead > 0 && at(reader, ':', ahead);
}

function readOperand(reader: Reader): Node {
  const token = peek(reader);
  if (token.kind === 'number') {
    next(reader);
    return { type: 'literal', value: fromText(token.text) };
  }
  return readPrimary(reader, { openRange, comparisons, readSum });
}
