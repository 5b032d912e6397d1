/**
 * Attributes that the reader warns about one by one: for each warning it counts the lines of the file from its beginning, so that a flood
 * of them takes the square of its length. They are counted here first, in one pass over the tags.
 */
import { endOfTag } from './admit.ts';

/** Below this size even a file of nothing else is read in a second or two, and counting would cost everyone. */
const smallFile = 200_000;
/** Warnings times characters. */
const maximumWork = 1_000_000_000;

/** How many attributes are twice in their tag, of a prefix that nothing declares, or no attributes at all; undefined when the reader can take them. */
export function floodOfOddAttributes(xml: string): number | undefined {
  if (xml.length < smallFile) return undefined;
  const declared = new Set(['xml', 'xmlns', ...[...xml.matchAll(/\sxmlns:([\w.-]{1,100})\s*=/g)].map(([, prefix]) => prefix)]);
  let odd = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    if (!/[\w:]/.test(xml[at + 1] ?? '')) continue;
    const end = endOfTag(xml, at);
    if (end === undefined) return undefined;
    odd += oddIn(xml.slice(at, end), declared);
    if (odd * xml.length > maximumWork) return odd;
    at = end;
  }
  return undefined;
}

const attribute = /\s+([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')/y;

function oddIn(tag: string, declared: ReadonlySet<string | undefined>): number {
  const seen = new Set<string>();
  let odd = 0;
  let at = /^<[^\s/>]*/.exec(tag)?.[0].length ?? 0;
  for (;;) {
    attribute.lastIndex = at;
    const name = attribute.exec(tag)?.[1];
    // What is no attribute is told about character by character at worst.
    if (name === undefined) return odd + (/^\s*\/?$/.test(tag.slice(at)) ? 0 : tag.length - at);
    const colon = name.indexOf(':');
    if (seen.has(name) || (colon > 0 && !declared.has(name.slice(0, colon)))) odd += 1;
    seen.add(name);
    at = attribute.lastIndex;
  }
}
