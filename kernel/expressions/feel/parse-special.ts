/** Reads the expressions that begin with a keyword: if, for, some, every, function. */
import { readType } from './parse-type.ts';
import { at, declare, expect, readDeclaration, took, type Reader } from './reader.ts';
import type { Iterator, Node, TypeNode } from './syntax.ts';

export function readIf(reader: Reader): Node {
  expect(reader, 'if');
  const condition = reader.parse(reader);
  expect(reader, 'then');
  const then = reader.parse(reader);
  expect(reader, 'else');
  return { type: 'if', condition, then, otherwise: reader.parse(reader) };
}

export function readFor(reader: Reader): Node {
  expect(reader, 'for');
  return scoped(reader, () => {
    const iterators = readIterators(reader);
    expect(reader, 'return');
    return { type: 'for', iterators, result: reader.parse(reader) };
  });
}

export function readQuantified(reader: Reader): Node {
  const every = took(reader, 'every');
  if (!every) expect(reader, 'some');
  return scoped(reader, () => {
    const iterators = readIterators(reader);
    expect(reader, 'satisfies');
    return { type: 'quantified', every, iterators, test: reader.parse(reader) };
  });
}

function readIterators(reader: Reader): readonly Iterator[] {
  const iterators: Iterator[] = [];
  do {
    const name = readDeclaration(reader, ['in']);
    expect(reader, 'in');
    const from = reader.parse(reader);
    const to = took(reader, '..') ? reader.parse(reader) : undefined;
    iterators.push({ name, from, to });
    declare(reader, name);
  } while (took(reader, ','));
  return iterators;
}

export function readFunction(reader: Reader): Node {
  expect(reader, 'function');
  expect(reader, '(');
  return scoped(reader, () => {
    const parameters: (readonly [string, TypeNode | undefined])[] = [];
    while (!took(reader, ')')) {
      if (parameters.length > 0) expect(reader, ',');
      const name = readDeclaration(reader, [':', ',', ')']);
      parameters.push([name, took(reader, ':') ? readType(reader) : undefined]);
      declare(reader, name);
    }
    const external = at(reader, 'external') && took(reader, 'external');
    return { type: 'function', parameters, body: reader.parse(reader), external };
  });
}

function scoped(reader: Reader, read: () => Node): Node {
  const locals = reader.local.length;
  const node = read();
  reader.local.length = locals;
  return node;
}
