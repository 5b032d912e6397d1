/** Three-way merge of what is said: per path, the side that changed something wins; where both did, and not the same, it is a conflict. */
import { isRecordOf, same, saidIn } from './content.ts';
import type { Said, SaidRecord } from './content.ts';

export type Side = 'ours' | 'theirs';

/** Something that both sides changed, each in its own way. */
export interface Conflict {
  /** Stable over repeated merges of the same three: what a choice is given for. */
  readonly id: string;
  /** The element; empty for forms and for the file itself. */
  readonly elementId: string;
  /** Names from the element to the thing: `properties`, `name`. `element` = one side removed the element that the other one changed or needs. */
  readonly path: readonly string[];
  readonly base: Said;
  readonly ours: Said;
  readonly theirs: Said;
  /** Undefined while nobody has chosen; the merge then holds ours. */
  readonly choice: Side | undefined;
}

export type Choices = Readonly<Record<string, Side>>;

/** Collects the conflicts of one merge. */
export class Merging {
  readonly conflicts: Conflict[] = [];
  readonly #choices: Choices;
  constructor(choices: Choices) { this.#choices = choices; }

  /** Notes a conflict; answers the side that was chosen, else ours. */
  conflict(place: { readonly elementId: string; readonly path: readonly string[] }, base: Said, ours: Said, theirs: Said): Side {
    const id = [place.elementId, ...place.path].join('|');
    const choice = Object.hasOwn(this.#choices, id) ? this.#choices[id] : undefined;
    this.conflicts.push({ id, ...place, base, ours, theirs, choice });
    return choice ?? 'ours';
  }
}

/** Attributes that say one thing together: seven *working days*; a role *in a unit*. */
const together: Readonly<Record<string, readonly string[]>> = {
  'guidance:clock': ['limit', 'unit', 'limitRef', 'roll', 'calendar', 'officeHours'], 'guidance:assignment': ['role', 'unit', 'to'], 'guidance:handover': ['toRole', 'toUnit'],
  'guidance:step': ['offset', 'unit'], 'guidance:warning': ['offset', 'unit', 'share'], 'bpmn:formalexpression': ['$type', 'body', 'language'],
};

export function togetherIn(record: SaidRecord): readonly string[] {
  return together[String(record['$type'] ?? '').toLowerCase()] ?? [];
}

export interface Triple { readonly base: Said; readonly ours: Said; readonly theirs: Said }

export function mergeSaid(merging: Merging, { base, ours, theirs }: Triple, elementId: string, path: readonly string[]): Said {
  if (same(ours, theirs) || same(theirs, base)) return ours;
  if (same(ours, base)) return theirs;
  if (path.at(-1) === '$list') return mergeOrder(listOf(base), listOf(ours), listOf(theirs)).order;
  if (isRecordOf(ours) && isRecordOf(theirs) && (base === undefined || isRecordOf(base))) return mergeRecord(merging, { base, ours, theirs }, elementId, path);
  return merging.conflict({ elementId, path }, base, ours, theirs) === 'ours' ? ours : theirs;
}

function mergeRecord(merging: Merging, triple: { readonly base: SaidRecord | undefined; readonly ours: SaidRecord; readonly theirs: SaidRecord }, elementId: string, path: readonly string[]): Said {
  const { base, ours, theirs } = triple;
  const joint = togetherIn(ours);
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs), ...Object.keys(base ?? {})])].filter((name) => !joint.includes(name));
  const single = names.map((name): [string, Said] => [name, mergeSaid(merging, { base: saidIn(base, name), ours: saidIn(ours, name), theirs: saidIn(theirs, name) }, elementId, [...path, name])]);
  return Object.fromEntries([...mergeTogether(merging, triple, joint, { elementId, path }), ...single].filter(([, value]) => value !== undefined));
}

function mergeTogether(merging: Merging, { base, ours, theirs }: { readonly base: SaidRecord | undefined; readonly ours: SaidRecord; readonly theirs: SaidRecord }, names: readonly string[], place: { readonly elementId: string; readonly path: readonly string[] }): [string, Said][] {
  const [first] = names;
  if (first === undefined) return [];
  const [b, o, t] = [picked(base, names), picked(ours, names), picked(theirs, names)];
  const path = [...place.path, first === '$type' ? 'body' : first];
  const winner = same(o, t) || same(t, b) ? 'ours' : same(o, b) ? 'theirs' : merging.conflict({ ...place, path }, b, o, t);
  return Object.entries(winner === 'ours' ? o : t);
}

export function picked(record: Said, names: readonly string[]): SaidRecord {
  return Object.fromEntries(names.map((name): [string, Said] => [name, saidIn(record, name)]).filter(([, value]) => value !== undefined));
}

function listOf(value: Said): readonly string[] {
  return Array.isArray(value) ? value as readonly string[] : [];
}

/**
 * One order out of two. The side that moved what all three have gives the order, ours when both did; what the other side added
 * stands after what it stood after there. `clash`: both moved the same things differently.
 */
export function mergeOrder(base: readonly string[], ours: readonly string[], theirs: readonly string[]): { readonly order: readonly string[]; readonly clash: boolean } {
  const common = (list: readonly string[]): string => list.filter((item) => base.includes(item) && ours.includes(item) && theirs.includes(item)).join('\n');
  const [b, o, t] = [common(base), common(ours), common(theirs)];
  const [spine, other] = o === b && t !== b ? [theirs, ours] : [ours, theirs];
  const inBase = new Set(base);
  const inOther = new Set(other);
  const order = spine.filter((item) => inOther.has(item) || !inBase.has(item));
  other.forEach((item, index) => {
    if (order.includes(item) || inBase.has(item)) return;
    const before = other.slice(0, index).reverse().find((candidate) => order.includes(candidate));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, item);
  });
  return { order, clash: o !== b && t !== b && o !== t };
}
