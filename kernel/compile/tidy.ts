/**
 * What is legal XML and the reader does not take, put into words that it does: spaces around the `=` of an attribute, and ids with
 * other letters than a to z. Ids that are no XML names either (`12`, `my task`) are read in the same way; people's tools write them.
 * Files without such things are not touched. One pass, in time with the length of the text.
 */
import type { Node } from './node.ts';
import { isNode } from './node.ts';
import { endOfTag } from './admit.ts';

export interface Tidied {
  readonly xml: string;
  /** The ids of the file by what stands for them in `xml`. */
  readonly ids: ReadonlyMap<string, string>;
}

const spacedAttribute = /\s=\s*["']|=\s+["']/;
/** An id that the reader refuses, empty ones aside. */
const oddId = /\sid\s*=\s*["'](?![A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?["']|["'])/;
const takenId = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/;
/** XML 1.0 §2.3 without the colon, near enough: what is no letter to Unicode begins no name. */
const xmlName = /^[\p{L}_][\p{L}\p{N}\p{M}_.·-]*$/u;

/** The text as the reader takes it. */
export function tidy(xml: string): Tidied {
  const odd = oddId.test(xml);
  if (!odd && !spacedAttribute.test(xml)) return { xml, ids: new Map() };
  const pieces = split(xml).map(piece => piece.startsWith('<') && !/^<[!?]/.test(piece) ? piece.replace(/\s*=\s*("[^"]*"|'[^']*')/g, '=$1') : piece);
  if (!odd) return { xml: pieces.join(''), ids: new Map() };
  const standIns = standInsOf(pieces);
  return { xml: pieces.map(piece => rename(piece, standIns)).join(''), ids: new Map([...standIns].map(([id, standIn]) => [standIn, id.trim()])) };
}

/** Whether an id is a name as XML wants it. */
export function isXmlName(id: string): boolean {
  return xmlName.test(id);
}

/** Puts the ids of the file back, wherever the reader has put what stood for them. */
export function restoreIds(root: Node, ids: ReadonlyMap<string, string>): void {
  if (ids.size === 0) return;
  const open: object[] = [root];
  const seen = new Set<object>(open);
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    const attributes: unknown = isNode(holder) ? holder['$attrs'] : undefined;
    for (const [key, value] of Object.entries(holder) as [string, unknown][]) {
      if (typeof value === 'string' && ids.has(value)) Reflect.set(holder, key, ids.get(value));
    }
    for (const value of [...Object.values(holder) as unknown[], attributes]) {
      if (typeof value !== 'object' || value === null || seen.has(value)) continue;
      seen.add(value);
      open.push(value);
    }
  }
}

/** Tags, comments and the texts between them, in order. */
function split(xml: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', from)) {
    const end = xml.startsWith('<!--', at) ? endOf(xml, '-->', at) : xml.startsWith('<![CDATA[', at) ? endOf(xml, ']]>', at) : endOfTag(xml, at);
    if (end === undefined) break;
    pieces.push(xml.slice(from, at), xml.slice(at, end + 1));
    from = end + 1;
  }
  pieces.push(xml.slice(from));
  return pieces;
}

function endOf(xml: string, close: string, at: number): number | undefined {
  const found = xml.indexOf(close, at);
  return found < 0 ? undefined : found + close.length - 1;
}

function standInsOf(pieces: readonly string[]): ReadonlyMap<string, string> {
  const standIns = new Map<string, string>();
  for (const piece of pieces) {
    const id = piece.startsWith('<') && !piece.startsWith('<!') ? /\sid=(?:"([^"]*)"|'([^']*)')/.exec(piece)?.slice(1).find(found => found !== undefined) : undefined;
    if (id !== undefined && id.trim() !== '' && !takenId.test(id) && !standIns.has(id)) standIns.set(id, `_.odd.id.${standIns.size + 1}`);
  }
  return standIns;
}

/** In attributes and as a whole text. */
function rename(piece: string, standIns: ReadonlyMap<string, string>): string {
  if (!piece.startsWith('<')) return standIns.get(piece.trim()) ?? piece;
  if (/^<[!?/]/.test(piece)) return piece;
  return piece.replace(/=(?:"([^"]*)"|'([^']*)')/g, (whole, double: string | undefined, single: string | undefined) => {
    const standIn = standIns.get(double ?? single ?? '');
    return standIn === undefined ? whole : `="${standIn}"`;
  });
}
