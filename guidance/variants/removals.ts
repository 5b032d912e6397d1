/**
 * What one side removed and the other still needs. Removing a step takes its flows, its boundary events and what stands inside with it:
 * these are decided together, so that a step that is kept is kept with its connections.
 */
import type { BpmnDocument, DocumentElement, Json } from '../../kernel/index.ts';
import { refOf } from '../../kernel/index.ts';
import { contentOf, same } from './content.ts';
import type { Merging, Side } from './merge-said.ts';

export interface Three { readonly base: BpmnDocument; readonly ours: BpmnDocument; readonly theirs: BpmnDocument }

/** How each element that one side removed ends: absent = gone; otherwise the side whose version stays. */
export interface Removals {
  readonly gone: ReadonlySet<string>;
  readonly kept: ReadonlyMap<string, Side>;
  /** Flows that were led around something whose removal was chosen: by which side. The other side's leading of them goes with what it needed. */
  readonly led: ReadonlyMap<string, Side>;
}

export const otherSide = { ours: 'theirs', theirs: 'ours' } as const satisfies Record<Side, Side>;
const ends = ['sourceRef', 'targetRef', 'attachedToRef'] as const;

export function decideRemovals(merging: Merging, three: Three): Removals {
  const decided = (['theirs', 'ours'] as const).flatMap((remover) => {
    const groups = groupsOf(three, remover);
    const needed = neededRoots(three, remover, groups);
    return [...groups].map(([root, members]) => decideOne(merging, three, remover, { members, clash: needed.has(root), root }));
  });
  const kept = new Map(decided.flatMap(({ staying, keeper }) => staying.map((id) => [id, keeper] as const)));
  const gone = new Set(decided.flatMap(({ leaving }) => leaving).filter((id) => !kept.has(id)));
  return { gone, kept, led: new Map(decided.flatMap(({ around, keeper }) => around.map((id) => [id, otherSide[keeper]] as const))) };
}

interface Decided { readonly keeper: Side; readonly staying: readonly string[]; readonly leaving: readonly string[]; readonly around: readonly string[] }

function decideOne(merging: Merging, three: Three, remover: Side, { root, members, clash }: { readonly root: string; readonly members: readonly string[]; readonly clash: boolean }): Decided {
  const keeper = otherSide[remover];
  if (!clash) return { keeper, staying: [], leaving: members, around: [] };
  const around = attachedTo(three.base, members);
  if (winner(merging, root, remover) === remover) return { keeper, staying: [], leaving: members, around };
  return { keeper, staying: [...members, ...around].filter((id) => three[keeper].elements.has(id)), leaving: [], around: [] };
}

function winner(merging: Merging, root: string, remover: Side): Side {
  return merging.conflict({ elementId: root, path: ['element'] }, 'kept', remover === 'ours' ? 'removed' : 'kept', remover === 'theirs' ? 'removed' : 'kept');
}

/** What a side removed, by the element whose removal took the rest with it. */
function groupsOf(three: Three, remover: Side): ReadonlyMap<string, readonly string[]> {
  const removed = new Set([...three.base.elements.keys()].filter((id) => !three[remover].elements.has(id)));
  const groups = new Map<string, string[]>();
  for (const id of removed) {
    const root = rootOf(three.base, removed, id);
    groups.set(root, [...groups.get(root) ?? [], id]);
  }
  return groups;
}

function rootOf({ elements }: BpmnDocument, removed: ReadonlySet<string>, id: string): string {
  const element = elements.get(id);
  const cause = element && [element.owner, ...['attachedToRef', 'sourceRef', 'targetRef'].map((name) => refOf(element.properties[name]))].find((other) => other !== undefined && removed.has(other));
  return cause === undefined ? id : rootOf({ elements } as BpmnDocument, removed, cause);
}

/** Roots that the other side changed, or refers to where it did not before. */
function neededRoots(three: Three, remover: Side, groups: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const rootById = new Map([...groups].flatMap(([root, members]) => members.map((id) => [id, root] as const)));
  const needed = new Set<string>();
  for (const element of three[otherSide[remover]].elements.values()) {
    const before = three.base.elements.get(element.id);
    const own = rootById.get(element.id);
    if (own !== undefined && before !== undefined && !same(contentOf(element), contentOf(before))) needed.add(own);
    const known = new Set(before === undefined ? [] : referencesOf(before));
    for (const reference of referencesOf(element)) {
      const root = known.has(reference) ? undefined : rootById.get(reference);
      if (root !== undefined) needed.add(root);
    }
  }
  return needed;
}

/** Flows that led to or from these elements: one that was led around a removed step leads to it again when it is kept. */
function attachedTo({ elements }: BpmnDocument, members: readonly string[]): readonly string[] {
  const inside = new Set(members);
  return [...elements.values()].filter((element) => ends.some((name) => inside.has(refOf(element.properties[name]) ?? ''))).map(({ id }) => id);
}

/** Ids that an element needs: what holds it, its lanes, what it refers to, and steps that its clocks start or stop at. */
export function referencesOf({ owner, lanes, properties, extensions }: DocumentElement): readonly string[] {
  return [...(owner === undefined ? [] : [owner]), ...lanes, ...mentioned(properties), ...extensions.flatMap((part) => mentioned(part))];
}

function mentioned(value: Json | undefined): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const reference = refOf(value);
  if (reference !== undefined) return [reference];
  if (Array.isArray(value)) return value.flatMap((item: Json) => mentioned(item));
  return Object.entries(value).flatMap(([name, held]: [string, Json]) => (name === 'element' && typeof held === 'string' ? [held] : mentioned(held)));
}

/** Without what cannot stand alone: an element in nothing, a flow without an end, a boundary event of no step. */
export function withoutLoose(elements: ReadonlyMap<string, DocumentElement>): ReadonlyMap<string, DocumentElement> {
  const stands = ({ owner, properties }: DocumentElement): boolean => [owner, ...ends.map((name) => refOf(properties[name]))].every((id) => id === undefined || elements.has(id));
  const left = new Map([...elements].filter(([, element]) => stands(element)));
  return left.size === elements.size ? left : withoutLoose(left);
}
