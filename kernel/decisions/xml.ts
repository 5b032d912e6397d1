/**
 * A small XML reader for decision models: one pass, no entities but the five of XML and character references, no
 * document type. What it does not understand it refuses, within bounds of size, depth and count.
 */
export interface XmlElement {
  readonly namespace: string; readonly name: string; readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[]; text: string; readonly at: number;
  readonly prefixes: ReadonlyMap<string, string>;
}

export const maximumXml = 20_000_000;
const maximumElements = 200_000;
const maximumDepth = 200;

/** Why the text is no XML that is read here, and where (characters from 0). */
export class XmlProblem extends Error {
  readonly at: number;
  readonly tooLarge: boolean;
  constructor(message: string, at: number, tooLarge = false) {
    super(message);
    this.name = 'XmlProblem';
    this.at = at;
    this.tooLarge = tooLarge;
  }
}

interface Reading { readonly text: string; at: number; count: number; readonly open: { readonly element: XmlElement; readonly tag: string }[]; root: XmlElement | undefined }

/** The root element; throws XmlProblem. */
export function readXml(text: string): XmlElement {
  if (text.length > maximumXml) throw new XmlProblem(`Expected at most ${maximumXml} characters but got ${text.length}`, 0, true);
  const reading: Reading = { text, at: text.startsWith('\uFEFF') ? 1 : 0, count: 0, open: [], root: undefined };
  while (reading.at < text.length) readNext(reading);
  const unclosed = reading.open.at(-1);
  if (unclosed !== undefined) throw new XmlProblem(`Expected </${unclosed.tag}> before the end`, text.length);
  if (reading.root === undefined) throw new XmlProblem('Expected an element', text.length);
  return reading.root;
}

function readNext(reading: Reading): void {
  const { text, at } = reading;
  if (text[at] !== '<') return readText(reading);
  if (text.startsWith('<!--', at)) return skipTo(reading, '-->', 4);
  if (text.startsWith('<![CDATA[', at)) return readCharacters(reading);
  if (text.startsWith('<?', at)) return skipTo(reading, '?>', 2);
  if (text.startsWith('<!', at)) throw new XmlProblem('Expected no document type: entities are not read', at);
  if (text[at + 1] === '/') return readEnd(reading);
  readStart(reading);
}

function skipTo(reading: Reading, end: string, from: number): void {
  const found = reading.text.indexOf(end, reading.at + from);
  if (found < 0) throw new XmlProblem(`Expected "${end}"`, reading.at);
  reading.at = found + end.length;
}

function readText(reading: Reading): void {
  const found = reading.text.indexOf('<', reading.at);
  const end = found < 0 ? reading.text.length : found;
  const raw = reading.text.slice(reading.at, end);
  const parent = reading.open.at(-1);
  if (parent !== undefined) parent.element.text += decode(raw, reading.at);
  else if (raw.trim() !== '') throw new XmlProblem('Expected no text outside the root element', reading.at);
  reading.at = end;
}

function readCharacters(reading: Reading): void {
  const from = reading.at + 9;
  skipTo(reading, ']]>', 9);
  const parent = reading.open.at(-1);
  if (parent !== undefined) parent.element.text += reading.text.slice(from, reading.at - 3);
}

function readEnd(reading: Reading): void {
  const start = reading.at;
  const end = reading.text.indexOf('>', start);
  const tag = reading.text.slice(start + 2, end).trimEnd();
  const opened = reading.open.pop();
  if (end < 0 || opened === undefined || opened.tag !== tag) throw new XmlProblem(`Expected ${opened === undefined ? 'no end tag' : `</${opened.tag}>`} but got </${tag.slice(0, 60)}>`, start);
  reading.at = end + 1;
}

/** Characters; names and attributes of DMN are short, its texts stand between tags. */
const longestTag = 65_536;
const startTag = /<([^\s<>/="']+)((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const attribute = /([^\s<>/="']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

function readStart(reading: Reading): void {
  startTag.lastIndex = 0;
  // A tag of megabytes would exhaust the stack of the search: what is longer than any honest tag is none.
  const match = startTag.exec(reading.text.slice(reading.at, reading.at + longestTag));
  if (match === null) throw new XmlProblem('Expected a start tag', reading.at);
  const [whole, tag = '', written = '', closed] = match;
  reading.count += 1;
  if (reading.count > maximumElements || reading.open.length >= maximumDepth) throw new XmlProblem(`Expected at most ${maximumElements} elements and ${maximumDepth} levels`, reading.at, true);
  const parent = reading.open.at(-1)?.element;
  const element = makeElement(tag, readAttributes(written, reading.at), parent, reading.at);
  if (parent !== undefined) parent.children.push(element);
  else if (reading.root === undefined) reading.root = element;
  else throw new XmlProblem('Expected one root element', reading.at);
  if (closed !== '/') reading.open.push({ element, tag });
  reading.at += whole.length;
}

function readAttributes(written: string, at: number): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of written.matchAll(attribute)) {
    if (attributes.has(name)) throw new XmlProblem(`Expected the attribute "${name}" once`, at);
    attributes.set(name, decode(double ?? single ?? '', at));
  }
  return attributes;
}

function makeElement(tag: string, attributes: ReadonlyMap<string, string>, parent: XmlElement | undefined, at: number): XmlElement {
  const declared = [...attributes].filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  const inherited = parent?.prefixes ?? new Map<string, string>();
  const prefixes = declared.length === 0 ? inherited : new Map([...inherited, ...declared.map(([name, uri]) => [name.slice(6), uri] as const)]);
  const colon = tag.indexOf(':');
  const namespace = prefixes.get(colon < 0 ? '' : tag.slice(0, colon)) ?? '';
  return { namespace, name: tag.slice(colon + 1), attributes, children: [], text: '', at, prefixes };
}

const entities: Readonly<Record<string, string | undefined>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(text: string, at: number): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|([^;\s&]{0,40}));?/g, (whole, hex?: string, number?: string, name?: string) => {
    const code = Number.parseInt(hex ?? number ?? '', hex === undefined ? 10 : 16);
    const character = Number.isNaN(code) ? entities[name ?? ''] : code <= 0x10FFFF ? String.fromCodePoint(code) : undefined;
    if (character === undefined || !whole.endsWith(';')) throw new XmlProblem(`Expected one of XML's own entities but got "${whole}"`, at);
    return character;
  });
}
