/** What all parts of the parser share: the tokens, the place, the names in scope, and the bound on work and depth. */
import type { Token } from './lexer.ts';
import { knownNames, matchName, type KnownNames } from './names.ts';
import { FeelSyntaxError, type Node } from './syntax.ts';

export interface Reader {
  readonly tokens: readonly Token[];
  at: number;
  /** Names that stand alone, names after a dot (and in filters), and those that the text itself declares. */
  readonly roots: KnownNames;
  readonly members: KnownNames;
  readonly local: { name: KnownNames; readonly text: string }[];
  depth: number;
  filters: number;
  work: number;
  readonly parse: (reader: Reader) => Node;
}

const maximumDepth = 250;

export function peek(reader: Reader, ahead = 0): Token {
  return reader.tokens[Math.min(reader.at + ahead, reader.tokens.length - 1)] ?? { kind: 'end', text: '', from: 0, to: 0 };
}

export function next(reader: Reader): Token {
  const token = peek(reader);
  reader.at += 1;
  return token;
}

/** Whether the next token is this sign or word; strings never are. */
export function at(reader: Reader, text: string, ahead = 0): boolean {
  const token = peek(reader, ahead);
  return (token.kind === 'sign' || token.kind === 'word') && token.text === text;
}

export function took(reader: Reader, text: string): boolean {
  if (!at(reader, text)) return false;
  reader.at += 1;
  return true;
}

export function expect(reader: Reader, text: string): void {
  if (!took(reader, text)) fail(reader, `expected "${text}"`);
}

export function fail(reader: Reader, reason?: string): never {
  const token = peek(reader);
  const found = token.kind === 'end' ? `it breaks off at character ${token.from}` : `cannot read "${token.text.slice(0, 60)}" at character ${token.from}`;
  throw new FeelSyntaxError(reason === undefined ? found : `${found}: ${reason}`, token.from, token.to);
}

/** Runs one level of nesting; too deep a nesting or too much going back is refused instead of met by the stack's end. */
export function nested<T>(reader: Reader, read: () => T): T {
  reader.depth += 1;
  reader.work -= 1;
  if (reader.depth > maximumDepth) fail(reader, `nested deeper than ${maximumDepth}`);
  if (reader.work < 0) fail(reader, 'too ambiguous to read');
  try {
    return read();
  } finally {
    reader.depth -= 1;
  }
}

/** Tries a reading and goes back where it fails. */
export function attempt<T>(reader: Reader, read: () => T): T | undefined {
  const start = reader.at;
  const locals = reader.local.length;
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FeelSyntaxError) || reader.work < 0) throw error;
    reader.at = start;
    reader.local.length = locals;
    return undefined;
  }
}

/** A name that is declared here and can be used in what follows. */
export function declare(reader: Reader, name: string): void {
  reader.local.push({ name: knownNames([name]), text: name });
}

const keywords = new Set(['if', 'then', 'else', 'for', 'in', 'return', 'some', 'every', 'satisfies', 'and', 'or', 'between', 'instance', 'of', 'function', 'true', 'false', 'null', 'external']);

/** A name in use: the longest one that is known, or a single word. */
export function readName(reader: Reader, member: boolean): string {
  const declared = reader.local.map(({ name }) => matchName(name, reader.tokens, reader.at)).filter(match => match !== undefined);
  const sets = member || reader.filters > 0 ? [reader.roots, reader.members] : [reader.roots];
  const matches = [...declared, ...sets.map(set => matchName(set, reader.tokens, reader.at)).filter(match => match !== undefined)];
  const longest = matches.reduce<(typeof matches)[number] | undefined>((best, match) => best === undefined || match.length > best.length ? match : best, undefined);
  if (longest !== undefined) {
    reader.at += longest.length;
    return longest.name;
  }
  const token = peek(reader);
  if (token.kind !== 'word' || (keywords.has(token.text) && !member)) fail(reader);
  reader.at += 1;
  return token.text;
}

/** A name that is being declared, up to the sign or word that must follow it. Blanks between its parts become one. */
export function readDeclaration(reader: Reader, ends: readonly string[]): string {
  const parts: string[] = [];
  let end = peek(reader).from;
  while (!ends.some(text => at(reader, text))) {
    const token = peek(reader);
    const allowed = token.kind === 'word' || token.kind === 'number' || (token.kind === 'sign' && ['.', '/', '-', "'", '+', '*', '**'].includes(token.text));
    if (!allowed || (parts.length === 0 && token.kind !== 'word')) fail(reader, 'expected a name');
    parts.push(parts.length > 0 && token.from > end ? ` ${token.text}` : token.text);
    end = token.to;
    reader.at += 1;
  }
  if (parts.length === 0) fail(reader, 'expected a name');
  return parts.join('');
}
