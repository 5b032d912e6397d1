/** Reads a type as written after `instance of` and in parameters (DMN 1.5 §10.3.2.9 and grammar rule 54). */
import { at, expect, fail, nested, peek, readDeclaration, took, type Reader } from './reader.ts';
import { matchName } from './names.ts';
import type { TypeNode } from './syntax.ts';

const longNames = ['years and months duration', 'year month duration', 'days and time duration', 'day time duration', 'date and time'];

export function readType(reader: Reader): TypeNode {
  return nested(reader, () => {
    if (at(reader, '<', 1)) {
      if (took(reader, 'list')) return { list: bracketed(reader) };
      if (took(reader, 'range')) return { range: bracketed(reader) };
      if (took(reader, 'context')) return readContextType(reader);
      if (took(reader, 'function')) return readFunctionType(reader);
    }
    return { name: readTypeName(reader) };
  });
}

function bracketed(reader: Reader): TypeNode {
  expect(reader, '<');
  const inner = readType(reader);
  expect(reader, '>');
  return inner;
}

function readContextType(reader: Reader): TypeNode {
  expect(reader, '<');
  const context: (readonly [string, TypeNode])[] = [];
  while (!took(reader, '>')) {
    if (context.length > 0) expect(reader, ',');
    const name = readDeclaration(reader, [':']);
    expect(reader, ':');
    context.push([name, readType(reader)]);
  }
  return { context };
}

function readFunctionType(reader: Reader): TypeNode {
  expect(reader, '<');
  const parameters: TypeNode[] = [];
  while (!took(reader, '>')) {
    if (parameters.length > 0) expect(reader, ',');
    parameters.push(readType(reader));
  }
  expect(reader, '->');
  return { parameters, result: readType(reader) };
}

function readTypeName(reader: Reader): string {
  for (const name of longNames) {
    const words = name.split(' ');
    if (!words.every((word, index) => at(reader, word, index))) continue;
    reader.at += words.length;
    return name;
  }
  const known = matchName(reader.roots, reader.tokens, reader.at) ?? matchName(reader.members, reader.tokens, reader.at);
  if (known !== undefined) {
    reader.at += known.length;
    return known.name;
  }
  const parts: string[] = [];
  do {
    const token = peek(reader);
    if (token.kind !== 'word') fail(reader, 'expected a type');
    reader.at += 1;
    parts.push(token.text);
  } while (took(reader, '.'));
  return parts.join('.');
}
