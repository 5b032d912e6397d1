/** Relations of points and ranges (Allen's algebra, DMN 1.5 §10.3.4.9), and `range` from its text. A point is a range of itself. */
import { compare, equal } from '../compare.ts';
import { knownNames } from '../names.ts';
import { parseFeel } from '../parser.ts';
import type { Node } from '../syntax.ts';
import { isRange, type Range, type Value } from '../values.ts';
import { signature, type Builtins, type Signature } from './signature.ts';

/** Thrown within this file where two bounds do not compare; the relation is then null. */
const unknown = Symbol('unknown');
type Relation = (a: Range, b: Range) => boolean;

function order(a: Value, b: Value): number {
  const result = compare(a, b);
  if (result === null) throw unknown;
  return result;
}

function asRange(value: Value): Range {
  return isRange(value) ? value : { kind: 'range', sign: '..', low: value, high: value, lowIncluded: true, highIncluded: true };
}

function relate(relation: Relation, swapped: boolean): (values: readonly Value[]) => Value {
  return ([first, second]) => {
    const [a, b] = [asRange(first ?? null), asRange(second ?? null)];
    try {
      return swapped ? relation(b, a) : relation(a, b);
    } catch (error) {
      if (error === unknown) return null;
      throw error;
    }
  };
}

const points = 'number|string|date|time|date and time|duration';

/** `kinds`: which of point and range may stand first and second. */
function relation(test: Relation, kinds: readonly ('pp' | 'pr' | 'rp' | 'rr')[], swapped = false): readonly Signature[] {
  const shapes = { pp: `point1: ${points}, point2: ${points}`, pr: `point: ${points}, range: range`, rp: `range: range, point: ${points}`, rr: 'range1: range, range2: range' };
  return kinds.map(kind => signature(shapes[kind], relate(test, swapped)));
}

const before: Relation = (a, b) => {
  const distance = order(a.high, b.low);
  return distance < 0 || (distance === 0 && (!a.highIncluded || !b.lowIncluded));
};
const meets: Relation = (a, b) => a.highIncluded && b.lowIncluded && order(a.high, b.low) === 0;
const reaches: Relation = (a, b) => {
  const distance = order(a.high, b.low);
  return distance > 0 || (distance === 0 && a.highIncluded && b.lowIncluded);
};
const startsBefore: Relation = (a, b) => {
  const distance = order(a.low, b.low);
  return distance < 0 || (distance === 0 && a.lowIncluded && !b.lowIncluded);
};
const endsWithin: Relation = (a, b) => {
  const distance = order(a.high, b.high);
  return distance < 0 || (distance === 0 && (!a.highIncluded || b.highIncluded));
};
const startsWithin: Relation = (a, b) => {
  const distance = order(a.low, b.low);
  return distance > 0 || (distance === 0 && (!a.lowIncluded || b.lowIncluded));
};
const overlaps: Relation = (a, b) => reaches(a, b) && reaches(b, a);
const overlapsBefore: Relation = (a, b) => startsBefore(a, b) && reaches(a, b) && endsWithin(a, b);
const during: Relation = (a, b) => startsWithin(a, b) && endsWithin(a, b);
const finishes: Relation = (a, b) => a.highIncluded === b.highIncluded && order(a.high, b.high) === 0 && startsWithin(a, b);
const starts: Relation = (a, b) => a.lowIncluded === b.lowIncluded && order(a.low, b.low) === 0 && endsWithin(a, b);
const coincides: Relation = (a, b) => a.lowIncluded === b.lowIncluded && a.highIncluded === b.highIncluded && order(a.low, b.low) === 0 && order(a.high, b.high) === 0;

/** A range literal between two literals; other expressions would need names. One end may be left out: `[2..)` is `>= 2`. */
function parseRange(text: string): Value {
  try {
    const none = knownNames([]);
    const node = parseFeel(text.replace(/^(\s*[[(\]]\s*)\.\./, '$1null..').replace(/\.\.(\s*[\])[]\s*)$/, '..null$1'), { roots: none, members: none });
    return node.type === 'range' && node.sign === '..' ? literalRange(node) : null;
  } catch {
    return null;
  }
}

function literalRange(node: Extract<Node, { type: 'range' }>): Value {
  const [low, high] = [node.low, node.high].map(literal);
  if (low === undefined || high === undefined || (low === null && high === null)) return null;
  const bounded = low !== null && high !== null;
  if (bounded && (compare(low, high) ?? 1) > 0) return null;
  if (includesNothing(low, node.lowIncluded) || includesNothing(high, node.highIncluded)) return null;
  return { kind: 'range', sign: signOf(low, high, node), low, high, lowIncluded: node.lowIncluded, highIncluded: node.highIncluded };
}

/** A range with one end is that of a comparison. */
function signOf(low: Value, high: Value, { lowIncluded, highIncluded }: Pick<Range, 'lowIncluded' | 'highIncluded'>): Range['sign'] {
  if (low !== null && high !== null) return '..';
  return low === null ? highIncluded ? '<=' : '<' : lowIncluded ? '>=' : '>';
}

/** An end without a bound cannot be part of its range. */
function includesNothing(bound: Value, included: boolean): boolean {
  return bound === null && included;
}

function literal(node: Node | undefined): Value | undefined {
  if (node?.type === 'literal') return node.value;
  if (node?.type === 'negate') return negated(literal(node.operand));
  return node?.type === 'call' ? constructed(node) : undefined;
}

function negated(value: Value | undefined): Value | undefined {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'number' ? { ...value, digits: -value.digits } : undefined;
}

/** `date("…")` and its kind: the text of the call as an `@` literal would read it. */
function constructed(node: Extract<Node, { type: 'call' }>): Value | undefined {
  const [argument] = node.positional ?? [];
  const name = node.callee.type === 'name' ? node.callee.name : '';
  if (argument?.type !== 'literal' || typeof argument.value !== 'string' || !['date', 'time', 'duration', 'date and time'].includes(name)) return undefined;
  const none = knownNames([]);
  const parsed = parseFeel(`@"${argument.value.replace(/["\\]/g, '')}"`, { roots: none, members: none });
  return parsed.type === 'literal' ? parsed.value : undefined;
}

export const rangeFunctions: Builtins = {
  before: relation(before, ['pp', 'pr', 'rp', 'rr']),
  after: relation(before, ['pp', 'pr', 'rp', 'rr'], true),
  meets: relation(meets, ['rr']),
  'met by': relation(meets, ['rr'], true),
  overlaps: relation(overlaps, ['rr']),
  'overlaps before': relation(overlapsBefore, ['rr']),
  'overlaps after': relation(overlapsBefore, ['rr'], true),
  finishes: relation(finishes, ['pr', 'rr']),
  'finished by': relation(finishes, ['rp', 'rr'], true),
  includes: relation(during, ['rp', 'rr'], true),
  during: relation(during, ['pr', 'rr']),
  starts: relation(starts, ['pr', 'rr']),
  'started by': relation(starts, ['rp', 'rr'], true),
  coincides: [...relation((a, b) => equal(a.low, b.low) === true, ['pp']), ...relation(coincides, ['rr'])],
  range: [signature('from: string', ([text]) => parseRange(text as string))],
};
