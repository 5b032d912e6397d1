/**
 * Regular expressions of XQuery and XPath Functions (§5.6 there; DMN 1.5 §10.3.4.3) by those of JavaScript. A pattern that could take
 * exponential time is tried on short texts only: FEEL of a model must end in bounded time.
 */
import { FeelLimitError, spend, type Machine } from '../machine.ts';
import type { Value } from '../values.ts';

const longestPattern = 1_000;
const longestRisky = 24;
const longestText = 100_000;

/** Whether a part of the text matches; null for a pattern or flags that are none. */
export function matchesPattern(input: string, pattern: string, flags: string, machine: Machine): Value {
  const expression = compilePattern(pattern, flags, '', input, machine);
  return expression && expression.test(input);
}

/** Null also where the pattern matches nothing at all (error FORX0003). */
export function replacePattern(input: string, pattern: string, replacement: string, flags: string, machine: Machine): Value {
  const expression = compilePattern(pattern, flags, 'g', input, machine);
  if (expression === null) return null;
  const text = flags.includes('q') ? replacement.replaceAll('$', '$$$$') : translateReplacement(replacement);
  if (text === null) return null;
  spend(machine, Math.ceil(input.length * (text.length + 1) / 1_000));
  return input.replace(expression, text);
}

export function splitPattern(input: string, pattern: string, machine: Machine): Value {
  const expression = compilePattern(pattern, '', '', input, machine);
  if (expression === null) return null;
  spend(machine, input.length);
  return pattern === '' ? [...input] : splitAt(input, new RegExp(expression.source, `${expression.flags}g`));
}

/** Without the groups that JavaScript would mix into the parts. */
function splitAt(input: string, expression: RegExp): Value[] {
  const parts: Value[] = [];
  let from = 0;
  for (const match of input.matchAll(expression)) {
    if (match[0] === '') continue;
    parts.push(input.slice(from, match.index));
    from = match.index + match[0].length;
  }
  parts.push(input.slice(from));
  return parts;
}

function compilePattern(pattern: string, flags: string, more: string, input: string, machine: Machine): RegExp | null {
  if (/[^smixq]/.test(flags)) return null;
  if (pattern.length > longestPattern || input.length > longestText) throw new FeelLimitError('a pattern or its text is too long');
  spend(machine, 1 + Math.ceil(input.length * pattern.length / 100));
  const quoted = flags.includes('q');
  const source = quoted ? pattern.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&') : translate(flags.includes('x') ? stripBlanks(pattern) : pattern);
  if (source === null) return null;
  if (!quoted && isRisky(source) && input.length > longestRisky) throw new FeelLimitError(`the pattern "${pattern.slice(0, 60)}" may take exponential time`);
  try {
    return new RegExp(source, `${more}u${source.includes('--[') ? 'v' : ''}${flags.replace(/[xq]/g, '')}`.replace('uv', 'v'));
  } catch {
    return null;
  }
}

/** Repetition within repetition, alternatives within repetition, back references, or three loops and more in a row that may trade characters. */
function isRisky(source: string): boolean {
  const plain = source.replace(/\\[^\d]/g, 'a').replace(/\[[^\]]*\]/g, 'a');
  if (/\\[1-9]/.test(plain)) return true;
  const nested = /\([^()]*(?:[*+|?]|\{\d+,)[^()]*\)(?:[*+]|\{\d+,)/.test(plain) || /\)(?:[*+]|\{\d+,)[^]*\)(?:[*+]|\{\d+,)/.test(plain);
  return nested || (plain.match(/[*+]|\{\d+,/g)?.length ?? 0) > 3;
}

function stripBlanks(pattern: string): string {
  return pattern.replace(/(\\[^])|(\[(?:[^\]\\]|\\[^])*\])|\s+/g, (_whole, escaped?: string, group?: string) => escaped ?? group ?? '');
}

const nameStart = '[:A-Z_a-z\\u00C0-\\u{EFFFF}]';
const nameCharacter = '[-.0-9:A-Z_a-z\\u00B7-\\u{EFFFF}]';

/** What XPath has and JavaScript spells otherwise: class subtraction, \i \c, block names; \d and \w mean Unicode there. */
function translate(pattern: string): string | null {
  if (/\(\?(?!:)/.test(pattern)) return null;
  const subtracted = pattern.replace(/-\[/g, (found, at: number) => insideClass(pattern, at) ? '--[' : found).replace(/\[([^[\]]*)--(\[[^\]]*\])\]/g, '[[$1]--$2]');
  return subtracted.replace(/\\([^])/g, (escape, letter: string) => {
    switch (letter) {
      case 'i': return nameStart;
      case 'I': return nameStart.replace('[', '[^');
      case 'c': return nameCharacter;
      case 'C': return nameCharacter.replace('[', '[^');
      case 'd': return '\\p{Nd}';
      case 'D': return '\\P{Nd}';
      default: return escape;
    }
  }).replace(/\\([pP])\{Is(\w+)\}/g, '\\$1{Script=$2}');
}

function insideClass(pattern: string, at: number): boolean {
  const before = pattern.slice(0, at).replace(/\\[^]/g, 'aa');
  return before.lastIndexOf('[') > before.lastIndexOf(']');
}

/** `$1` stays, `$0` is the whole match, `\$` and `\\` are the characters; anything else is an error of the text. */
function translateReplacement(text: string): string | null {
  if (/\\(?![\\$])|(?<!\\)\$(?!\d)/.test(text.replace(/\\\\/g, 'aa'))) return null;
  return text.replace(/\\([\\$])|\$0/g, (found, character?: string) => character === '$' ? '$$' : character ?? (found === '$0' ? '$&' : found));
}
