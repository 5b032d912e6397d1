/** Reads what an expression begins with: literals, names, brackets of every kind. */
import { at, attempt, declare, expect, fail, next, peek, readDeclaration, readName, took, type Reader } from './reader.ts';
import type { Node, Operator } from './syntax.ts';
import { parseAt } from './temporal-text.ts';

interface Parts {
  readonly openRange: (sign: Operator, bound: Node) => Node;
  readonly comparisons: readonly Operator[];
  readonly readSum: (reader: Reader) => Node;
}

const constants: Readonly<Record<string, boolean | null | undefined>> = { true: true, false: false, null: null };

export function readPrimary(reader: Reader, parts: Parts): Node {
  const token = peek(reader);
  switch (token.kind) {
    case 'string': next(reader); return { type: 'literal', value: token.text };
    case 'at': return readAt(reader);
    case 'word': return readWord(reader);
    case 'sign': return readBracket(reader, parts);
    default: return fail(reader);
  }
}

function readAt(reader: Reader): Node {
  const value = parseAt(peek(reader).text);
  if (value === null) fail(reader, 'expected a date, a time or a duration');
  next(reader);
  return { type: 'literal', value };
}

function readWord(reader: Reader): Node {
  const { text } = peek(reader);
  const start = reader.at;
  if (Object.hasOwn(constants, text)) {
    // `null` alone is the constant, but a known name may begin with the word.
    const name = attempt(reader, () => readName(reader, false));
    if (name !== undefined && reader.at > start + 1) return { type: 'name', name };
    reader.at = start + 1;
    return { type: 'literal', value: constants[text] ?? null };
  }
  return { type: 'name', name: readName(reader, false) };
}

function readBracket(reader: Reader, parts: Parts): Node {
  if (at(reader, '{')) return readContext(reader);
  if (at(reader, '(')) return readRound(reader, parts);
  if (at(reader, '[')) return readSquare(reader, parts);
  if (took(reader, ']')) return readRangeEnd(reader, parts.readSum(reader), false, parts);
  return { type: 'name', name: readName(reader, false) };
}

function readRound(reader: Reader, parts: Parts): Node {
  expect(reader, '(');
  const sign = parts.comparisons.find(text => at(reader, text));
  if (sign !== undefined) {
    next(reader);
    const range = parts.openRange(sign, parts.readSum(reader));
    expect(reader, ')');
    return range;
  }
  const inner = reader.parse(reader);
  if (at(reader, '..')) return readRangeEnd(reader, inner, false, parts);
  expect(reader, ')');
  return inner;
}

function readSquare(reader: Reader, parts: Parts): Node {
  expect(reader, '[');
  if (took(reader, ']')) return { type: 'list', items: [] };
  const first = readItem(reader, parts);
  if (at(reader, '..')) return readRangeEnd(reader, first, true, parts);
  const items = [first];
  while (took(reader, ',')) items.push(readItem(reader, parts));
  expect(reader, ']');
  return { type: 'list', items };
}

function readItem(reader: Reader, parts: Parts): Node {
  const sign = parts.comparisons.find(text => at(reader, text));
  if (sign === undefined) return reader.parse(reader);
  next(reader);
  return parts.openRange(sign, parts.readSum(reader));
}

function readRangeEnd(reader: Reader, low: Node, lowIncluded: boolean, parts: Parts): Node {
  expect(reader, '..');
  const high = parts.readSum(reader);
  const closed = next(reader).text;
  if (![']', ')', '['].includes(closed)) {
    reader.at -= 1;
    fail(reader, 'expected the end of a range');
  }
  return { type: 'range', sign: '..', low, high, lowIncluded, highIncluded: closed === ']' };
}

function readContext(reader: Reader): Node {
  expect(reader, '{');
  const locals = reader.local.length;
  const entries: (readonly [string, Node])[] = [];
  while (!took(reader, '}')) {
    if (entries.length > 0) expect(reader, ',');
    const name = peek(reader).kind === 'string' ? next(reader).text : readDeclaration(reader, [':']);
    expect(reader, ':');
    entries.push([name, reader.parse(reader)]);
    declare(reader, name);
  }
  // The names stay known for a path or a filter that follows; nothing else can take them for its own.
  reader.local.length = locals;
  for (const [name] of entries) if (/[^\w]/.test(name)) declare(reader, name);
  return { type: 'context', entries };
}
