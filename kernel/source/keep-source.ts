/**
 * Keeps the text of a file over editing: what nobody edited comes out as it was written, character by character, also what the reader
 * cannot take (comments, mixed text, elements where no schema has them, values that stand for defaults); what was edited is changed in place.
 *
 * A reader and writer of BPMN or DMN loses some of what a file says. So three texts are laid over each other: the file, what the writer makes
 * of it before any edit, and what it makes of it now. The differences of the first two are the writer's and are dropped; those of the last two
 * are edits, and only they are carried into the file.
 */
import { withDiagrams } from './diagrams.ts';
import { pairElements } from './pair.ts';
import type { Pairs } from './pair.ts';
import { decodeText, elementsOf, localName, readSource, sameSource, textOf, valueOf } from './source-tree.ts';
import type { SourceAttribute, SourceElement, SourceNode, SourceTree } from './source-tree.ts';

export interface KeptSource {
  readonly text: string;
  /** False when the edits could not be carried into the file: then `text` is what the writer says, without what it cannot take. */
  readonly kept: boolean;
}

/**
 * The file with the edits. What is put together is read and written once more: it counts only when that gives what the writer says now.
 *
 * @param file the text as it was opened
 * @param opened what the writer made of it before any edit
 * @param now what the writer makes of it now
 * @param rewrite reads a text and writes it again, by the same reader and writer
 */
export async function keepSource(file: string, opened: string, now: string, rewrite: Rewrite): Promise<KeptSource> {
  if (opened === now) return { text: file, kept: true };
  const text = await carried(file, opened, now, rewrite);
  if (text !== undefined) return { text, kept: true };
  // A reader may rearrange drawings, as of sub-processes that had none of their own. Then the drawings are the writer's, all else the file's.
  const redrawn = withDiagrams(file, opened);
  const second = redrawn === undefined ? undefined : await carried(redrawn, opened, now, rewrite);
  return { text: second ?? now, kept: second !== undefined };
}

type Rewrite = (xml: string) => Promise<string>;

/** The file with the edits; undefined when reading it again does not give what the writer says now. */
async function carried(file: string, opened: string, now: string, rewrite: Rewrite): Promise<string | undefined> {
  const [source, before, after] = [readSource(file), readSource(opened), readSource(now)];
  if (source === undefined || before === undefined || after === undefined || !prefixesAgree(source.root, after.root)) return undefined;
  const { text, expected } = new Keeper(source, before, after).result();
  const [again, wanted] = [readSource(await rewrite(text).catch(() => '')), readSource(expected)];
  if (again === undefined || wanted === undefined) return undefined;
  if (sameSource(again.root, wanted.root, inOrder)) return text;
  const read = readSource(await rewrite(file).catch(() => ''));
  if (read === undefined) return undefined;
  takeOutDropped(read.root, before.root, again.root);
  return sameSource(again.root, wanted.root, inOrder) ? text : undefined;
}

/** Some things a reader takes and then drops, as drawings of what has no ends. They stay in the file, and what the writer says knows nothing of them. */
function takeOutDropped(read: SourceElement, before: SourceElement, again: SourceElement): void {
  const [left, still] = [pairElements(read, before), pairElements(read, again)];
  for (const [element, kept] of still) {
    if (left.has(element) || kept.parent === undefined || !sameSource(element, kept, inOrder)) continue;
    kept.parent.children.splice(kept.parent.children.indexOf(kept), 1);
  }
}

/** What lies over what in a drawing is no meaning, and readers sort it by themselves. */
function inOrder(element: SourceElement): boolean {
  return localName(element) !== 'BPMNPlane';
}

class Keeper {
  readonly #source: SourceTree;
  readonly #after: SourceTree;
  /** From the file to what was opened, and back; from what was opened to now, and back. */
  readonly #opened: Pairs;
  readonly #written: Pairs;
  readonly #now: Pairs;
  readonly #before: Pairs;
  /** Ids that were there and are no longer. */
  readonly #gone: ReadonlySet<string>;
  /** What the reader added by itself and nobody touched: not written. */
  readonly #added: SourceElement[] = [];

