/** Cuts FEEL text into tokens (DMN 1.5 §10.3.1.2). Names of several words are put together by the parser, which knows what is in scope. */
import { FeelSyntaxError } from './syntax.ts';

export interface Token { readonly kind: 'number' | 'string' | 'at' | 'word' | 'sign' | 'end'; readonly text: string; readonly from: number; readonly to: number }

const blank = /(?:[\s\u0085\u200b\ufeff]+|\/\/[^\n\r]*|\/\*[^]*?\*\/)+/uy;
const word = /[?_\p{L}\p{Nl}\u{10000}-\u{EFFFF}\u{200C}\u{200D}\u{2070}-\u{218F}][?_\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\u00B7\u203F\u2040\u{10000}-\u{EFFFF}\u{200C}\u{200D}]*/uy;
const number = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const string = /@?"[^"\\]*(?:\\[^][^"\\]*)*"/y;
const sign = /\*\*|\.\.|->|<=|>=|!=|[-+*/=<>()[\]{},:.']|[^\s]/uy;
export const maximumText = 200_000;

/** Every token and one that ends them; throws FeelSyntaxError on text that is too long or a string without end. */
export function tokenize(text: string): readonly Token[] {
  if (text.length > maximumText) throw new FeelSyntaxError(`it is longer than ${maximumText} characters`, 0, text.length);
  const tokens: Token[] = [];
  for (let at = skipBlank(text, 0); at < text.length; at = skipBlank(text, at)) {
    const token = readToken(text, at);
    tokens.push(token);
    at = token.to;
  }
  tokens.push({ kind: 'end', text: '', from: text.length, to: text.length });
  return tokens;
}

function skipBlank(text: string, at: number): number {
  blank.lastIndex = at;
  return blank.test(text) ? blank.lastIndex : at;
}

function readToken(text: string, from: number): Token {
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.[0];
  };
  const quoted = take(string);
  if (quoted !== undefined) return { kind: quoted.startsWith('@') ? 'at' : 'string', text: unquote(quoted.slice(quoted.indexOf('"') + 1, -1)), from, to: from + quoted.length };
  if (text[from] === '"') throw new FeelSyntaxError('a string has no closing quote', from, text.length);
  for (const [kind, pattern] of [['number', number], ['word', word], ['sign', sign]] as const) {
    const found = take(pattern);
    if (found !== undefined) return { kind, text: found, from, to: from + found.length };
  }
  throw new FeelSyntaxError(`"${text[from]}" is not expected here`, from, from + 1);
}

const escapes: Readonly<Record<string, string | undefined>> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' };

/** An escape that FEEL does not know stays as it is written: regular expressions are full of them. */
function unquote(text: string): string {
  return text.replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{6})|([^]))/g, (whole: string, four?: string, six?: string, one?: string) => {
    const code = Number.parseInt(four ?? six ?? '', 16);
    if (!Number.isNaN(code)) return code > 0x10FFFF ? whole : String.fromCodePoint(code);
    return escapes[one ?? ''] ?? whole;
  });
}
