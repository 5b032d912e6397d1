/**
 * The names that a parser may put together from several tokens: `Monthly Salary`, `a-b`, `string length`.
 * Only names in scope are matched so; longest first (DMN 1.5 §10.3.1.4).
 */
import { tokenize, type Token } from './lexer.ts';

interface Entry { readonly words: readonly string[]; readonly name: string }
export interface KnownNames { readonly byFirst: ReadonlyMap<string, readonly Entry[]>; readonly signature: string }

const simple = /^[?_\p{L}][?_\p{L}\p{Nd}]*$/u;

/** Whether a name takes help to be recognised. */
export function isSpecial(name: string): boolean {
  return !simple.test(name);
}

export function knownNames(names: Iterable<string>): KnownNames {
  const byFirst = new Map<string, Entry[]>();
  const special = [...new Set(names)].filter(isSpecial).sort();
  for (const name of special) {
    const words = wordsOf(name);
    const [first] = words;
    if (first === undefined) continue;
    const entries = byFirst.get(first) ?? [];
    entries.push({ words, name });
    byFirst.set(first, entries);
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return { byFirst, signature: special.join('\u0001') };
}

function wordsOf(name: string): readonly string[] {
  try {
    const tokens = tokenize(name);
    return tokens.some(token => token.kind === 'string' || token.kind === 'at') ? [] : tokens.slice(0, -1).map(token => token.text);
  } catch {
    return [];
  }
}

/** The longest known name that starts at the token, and how many tokens it takes. */
export function matchName(known: KnownNames, tokens: readonly Token[], at: number): { readonly name: string; readonly length: number } | undefined {
  const first = tokens[at];
  if (first === undefined || (first.kind !== 'word' && first.kind !== 'sign')) return undefined;
  const entry = known.byFirst.get(first.text)?.find(({ words }) => words.every((text, index) => tokens[at + index]?.text === text && tokens[at + index]?.kind !== 'string'));
  return entry && { name: entry.name, length: entry.words.length };
}