  constructor(source: SourceTree, before: SourceTree, after: SourceTree) {
    [this.#source, this.#after] = [source, after];
    this.#opened = pairElements(source.root, before.root);
    this.#now = pairElements(before.root, after.root);
    [this.#written, this.#before] = [turned(this.#opened), turned(this.#now)];
    const left = idsIn(after.root);
    this.#gone = new Set([...idsIn(before.root)].filter((id) => !left.has(id)));
  }

  /** The file with the edits, and what the writer says now without what it added by itself. */
  result(): { readonly text: string; readonly expected: string } {
    const { text, root } = this.#source;
    const made = text.slice(0, root.start) + this.#element(this.#after.root) + text.slice(root.end);
    let [expected, at] = ['', 0];
    for (const { start, end } of this.#added.sort((one, other) => one.start - other.start)) {
      expected += this.#after.text.slice(at, start);
      at = end;
    }
    return { text: made, expected: expected + this.#after.text.slice(at) };
  }

  /** An element as it is now, in the words of the file where it has some. */
  #element(now: SourceElement): string {
    const before = this.#before.get(now);
    const written = before && this.#written.get(before);
    if (before === undefined || written === undefined) return this.#fresh(now);
    if (sameSource(before, now)) return this.#source.text.slice(written.start, written.end);
    if (textOf(before) !== textOf(now)) return this.#startTag(now, before, written) + this.#after.text.slice(now.inside, now.closing) + `</${written.tag}>`;
    const inside = this.#children(now, before, written);
    const start = this.#startTag(now, before, written);
    return inside === '' ? `${start.slice(0, -1)}/>` : `${start}${inside}</${written.tag}>`;
  }

  /** What was not in the file; something of the file may have been put into it. */
  #fresh(now: SourceElement): string {
    const { text } = this.#after;
    let [made, at] = ['', now.start];
    for (const child of elementsOf(now)) {
      made += text.slice(at, child.start) + this.#element(child);
      at = child.end;
    }
    return made + text.slice(at, now.end);
  }

  /** The tag of the file with the attributes that were edited; always open. */
  #startTag(now: SourceElement, before: SourceElement, written: SourceElement): string {
    const changed = (name: string): boolean => valueOf(before, name) !== valueOf(now, name);
    const kept = written.attributes.flatMap(({ name, written: said }) => {
      if (!changed(name)) return said;
      const edited = now.attributes.find((attribute) => attribute.name === name);
      return edited === undefined ? [] : ` ${name}="${edited.value}"`;
    });
    const has = (name: string): boolean => written.attributes.some((attribute) => attribute.name === name);
    const added = now.attributes.filter(({ name }) => !has(name) && changed(name)).map(({ name, value }) => ` ${name}="${value}"`);
    return `<${written.tag}${kept.join('')}${added.join('')}>`;
  }

