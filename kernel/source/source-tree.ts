/**
 * The text of an XML file as a tree that still knows every character: which part of the text each element, comment and white space is.
 * What a reader of BPMN or DMN makes of a file leaves things out; from this tree they can be put back as they were written.
 */

/** One attribute as written: its name with prefix, its raw value between the quotes, and the whole with the white space before it. */
export interface SourceAttribute { readonly name: string; readonly value: string; readonly written: string }

export interface SourceElement {
  readonly kind: 'element';
  /** With its prefix. */
  readonly tag: string;
  readonly attributes: readonly SourceAttribute[];
  readonly children: SourceNode[];
  readonly parent: SourceElement | undefined;
  /** Characters of the text: from `<` to behind the last `>`; `inside` is behind the start tag, `closing` where the end tag begins. */
  readonly start: number;
  readonly inside: number;
  closing: number;
  end: number;
}

/** Text, a CDATA section, a comment or an instruction. `text` is what it says to a reader; empty for comments and instructions. */
export interface SourceText { readonly kind: 'text' | 'comment'; readonly text: string; readonly start: number; readonly end: number }

export type SourceNode = SourceElement | SourceText;

export interface SourceTree {
  readonly text: string;
  readonly root: SourceElement;
}

interface Reading { readonly text: string; open: SourceElement | undefined; root: SourceElement | undefined; depth: number }

/** Undefined for what is no well-formed XML, names a document type, or nests deeper than any honest file. */
export function readSource(text: string): SourceTree | undefined {
  const reading: Reading = { text, open: undefined, root: undefined, depth: 0 };
  for (let at = 0; at < text.length;) {
    const piece = nextPiece(text, at, reading.open);
    if (piece === undefined || !take(reading, piece)) return undefined;
    at = piece.end;
  }
  return reading.root === undefined || reading.open !== undefined ? undefined : { text, root: reading.root };
}

/** False when the piece cannot stand here. */
function take(reading: Reading, piece: SourceNode | EndTag): boolean {
  const { open } = reading;
  if (piece.kind === 'end') {
    if (open?.tag !== piece.tag) return false;
    [open.closing, open.end] = [piece.start, piece.end];
    [reading.open, reading.depth] = [open.parent, reading.depth - 1];
    return true;
  }
  open?.children.push(piece);
  if (piece.kind !== 'element') return true;
  if (open === undefined && reading.root !== undefined) return false;
  reading.root ??= piece;
  if (reading.text[piece.inside - 2] === '/') return true;
  [reading.open, reading.depth] = [piece, reading.depth + 1];
  return reading.depth <= maximumDepth;
}

const maximumDepth = 500;
const startTag = /<([^\s<>/="'!?]+)((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const endTag = /<\/([^\s<>/]+)\s*>/y;
const attributePattern = /\s+([^\s<>/="']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

interface EndTag { readonly kind: 'end'; readonly tag: string; readonly start: number; readonly end: number }

function nextPiece(text: string, at: number, parent: SourceElement | undefined): SourceNode | EndTag | undefined {
  if (text[at] !== '<') {
    const found = text.indexOf('<', at);
    const end = found < 0 ? text.length : found;
    return { kind: 'text', text: decodeText(text.slice(at, end)), start: at, end };
  }
  if (text.startsWith('<![CDATA[', at)) return upTo(text, at, ']]>', (end) => text.slice(at + 9, end - 3));
  if (text.startsWith('<!--', at)) return upTo(text, at, '-->');
  if (text.startsWith('<?', at)) return upTo(text, at, '?>');
  endTag.lastIndex = at;
  const [closed, closedTag] = endTag.exec(text) ?? [];
  if (closed !== undefined && closedTag !== undefined) return { kind: 'end', tag: closedTag, start: at, end: at + closed.length };
  return elementAt(text, at, parent);
}

function upTo(text: string, start: number, close: string, said?: (end: number) => string): SourceText | undefined {
  const found = text.indexOf(close, start);
  if (found < 0) return undefined;
  const end = found + close.length;
  return said ? { kind: 'text', text: said(end), start, end } : { kind: 'comment', text: '', start, end };
}

function elementAt(text: string, start: number, parent: SourceElement | undefined): SourceElement | undefined {
  startTag.lastIndex = start;
  const match = startTag.exec(text);
  if (match === null) return undefined;
  const [whole, tag = '', written = ''] = match;
  const end = start + whole.length;
  const attributes = [...written.matchAll(attributePattern)].map(([all, name = '', double, single]) => ({ name, value: double ?? single ?? '', written: all }));
  return { kind: 'element', tag, attributes, children: [], parent, start, inside: end, closing: end, end };
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Character references and XML's own entities as characters; anything else stays as written. */
export function decodeText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|(\w{1,10}));/g, (whole, hex?: string, number?: string, name?: string) => {
    const code = Number.parseInt(hex ?? number ?? '', hex === undefined ? 10 : 16);
    if (Number.isNaN(code)) return entities[name ?? ''] ?? whole;
    return code <= 0x10FFFF ? String.fromCodePoint(code) : whole;
  });
}

export function localName({ tag }: SourceElement): string {
  return tag.slice(tag.indexOf(':') + 1);
}

export function valueOf(element: SourceElement, name: string): string | undefined {
  const found = element.attributes.find((attribute) => attribute.name === name);
  return found && decodeText(found.value);
}

export function elementsOf({ children }: SourceElement): readonly SourceElement[] {
  return children.filter((child): child is SourceElement => child.kind === 'element');
}

/** What stands between the tags as text, without that of elements inside. */
export function textOf({ children }: SourceElement): string {
  return children.map((child) => (child.kind === 'text' ? child.text : '')).join('').trim();
}

/**
 * Whether two elements say the same: attributes in any order, elements in order, text without the white space around it.
 * @param inOrder false for elements whose children may stand in any order
 */
export function sameSource(one: SourceElement, other: SourceElement, inOrder: (element: SourceElement) => boolean = () => true): boolean {
  if (one.tag !== other.tag || !sameAttributes(one, other) || textOf(one) !== textOf(other)) return false;
  const children = (element: SourceElement): readonly SourceElement[] => inOrder(element) ? elementsOf(element) : [...elementsOf(element)].sort(byWhatTheyAreOf);
  const [mine, theirs] = [children(one), children(other)];
  return mine.length === theirs.length && mine.every((child, index) => sameSource(child, theirs[index] as SourceElement, inOrder));
}

function byWhatTheyAreOf(one: SourceElement, other: SourceElement): number {
  const [mine, theirs] = [one, other].map((element) => JSON.stringify(element.attributes.filter(({ name }) => name === 'id' || name === 'bpmnElement').map(({ value }) => value).sort()));
  return (mine ?? '') < (theirs ?? '') ? -1 : 1;
}

function sameAttributes(one: SourceElement, other: SourceElement): boolean {
  return one.attributes.length === other.attributes.length && one.attributes.every(({ name, value }) => valueOf(other, name) === decodeText(value));
}
