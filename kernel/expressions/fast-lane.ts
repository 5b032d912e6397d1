/**
 * The short way for plain FEEL: names, literals, comparisons, and/or/not, compiled once into closures. Most conditions in a drawn
 * process are no more than that, and the full evaluator parses its text each time. Wherever the answer could be in doubt
 * (a missing variable, types that differ, any other construct) the lane gives no answer and the full evaluator is asked.
 */
import type { Variables } from '../model/state.ts';

/** No answer here: ask the full evaluator. */
export const unsure = Symbol('unsure');

type Plain = string | number | boolean | null;
type Lane = (variables: Variables) => Plain | typeof unsure;

/** Compiled texts; emptied when full, so that a process that compiles models all day does not grow. */
const lanes = new Map<string, Lane | undefined>();
const maximumLanes = 2_000;

/** The value of an expression, or `unsure`. */
export function evaluateFast(text: string, variables: Variables): Plain | typeof unsure {
  let lane = lanes.get(text);
  if (lane === undefined && !lanes.has(text)) {
    if (lanes.size >= maximumLanes) lanes.clear();
    lane = compileLane(text);
    lanes.set(text, lane);
  }
  return lane === undefined ? unsure : lane(variables);
}

/** Words that mean something in FEEL and are therefore no plain names here. */
const reserved = new Set(['if', 'then', 'else', 'for', 'some', 'every', 'in', 'return', 'satisfies', 'between', 'instance', 'of', 'function', 'external', 'and', 'or', 'not']);
const literals: Readonly<Record<string, boolean | null | undefined>> = { true: true, false: false, null: null };
const token = /\s*(?:(-?\d+(?:\.\d+)?(?![\w.]))|"([^"\\\n]*)"|([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(<=|>=|!=|[=<>()]))\s*/y;

interface Token { readonly kind: 'literal' | 'name' | 'sign'; readonly text: string; readonly value?: Plain }
interface Reader { readonly tokens: readonly Token[]; at: number }

function compileLane(text: string): Lane | undefined {
  const tokens = tokenize(text);
  if (tokens === undefined) return undefined;
  const reader: Reader = { tokens, at: 0 };
  const lane = readOr(reader);
  return reader.at === tokens.length ? lane : undefined;
}

function tokenize(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (token.lastIndex = 0; token.lastIndex < text.length;) {
    const match = token.exec(text);
    if (match === null) return undefined;
    const [, number, string, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'literal', text: number, value: Number(number) });
    else if (string !== undefined) tokens.push({ kind: 'literal', text: string, value: string });
    else if (name !== undefined && Object.hasOwn(literals, name)) tokens.push({ kind: 'literal', text: name, value: literals[name] ?? null });
    else if (name !== undefined) tokens.push({ kind: reserved.has(name) ? 'sign' : 'name', text: name });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
  }
  return tokens.length === 0 ? undefined : tokens;
}

function readOr(reader: Reader): Lane | undefined {
  return readChain(reader, 'or', readAnd, true);
}

function readAnd(reader: Reader): Lane | undefined {
  return readChain(reader, 'and', readComparison, false);
}

/** `a or b or …`: a value that decides ends it; anything but true and false is in doubt. */
function readChain(reader: Reader, word: string, readPart: (reader: Reader) => Lane | undefined, decides: boolean): Lane | undefined {
  const first = readPart(reader);
  const parts = first === undefined ? [] : [first];
  while (first !== undefined && took(reader, word)) {
    const part = readPart(reader);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  if (parts.length < 2) return first;
  return variables => {
    for (const part of parts) {
      const value = part(variables);
      if (typeof value !== 'boolean') return unsure;
      if (value === decides) return decides;
    }
    return !decides;
  };
}

function readComparison(reader: Reader): Lane | undefined {
  const left = readOperand(reader);
  const sign = reader.tokens[reader.at];
  const compare = sign?.kind === 'sign' ? comparisons[sign.text] : undefined;
  if (left === undefined || compare === undefined) return left;
  reader.at += 1;
  const right = readOperand(reader);
  return right && (variables => {
    const a = left(variables);
    const b = right(variables);
    return a === unsure || b === unsure ? unsure : compare(a, b);
  });
}

function readOperand(reader: Reader): Lane | undefined {
  const next = reader.tokens[reader.at];
  reader.at += 1;
  if (next === undefined) return undefined;
  if (next.kind === 'literal') return () => next.value ?? null;
  if (next.kind === 'name') return readName(next.text.split('.'));
  if (next.text === '(') return closing(reader, readOr(reader));
  if (next.text !== 'not' || !took(reader, '(')) return undefined;
  const inner = closing(reader, readOr(reader));
  return inner && (variables => {
    const value = inner(variables);
    return typeof value === 'boolean' ? !value : unsure;
  });
}

function readName(path: readonly string[]): Lane {
  return variables => {
    let value: unknown = variables;
    for (const name of path) {
      if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) return unsure;
      value = Reflect.get(value, name);
    }
    return typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value) ? value as Plain : unsure;
  };
}

type Comparison = (a: Plain, b: Plain) => boolean | typeof unsure;
const comparisons: Readonly<Record<string, Comparison | undefined>> = {
  '=': (a, b) => comparable(a, b) ? a === b : unsure,
  '!=': (a, b) => comparable(a, b) ? a !== b : unsure,
  '<': (a, b) => typeof a === 'number' && typeof b === 'number' ? a < b : unsure,
  '<=': (a, b) => typeof a === 'number' && typeof b === 'number' ? a <= b : unsure,
  '>': (a, b) => typeof a === 'number' && typeof b === 'number' ? a > b : unsure,
  '>=': (a, b) => typeof a === 'number' && typeof b === 'number' ? a >= b : unsure,
};

/** Null equals null only, and is no different type; otherwise types must be the same. */
function comparable(a: Plain, b: Plain): boolean {
  return a === null || b === null || typeof a === typeof b;
}

function took(reader: Reader, text: string): boolean {
  const next = reader.tokens[reader.at];
  if (next?.kind !== 'sign' || next.text !== text) return false;
  reader.at += 1;
  return true;
}

function closing(reader: Reader, lane: Lane | undefined): Lane | undefined {
  return lane !== undefined && took(reader, ')') ? lane : undefined;
}