  #children(now: SourceElement, before: SourceElement, written: SourceElement): string {
    const kept = this.#keptChildren(now, written);
    const places = new Map<SourceElement, number>(kept.flatMap(({ now: child }, index) => (child === undefined ? [] : [[child, index]])));
    // Something inside was put into another order: then the order of now counts, and what the reader did not take follows what it stood behind.
    const order = elementsOf(now).filter((child) => places.has(child));
    const same = elementsOf(before).filter((child) => order.includes(this.#now.get(child) as SourceElement)).every((child, index) => this.#now.get(child) === order[index]);
    const pieces = same ? kept.map(({ text }) => text) : reordered(kept, order);
    if (!same) order.forEach((child, index) => { places.set(child, index); });
    return this.#withFresh(now, written, pieces, places);
  }

  /** The children of the file that are still there, each with the white space before it. */
  #keptChildren(now: SourceElement, written: SourceElement): Kept[] {
    const kept: Kept[] = [];
    let space = '';
    for (const child of written.children) {
      const text = this.#source.text.slice(child.start, child.end);
      if (child.kind === 'text' && child.text.trim() === '') { space += text; continue; }
      const is = this.#is(child, now);
      if (is !== 'gone') kept.push({ now: is, text: space + (is === undefined ? text : this.#element(is)) });
      space = '';
    }
    return [...kept, { now: undefined, text: space }];
  }

  /** What a child of the file is now; undefined for what the reader never took and so nobody can have edited. */
  #is(child: SourceNode, now: SourceElement): SourceElement | undefined | 'gone' {
    if (child.kind !== 'element') return undefined;
    const opened = this.#opened.get(child);
    if (opened === undefined) return child.children.length > 0 && this.#gone.has(textOf(child)) ? 'gone' : undefined;
    const is = this.#now.get(opened);
    return is?.parent === now ? is : 'gone';
  }

  /** Puts in what is new, each behind what it stands behind now. */
  #withFresh(now: SourceElement, written: SourceElement, pieces: readonly string[], places: ReadonlyMap<SourceElement, number>): string {
    const behind = new Map<number, string>();
    const indent = indentOf(this.#source.text, written);
    let place = -1;
    for (const child of elementsOf(now)) {
      const own = places.get(child);
      if (own !== undefined) { place = own; continue; }
      if (this.#isAdded(child)) { this.#added.push(child); continue; }
      behind.set(place, `${behind.get(place) ?? ''}${indent}${this.#element(child)}`);
    }
    return (behind.get(-1) ?? '') + pieces.map((piece, index) => piece + (behind.get(index) ?? '')).join('');
  }

  #isAdded(now: SourceElement): boolean {
    const before = this.#before.get(now);
    return before !== undefined && !this.#isOfFile(before) && sameSource(before, now);
  }

  #isOfFile(before: SourceElement): boolean {
    return this.#written.has(before) || elementsOf(before).some((child) => this.#isOfFile(child));
  }
}

interface Kept { readonly now: SourceElement | undefined; readonly text: string }

/** One piece for each element of `order`, with what follows it in the file without being an element of now. */
function reordered(kept: readonly Kept[], order: readonly SourceElement[]): string[] {
  const pieces = new Map<SourceElement, string>();
  let [first, last]: [string, SourceElement | undefined] = ['', undefined];
  for (const { now, text } of kept) {
    if (now !== undefined) [last, first] = [now, first];
    if (last === undefined) first += text;
    else pieces.set(last, (pieces.get(last) ?? '') + text);
  }
  return order.map((element, index) => (index === 0 ? first : '') + (pieces.get(element) ?? ''));
}

/** The line break and indent before the first child; nothing where the file has no lines. */
function indentOf(text: string, { inside, children, start }: SourceElement): string {
  const first = children.find((child) => child.kind === 'element');
  const before = /\r?\n[ \t]*$/.exec(text.slice(0, first?.start ?? start))?.[0] ?? '';
  return first === undefined && before !== '' ? `${before}  ` : inside === 0 ? '' : before;
}

function turned(pairs: Pairs): Pairs {
  return new Map([...pairs].map(([one, other]) => [other, one]));
}

function idsIn(root: SourceElement): Set<string> {
  const ids = new Set<string>();
  const open = [root];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    const id = valueOf(element, 'id');
    if (id !== undefined) ids.add(id);
    open.push(...elementsOf(element));
  }
  return ids;
}

/** A prefix that means one thing in the file and another in what was edited would change the meaning of what is put together. */
function prefixesAgree(one: SourceElement, other: SourceElement): boolean {
  const declared = ({ attributes }: SourceElement): readonly SourceAttribute[] => attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'));
  return one.tag === other.tag && declared(one).every(({ name, value }) => (valueOf(other, name) ?? decodeText(value)) === decodeText(value));
}
